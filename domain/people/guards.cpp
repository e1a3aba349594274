#include "domain/people/guards.h"

#include "core/store/veto.h"
#include "domain/people/access_group.h"
#include "domain/people/login.h"
#include "domain/people/person.h"
#include "domain/people/role.h"
#include "domain/people/second_factor.h"

namespace ateneu::people {

namespace {

Value const& value_of(Change const& change, Record const& record, std::string_view field) {
    return record.values[static_cast<std::size_t>(change.entity->index_of(field))];
}

/// Whether the field was given, changed or taken away; a new record without anything in it gives nothing.
bool touches(Change const& change, std::string_view field) {
    if (change.before && change.after) return value_of(change, *change.before, field) != value_of(change, *change.after, field);
    auto const& value = value_of(change, change.after ? *change.after : *change.before, field);
    return !is_blank(value) && value != Value{std::int64_t{0}};
}

bool is_active_superuser(Change const& change, Record const* login) {
    return login && integer_of(value_of(change, *login, "is_superuser")) != 0 && integer_of(value_of(change, *login, "is_active")) != 0;
}

/// Rights are given by people who are there; what programs and jobs do was ordered by one.
void want_fresh(Transaction& tx) {
    if (!tx.actor().is_fresh(tx.now()))
        throw Veto({confirm_first, N_("Rights are only given or taken by somebody who has just shown who they are. Nothing was changed; what you typed is kept on this device.")});
}

void want_superuser(Transaction& tx, std::int64_t person) {
    auto const& actor = tx.actor();
    if (actor.superuser || actor.person == person) return;
    if (tx.sql().integer(R"(SELECT 1 FROM "people_login" WHERE "person" = $1 AND "is_superuser")", {person}))
        throw Veto({"no_permission", N_("Only somebody who may do everything can change this of a superuser.")});
}

/// On PostgreSQL the others are held, so that two who shut each other out at once don't both pass.
bool is_some_superuser_left(db::Connection& sql) {
    return sql.integer(std::string(R"(SELECT "id" FROM "people_login" WHERE "is_superuser" AND "is_active" ORDER BY "id")") + (sql.sqlite() ? "" : " FOR UPDATE")).has_value();
}

void guard_login(Transaction& tx, Change const& change) {
    auto const was = is_active_superuser(change, change.before), is = is_active_superuser(change, change.after);
    if (was && !is && !is_some_superuser_left(tx.sql()))
        throw Veto({"last_superuser", N_("Nobody would be left who may do everything. Make somebody else a superuser first.")});
    if (touches(change, "is_superuser")) want_fresh(tx);
    auto const* before = change.before;
    bool const was_superuser = before && integer_of(value_of(change, *before, "is_superuser")) != 0;
    auto const owner = integer_of(value_of(change, before ? *before : *change.after, "person"));
    if (was_superuser && touches(change, "is_active") && !tx.actor().superuser && tx.actor().person != owner)
        throw Veto({"no_permission", N_("Only somebody who may do everything can change this of a superuser.")});
}

void guard_person(Transaction& tx, Change const& change) {
    if (touches(change, "groups") || touches(change, "permissions")) want_fresh(tx);
    if (change.before && change.after && touches(change, "email") && tx.actor().person == change.after->id && !tx.actor().is_fresh(tx.now()))
        throw Veto({confirm_first, N_("Your own e-mail is only changed when you have just shown who you are: it is what you log in with.")});
    if (change.before && change.after && (touches(change, "email") || touches(change, "username"))) want_superuser(tx, change.after->id);
}

void guard_group(Transaction& tx, Change const& change) {
    if (touches(change, "permissions")) want_fresh(tx);
}

/// The rights that a role gives, and nothing else.
Actor only_with(Transaction& tx, Record const& record) {
    Role role;
    to_struct(Role::entity(), record, &role);
    Actor actor;
    auto const rows = tx.sql().query(R"(
        SELECT permission."code"
        FROM "people_group_permissions" given
        JOIN "people_permission" permission ON permission."id" = given."permission"
        WHERE given."group" = $1)", {role.group.value});
    ScopedRole there{role.place, {}};
    while (rows->next()) there.permissions.emplace(rows->text(0));
    actor.roles.push_back(std::move(there));
    return actor;
}

/// A merge that moves a role to somebody else gives it to them.
void guard_role(Transaction& tx, Change const& change) {
    want_fresh(tx);
    if (tx.actor().superuser) return;
    for (auto const* record : {change.before, change.after})
        if (record && !tx.actor().has_rights_of(only_with(tx, *record)))
            throw Veto({"more_rights", N_("A role in one place is given and taken there by those who have the same rights.")});
}

}  // namespace

std::vector<Reaction> guards() {
    return {{&Login::entity(), guard_login}, {&Person::entity(), guard_person}, {&Group::entity(), guard_group}, {&Role::entity(), guard_role}};
}

}  // namespace ateneu::people
