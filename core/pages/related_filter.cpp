#include "core/pages/related_filter.h"

#include <algorithm>

#include "core/html/form.h"
#include "core/pages/control.h"
#include "core/store/list_filter.h"

namespace ateneu::pages {

namespace {

using Path = std::vector<FilterStep>;

/// One field of related records, as it is offered and shown.
struct Related {
    Path path;
    Field const* field;
    std::string name() const {
        // The plain name: which test it is, is the control's to say.
        auto whole = Filter{field, Filter::Test::is, {}, path}.name();
        return whole.ends_with(".is") ? whole.substr(0, whole.size() - 3) : whole;
    }
    friend bool operator==(Related const&, Related const&) = default;
};

void offer(std::vector<Related>& all, FilterStep const& step) {
    for (auto const& field : step.target().fields)
        if (field.options.filtered && &field != step.field) all.push_back({{step}, &field});
}

/// One step away, along what the list itself shows or filters by, and back along what leads here.
std::vector<Related> offered(Call& call, Entity const& entity) {
    std::vector<Related> all;
    for (auto const& field : entity.fields)
        if ((field.kind() == Kind::reference || field.is_link()) && (field.options.filtered || field.options.listed) && call.actor.sees_some(field.target()))
            offer(all, {&field});
    auto const& registry = call.site.registry();
    std::vector<Entity const*> seen;
    for (auto const& referrer : registry.referrers(entity)) {
        auto const& from = *referrer.entity;
        if (from.internal || std::find(seen.begin(), seen.end(), &from) != seen.end() || !call.actor.sees_some(from)) continue;
        seen.push_back(&from);
        // A field of that name is meant first.
        if (auto const* back = way_back(registry, entity, from); back && !entity.find(from.plural)) offer(all, {back, &from});
    }
    return all;
}

std::optional<Related> related_named(Call& call, Entity const& entity, std::string_view name) {
    auto const filter = name.empty() ? std::nullopt : named_filter(entity, name, &call.site.registry());
    if (!filter || filter->path.empty()) return {};
    return Related{filter->path, filter->field};
}

/// What a text that looks for choices is about: `event.find` finds events.
std::optional<std::string_view> found_for(std::string_view name) {
    static auto const end = ui::find_name("");
    return name.ends_with(end) ? std::optional(name.substr(0, name.size() - end.size())) : std::nullopt;
}

/// Those set, then the one asked for, and those whose choices somebody looks through.
std::vector<Related> shown(Call& call, ListQuery const& query) {
    std::vector<Related> all;
    auto const add = [&](Related related) {
        if (std::find(all.begin(), all.end(), related) == all.end()) all.push_back(std::move(related));
    };
    for (auto const& filter : query.filters)
        if (!filter.path.empty() && has_related_control(filter)) add({filter.path, filter.field});
    if (auto related = related_named(call, *query.entity, call.request.query[related_name])) add(std::move(*related));
    for (auto const& [name, text] : call.request.query.list()) {
        auto const about = text.empty() ? std::nullopt : found_for(name);
        if (auto related = about ? related_named(call, *query.entity, *about) : std::nullopt) add(std::move(*related));
    }
    return all;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> list_parameters(std::vector<std::pair<std::string, std::string>> const& fields) {
    auto rest = fields;
    std::erase_if(rest, [](auto const& field) { return field.first == related_name || field.first == "view" || field.first == "area" || found_for(field.first); });
    return rest;
}

bool has_related_control(Filter const& filter) { return filter.test != Filter::Test::absent && filter.test != Filter::Test::present; }

Html related_controls(View const& view, ListQuery const& query) {
    auto const& say = view.call.say;
    auto const there = shown(view.call, query);
    Html controls;
    for (auto const& related : there) controls += filter_controls(view, query, *related.field, related.path);
    std::vector<ui::Choice> choices;
    for (auto const& related : offered(view.call, *query.entity))
        if (std::find(there.begin(), there.end(), related) == there.end())
            choices.push_back({.value = related.name(), .label = filter_label(say, *related.field, related.path)});
    if (choices.empty()) return controls;
    ui::Field const asked{.id = control_id("filter.related"), .name = std::string(related_name), .label = say.t(N_("Filter on related records")),
                          .hint = say.t(N_("Choose a field, then show the results: its filter appears here.")), .mark_optional = false};
    return controls + ui::field(say, asked, ui::select(asked, choices, "–"));
}

}  // namespace ateneu::pages
