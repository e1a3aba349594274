#include <sodium.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/http/cookie.h"
#include "core/site/frame.h"

namespace ateneu {

std::string csrf_of(std::string_view secret) {
    // One-way: a page that shows the token doesn't show the cookie it comes from.
    auto const text = "csrf:" + std::string(secret);
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, reinterpret_cast<unsigned char const*>(text.data()), text.size());
    return hex({reinterpret_cast<char const*>(digest), 16});
}

namespace {

std::string random_hex() {
    char bytes[16];
    randombytes_buf(bytes, sizeof bytes);
    return hex({bytes, sizeof bytes});
}

constexpr std::string_view language_cookie = "ateneu_language";

/// What the browser would like to read, among the languages we offer.
std::string wished_language(std::string_view accepted) {
    for (auto const part : split(accepted, ','))
        if (auto code = offered_tongue(trimmed(part.substr(0, part.find(';')))); !code.empty()) return code;
    return tongues().front();
}

bool has_tongue(std::string_view code) { return std::find(tongues().begin(), tongues().end(), code) != tongues().end(); }

std::string_view bearer(http::Request const& request) {
    auto const header = request.header("authorization");
    for (std::string_view const scheme : {"Bearer ", "Token "})
        if (header.starts_with(scheme)) return header.substr(scheme.size());
    return {};
}

std::optional<Actor> known(Site const& site, Directory& directory, http::Request& request, db::Connection* sql, Visitor& visitor) {
    auto const token = bearer(request);
    auto const session = request.cookie(session_cookie);
    if (token.empty() && session.empty()) return {};
    auto const work = sql ? nullptr : site.database().begin(db::Database::Mode::read);
    if (!sql) sql = &work->connection();
    if (!token.empty()) {
        visitor.by_token = true;
        return directory.by_token(*sql, token, site.now());
    }
    auto actor = directory.by_session(*sql, session, site.now());
    if (actor) visitor.session_token = session;
    if (actor && actor->viewer == 0) visitor.hurdle = directory.hurdle(*sql, *actor);
    return actor;
}

}  // namespace

Tongue browser_tongue(http::Request const& request) {
    auto const chosen = request.cookie(language_cookie);
    return {has_tongue(chosen) ? std::string(chosen) : wished_language(request.header("accept-language"))};
}

Visitor identify(Site const& site, Directory& directory, http::Request& request, db::Connection* sql) {
    Visitor visitor;
    if (auto actor = known(site, directory, request, sql, visitor)) visitor.actor = std::move(*actor);
    visitor.flash = percent_decoded(request.cookie("ateneu_flash"));
    if (!is_utf8(visitor.flash)) visitor.flash.clear();

    auto& tongue = visitor.actor.tongue;
    if (!visitor.actor.inside || tongue.code.empty() || has_tongue(request.cookie(language_cookie))) tongue = browser_tongue(request);
    if (auto const theme = request.cookie("ateneu_theme"); theme == "light" || theme == "dark") visitor.actor.theme = theme;

    visitor.secret = visitor.session_token;
    if (visitor.secret.empty()) visitor.secret = request.cookie(visit_cookie);
    if (visitor.secret.empty() && !visitor.by_token) visitor.secret = visitor.new_visit = random_hex();
    return visitor;
}

bool is_safe(std::string_view method) { return method == "GET" || method == "HEAD" || method == "OPTIONS"; }

bool comes_from_here(Call const& call) {
    auto const& request = call.request;
    auto const site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    auto const origin = request.header("origin");
    if (!origin.empty() && origin != "null") {
        auto const scheme = origin.find("://");
        if (scheme == std::string_view::npos || origin.substr(scheme + 3) != request.header("host")) return false;
    }
    auto given = request.form["csrf"];
    if (given.empty()) given = request.header("x-csrf-token");
    return given.size() == call.csrf.size() && sodium_memcmp(given.data(), call.csrf.data(), given.size()) == 0;
}

void add_security_headers(http::Response& response, bool https) {
    // A page that may ask the browser for more than others says so itself.
    bool const says_itself = std::any_of(response.headers.begin(), response.headers.end(), [](auto const& header) { return header.first == "Permissions-Policy"; });
    if (!says_itself) response.with("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    response
        .with("Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
              "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin")
        .with("X-Frame-Options", "DENY")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Cross-Origin-Resource-Policy", "same-origin");
    if (https) response.with("Strict-Transport-Security", "max-age=31536000");
}

std::string forget_flash() { return http::set_cookie({.name = "ateneu_flash", .value = "", .max_age_s = 0}); }

http::Response redirect_saying(Call& call, std::string location, std::string said, std::int64_t undoes) {
    if (undoes) said += "\n" + std::to_string(undoes);
    auto answer = http::redirect(std::move(location));
    answer.with("Set-Cookie", http::set_cookie({.name = "ateneu_flash", .value = percent_encoded(said), .max_age_s = 60,
                                                .secure = call.site.settings().behind_https}));
    return answer;
}

std::string safe_next(std::string_view next, std::string fallback) {
    bool const here = next.starts_with('/') && !next.starts_with("//") && next.find('\\') == std::string_view::npos &&
                      std::all_of(next.begin(), next.end(), [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; });
    return here ? std::string(next) : fallback;
}

}  // namespace ateneu
