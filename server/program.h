#pragma once
#include <memory>
#include <string>

#include "core/http/server.h"
#include "core/jobs/worker.h"
#include "core/site/site.h"
#include "domain/people/people_directory.h"

namespace ateneu::server {

/// What every command needs: the apps, the open database, and the site around them.
struct Program {
    std::unique_ptr<db::Database> database;
    people::PeopleDirectory directory;
    std::unique_ptr<Site> site;
};

/// The explicit list of apps: what is not here does not exist.
std::vector<App> apps(Settings const& settings = {});
/// Opens the database. With `up_to_date`, applies missing migrations, seeds and permissions first.
std::unique_ptr<Program> open(std::string const& database_url, bool up_to_date, Settings settings = {});
/// Where the key that seals secrets stands unless somebody says otherwise: beside SQLite's file, else in the folder that
/// the program was started in.
std::string key_file_of(std::string const& database_url);
/// Migrations, then what every install needs.
std::vector<std::string> bring_up_to_date(Site const& site);
/// Erases again who is in the list of erasures and came back with a backup; how many.
int replay_erasures(Program const& program);
/// Who does the apps' jobs; `start` sets them to work.
std::unique_ptr<jobs::Workers> workers(Site const& site);
/// Every door of the site: `/healthz`, the apps' own pages, and pages and API of every entity.
http::Router routes(Site const& site);
Instant system_clock();
std::string version();

}  // namespace ateneu::server
