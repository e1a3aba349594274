#include "domain/people/roles_page.h"

#include <set>

#include "core/base/text.h"
#include "core/html/components.h"
#include "core/store/find.h"
#include "core/store/list.h"
#include "domain/people/access_group.h"
#include "domain/people/person.h"
#include "domain/people/rights_matrix.h"
#include "domain/people/role.h"

namespace ateneu::people {

namespace {

/// Roles tell who may what about whom: for those who may see people.
bool may_look(Call const& call) { return call.actor.may(Person::entity(), Action::view); }

std::string problem_text(Call const& call, Written const& written) {
    if (!written.problems.empty()) return call.say.t(written.problems.list().front().message);
    return call.say.t(written.refusal.message);
}

Html name_form(Call const& call, std::string const& action, std::string const& label, std::string const& value, std::string const& verb, std::string const& error) {
    ui::Field const name{.id = "role-name", .name = "name", .label = label, .error = error, .required = true, .width = 4};
    return element("form", {{"class", "stack"}, {"method", "post"}, {"action", action}},
                   Html{ui::hidden(ui::csrf_field, call.csrf), ui::field(call.say, name, ui::input(name, {.value = value, .max_length = 150})), element("div", {}, ui::submit({.label = verb}))});
}

http::Response list_of_roles(Call& call, std::string const& error, int status) {
    auto const& say = call.say;
    ui::Table table{.caption = say.t(N_("Roles")), .columns = {{.label = say.t(N_("Group"))}, {.label = say.t(N_("People")), .numeric = true}, {.label = say.t(N_("Permissions")), .numeric = true}}, .rows = {}};
    auto const rows = call.tx().sql().query(R"(
        SELECT g."id", g."name",
               (SELECT COUNT(*) FROM "people_person_groups" m WHERE m."group" = g."id"),
               (SELECT COUNT(*) FROM "people_group_permissions" p WHERE p."group" = g."id")
        FROM "people_group" g
        ORDER BY g."name_key", g."id")");
    while (rows->next())
        table.rows.push_back({.cells = {element("a", {{"href", "/people/roles/" + std::string(rows->text(0))}}, rows->text(1)), number_text(say, rows->integer(2)), number_text(say, rows->integer(3))}});
    auto const title = say.t(N_("Roles"));
    std::vector<Html> parts{ui::panel({.title = say.t(N_("Groups")), .flush = ui::data_table(say, table)})};
    if (call.actor.may(Group::entity(), Action::add))
        parts.push_back(ui::panel({.title = say.t(N_("New group")), .body = name_form(call, "/people/roles", say.t(N_("Name")), error.empty() ? "" : std::string(call.request.form["name"]), say.t(N_("Add group")), error)}));
    auto const text = say.t(N_("What people may do comes from the groups they are in. Superusers may do everything."));
    return page(call, {.title = title, .app = "people", .narrow = true, .status = status}, ui::title_row({.title = title, .sub = text}) + ui::stack(parts));
}

struct VersionedGroup {
    Group group;
    std::int64_t version;
};

std::optional<VersionedGroup> role_in(Call& call) {
    auto const id = parse_integer(call.request.places.front()).value_or(0);
    auto const record = call.tx().find(Group::entity(), id);
    if (!record) return {};
    VersionedGroup role{{}, record->version};
    to_struct(Group::entity(), *record, &role.group);
    return role;
}

std::string address_of(Group const& group) { return "/people/roles/" + std::to_string(group.id.value); }

Html member_button(Call const& call, Group const& group, std::int64_t person, std::string const& deed, std::string const& label) {
    return ui::deed_button({.label = label}, {address_of(group) + "/members", call.csrf, {{"person", std::to_string(person)}, {"do", deed}}});
}

/// Who answers to what was typed and isn't in the group yet.
Html found_people(Call& call, Group const& group, std::string const& text) {
    auto const& say = call.say;
    Entity const* const people[] = {&Person::entity()};
    ui::Table table{.caption = say.t(N_("People found")), .columns = {{.label = say.t(N_("Person"))}, {.label = "", .unlabelled_on_phones = true}}, .rows = {}};
    for (auto const& hit : find(call.tx(), {.entities = {std::begin(people), std::end(people)}, .text = text, .per_entity = 10}))
        table.rows.push_back({.cells = {ui::person_ref(hit.title, hit.id, Person::entity().address(hit.id)), member_button(call, group, hit.id, "add", say.t({N_("Add {person}"), {{"person", hit.title}}}))}});
    return table.rows.empty() ? element("p", {{"role", "status"}}, say.t(N_("Nobody was found."))) : ui::data_table(say, table);
}

Html members_panel(Call& call, Group const& group) {
    auto const& say = call.say;
    std::vector<std::int64_t> ids;
    {
        auto const rows = call.tx().sql().query(R"(
            SELECT m."person" FROM "people_person_groups" m JOIN "people_person" p ON p."id" = m."person"
            WHERE m."group" = $1 ORDER BY p."family_key", p."personal_key", p."id" LIMIT 200)", {group.id.value});
        while (rows->next()) ids.push_back(rows->integer(0));
    }
    auto const names = titles(call.tx(), Person::entity(), ids);
    ui::Table table{.caption = say.t(N_("People in this group")), .columns = {{.label = say.t(N_("Person"))}, {.label = "", .unlabelled_on_phones = true}}, .rows = {}};
    for (auto const id : ids) {
        auto const name = names.contains(id) ? names.at(id) : "#" + std::to_string(id);
        table.rows.push_back({.cells = {ui::person_ref(name, id, Person::entity().address(id)),
                                        call.actor.superuser ? member_button(call, group, id, "remove", say.t({N_("Take {person} out"), {{"person", name}}})) : Html()}});
    }
    Html body, flush = table.rows.empty() ? Html() : ui::data_table(say, table);
    if (table.rows.empty()) body += element("p", {{"class", "muted"}}, say.t(N_("Nobody is in this group.")));
    if (call.actor.superuser) {
        auto const text = trimmed(call.request.query["find"]);
        ui::Field const asked{.id = "find", .name = "find", .label = say.t(N_("Add somebody: name or e-mail")), .mark_optional = false, .width = 4};
        body += element("form", {{"class", "cluster"}, {"role", "search"}, {"method", "get"}, {"action", address_of(group)}, {"aria-label", say.t(N_("People to add"))}},
                        ui::field(say, asked, ui::input(asked, {.value = text, .type = "search"})) + ui::submit({.label = say.t(N_("Look"))}));
        if (!text.empty()) body += found_people(call, group, text);
    }
    auto const all = ui::link_button({.label = say.t(N_("As a list")), .look = ui::Look::text}, Person::entity().address() + "?" + http::to_query({{"groups", std::to_string(group.id.value)}}));
    auto const in_places = ui::link_button({.label = say.t(N_("Roles in one place")), .look = ui::Look::text}, Role::entity().address() + "?" + http::to_query({{"group", std::to_string(group.id.value)}}));
    return ui::panel({.title = say.t(N_("People in this group")), .body = body, .flush = flush, .end = all + in_places, .id = "members"});
}

Html permissions_part(Call& call, VersionedGroup const& role) {
    auto const& say = call.say;
    std::vector<std::int64_t> given, shown;
    for (auto const id : role.group.permissions) given.push_back(id.value);
    auto matrix = rights_matrix(call.tx(), given);
    auto const wanted = trimmed(call.request.query["q"]);
    matrix.filter = fold(wanted);
    matrix.can_change = call.actor.superuser;
    ui::Field const filter{.id = "q", .name = "q", .label = say.t(N_("Only these records")), .mark_optional = false, .width = 4};
    auto const filter_form = element("form", {{"class", "cluster"}, {"role", "search"}, {"method", "get"}, {"action", address_of(role.group)}, {"aria-label", say.t(N_("Filter permissions"))}},
                                     ui::field(say, filter, ui::input(filter, {.value = wanted, .type = "search"})) + ui::submit({.label = say.t(N_("Filter"))}));
    auto panels = matrix_panels(call, matrix, shown);
    if (panels.empty()) panels = element("p", {{"role", "status"}}, say.t(N_("No records are called so.")));
    auto const head = element("h2", {{"id", "permissions"}}, say.t(N_("What the group may do"))) + filter_form;
    if (!matrix.can_change) return head + panels;
    std::vector<std::string> boxes;
    for (auto const id : shown) boxes.push_back(std::to_string(id));
    return head + element("form", {{"class", "stack"}, {"method", "post"}, {"action", address_of(role.group) + "/permissions"}},
                          Html{ui::hidden(ui::csrf_field, call.csrf), ui::hidden("_version", std::to_string(role.version)), ui::hidden("shown", join(boxes, ",")), ui::hidden("q", wanted), panels,
                               element("div", {}, ui::submit({.label = say.t(N_("Save permissions")), .look = ui::Look::primary}))});
}

http::Response one_role(Call& call, VersionedGroup const& role, std::string const& name_error, std::string const& notice, int status) {
    auto const& say = call.say;
    ui::TitleRow head{.title = role.group.name, .sub = say.n("{count} permission", "{count} permissions", static_cast<long long>(role.group.permissions.size()))};
    head.actions.push_back(ui::link_button({.label = say.t(N_("History")), .icon = "clock-history"}, Group::entity().address(role.group.id.value) + "/history"));
    if (call.actor.may(Group::entity(), Action::remove)) head.actions.push_back(ui::link_button({.label = say.t(N_("Delete…")), .icon = "trash"}, Group::entity().address(role.group.id.value) + "/delete"));
    std::vector<Html> parts;
    if (!notice.empty()) parts.push_back(ui::notice({.text = notice, .tone = ui::Tone::bad, .is_new = true}));
    if (call.actor.may(Group::entity(), Action::change))
        parts.push_back(ui::panel({.title = say.t(N_("Name")), .body = name_form(call, address_of(role.group) + "/name", say.t(N_("Name of the group")), name_error.empty() ? role.group.name : std::string(call.request.form["name"]), say.t(N_("Rename")), name_error)}));
    parts.push_back(members_panel(call, role.group));
    parts.push_back(permissions_part(call, role));
    return page(call, {.title = role.group.name, .app = "people", .narrow = true, .status = status},
                ui::breadcrumb(say, {{{say.t(N_("Roles")), "/people/roles"}}}) + ui::title_row(head) + ui::stack(parts));
}

http::Response changed_meanwhile(Call& call, VersionedGroup const& role) {
    return one_role(call, role, "", call.say.t(N_("Somebody changed this group meanwhile; nothing was saved. This is how it is now.")), 409);
}

http::Response not_written(Call& call, Written const& written) {
    auto const code = written.problems.empty() ? written.refusal.code : written.problems.list().front().code;
    auto const message = written.problems.empty() ? written.refusal.message : written.problems.list().front().message;
    return refusal_page(call, {code, message});
}

}  // namespace

http::Response roles_page(Call& call) { return may_look(call) ? list_of_roles(call, "", 200) : call.site.error(call, 403); }

http::Response add_role(Call& call) {
    if (!call.actor.may(Group::entity(), Action::add)) return call.site.error(call, 403);
    auto const written = call.tx().add(Group{.name = trimmed(call.request.form["name"])});
    if (!written) return list_of_roles(call, problem_text(call, written), 422);
    return redirect_saying(call, "/people/roles/" + std::to_string(written.id), call.say.t(N_("Group added")));
}

http::Response role_page(Call& call) {
    auto const role = role_in(call);
    if (!role) return call.site.error(call, 404);
    return may_look(call) ? one_role(call, *role, "", "", 200) : call.site.error(call, 403);
}

http::Response rename_role(Call& call) {
    auto role = role_in(call);
    if (!role) return call.site.error(call, 404);
    if (!may_look(call) || !call.actor.may(Group::entity(), Action::change)) return call.site.error(call, 403);
    auto record = to_record(Group::entity(), &role->group);
    record.version = role->version;
    record.values[static_cast<std::size_t>(Group::entity().index_of("name"))] = trimmed(call.request.form["name"]);
    std::string_view const changed[] = {"name"};
    auto const written = call.tx().change(Group::entity(), std::move(record), changed);
    if (!written) return one_role(call, *role, problem_text(call, written), "", 422);
    return redirect_saying(call, address_of(role->group), call.say.t(N_("Group renamed")));
}

http::Response change_members(Call& call) {
    auto const role = role_in(call);
    if (!role) return call.site.error(call, 404);
    auto const id = parse_integer(call.request.form["person"]).value_or(0);
    auto record = call.tx().find(Person::entity(), id);
    if (!record) return call.site.error(call, 404);
    auto& groups = std::get<Keys>(record->values[static_cast<std::size_t>(Person::entity().index_of("groups"))]);
    bool const adds = call.request.form["do"] == "add";
    std::erase(groups, role->group.id.value);
    if (adds) groups.push_back(role->group.id.value);
    std::string_view const changed[] = {"groups"};
    auto const written = call.tx().change(Person::entity(), std::move(*record), changed);
    if (!written) return not_written(call, written);
    auto const name = titles(call.tx(), Person::entity(), {id})[id];
    return redirect_saying(call, address_of(role->group) + "#members", call.say.t({adds ? N_("{person} is in the group now") : N_("{person} is no longer in the group"), {{"person", name}}}));
}

http::Response change_permissions(Call& call) {
    auto const role = role_in(call);
    if (!role) return call.site.error(call, 404);
    auto const& form = call.request.form;
    std::set<std::int64_t> shown, wanted;
    for (auto const part : split(form["shown"], ',')) shown.insert(parse_integer(part).value_or(0));
    // What the filter hid stays as it is.
    for (auto const id : role->group.permissions)
        if (!shown.contains(id.value)) wanted.insert(id.value);
    for (auto const ticked : form.all("p"))
        if (auto const id = parse_integer(ticked).value_or(0); shown.contains(id) && id != 0) wanted.insert(id);
    auto record = to_record(Group::entity(), &role->group);
    record.version = parse_integer(form["_version"]).value_or(0);
    record.values[static_cast<std::size_t>(Group::entity().index_of("permissions"))] = Keys(wanted.begin(), wanted.end());
    std::string_view const changed[] = {"permissions"};
    auto const written = call.tx().change(Group::entity(), std::move(record), changed);
    if (written.outcome == Written::Outcome::conflict) return changed_meanwhile(call, *role);
    if (!written) return not_written(call, written);
    auto const query = form["q"].empty() ? std::string() : "?" + http::to_query({{"q", std::string(form["q"])}});
    return redirect_saying(call, address_of(role->group) + query + "#permissions", call.say.t(N_("Permissions saved")));
}

}  // namespace ateneu::people
