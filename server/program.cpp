#include "server/program.h"

#include <chrono>

#include "apps/timebank/timebank.h"
#include "apps/workshops/workshops.h"
#include "core/api/api.h"
#include "core/jobs/schedule.h"
#include "core/pages/pages.h"
#include "domain/ledger/ledger_app.h"
#include "domain/people/account_mail.h"
#include "domain/people/people.h"
#include "domain/people/permissions.h"
#include "domain/privacy/erase_job.h"
#include "domain/privacy/privacy.h"

namespace ateneu::server {

std::vector<App> apps(Settings const& settings) { return {people::people(), ledger::ledger(), workshops::workshops(), timebank::timebank(), privacy::privacy(settings.state_folder, settings.organisation, settings.files)}; }

Instant system_clock() {
    auto const now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(now).count()};
}

std::string version() { return ATENEU_VERSION; }

std::vector<std::string> bring_up_to_date(Site const& site) {
    auto const applied = migrate(site.database(), site.apps());
    site.as_program("program", [&](Transaction& tx) {
        for (auto const& app : site.apps())
            if (app.seed) app.seed(tx);
        // Behind the seeds, which make the usual groups: permissions that are new go to groups that are there.
        people::sync_permissions(tx);
        for (auto const& app : site.apps()) jobs::add_schedules(tx, app.regular);
    });
    return applied;
}

int replay_erasures(Program const& program) {
    auto const& site = *program.site;
    return privacy::replay_erasures(*program.database, site.registry(), site.reactions(), privacy::Suppression(site.settings().state_folder), site.now());
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

std::string key_file_of(std::string const& database_url) {
    constexpr std::string_view sqlite = "sqlite:";
    return database_url.starts_with(sqlite) ? database_url.substr(sqlite.size()) + ".key" : "ateneu.key";
}

std::unique_ptr<jobs::Workers> workers(Site const& site) {
    std::vector<jobs::Kind> kinds;
    for (auto const& app : site.apps()) kinds.insert(kinds.end(), app.jobs.begin(), app.jobs.end());
    return std::make_unique<jobs::Workers>(jobs::Workers::House{site.database(), site.registry(), site.reactions(), site.directory(),
                                                                 site.board(), std::move(kinds), [&site] { return site.now(); }, people::tell_job_ended});
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
    if (settings.key_file.empty()) settings.key_file = key_file_of(database_url);
    settings.version = version();
    auto all = apps(settings);
    program->site = std::make_unique<Site>(*program->database, std::move(all), program->directory, std::move(settings));
    if (up_to_date) bring_up_to_date(*program->site);
    return program;
}

}  // namespace ateneu::server
