#include "domain/people/rights_page.h"

#include <map>

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/html/components.h"
#include "core/store/list.h"
#include "domain/people/actor_of.h"
#include "domain/people/login.h"
#include "domain/people/person.h"
#include "domain/people/places_panel.h"
#include "domain/people/rights_matrix.h"

namespace ateneu::people {

namespace {

/// Where each permission comes from: names of groups; "" stands for one given to the person alone.
using Sources = std::map<std::string, std::vector<std::string>, std::less<>>;

Sources sources_of(Transaction& tx, std::int64_t person) {
    Sources sources;
    auto const rows = tx.sql().query(R"(
        SELECT p."code", g."name", g."name_key"
        FROM "people_person_groups" m
        JOIN "people_group" g ON g."id" = m."group"
        JOIN "people_group_permissions" given ON given."group" = g."id"
        JOIN "people_permission" p ON p."id" = given."permission"
        WHERE m."person" = $1
        UNION ALL
        SELECT p."code", '', ''
        FROM "people_person_permissions" own
        JOIN "people_permission" p ON p."id" = own."permission"
        WHERE own."person" = $1
        ORDER BY 3, 1)", {person});
    while (rows->next()) sources[std::string(rows->text(0))].emplace_back(rows->text(1));
    return sources;
}

/// Why somebody may: "through the group trainers".
std::string why(Say const& say, Actor const& who, Sources const& sources, std::string const& code) {
    if (who.superuser) return say.t(N_("as a superuser"));
    auto const known = sources.find(code);
    if (known == sources.end()) return "";
    std::vector<std::string> all;
    for (auto const& group : known->second) all.push_back(group.empty() ? say.t(N_("given to them alone")) : say.t({N_("through the group {group}"), {{"group", group}}}));
    return join(all, ", ");
}

/// Why this action on this kind of record is open, or "" where it isn't.
std::string reason(Say const& say, Actor const& who, Sources const& sources, Entity const& entity, Action action) {
    if (who.may(entity, action)) {
        if (entity.guard == Guard::lookup && action == Action::view) return say.t(N_("as everybody who is logged in"));
        return why(say, who, sources, entity.permission(action));
    }
    if (action != Action::view || entity.visible.own.empty() || !who.sees_some(entity)) return "";
    bool const is_open = entity.visible.own == "TRUE";
    return say.t(is_open ? N_("as everybody who is logged in") : N_("because they are about themselves"));
}

std::string which_records(Say const& say, Actor const& who, Entity const& entity) {
    if (sees_all(who, entity)) return say.t(N_("All of them"));
    if (who.may(entity, Action::view)) return say.t(N_("Those that the rule of this kind shows to people with the permission"));
    if (entity.visible.own == "TRUE") return say.t(N_("All of them"));
    return say.t(N_("Only their own"));
}

Html app_panel(Call const& call, App const& app, Actor const& who, Sources const& sources) {
    auto const& say = call.say;
    ui::Table table{.caption = say.t({N_("What {person} may do: {app}"), {{"person", who.name}, {"app", say.t(app.label)}}}),
                    .columns = {{.label = say.t(N_("Records"))}, {.label = say.t(N_("May, and why")), .full_on_phones = true}, {.label = say.t(N_("Which ones")), .full_on_phones = true}}, .rows = {}};
    for (auto const* entity : app.entities) {
        Html may;
        for (auto const action : every_action)
            if (auto const because = reason(say, who, sources, *entity, action); !because.empty())
                may += element("li", {}, element("span", {{"class", "strong"}}, say.t(verb_of(action))) + Html(" " + because));
        if (may.empty()) continue;
        table.rows.push_back({.cells = {say.t(entity->plural_label), element("ul", {{"class", "list-unstyled mb-0"}}, may), which_records(say, who, *entity)}});
    }
    if (table.rows.empty()) return {};
    return ui::panel({.title = say.t(app.label), .flush = ui::data_table(say, table)});
}

/// `/workshops/events/12`, also with the rest of an address around it.
struct Pointed {
    Entity const* entity = nullptr;
    std::int64_t id = 0;
};
Pointed pointed_at(Registry const& registry, std::string_view text) {
    if (auto const scheme = text.find("://"); scheme != std::string_view::npos) text = text.substr(std::min(text.size(), text.find('/', scheme + 3)));
    auto const parts = split(text.substr(0, text.find_first_of("?#")), '/');
    if (parts.size() < 4) return {};
    return {registry.find(parts[1], parts[2]), parse_integer(parts[3]).value_or(0)};
}

/// Why they may there what they may not everywhere.
std::string reason_there(Say const& say, std::vector<PlaceRole> const& roles, Entity const& entity, Action action, Record const& record) {
    std::vector<std::string> all;
    for (auto const& role : roles)
        if (role.place == scope_of(entity, record) && role.permissions.contains(entity.permission(action)))
            all.push_back(say.t({N_("in this place, through the group {group}"), {{"group", role.group_name}}}));
    return join(all, ", ");
}

/// For one record: each action, whether they may, and what stands in the way.
Html answer_about(Call& call, Actor const& who, Sources const& sources, std::vector<PlaceRole> const& roles, std::string const& text) {
    auto const& say = call.say;
    auto const [entity, id] = pointed_at(call.site.registry(), text);
    auto const record = entity ? call.tx().find(*entity, id) : std::nullopt;
    if (!record) return ui::notice({.text = say.t(N_("Copy the address of a record that you see yourself, for example /people/people/12.")), .tone = ui::Tone::warn, .is_new = true});
    Transaction theirs(call.tx().sql(), call.site.registry(), {}, who, call.now);
    bool const is_seen = theirs.find(*entity, id).has_value();
    std::vector<ui::Fact> facts;
    for (auto const action : every_action) {
        if (action == Action::add) continue;
        bool const only_there = !who.may(*entity, action) && who.may(*entity, action, *record);
        auto const because = only_there ? reason_there(say, roles, *entity, action, *record) : reason(say, who, sources, *entity, action);
        bool const may = is_seen && (action == Action::view || who.may(*entity, action, *record));
        auto const words = may ? because
                           : !is_seen && because.empty() ? say.t(N_("the permission is missing, and it isn't their own"))
                           : !is_seen ? say.t(N_("the permission is there, but it doesn't reach this one"))
                                      : say.t({N_("the permission {code} is missing"), {{"code", entity->permission(action)}}});
        facts.push_back({.label = say.t(verb_of(action)), .value = ui::pill({say.t(may ? N_("Yes") : N_("No")), may ? ui::Tone::ok : ui::Tone::warn, may ? "check2" : "x-circle"}) + Html(" " + words)});
    }
    auto const title = say.t(entity->label) + std::string(" · ") + titles(call.tx(), *entity, {id})[id];
    return element("div", {{"role", "status"}}, element("p", {{"class", "strong"}}, element("a", {{"href", entity->address(id)}}, title)) + ui::fact_rows(facts));
}

Html ask_panel(Call& call, std::string const& address, Actor const& who, Sources const& sources, std::vector<PlaceRole> const& roles) {
    auto const& say = call.say;
    auto const text = trimmed(call.request.query["record"]);
    ui::Field const asked{.id = "record", .name = "record", .label = say.t(N_("Address of the record")), .hint = say.t(N_("Copied from the browser, for example /people/people/12.")), .mark_optional = false, .width = 4};
    auto const form = element("form", {{"class", "stack"}, {"role", "search"}, {"method", "get"}, {"action", address}, {"aria-label", say.t(N_("What about one record?"))}},
                              ui::field(say, asked, ui::input(asked, {.value = text})) + element("div", {}, ui::submit({.label = say.t(N_("Look"))})));
    return ui::panel({.title = say.t(N_("What about one record?")), .body = form + (text.empty() ? Html() : answer_about(call, who, sources, roles, text))});
}

bool may_know(Actor const& actor, std::int64_t person) { return actor.superuser || actor.person == person || actor.may(Login::entity(), Action::view); }

}  // namespace

http::Response rights_page(Call& call) {
    auto const id = parse_integer(call.request.places.front()).value_or(0);
    if (!call.tx().find(Person::entity(), id)) return call.site.error(call, 404);
    if (!may_know(call.actor, id)) return call.site.error(call, 403);
    auto const& say = call.say;
    auto const person = call.tx().read(Id<Person>{id});
    auto const name = full_name(*person);
    auto who = actor_of(call.tx().sql(), {id});
    auto const sources = sources_of(call.tx(), id);
    auto const roles = place_roles(call.tx(), id);
    auto const address = Person::entity().address(id);
    std::vector<Html> parts;
    if (!who.inside) parts.push_back(ui::notice({.text = say.t(N_("This person can't log in, so they may do nothing now.")), .tone = ui::Tone::warn}));
    if (who.superuser) parts.push_back(ui::notice({.text = say.t(N_("A superuser: may do everything, whatever the groups say."))}));
    if (who.inside) parts.push_back(ask_panel(call, address + "/rights", who, sources, roles));
    if (auto panel = places_panel(call, roles); !panel.empty()) parts.push_back(std::move(panel));
    for (auto const& app : call.site.apps())
        if (auto panel = app_panel(call, app, who, sources); !panel.empty()) parts.push_back(std::move(panel));
    auto const title = say.t({N_("What {person} may do"), {{"person", name}}});
    return page(call, {.title = title, .current = &Person::entity(), .narrow = true},
                ui::breadcrumb(say, {{{say.t(Person::entity().plural_label), Person::entity().address()}, {name, address}}}) +
                    ui::title_row({.title = title, .sub = say.t(N_("Each right, where it comes from, and which records it opens"))}) + ui::stack(parts));
}

RecordLink rights_link() {
    return {.entity = &Person::entity(), .label = N_("What they may do"), .icon = "key", .permission = "", .address = [](std::int64_t id) { return Person::entity().address(id) + "/rights"; },
            .offered = may_know};
}

}  // namespace ateneu::people
