#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/db/database.h"

namespace ateneu::db {

namespace {

struct Step {
    std::string app;
    std::int64_t number;
    std::string name;  ///< `0001_people`
    std::string_view sql;
    std::string shown() const { return app + "/" + name; }
};

Error mistaken(std::string const& sentence) {
    return Error(Error::Kind::other, "migration", sentence);
}

std::int64_t number_of(std::string const& name) {
    auto const number = parse_integer(name.substr(0, name.find('_')));
    if (!number || *number < 1 || name.find('_') != 4)
        throw mistaken("A migration is called 0001_name, not " + name + ".");
    return *number;
}

std::vector<Step> steps_of(Migrations const& migrations, Dialect dialect) {
    std::string_view const ending = dialect == Dialect::sqlite ? ".sqlite.sql" : ".postgresql.sql";
    std::vector<Step> steps;
    for (auto const& file : migrations.files) {
        if (!file.name.ends_with(ending)) continue;
        std::string const name(file.name.substr(0, file.name.size() - ending.size()));
        steps.push_back({migrations.app, number_of(name), name, file.bytes});
    }
    std::sort(steps.begin(), steps.end(),
              [](Step const& a, Step const& b) { return a.number < b.number; });
    for (std::size_t next = 1; next < steps.size(); ++next)
        if (steps[next].number == steps[next - 1].number)
            throw mistaken("Two migrations have one number: " + steps[next - 1].shown() + " and " +
                           steps[next].shown() + ".");
    return steps;
}

/// App by app as they are given, since a later one may refer to tables of an earlier one.
std::vector<Step> steps_of(std::span<Migrations const> all, Dialect dialect) {
    std::vector<Step> steps;
    for (auto const& migrations : all)
        for (auto& step : steps_of(migrations, dialect)) steps.push_back(std::move(step));
    return steps;
}

bool has_table(Connection& connection) {
    return connection
               .integer(connection.sqlite()
                            ? "SELECT count(*) FROM sqlite_schema WHERE name = 'core_migration'"
                            : "SELECT count(*) FROM pg_catalog.pg_class WHERE oid = "
                              "to_regclass('core_migration')")
               .value_or(0) > 0;
}

std::set<std::string> applied(Connection& connection) {
    std::set<std::string> names;
    if (!has_table(connection)) return names;
    auto const rows = connection.query("SELECT app, name FROM core_migration ORDER BY app, number");
    while (rows->next())
        names.insert(std::string(rows->text(0)) + "/" + std::string(rows->text(1)));
    return names;
}

std::vector<Step> missing(Connection& connection, std::vector<Step> const& steps) {
    auto unknown = applied(connection);
    std::vector<Step> missing_steps;
    for (auto const& step : steps)
        if (unknown.erase(step.shown()) == 0) missing_steps.push_back(step);
    if (unknown.empty()) return missing_steps;
    throw mistaken("The database has the migration " + *unknown.begin() +
                   ", which this program doesn't know: it was made by a newer version, or with "
                   "other apps. Start that program instead.");
}

/// Until the transaction ends, nobody else migrates. SQLite's writer is alone anyway.
void lock(Connection& connection) {
    // "ateneu" in ASCII: any number does that other programs don't use.
    constexpr std::int64_t key = 0x6174656e6575;
    if (!connection.sqlite()) connection.query("SELECT pg_advisory_xact_lock($1)", {key});
}

void make_table(Connection& connection) {
    if (has_table(connection)) return;
    connection.script(connection.sqlite() ? R"(
        CREATE TABLE core_migration (
            app TEXT NOT NULL,
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            applied_at TEXT NOT NULL,
            PRIMARY KEY (app, number)
        ) STRICT)"
                                          : R"(
        CREATE TABLE core_migration (
            app text NOT NULL,
            number bigint NOT NULL,
            name text NOT NULL,
            applied_at timestamptz NOT NULL,
            PRIMARY KEY (app, number)
        ))");
}

void apply(Connection& connection, Step const& step) {
    try {
        connection.script(step.sql);
    } catch (Error const& error) {
        throw Error(error.kind, error.code,
                    "The migration " + step.shown() + " failed and was undone: " + error.what());
    }
    connection.execute(connection.sqlite()
                           ? "INSERT INTO core_migration (app, number, name, applied_at) "
                             "VALUES ($1, $2, $3, strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))"
                           : "INSERT INTO core_migration (app, number, name, applied_at) "
                             "VALUES ($1, $2, $3, now())",
                       {step.app, step.number, step.name});
}

}  // namespace

std::vector<std::string> pending_migrations(Database& database, std::span<Migrations const> all) {
    auto const steps = steps_of(all, database.dialect());
    std::vector<std::string> names;
    database.transact(Database::Mode::read, [&](Connection& connection) {
        names.clear();
        for (auto const& step : missing(connection, steps)) names.push_back(step.shown());
    });
    return names;
}

std::vector<std::string> migrate(Database& database, std::span<Migrations const> all) {
    auto const steps = steps_of(all, database.dialect());
    std::vector<std::string> names;
    // Most starts find nothing to do, and then take no lock. Otherwise we look again under the
    // lock, before each step: another server may have been quicker.
    bool is_done = pending_migrations(database, all).empty();
    while (!is_done) {
        std::optional<Step> next;
        database.transact(Database::Mode::write, [&](Connection& connection) {
            lock(connection);
            make_table(connection);
            auto const left = missing(connection, steps);
            next = left.empty() ? std::nullopt : std::optional(left.front());
            if (next) apply(connection, *next);
        });
        if (next) names.push_back(next->shown());
        is_done = !next;
    }
    return names;
}

}  // namespace ateneu::db
