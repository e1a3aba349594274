#include "domain/people/throttle.h"

#include <algorithm>

namespace ateneu::people {

namespace {

constexpr std::int64_t micros_per_second = 1'000'000;

Instant window_start(Instant now, ThrottleLimits const& limits) {
    return {now.micros - limits.window_seconds * micros_per_second};
}

/// The wait ends when the oldest of the newest `allowed` attempts leaves the window.
std::int64_t wait_of(db::Connection& sql, std::string_view query, std::string const& key, int allowed,
                     Instant now, ThrottleLimits const& limits) {
    auto const start = iso(window_start(now, limits));
    auto const oldest = sql.text(query, {key, start, std::int64_t{allowed - 1}});
    if (!oldest) return 0;
    auto const at = parse_instant(*oldest).value_or(now);
    auto const left = at.micros + limits.window_seconds * micros_per_second - now.micros;
    return std::max<std::int64_t>(1, (left + micros_per_second - 1) / micros_per_second);
}

}  // namespace

std::int64_t seconds_to_wait(db::Connection& sql, std::string const& account, std::string const& address,
                             Instant now, ThrottleLimits const& limits) {
    constexpr std::string_view of_account = R"(
        SELECT "at" FROM "people_login_attempt"
        WHERE "account" = $1 AND "at" > $2
        ORDER BY "at" DESC, "id" DESC
        LIMIT 1 OFFSET $3)";
    constexpr std::string_view of_address = R"(
        SELECT "at" FROM "people_login_attempt"
        WHERE "address" = $1 AND "at" > $2
        ORDER BY "at" DESC, "id" DESC
        LIMIT 1 OFFSET $3)";
    return std::max(wait_of(sql, of_account, account, limits.per_account, now, limits),
                    wait_of(sql, of_address, address, limits.per_address, now, limits));
}

void note_attempt(db::Connection& sql, std::string const& account, std::string const& address, Instant now) {
    sql.execute(R"(INSERT INTO "people_login_attempt" ("account", "address", "at") VALUES ($1, $2, $3))",
                {account, address, iso(now)});
}

void forget_attempts(db::Connection& sql, std::string const& account, Instant now,
                     ThrottleLimits const& limits) {
    sql.execute(R"(DELETE FROM "people_login_attempt" WHERE "account" = $1)", {account});
    sql.execute(R"(DELETE FROM "people_login_attempt" WHERE "at" <= $1)", {iso(window_start(now, limits))});
}

}  // namespace ateneu::people
