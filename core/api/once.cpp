#include "core/api/once.h"

#include <algorithm>
#include <charconv>

#include "core/access/secret.h"
#include "core/api/answer.h"
#include "core/base/json.h"
#include "core/base/text.h"

namespace ateneu::api {

namespace {

constexpr std::int64_t kept_seconds = 24 * 3600;
constexpr std::size_t longest_key = 255;
/// The headers of an answer that belong to what was done; the others are made anew.
constexpr std::string_view kept_headers[] = {"ETag", "Location"};

/// The key as sent: a string of RFC 8941, or the same without its quotes. Empty where it is neither.
std::string key_of(std::string_view header) {
    auto key = trimmed(header);
    if (key.size() >= 2 && key.front() == '"' && key.back() == '"') key = key.substr(1, key.size() - 2);
    bool const fine = key.size() <= longest_key && std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '"' && c != '\\'; });
    return fine ? key : "";
}

/// Keys belong to who sends them: another's, or another token's, never meet.
std::string place_of(Call const& call, std::string const& key) {
    return sha256_hex(std::to_string(call.actor.person) + "\n" + call.actor.via + "\n" + key);
}

std::string digest_of(http::Request const& request) {
    return sha256_hex(request.method + " " + request.path + "?" + request.raw_query + "\n" + std::string(request.header("if-match")) + "\n" + request.body);
}

/// Whether nobody else is at work on it: held until the transaction ends.
bool take_turn(db::Connection& sql, std::string const& place) {
    if (sql.sqlite()) return true;
    std::uint64_t number = 0;
    std::from_chars(place.data(), place.data() + 16, number, 16);
    return sql.integer("SELECT CASE WHEN pg_try_advisory_xact_lock($1) THEN 1 ELSE 0 END", {static_cast<std::int64_t>(number)}).value_or(0) == 1;
}

std::string headers_json(http::Response const& answer) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    for (auto const& [name, value] : answer.headers)
        if (std::find(std::begin(kept_headers), std::end(kept_headers), name) != std::end(kept_headers)) json.key(name).text(value);
    json.end_object();
    return text;
}

/// A JSON string of ours as the text it holds: ETag and Location are plain ASCII.
std::string plain(std::string const& quoted_text) {
    std::string text;
    for (std::size_t i = 1; i + 1 < quoted_text.size(); ++i) {
        if (quoted_text[i] == '\\') ++i;
        text += quoted_text[i];
    }
    return text;
}

struct Kept {
    std::string request, headers, body;
    int status = 0;
};

std::optional<Kept> kept_answer(db::Connection& sql, std::string const& place, Instant now) {
    auto const since = iso(Instant{now.micros - kept_seconds * 1'000'000});
    auto const rows = sql.query(R"(SELECT "request", "status", "headers", "body" FROM "core_answer" WHERE "place" = $1 AND "at" >= $2)",
                                {std::string_view(place), std::string_view(since)});
    if (!rows->next()) return {};
    return Kept{std::string(rows->text(0)), std::string(rows->text(2)), std::string(rows->text(3)), static_cast<int>(rows->integer(1))};
}

void keep(db::Connection& sql, std::string const& place, std::string const& digest, Instant now, http::Response const& answer) {
    auto const at = iso(now), headers = headers_json(answer);
    sql.execute(R"(INSERT INTO "core_answer" ("place", "at", "request", "status", "headers", "body") VALUES ($1, $2, $3, $4, $5, $6)
                   ON CONFLICT ("place") DO UPDATE SET "at" = EXCLUDED."at", "request" = EXCLUDED."request", "status" = EXCLUDED."status",
                       "headers" = EXCLUDED."headers", "body" = EXCLUDED."body")",
                {std::string_view(place), std::string_view(at), std::string_view(digest), std::int64_t{answer.status}, std::string_view(headers), std::string_view(answer.body)});
}

http::Response again(Kept const& kept) {
    http::Response answer{.status = kept.status, .content_type = kept.body.empty() ? "" : "application/json", .body = kept.body};
    for (auto const& [name, value] : json_members(kept.headers)) answer.with(name, plain(value));
    answer.with("Idempotency-Replayed", "true");
    return answer;
}

}  // namespace

http::Response once(Call& call, std::function<http::Response()> const& deed) {
    auto const header = call.request.header("idempotency-key");
    if (header.empty()) return deed();
    auto const key = key_of(header);
    if (key.empty()) return error(call, 400, "idempotency_key", call.say.t(N_("An Idempotency-Key has 1 to 255 letters, digits and signs without spaces, for example a UUID.")));
    auto& sql = call.tx().sql();
    auto const place = place_of(call, key), digest = digest_of(call.request);
    if (!take_turn(sql, place)) return error(call, 409, "idempotency_running", call.say.t(N_("A request with this Idempotency-Key is still at work. Ask again in a moment.")));
    if (auto const kept = kept_answer(sql, place, call.now)) {
        if (kept->request != digest) return error(call, 422, "idempotency_key_reused", call.say.t(N_("This Idempotency-Key came with another request before. Use a new one.")));
        return again(*kept);
    }
    auto answer = deed();
    if (answer.status < 400) keep(sql, place, digest, call.now, answer);
    return answer;
}

std::int64_t sweep_answers(db::Connection& sql, Instant now) {
    return sql.execute(R"(DELETE FROM "core_answer" WHERE "at" < $1)", {std::string_view(iso(Instant{now.micros - kept_seconds * 1'000'000}))});
}

}  // namespace ateneu::api
