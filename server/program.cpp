#include "server/program.h"

#include <chrono>

#include "apps/workshops/workshops.h"
#include "core/api/api.h"
#include "core/jobs/schedule.h"
#include "core/pages/pages.h"
#include "domain/people/people.h"
#include "domain/people/permissions.h"

namespace ateneu::server {

std::vector<App> apps() { return {people::people(), workshops::workshops()}; }

Instant system_clock() {
    auto const now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(now).count()};
}

std::string version() { return ATENEU_VERSION; }

std::vector<std::string> bring_up_to_date(Site const& site) {
    auto const applied = migrate(site.database(), site.apps());
    site.as_program("program", [&](Transaction& tx) {
        people::sync_permissions(tx);
        for (auto const& app : site.apps())
            if (app.seed) app.seed(tx);
        for (auto const& app : site.apps()) jobs::add_schedules(tx, app.regular);
    });
    return applied;
}

namespace {

/// One query that needs the database, so that a load balancer sees more than a living process.
http::Response health(Site const& site) {
    http::Response answer{.content_type = "application/json", .body = R"({"status":"ok"})"};
    try {
        auto const work = site.database().begin(db::Database::Mode::read);
        work->connection().integer("SELECT 1");
    } catch (db::Error const&) {
        answer.status = 503;
        answer.body = R"({"status":"no database"})";
    }
    answer.with("Cache-Control", "no-store");
    return answer;
}

}  // namespace

std::unique_ptr<jobs::Workers> workers(Site const& site) {
    std::vector<jobs::Kind> kinds;
    for (auto const& app : site.apps()) kinds.insert(kinds.end(), app.jobs.begin(), app.jobs.end());
    return std::make_unique<jobs::Workers>(jobs::Workers::House{site.database(), site.registry(), site.reactions(), site.directory(),
                                                                 site.board(), std::move(kinds), [&site] { return site.now(); }});
}

http::Router routes(Site const& site) {
    http::Router router;
    router.add({"GET", "/healthz", [&site](http::Request&) { return health(site); }});
    site.add_apps(router);
    pages::add_pages(site, router);
    api::add_api(site, router);
    return router;
}

std::unique_ptr<Program> open(std::string const& database_url, bool up_to_date, Settings settings) {
    auto program = std::make_unique<Program>();
    program->database = db::Database::open(database_url);
    if (!settings.clock) settings.clock = system_clock;
    settings.version = version();
    program->site = std::make_unique<Site>(*program->database, apps(), program->directory, std::move(settings));
    if (up_to_date) bring_up_to_date(*program->site);
    return program;
}

}  // namespace ateneu::server
