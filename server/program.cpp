#include "server/program.h"

#include <chrono>

#include "apps/workshops/workshops.h"
#include "domain/people/people.h"
#include "domain/people/permissions.h"

namespace ateneu::server {

std::vector<App> apps() { return {people::people(), workshops::workshops()}; }

Instant system_clock() {
    auto const now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(now).count()};
}

std::string version() { return ATENEU_VERSION; }

std::vector<std::string> bring_up_to_date(Program& program) {
    auto const applied = migrate(*program.database, program.site->apps());
    program.site->as_program("program", [&](Transaction& tx) {
        people::sync_permissions(tx);
        for (auto const& app : program.site->apps())
            if (app.seed) app.seed(tx);
    });
    return applied;
}

std::unique_ptr<Program> open(std::string const& database_url, bool up_to_date, Settings settings) {
    auto program = std::make_unique<Program>();
    program->database = db::Database::open(database_url);
    if (!settings.clock) settings.clock = system_clock;
    settings.version = version();
    program->site = std::make_unique<Site>(*program->database, apps(), program->directory, std::move(settings));
    if (up_to_date) bring_up_to_date(*program);
    return program;
}

}  // namespace ateneu::server
