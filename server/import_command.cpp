#include <fmt/format.h>

#include <fstream>

#include "apps/timebank/timeoverflow/import.h"
#include "apps/workshops/amy/import.h"
#include "domain/people/permissions.h"
#include "server/commands.h"
#include "server/program.h"
#include "server/progress_bar.h"

namespace ateneu::server {

namespace {

using Progress = std::function<void(std::int64_t done, std::int64_t total)>;
using Import = std::function<takeover::ImportReport(Program& program, Progress const& progress)>;

bool write_report(ImportCommand const& options, takeover::ImportReport const& report) {
    if (options.report.empty()) return true;
    std::ofstream file(options.report);
    file << json(report) << "\n";
    if (file.flush()) return true;
    fmt::print(stderr, "ateneu: the report could not be written to {}\n", options.report);
    return false;
}

/// Imports, says what became of it, and adds what the program needs and the dump lacks.
int run(ImportCommand const& options, Import const& import) {
    auto const program = open(options.database, true);
    try {
        auto const report = [&] {
            ProgressBar bar;
            return import(*program, [&](std::int64_t done, std::int64_t total) { bar.show(done, total); });
        }();
        fmt::print("{}", text(report));
        if (!write_report(options, report)) return 1;
        if (options.dry_run) return 0;
        bring_up_to_date(*program->site);
        program->site->as_program("import", [](Transaction& tx) { people::fill_empty_groups(tx); });
        return 0;
    } catch (takeover::ImportError const& error) {
        fmt::print(stderr, "ateneu: nothing was imported: {}\n", error.what());
        return 1;
    }
}

}  // namespace

int import_amy_command(ImportCommand const& options) {
    return run(options, [&](Program& program, Progress const& progress) {
        return workshops::import_amy(*program.database, program.site->registry(), {.file = options.file, .dry_run = options.dry_run, .now = system_clock(), .progress = progress});
    });
}

int import_timeoverflow_command(ImportCommand const& options, std::string const& source) {
    return run(options, [&](Program& program, Progress const& progress) {
        return timebank::import_timeoverflow(*program.database, program.site->registry(),
                                             {.file = options.file, .source = source, .dry_run = options.dry_run, .now = system_clock(), .progress = progress});
    });
}

}  // namespace ateneu::server
