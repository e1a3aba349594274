#include "core/api/selection.h"

#include <algorithm>

#include "core/base/text.h"

namespace ateneu::api {

namespace {

std::vector<bool> every_open_field(Entity const& entity) {
    std::vector<bool> all;
    for (auto const& field : entity.fields) all.push_back(field.kind() != Kind::secret);
    return all;
}

void unknown(Problems& problems, char const* parameter, std::string_view name) {
    problems.add(parameter, {N_("There is no field “{name}” to ask for."), {{"name", std::string(name)}}}, "unknown_field");
}

/// Reads the names of `fields=`.
class Choosing {
public:
    Choosing(Call& call, Selection& into, Problems& problems) : call_(call), into_(into), problems_(problems) {}

    void choose(std::string_view name) {
        auto const& entity = *into_.entity;
        if (name == "id") return;
        if (name == "*") return all_fields();
        if (name == "version") return void(into_.version = true);
        if (auto const index = entity.index_of(name); index >= 0 && entity.fields[static_cast<std::size_t>(index)].kind() != Kind::secret)
            return void(into_.fields[static_cast<std::size_t>(index)] = true);
        if (name == "title") return void(into_.title = true);
        for (std::size_t i = 0; i < entity.computed.size(); ++i)
            if (entity.computed[i].name == name) return void(into_.computed[i] = true);
        if (!choose_facet(name)) unknown(problems_, "fields", name);
    }

private:
    void all_fields() {
        into_.fields = every_open_field(*into_.entity);
        into_.version = into_.title = true;
    }
    /// `card` or `card.street`
    bool choose_facet(std::string_view name) {
        auto const dot = name.find('.');
        auto const first = name.substr(0, dot);
        for (auto const* facet : call_.site.registry().facets(*into_.entity)) {
            if (facet->name != first || !call_.actor.sees_some(*facet)) continue;
            auto& choice = chosen(*facet);
            if (dot == std::string_view::npos) return choice.fields = every_open_field(*facet), true;
            auto const index = facet->index_of(name.substr(dot + 1));
            if (index < 0 || facet->fields[static_cast<std::size_t>(index)].kind() == Kind::secret) return false;
            choice.fields[static_cast<std::size_t>(index)] = true;
            return true;
        }
        return false;
    }
    FacetChoice& chosen(Entity const& facet) {
        for (auto& choice : into_.facets)
            if (choice.facet == &facet) return choice;
        return into_.facets.emplace_back(FacetChoice{&facet, std::vector<bool>(facet.fields.size())});
    }

    Call& call_;
    Selection& into_;
    Problems& problems_;
};

bool points_at_records(Field const& field) {
    return field.kind() == Kind::reference || field.is_link() || field.kind() == Kind::any_reference;
}

/// `branch`, `branch.*`, `lines.item`, `lines.item.*`
void expand(Selection& selection, std::string_view name, Problems& problems) {
    auto path = name;
    Expansion expansion{};
    if (path.ends_with(".*")) {
        expansion.whole = true;
        path.remove_suffix(2);
    }
    auto const dot = path.find('.');
    auto const outer = selection.entity->index_of(path.substr(0, dot));
    if (outer < 0) return unknown(problems, "expand", name);
    expansion.field = static_cast<std::size_t>(outer);
    auto const* field = &selection.entity->fields[expansion.field];
    if (dot != std::string_view::npos) {
        if (!field->is_children()) return unknown(problems, "expand", name);
        expansion.inner = field->target().index_of(path.substr(dot + 1));
        if (expansion.inner < 0) return unknown(problems, "expand", name);
        field = &field->target().fields[static_cast<std::size_t>(expansion.inner)];
    }
    if (!points_at_records(*field)) {
        problems.add("expand", {N_("“{name}” points at no record that could stand in its place."), {{"name", std::string(name)}}}, "not_a_reference");
        return;
    }
    selection.fields[expansion.field] = true;
    selection.expansions.push_back(expansion);
}

std::vector<std::string> names_in(Call& call, char const* parameter) {
    std::vector<std::string> names;
    for (auto const value : call.request.query.all(parameter))
        for (auto const name : split(value, ','))
            if (!trimmed(name).empty()) names.push_back(trimmed(name));
    return names;
}

}  // namespace

Picked Selection::picked() const {
    return {[this](Field const& field) { return fields[static_cast<std::size_t>(&field - entity->fields.data())]; },
            [this](Computed const& column) { return computed[static_cast<std::size_t>(&column - entity->computed.data())]; }};
}

Expansion const* Selection::expansion(std::size_t field, int inner) const {
    for (auto const& each : expansions)
        if (each.field == field && each.inner == inner) return &each;
    return nullptr;
}

Selection usual_selection(Call& call, Entity const& entity, bool facets) {
    Selection usual{.entity = &entity, .fields = every_open_field(entity), .computed = std::vector<bool>(entity.computed.size()), .facets = {}, .expansions = {}};
    if (facets)
        for (auto const* facet : call.site.registry().facets(entity))
            if (call.actor.sees_some(*facet)) usual.facets.push_back({facet, every_open_field(*facet)});
    return usual;
}

Selection selection_of(Call& call, Entity const& entity, bool facets, Problems& problems) {
    auto selection = usual_selection(call, entity, facets);
    if (auto const chosen = names_in(call, "fields"); !chosen.empty()) {
        selection.is_usual = selection.version = selection.title = false;
        selection.fields.assign(entity.fields.size(), false);
        selection.facets.clear();
        Choosing choosing(call, selection, problems);
        for (auto const& name : chosen) choosing.choose(name);
    }
    for (auto const& name : names_in(call, "expand")) {
        selection.is_usual = false;
        expand(selection, name, problems);
    }
    return selection;
}

void refuse_other_parameters(Call& call, std::string_view also, Problems& problems) {
    for (auto const& [name, value] : call.request.query.list())
        if (name != "fields" && name != "expand" && (also.empty() || name != also))
            problems.add(name, N_("This address takes no parameter of this name."), "unknown_parameter");
}

}  // namespace ateneu::api
