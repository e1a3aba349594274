#include "core/pages/list_views.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/html/form.h"
#include "core/pages/control.h"
#include "core/store/saved_view.h"

namespace ateneu::pages {

namespace {

/// What a view keeps of an address: no page, and not which view it is.
std::string kept_part(Call& call, Entity const& entity, Pairs const& fields) {
    Problems problems;
    auto query = query_of(call, entity, fields, problems);
    query.page = 1;
    query.view.clear();
    query.ids.clear();
    return http::to_query(full_address(query, fields));
}

std::string kept_part(Call& call, ListQuery const& query) { return kept_part(call, *query.entity, full_address(call, query)); }
std::string kept_part(Call& call, Entity const& entity, SavedView const& view) { return kept_part(call, entity, http::parse_query(view.address).list()); }

/// As it was saved: what is no longer there is told when the list opens.
std::string address_of_view(Entity const& entity, SavedView const& view) {
    auto fields = http::parse_query(view.address).list();
    fields.emplace_back("saved", std::to_string(view.id.value));
    return list_address(entity, fields);
}

Html popover(std::string const& id, std::string const& label, Html const& content) {
    return element("div", {{"class", "filters"}, {"id", id}, {"popover"}, {"role", "group"}, {"aria-label", label}}, content);
}

Html opener(std::string const& id, std::string const& icon, std::string const& label) {
    return element("button", {{"type", "button"}, {"class", "tab-more"}, {"popovertarget", id}}, ui::icon(icon) + Html(label));
}

/// A view's form: what it is called and who has it. `id` 0: a new one.
struct ViewForm {
    SavedView view;
    std::string address;  ///< of the list as it is now
    bool is_default = false;
    std::string name_error = {};
};

Html view_fields(Call& call, Entity const& entity, ViewForm const& form, std::string const& prefix) {
    auto const& say = call.say;
    auto const& view = form.view;
    Html fields;
    if (view.id.value == 0 || may_change(call.actor, view)) {
        ui::Field const name{.id = prefix + "name", .name = "name", .label = say.t(N_("Name of the view")), .error = form.name_error, .required = true};
        fields += ui::field(say, name, ui::input(name, {.value = view.name, .autocomplete = "off", .max_length = 60}));
        ui::Field const shared{.id = prefix + "shared", .name = "shared", .label = say.t(N_("Everybody who sees this list has it too")), .mark_optional = false};
        if (may_share(call.actor, entity) || view.shared) fields += ui::tick_field(shared, view.shared);
    }
    ui::Field const first{.id = prefix + "default", .name = "default", .label = say.t(N_("Open the list with it")), .mark_optional = false};
    return element("div", {{"class", "stack"}}, fields + ui::tick_field(first, form.is_default));
}

Html view_form(Call& call, Entity const& entity, ViewForm const& form) {
    auto const& say = call.say;
    bool const is_new = form.view.id.value == 0;
    auto const action = entity.address() + "/views" + (is_new ? "" : "/" + std::to_string(form.view.id.value));
    auto const prefix = is_new ? std::string("new-view-") : std::string("view-");
    // First: what Enter presses.
    auto buttons = ui::submit({.label = say.t(is_new ? N_("Save view") : N_("Save")), .look = ui::Look::primary, .name = "deed", .value = "save"});
    if (!is_new && may_change(call.actor, form.view)) buttons += ui::submit({.label = say.t(N_("Delete view")), .icon = "trash", .look = ui::Look::text, .name = "deed", .value = "delete"});
    auto const token = ui::hidden(ui::csrf_field, call.csrf) + ui::hidden("address", form.address);
    return element("form", {{"method", "post"}, {"action", action}}, token + view_fields(call, entity, form, prefix) + element("div", {{"class", "foot"}}, buttons));
}

/// The name is missing or taken: the same form as a page, with what was typed.
http::Response form_again(Call& call, Entity const& entity, ViewForm const& form) {
    auto const& say = call.say;
    auto const title = say.t(form.view.id.value == 0 ? N_("Save as view") : N_("Saved view"));
    auto main = ui::breadcrumb(say, {{{say.t(entity.plural_label), entity.address() + (form.address.empty() ? "" : "?" + form.address)}}}) + ui::title_row({.title = title}) +
                ui::panel({.body = view_form(call, entity, form)});
    return page(call, {.title = title, .current = &entity, .narrow = true, .status = 422}, std::move(main));
}

bool is_default(Call& call, Entity const& entity, SavedView const& view) {
    auto const first = default_view(call.tx(), entity);
    return first && first->id.value == view.id.value;
}

}  // namespace

std::optional<std::string> default_address(Call& call, Entity const& entity) {
    if (call.actor.person == 0) return {};
    auto const view = default_view(call.tx(), entity);
    return view ? std::optional(address_of_view(entity, *view)) : std::nullopt;
}

Html view_tabs(Call& call, ListQuery const& query) {
    if (call.actor.person == 0) return {};
    auto const& say = call.say;
    auto const& entity = *query.entity;
    auto const views = views_of(call.tx(), entity);
    auto const current = std::find_if(views.begin(), views.end(), [&](SavedView const& view) { return std::to_string(view.id.value) == query.view; });
    auto const now = kept_part(call, query);
    bool const differs = now != (current == views.end() ? std::string() : kept_part(call, entity, *current));
    auto const first = default_view(call.tx(), entity);
    auto const all = list_address(entity, first ? Pairs{{"saved", std::string(every_record)}} : Pairs{});
    std::vector<ui::Tab> tabs{{.label = say.t({N_("All {records}"), {{"records", lower_first(say.t(entity.plural_label))}}}), .href = all, .current = current == views.end()}};
    for (auto const& view : views) tabs.push_back({.label = view.name, .href = address_of_view(entity, view), .current = current != views.end() && &view == &*current});
    Html end, popovers;
    if (differs && current != views.end() && may_change(call.actor, *current)) {
        auto const button = element("button", {{"type", "submit"}, {"class", "tab-more"}, {"name", "deed"}, {"value", "update"}}, ui::icon("check2") + Html(say.t(N_("Update view"))));
        end += element("form", {{"method", "post"}, {"action", entity.address() + "/views/" + query.view}}, ui::hidden(ui::csrf_field, call.csrf) + ui::hidden("address", now) + button);
    }
    if (differs) {
        end += opener("save-view", "plus-lg", say.t(N_("Save as view…")));
        popovers += popover("save-view", say.t(N_("Save as view")), view_form(call, entity, {.view = {}, .address = now}));
    }
    if (current != views.end()) {
        end += opener("edit-view", "three-dots", say.t(N_("This view")));
        popovers += popover("edit-view", say.t(N_("This view")), view_form(call, entity, {.view = *current, .address = now, .is_default = first && first->id.value == current->id.value}));
    }
    // A list that nobody narrowed or kept shows no bar for one tab.
    if (views.empty() && !differs) return {};
    return ui::tabs(say, say.t(N_("Saved views")), tabs, end) + popovers;
}

namespace {

/// Written through `save_view`, or the answer that says why not.
std::optional<http::Response> refused_by(Call& call, Entity const& entity, ViewForm form, Written const& written) {
    if (written) return {};
    if (written.outcome != Written::Outcome::problems) return written.outcome == Written::Outcome::refused ? refusal_page(call, written.refusal) : call.site.error(call, 404);
    form.name_error = call.say.t(written.problems.list().front().message);
    return form_again(call, entity, form);
}

std::string posted_address(Call& call, Entity const& entity) {
    return kept_part(call, entity, http::parse_query(call.request.form["address"]).list());
}

void settle_default(Call& call, Entity const& entity, SavedView const& view) {
    bool const wanted = call.request.form.all("default").size() > 0 && call.request.form.all("default").back() == "1";
    if (wanted == is_default(call, entity, view)) return;
    set_default_view(call.tx(), entity, wanted ? std::optional(view.id) : std::nullopt);
}

bool ticked(Call& call, std::string_view name) {
    auto const values = call.request.form.all(name);
    return !values.empty() && values.back() == "1";
}

}  // namespace

http::Response create_view(Call& call, Entity const& entity) {
    if (!call.actor.sees_some(entity)) return call.site.error(call, 403);
    ViewForm form{.view = {.name = std::string(call.request.form["name"]), .address = posted_address(call, entity), .shared = ticked(call, "shared")}, .address = posted_address(call, entity), .is_default = ticked(call, "default")};
    auto const written = save_view(call.tx(), entity, form.view);
    if (auto refused = refused_by(call, entity, form, written)) return std::move(*refused);
    form.view.id.value = written.id;
    settle_default(call, entity, form.view);
    return redirect_saying(call, address_of_view(entity, form.view), call.say.t(N_("View saved")));
}

http::Response change_view(Call& call, Entity const& entity) {
    auto view = find_view(call.tx(), entity, parse_integer(call.request.places.front()).value_or(0));
    if (!view || !call.actor.sees_some(entity)) return call.site.error(call, 404);
    auto const deed = call.request.form["deed"];
    if (deed == "delete") {
        auto const written = remove_view(call.tx(), *view);
        if (!written) return refusal_page(call, written.refusal);
        return redirect_saying(call, list_address(entity, http::parse_query(kept_part(call, entity, *view)).list()), call.say.t(N_("View deleted; the list is still as it was")));
    }
    if (deed == "update") view->address = posted_address(call, entity);
    if (deed == "save" && may_change(call.actor, *view)) {
        view->name = std::string(call.request.form["name"]);
        view->shared = ticked(call, "shared");
    }
    if (deed == "update" || may_change(call.actor, *view)) {
        auto const written = save_view(call.tx(), entity, *view);
        if (auto refused = refused_by(call, entity, {.view = *view, .address = posted_address(call, entity), .is_default = ticked(call, "default")}, written)) return std::move(*refused);
    }
    if (deed == "save") settle_default(call, entity, *view);
    return redirect_saying(call, address_of_view(entity, *view), call.say.t(N_("View saved")));
}

}  // namespace ateneu::pages
