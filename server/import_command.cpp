#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "apps/workshops/amy/import.h"
#include "domain/people/permissions.h"
#include "server/commands.h"
#include "server/program.h"

namespace ateneu::server {

namespace {

/// A bar on a terminal; silent in a log file.
class ProgressBar {
public:
    void show(std::int64_t done, std::int64_t total) {
        if (!isatty(STDERR_FILENO) || total <= 0) return;
        auto const percent = static_cast<int>(100 * done / total);
        if (percent == last_) return;
        last_ = percent;
        auto const full = static_cast<std::size_t>(percent) / 4;
        fmt::print(stderr, "\r[{}{}] {:3} %", std::string(full, '#'), std::string(25 - full, '.'), percent);
    }
    ~ProgressBar() {
        if (last_ >= 0) fmt::print(stderr, "\n");
    }

private:
    int last_ = -1;
};

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
