#include "server/measures.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/base/log.h"
#include "core/base/metrics.h"
#include "core/base/text.h"
#include "core/db/watch.h"
#include "core/http/watch.h"
#include "core/jobs/watch.h"
#include "core/mail/watch.h"
#include "core/site/watch.h"
#include "server/program.h"

namespace ateneu::server {

namespace {

void write_counted(std::string& out) {
    for (auto const& all : {http::metrics(), db::metrics(), jobs::metrics(), mail::metrics(), site_metrics()})
        for (auto const* metric : all) metric->write(out);
}

double seconds_since(std::string_view moment, Instant now) {
    auto const then = parse_instant(moment);
    return then ? static_cast<double>(now.micros - then->micros) / 1e6 : 0;
}

/// Jobs that could run now, and how long the first of them has waited since it could.
void write_jobs(std::string& out, db::Connection& sql, Instant now) {
    std::vector<Gauged> queued;
    double oldest = 0;
    auto const rows = sql.query(R"(SELECT "kind", COUNT(*), MIN(CASE WHEN "due_at" > "created_at" THEN "due_at" ELSE "created_at" END)
                                   FROM "core_job" WHERE "state" = 'queued' AND "due_at" <= $1 GROUP BY "kind" ORDER BY "kind")", {std::string_view(iso(now))});
    while (rows->next()) {
        queued.push_back({{{"queue", std::string(rows->text(0))}}, static_cast<double>(rows->integer(1))});
        oldest = std::max(oldest, seconds_since(rows->text(2), now));
    }
    if (queued.empty()) queued.push_back({{{"queue", "none"}}, 0});
    write_gauge(out, "jobs_queued", "Jobs that could run now, by kind.", queued);
    write_gauge(out, "jobs_oldest_seconds", "How long the first of them has waited.", {{{}, oldest}});
}

void write_sessions(std::string& out, db::Connection& sql, Instant now) {
    auto const open = sql.integer(R"(SELECT COUNT(*) FROM "people_session" WHERE "expires_at" > $1)", {std::string_view(iso(now))}).value_or(0);
    write_gauge(out, "sessions_open", "Sessions that haven't ended.", {{{}, static_cast<double>(open)}});
}

void write_letters(std::string& out, db::Connection& sql) {
    auto const waiting = sql.integer(R"(SELECT COUNT(*) FROM "core_letter" WHERE "state" = 'queued')").value_or(0);
    write_gauge(out, "mail_queued", "Letters that wait to be sent.", {{{}, static_cast<double>(waiting)}});
}

/// When rows that are too old were last taken away, and how many requests about data wait, by how long (the law gives a month).
void write_privacy(std::string& out, db::Connection& sql, Instant now) {
    auto const last = sql.text(R"(SELECT MAX("last_run") FROM "privacy_retention_rule")").value_or("");
    auto const moment = parse_instant(last);
    write_gauge(out, "retention_last_run_timestamp_seconds", "When the nightly rules last ran, since 1970; 0: never.", {{{}, moment ? static_cast<double>(moment->micros) / 1e6 : 0}});
    constexpr std::int64_t day = 86'400'000'000;
    struct Age {
        char const* name;
        std::int64_t from, until;
    };
    std::vector<Gauged> open;
    for (auto const& age : {Age{"fresh", 0, 10}, Age{"waiting", 10, 20}, Age{"late", 20, 100'000}}) {
        auto const newest = iso(local({now.micros - age.from * day}, "UTC").date), oldest = iso(local({now.micros - age.until * day}, "UTC").date);
        auto const count = sql.integer(R"(SELECT COUNT(*) FROM "privacy_request" WHERE "state" = 'open' AND "received" <= $1 AND "received" > $2)", {std::string_view(newest), std::string_view(oldest)});
        open.push_back({{{"age", age.name}}, static_cast<double>(count.value_or(0))});
    }
    write_gauge(out, "gdpr_requests_open", "Requests about personal data that nobody has answered.", open);
}

void write_database(std::string& out, Site const& site) {
    bool reachable = true;
    try {
        auto const work = site.database().begin(db::Database::Mode::read);
        write_jobs(out, work->connection(), site.now());
        write_sessions(out, work->connection(), site.now());
        write_letters(out, work->connection());
        write_privacy(out, work->connection(), site.now());
    } catch (db::Error const& error) {
        log_warning("metrics.database", {{"code", error.code}});
        reachable = false;
    }
    write_gauge(out, "db_up", "1 where the database answers.", {{{}, reachable ? 1.0 : 0.0}});
}

/// Of /proc/self/stat what comes behind the name, which may hold blanks (proc(5)): the first is the state, field 3.
std::vector<std::string> process_fields() {
    std::ifstream file("/proc/self/stat");
    std::string text{std::istreambuf_iterator<char>(file), {}};
    auto const name_end = text.rfind(')');
    if (name_end == std::string::npos) return {};
    std::istringstream rest(text.substr(name_end + 1));
    return {std::istream_iterator<std::string>(rest), {}};
}

double boot_time() {
    std::ifstream file("/proc/stat");
    for (std::string word; file >> word;)
        if (word == "btime") {
            double seconds = 0;
            file >> seconds;
            return seconds;
        }
    return 0;
}

double open_files() {
    double count = 0;
    std::error_code error;
    for ([[maybe_unused]] auto const& each : std::filesystem::directory_iterator("/proc/self/fd", error)) ++count;
    return count;
}

/// The names that Prometheus' own libraries give them.
void write_process(std::string& out) {
    auto const fields = process_fields();
    constexpr std::size_t user = 11, system = 12, start = 19, virtual_bytes = 20, resident_pages = 21;
    if (fields.size() > resident_pages) {
        auto const ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
        auto const field = [&](std::size_t at) { return static_cast<double>(parse_integer(fields[at]).value_or(0)); };
        out += fmt::format("# HELP process_cpu_seconds_total Processor time used.\n# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total {}\n", (field(user) + field(system)) / ticks);
        write_gauge(out, "process_start_time_seconds", "When it started, since 1970.", {{{}, boot_time() + field(start) / ticks}});
        write_gauge(out, "process_virtual_memory_bytes", "Address space.", {{{}, field(virtual_bytes)}});
        write_gauge(out, "process_resident_memory_bytes", "Memory in use.", {{{}, field(resident_pages) * static_cast<double>(sysconf(_SC_PAGESIZE))}});
    }
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    write_gauge(out, "process_open_fds", "Open files.", {{{}, open_files()}});
    write_gauge(out, "process_max_fds", "How many it may open.", {{{}, static_cast<double>(limit.rlim_cur)}});
}

}  // namespace

std::string measures(Site const& site) {
    std::string out;
    write_counted(out);
    write_database(out, site);
    write_process(out);
    write_gauge(out, "ateneu_build_info", "Always 1; its labels say which program this is.",
                {{{{"version", version()}, {"database", site.database().dialect() == db::Dialect::sqlite ? "sqlite" : "postgresql"}}, 1}});
    return out;
}

}  // namespace ateneu::server
