#pragma once
#include "apps/workshops/amy/import.h"
#include "apps/workshops/test_house.h"
#include "tests/support/amy_dump.h"

namespace ateneu::workshops {

/// A fresh install, and dumps to import into it.
class AmyImport : public House {
protected:
    using AmyDump = tests::AmyDump;

    ImportReport import_file(std::string const& path, bool dry_run = false) {
        return import_amy(*database, registry(), {.file = path, .dry_run = dry_run, .now = noon()});
    }
    ImportReport import_sql(std::string const& sql, bool dry_run = false) {
        tests::DumpFile const file(sql);
        return import_file(file.path, dry_run);
    }
    ImportReport import_dump(AmyDump const& dump, AmyDump::Form form = {}) {
        return import_sql(dump.sql(form));
    }

    std::string text(std::string const& sql) { return text_in(*database, sql); }
    std::int64_t rows(std::string const& table) {
        return number("SELECT COUNT(*) FROM \"" + table + "\"");
    }

    /// How many rows each table of ours has.
    std::map<std::string, std::int64_t> counts() {
        std::map<std::string, std::int64_t> all;
        for (auto const* entity : registry().entities())
            all[entity->table()] = rows(entity->table());
        for (auto const* table : {"core_change", "core_change_set", "core_total"})
            all[table] = rows(table);
        return all;
    }
    static ImportReport::Table const& table(ImportReport const& report, std::string_view name) {
        for (auto const& each : report.tables)
            if (each.name == name) return each;
        static ImportReport::Table const none;
        ADD_FAILURE() << "the report lacks " << name;
        return none;
    }
};

}  // namespace ateneu::workshops
