#pragma once
#include "apps/timebank/test_bank.h"
#include "apps/timebank/timeoverflow/import.h"
#include "core/store/check.h"
#include "tests/support/overflow_dump.h"

namespace ateneu::timebank {

/// A town with two banks of its own, and dumps of TimeOverflow that come to it.
class Arrivals : public Town {
protected:
    using Dump = tests::OverflowDump;
    using Cell = Dump::Cell;

    takeover::ImportReport import_file(std::string const& path, bool dry_run = false, std::string const& source = "timeoverflow") {
        return import_timeoverflow(*database, registry(), {.file = path, .source = source, .dry_run = dry_run, .now = now});
    }
    takeover::ImportReport import(Dump const& dump, Dump::Form form = {}, bool dry_run = false) { return import_sql(dump.sql(form), dry_run); }
    takeover::ImportReport import_sql(std::string const& sql, bool dry_run = false) {
        tests::DumpFile const file(sql);
        return import_file(file.path, dry_run);
    }

    /// What `ateneu check` says, remarks about odd values too.
    std::vector<std::string> problems() {
        auto const work = database->begin(db::Database::Mode::read);
        auto report = check_database(work->connection(), registry());
        auto all = std::move(report.problems);
        for (auto& remark : report.remarks) all.push_back(std::move(remark));
        for (auto const& app : apps())
            if (app.check)
                for (auto& problem : app.check(work->connection())) all.push_back(std::move(problem));
        return all;
    }

    /// Our record for a row over there; 0: none.
    std::int64_t ours(std::string const& table, std::int64_t key) {
        auto const id = number("SELECT \"record_id\" FROM \"people_external_id\" WHERE \"system\" = 'timeoverflow' AND \"kind\" = '" + table + "' AND \"key\" = '" + std::to_string(key) + "'");
        return std::max<std::int64_t>(id, 0);
    }
    template <class T>
    T read(Id<T> id) {
        auto const work = database->begin(db::Database::Mode::read);
        auto const program = the_program();
        Transaction tx(work->connection(), registry(), {}, program, now);
        auto held = tx.read(id);
        EXPECT_TRUE(held) << T::entity().full_name() << " " << id.value;
        return held.value_or(T{});
    }
    template <class T>
    T brought(std::string const& table, std::int64_t key) { return read(Id<T>{ours(table, key)}); }
    std::int64_t rows(std::string const& table) { return number("SELECT COUNT(*) FROM \"" + table + "\""); }
    std::map<std::string, std::int64_t> counts() {
        std::map<std::string, std::int64_t> all;
        for (auto const* entity : registry().entities()) all[entity->table()] = rows(entity->table());
        all["core_change_set"] = rows("core_change_set");
        return all;
    }

    static takeover::ImportReport::Table table(takeover::ImportReport const& report, std::string_view name) {
        for (auto const& each : report.tables)
            if (each.name == name) return each;
        ADD_FAILURE() << "the report lacks " << name;
        return {};
    }
    /// The keys of the rows for which something was said; "2, 5".
    static std::string rows_with(std::vector<takeover::ImportReport::LeftOut> const& list, std::string_view what) {
        for (auto const& each : list)
            if (each.what.find(what) != std::string::npos) return tests::joined(each.rows, ", ");
        return "";
    }
    static std::string left_out(takeover::ImportReport const& report, std::string_view name, std::string_view what) { return rows_with(table(report, name).left_out, what); }
    static std::string changed(takeover::ImportReport const& report, std::string_view name, std::string_view what) { return rows_with(table(report, name).changed, what); }
};

}  // namespace ateneu::timebank
