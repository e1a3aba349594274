#include "domain/people/rights_matrix.h"

#include "core/base/text.h"
#include "core/html/components.h"

namespace ateneu::people {

namespace {

/// Whether the action is one that people can do at all on this kind of record.
bool is_possible(Entity const& entity, Action action) {
    if (action == Action::view) return true;
    if (entity.guard == Guard::kept) return false;
    if (action == Action::change) return !entity.append_only;
    return action == Action::add || (!entity.permanent && !entity.append_only);
}

/// A box with its name for those who don't see the table, or a word.
Html box(Call const& call, RightsMatrix const& matrix, std::int64_t id, std::string const& name, bool with_text) {
    bool const on = matrix.given.contains(id);
    if (!matrix.can_change) {
        if (with_text) return on ? Html(name) : Html();
        return on ? ui::icon("check2") + ui::unseen(call.say.t(N_("Yes"))) : element("span", {{"class", "muted"}}, Html("–") + ui::unseen(call.say.t(N_("No"))));
    }
    auto const text = with_text ? element("span", {}, name) : ui::unseen(name);
    return element("label", {{"class", "choice"}},
                   element("input", {{"type", "checkbox"}, {"class", "form-check-input"}, {"name", "p"}, {"value", std::to_string(id)}, {"checked", on}}) + text);
}

Html cell(Call const& call, RightsMatrix const& matrix, Entity const& entity, Action action, std::vector<std::int64_t>& shown) {
    auto const& say = call.say;
    if (entity.guard == Guard::superusers) return element("span", {{"class", "muted"}}, say.t(N_("superusers only")));
    if (!is_possible(entity, action)) return {};
    if (entity.guard == Guard::lookup && action == Action::view) return element("span", {{"class", "muted"}}, say.t(N_("everybody")));
    auto const id = matrix.ids.find(entity.permission(action));
    if (id == matrix.ids.end()) return {};
    shown.push_back(id->second);
    return box(call, matrix, id->second, say.t({N_("{verb}: {records}"), {{"verb", say.t(verb_of(action))}, {"records", say.t(entity.plural_label)}}}), false);
}

/// Permissions of their own, and those of the apps' actions: `people.person.view_as`.
Html particular(Call const& call, RightsMatrix const& matrix, Entity const& entity, std::vector<std::int64_t>& shown) {
    auto const beginning = entity.full_name() + ".";
    Html all;
    for (auto at = matrix.ids.lower_bound(beginning); at != matrix.ids.end() && at->first.starts_with(beginning); ++at) {
        auto const name = std::string_view(at->first).substr(beginning.size());
        if (name == "view" || name == "add" || name == "change" || name == "delete") continue;
        shown.push_back(at->second);
        auto const& label = matrix.labels.find(at->first)->second;
        auto const colon = label.find(": ");
        all += box(call, matrix, at->second, colon == std::string::npos ? label : label.substr(colon + 2), true);
    }
    return all;
}

bool is_wanted(Call const& call, RightsMatrix const& matrix, Entity const& entity) {
    return matrix.filter.empty() || fold(call.say.t(entity.plural_label)).find(matrix.filter) != std::string::npos || fold(call.say.t(entity.label)).find(matrix.filter) != std::string::npos;
}

}  // namespace

char const* verb_of(Action action) {
    switch (action) {
        case Action::view: return N_("See");
        case Action::add: return N_("Add");
        case Action::change: return N_("Change");
        case Action::remove: return N_("Delete");
    }
    return "";
}

RightsMatrix rights_matrix(Transaction& tx, std::vector<std::int64_t> const& given) {
    RightsMatrix matrix;
    auto const rows = tx.sql().query(R"(SELECT "code", "id", "label" FROM "people_permission" ORDER BY "code", "id")");
    while (rows->next()) {
        matrix.ids[std::string(rows->text(0))] = rows->integer(1);
        matrix.labels[std::string(rows->text(0))] = std::string(rows->text(2));
    }
    matrix.given.insert(given.begin(), given.end());
    return matrix;
}

Html matrix_panels(Call& call, RightsMatrix const& matrix, std::vector<std::int64_t>& shown) {
    auto const& say = call.say;
    Html panels;
    for (auto const& app : call.site.apps()) {
        ui::Table table{.caption = say.t({N_("What the group may do: {app}"), {{"app", say.t(app.label)}}}), .columns = {{.label = say.t(N_("Records"))}}, .rows = {}};
        for (auto const action : every_action) table.columns.push_back({.label = say.t(verb_of(action))});
        table.columns.push_back({.label = say.t(N_("Particular")), .full_on_phones = true});
        for (auto const* entity : app.entities) {
            if (!is_wanted(call, matrix, *entity)) continue;
            ui::Row row{.cells = {say.t(entity->plural_label)}};
            for (auto const action : every_action) row.cells.push_back(cell(call, matrix, *entity, action, shown));
            row.cells.push_back(particular(call, matrix, *entity, shown));
            table.rows.push_back(std::move(row));
        }
        if (!table.rows.empty()) panels += ui::panel({.title = say.t(app.label), .flush = ui::data_table(say, table)});
    }
    return panels;
}

}  // namespace ateneu::people
