#include "domain/people/actor_of.h"

namespace ateneu::people {

namespace {

/// Name, superuser, language, theme, time zone: what the page head needs, in one query.
constexpr std::string_view who_sql = R"(
    SELECT person."personal", person."family", login."is_superuser",
           COALESCE(preference."language", ''), COALESCE(preference."theme", ''),
           COALESCE(NULLIF(preference."time_zone", ''), NULLIF(person."timezone", ''),
                    NULLIF(person."airport_timezone", ''), 'UTC')
    FROM "people_person" person
    JOIN "people_login" login ON login."person" = person."id"
    LEFT JOIN "people_preference" preference ON preference."person" = person."id"
    WHERE person."id" = $1 AND login."is_active")";

/// What holds everywhere, and with a place what holds there alone.
constexpr std::string_view permissions_sql = R"(
    SELECT permission."code", '' AS "place_type", 0 AS "place_id"
    FROM "people_permission" permission
    WHERE permission."id" IN (
        SELECT own."permission" FROM "people_person_permissions" own WHERE own."person" = $1
        UNION
        SELECT given."permission"
        FROM "people_person_groups" member
        JOIN "people_group_permissions" given ON given."group" = member."group"
        WHERE member."person" = $1)
    UNION ALL
    SELECT permission."code", role."place_type", role."place_id"
    FROM "people_role" role
    JOIN "people_group_permissions" given ON given."group" = role."group"
    JOIN "people_permission" permission ON permission."id" = given."permission"
    WHERE role."person" = $1
    ORDER BY "place_type", "place_id")";

std::string joined(std::string_view personal, std::string_view family) {
    std::string name(personal);
    if (!name.empty() && !family.empty()) name += ' ';
    return name.append(family);
}

}  // namespace

Actor actor_of(db::Connection& sql, Id<Person> person) {
    Actor actor;
    {
        auto const rows = sql.query(who_sql, {person.value});
        if (!rows->next()) return {};
        actor.person = person.value;
        actor.inside = true;
        actor.name = joined(rows->text(0), rows->text(1));
        actor.superuser = rows->boolean(2);
        actor.tongue.code = rows->text(3);  // "" reads as the browser asks
        actor.theme = rows->text(4);
        actor.time_zone = rows->text(5);
    }
    if (actor.superuser) return actor;
    auto const rows = sql.query(permissions_sql, {person.value});
    while (rows->next()) {
        AnyReference const place{std::string(rows->text(1)), rows->integer(2)};
        if (place.id != 0 && (actor.roles.empty() || actor.roles.back().scope != place)) actor.roles.push_back({place, {}});
        (place.id == 0 ? actor.permissions : actor.roles.back().permissions).emplace(rows->text(0));
    }
    return actor;
}

}  // namespace ateneu::people
