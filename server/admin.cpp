#include "server/admin.h"

#include "core/access/secret.h"
#include "core/base/json.h"
#include "core/base/log.h"
#include "server/commit.h"  // written by the build
#include "server/measures.h"
#include "server/program.h"

namespace ateneu::server {

namespace {

http::Response text(int status, std::string body) {
    http::Response answer{.status = status, .content_type = "text/plain; charset=utf-8", .body = std::move(body)};
    return answer.with("Cache-Control", "no-store");
}

http::Response ready(Probes& probes, bool with_reasons) {
    auto const obstacles = probes.obstacles();
    if (obstacles.empty()) return text(200, "ready\n");
    std::string body = "not ready\n";
    for (auto const& each : obstacles)
        if (with_reasons) body += each + "\n";
    return text(503, body);
}

http::Response version_page(Site const& site) {
    http::Response answer{.content_type = "application/json"};
    JsonWriter json(answer.body);
    json.begin_object();
    json.key("version").text(version()).key("commit").text(ATENEU_COMMIT);
    json.key("schema").begin_object();
    for (auto const& app : migrations_of(site.apps())) json.key(app.app).text(app.files.empty() ? "" : app.files.back().name);
    json.end_object();
    json.end_object();
    return answer.with("Cache-Control", "no-store");
}

http::Response change_level(http::Request& request) {
    auto const wanted = std::string(request.form["level"]);
    if (!set_log_level(wanted)) return text(400, "level is info, warning or error\n");
    log_warning("log.level", {{"level", wanted}});
    return text(200, wanted + "\n");
}

/// Digests are compared, so that the time it takes tells nothing of the token.
bool is_let_in(http::Request const& request, std::string const& digest) {
    constexpr std::string_view scheme = "Bearer ";
    auto const given = request.header("authorization");
    return digest.empty() || (given.starts_with(scheme) && sha256_hex(given.substr(scheme.size())) == digest);
}

}  // namespace

bool is_loopback(std::string const& host) { return host == "localhost" || host == "::1" || host.starts_with("127."); }

void add_probes(http::Router& router, Probes& probes) {
    router.add({"GET", "/livez", [](http::Request&) { return text(200, "alive\n"); }});
    router.add({"GET", "/readyz", [&probes](http::Request&) { return ready(probes, false); }});
    // The port opens when migrations are done.
    router.add({"GET", "/startupz", [](http::Request&) { return text(200, "started\n"); }});
}

http::Router admin_routes(Site const& site, Probes& probes, std::string const& token) {
    http::Router router;
    auto const digest = token.empty() ? std::string() : sha256_hex(token);
    auto const add = [&](char const* method, char const* pattern, http::Handler handler) {
        router.add({method, pattern, [digest, handler = std::move(handler)](http::Request& request) {
                        return is_let_in(request, digest) ? handler(request) : text(401, "Send the token as Authorization: Bearer.\n").with("WWW-Authenticate", "Bearer");
                    }});
    };
    add("GET", "/metrics", [&site](http::Request&) {
        http::Response answer{.content_type = measures_type, .body = measures(site)};
        return answer.with("Cache-Control", "no-store");
    });
    add("GET", "/livez", [](http::Request&) { return text(200, "alive\n"); });
    add("GET", "/readyz", [&probes](http::Request&) { return ready(probes, true); });
    add("GET", "/startupz", [](http::Request&) { return text(200, "started\n"); });
    add("GET", "/version", [&site](http::Request&) { return version_page(site); });
    add("GET", "/log-level", [](http::Request&) { return text(200, std::string(name_of(log_level())) + "\n"); });
    add("POST", "/log-level", change_level);
    return router;
}

}  // namespace ateneu::server
