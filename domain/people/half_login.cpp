#include "domain/people/half_login.h"

#include "core/access/secret.h"

namespace ateneu::people {

std::string open_half_login(db::Connection& sql, Id<Person> person, Instant now) {
    auto token = random_token();
    sql.execute(R"(DELETE FROM "people_half_login" WHERE "expires_at" <= $1)", {iso(now)});
    sql.execute(R"(INSERT INTO "people_half_login" ("person", "token_hash", "expires_at") VALUES ($1, $2, $3))",
                {person.value, sha256_hex(token), iso(Instant{now.micros + half_login_seconds * 1'000'000})});
    return token;
}

Id<Person> find_half_login(db::Connection& sql, std::string_view token, Instant now) {
    if (token.empty()) return {};
    auto const person = sql.integer(R"(
        SELECT half."person"
        FROM "people_half_login" half
        JOIN "people_login" login ON login."person" = half."person"
        WHERE half."token_hash" = $1 AND half."expires_at" > $2 AND login."is_active")", {sha256_hex(token), iso(now)});
    return {person.value_or(0)};
}

bool take_half_login(db::Connection& sql, std::string_view token) {
    return sql.execute(R"(DELETE FROM "people_half_login" WHERE "token_hash" = $1)", {sha256_hex(token)}) > 0;
}

void end_half_logins(db::Connection& sql, Id<Person> person) { sql.execute(R"(DELETE FROM "people_half_login" WHERE "person" = $1)", {person.value}); }

}  // namespace ateneu::people
