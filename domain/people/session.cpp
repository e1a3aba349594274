#include "domain/people/session.h"

#include "core/access/secret.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "domain/people/half_login.h"
#include "domain/people/person.h"
#include "domain/people/viewing.h"

namespace ateneu::people {

namespace {

constexpr Field fields[] = {
    field<&Session::person>("person", N_("Person"), {.required = true, .listed = true,
        .personal = true, .on_delete = OnDelete::cascade, .on_merge = OnMerge::end, .on_erase = OnErase::remove}),
    field<&Session::token_hash>("token_hash", N_("Digest"), {.unique = true,
        .access = FieldAccess::system}),
    field<&Session::created_at>("created_at", N_("Logged in"), {.listed = true,
        .access = FieldAccess::system}),
    field<&Session::last_seen_at>("last_seen_at", N_("Last seen"), {.sorted = true, .listed = true,
        .access = FieldAccess::system}),
    field<&Session::expires_at>("expires_at", N_("Expires"), {.listed = true,
        .access = FieldAccess::system}),
    field<&Session::address>("address", N_("Network address"), {.listed = true, .personal = true,
        .access = FieldAccess::system}),
    field<&Session::user_agent>("user_agent", N_("Browser"), {.listed = true, .personal = true,
        .access = FieldAccess::system}),
    field<&Session::stays>("stays", N_("Stays logged in"), {.access = FieldAccess::system}),
    field<&Session::proved_at>("proved_at", N_("Showed who they are"), {.access = FieldAccess::system}),
    field<&Session::viewing>("viewing", N_("Looks as somebody else"), {.on_delete = OnDelete::set_null,
        .access = FieldAccess::system}),
};

constexpr std::int64_t micros_per_second = 1'000'000;
constexpr std::size_t longest_user_agent = 255;

Instant later(Instant now, std::int64_t seconds) { return {now.micros + seconds * micros_per_second}; }
std::string idle_since(Instant now) { return iso(later(now, -session_idle_seconds)); }

/// Browsers may send any bytes; the database takes only text.
std::string kept(std::string_view header) {
    auto const text = header.substr(0, longest_user_agent);
    return is_utf8(text) ? std::string(text) : std::string();
}

Instant instant(db::Rows const& rows, int column) { return parse_instant(rows.text(column)).value_or(Instant{}); }

}  // namespace

Entity const& Session::entity() {
    // Not only added to, but no history either: who was logged in where is nobody's business later.
    static constexpr Entity session{
        .app = "people", .name = "session", .plural = "sessions", .label = N_("Session"),
        .plural_label = N_("Sessions"), .new_label = N_("New session"), .icon = "window",
        .type = struct_of<Session>(), .fields = fields, .title = R"({t}."user_agent")",
        .order = "-last_seen_at", .guard = Guard::kept,
        .visible = {.with_view = "TRUE", .own = R"({t}."person" = {me})"}, .append_only = true,
        .internal = true, .counted = false};
    return session;
}

NewSession open_session(db::Connection& sql, Id<Person> person, std::string_view address,
                        std::string_view user_agent, Instant now, bool stays) {
    NewSession session{.token = random_token(), .expires_at = later(now, session_longest_seconds), .stays = stays};
    auto const id = sql.integer(R"(
        INSERT INTO "people_session"
            ("person", "token_hash", "created_at", "last_seen_at", "expires_at", "address", "user_agent", "stays", "proved_at")
        VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $3)
        RETURNING "id")",
        {person.value, sha256_hex(session.token), iso(now), iso(session.expires_at), kept(address),
         kept(user_agent), stays});
    must(id.has_value());
    session.id = {*id};
    sql.execute(R"(
        DELETE FROM "people_session"
        WHERE "person" = $1 AND "id" NOT IN (
            SELECT "id" FROM "people_session" WHERE "person" = $1 ORDER BY "last_seen_at" DESC, "id" DESC LIMIT $2))",
        {person.value, most_sessions});
    return session;
}

NewSession renew_session(db::Connection& sql, Id<Session> session, Instant now) {
    NewSession renewed{.id = session, .token = random_token()};
    auto const rows = sql.query(R"(
        UPDATE "people_session" SET "token_hash" = $2, "proved_at" = $3 WHERE "id" = $1 RETURNING "expires_at", "stays")",
        {session.value, sha256_hex(renewed.token), iso(now)});
    if (rows->next()) {
        renewed.expires_at = instant(*rows, 0);
        renewed.stays = rows->boolean(1);
        rows->next();
    }
    return renewed;
}

std::optional<OpenSession> find_session(db::Connection& sql, std::string_view token, Instant now) {
    auto const rows = sql.query(R"(
        SELECT session."id", session."person", session."proved_at", session."viewing"
        FROM "people_session" session
        JOIN "people_login" login ON login."person" = session."person"
        WHERE session."token_hash" = $1 AND session."token_hash" <> '' AND session."expires_at" > $2 AND session."last_seen_at" > $3
          AND login."is_active")",
        {sha256_hex(token), iso(now), idle_since(now)});
    if (!rows->next()) return {};
    return OpenSession{{rows->integer(0)}, {rows->integer(1)}, instant(*rows, 2), {rows->integer(3)}};
}

std::vector<SessionLine> sessions_of(db::Connection& sql, Id<Person> person, Instant now) {
    auto const rows = sql.query(R"(
        SELECT "id", "created_at", "last_seen_at", "address", "user_agent"
        FROM "people_session"
        WHERE "person" = $1 AND "expires_at" > $2 AND "last_seen_at" > $3
        ORDER BY "last_seen_at" DESC, "id" DESC)",
        {person.value, iso(now), idle_since(now)});
    std::vector<SessionLine> lines;
    while (rows->next())
        lines.push_back({{rows->integer(0)}, instant(*rows, 1), instant(*rows, 2),
                         std::string(rows->text(3)), std::string(rows->text(4))});
    return lines;
}

void end_session(db::Connection& sql, std::string_view token) {
    sql.execute(R"(DELETE FROM "people_session" WHERE "token_hash" = $1 AND "token_hash" <> '')", {sha256_hex(token)});
}

bool end_session(db::Connection& sql, Id<Person> person, Id<Session> session) {
    return sql.execute(R"(DELETE FROM "people_session" WHERE "person" = $1 AND "id" = $2)",
                       {person.value, session.value}) > 0;
}

std::int64_t end_sessions(db::Connection& sql, Id<Person> person, Id<Session> except) {
    end_half_logins(sql, person);
    return sql.execute(R"(DELETE FROM "people_session" WHERE "person" = $1 AND "id" <> $2)",
                       {person.value, except.value});
}

void sweep_sessions(db::Connection& sql, Instant now) {
    sql.execute(R"(DELETE FROM "people_session" WHERE "expires_at" <= $1 OR "last_seen_at" <= $2)",
                {iso(now), idle_since(now)});
}

}  // namespace ateneu::people
