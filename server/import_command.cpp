#include <fmt/format.h>

#include <fstream>

#include "apps/workshops/amy/import.h"
#include "domain/people/permissions.h"
#include "server/commands.h"
#include "server/program.h"
#include "server/progress_bar.h"

namespace ateneu::server {

namespace {

workshops::ImportReport import(Program& program, ImportCommand const& options) {
    ProgressBar bar;
    return workshops::import_amy(*program.database, program.site->registry(),
                                 {.file = options.file, .dry_run = options.dry_run, .now = system_clock(),
                                  .progress = [&](std::int64_t done, std::int64_t total) { bar.show(done, total); }});
}

}  // namespace

int import_amy_command(ImportCommand const& options) {
    auto const program = open(options.database, true);
    try {
        auto const report = import(*program, options);
        fmt::print("{}", text(report));
        if (!options.report.empty()) {
            std::ofstream file(options.report);
            file << json(report) << "\n";
            if (!file.flush()) {
                fmt::print(stderr, "ateneu: the report could not be written to {}\n", options.report);
                return 1;
            }
        }
        if (options.dry_run) return 0;
        // What the program needs and the dump lacks.
        bring_up_to_date(*program->site);
        program->site->as_program("import", [](Transaction& tx) { people::fill_empty_groups(tx); });
        return 0;
    } catch (workshops::ImportError const& error) {
        fmt::print(stderr, "ateneu: nothing was imported: {}\n", error.what());
        return 1;
    }
}

}  // namespace ateneu::server
