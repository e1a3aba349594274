#include "domain/people/places_panel.h"

#include <map>

#include "core/base/text.h"
#include "core/html/components.h"
#include "core/store/list.h"
#include "domain/people/rights_matrix.h"

namespace ateneu::people {

std::vector<PlaceRole> place_roles(Transaction& tx, std::int64_t person) {
    std::vector<PlaceRole> roles;
    auto const rows = tx.sql().query(R"(
        SELECT role."place_type", role."place_id", g."id", g."name", COALESCE(p."code", '')
        FROM "people_role" role
        JOIN "people_group" g ON g."id" = role."group"
        LEFT JOIN "people_group_permissions" given ON given."group" = g."id"
        LEFT JOIN "people_permission" p ON p."id" = given."permission"
        WHERE role."person" = $1
        ORDER BY role."place_type", role."place_id", g."name_key", g."id", p."code")", {person});
    while (rows->next()) {
        AnyReference const place{std::string(rows->text(0)), rows->integer(1)};
        auto const group = rows->integer(2);
        if (roles.empty() || roles.back().place != place || roles.back().group != group) roles.push_back({place, group, std::string(rows->text(3)), {}});
        roles.back().permissions.emplace(rows->text(4));
    }
    return roles;
}

namespace {

Html title_of(Call& call, AnyReference const& place) {
    auto const* entity = call.site.registry().find(place.entity);
    if (!entity) return place.entity;
    auto const kind = call.say.t(entity->label);
    auto const found = titles(call.tx(), *entity, {place.id});
    if (found.empty()) return element("span", {{"class", "muted"}}, call.say.t({N_("{kind}, not yours to see"), {{"kind", kind}}}));
    return Html(kind + " · ") + element("a", {{"href", entity->address(place.id)}}, found.begin()->second);
}

/// "Bookings: see, change" for each kind of record that lies in places of this kind.
Html rights_there(Call const& call, PlaceRole const& role) {
    Actor there;
    there.inside = true;
    there.roles = {{role.place, role.permissions}};
    Html lines;
    for (auto const* entity : call.site.registry().entities()) {
        std::vector<std::string> verbs;
        for (auto const action : every_action)
            if (!entity->scope.empty() && !there.may(*entity, action) && there.may_some(*entity, action)) verbs.push_back(call.say.t(verb_of(action)));
        if (!verbs.empty()) lines += element("li", {}, element("span", {{"class", "strong"}}, call.say.t(entity->plural_label)) + Html(": " + join(verbs, ", ")));
    }
    if (lines.empty()) return element("span", {{"class", "muted"}}, call.say.t(N_("Nothing: no records that the group may work on belong to such a place.")));
    return element("ul", {{"class", "list-unstyled mb-0"}}, lines);
}

}  // namespace

Html places_panel(Call& call, std::vector<PlaceRole> const& roles) {
    if (roles.empty()) return {};
    auto const& say = call.say;
    ui::Table table{.caption = say.t(N_("Roles that hold in one place")),
                    .columns = {{.label = say.t(N_("Place"))}, {.label = say.t(N_("Why"))}, {.label = say.t(N_("May there")), .full_on_phones = true}}, .rows = {}};
    for (auto const& role : roles)
        table.rows.push_back({.cells = {title_of(call, role.place), say.t({N_("through the group {group}"), {{"group", role.group_name}}}), rights_there(call, role)}});
    return ui::panel({.title = say.t(N_("Only in one place")), .flush = ui::data_table(say, table), .id = "places"});
}

}  // namespace ateneu::people
