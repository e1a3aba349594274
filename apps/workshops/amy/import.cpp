#include "apps/workshops/amy/import.h"

#include <algorithm>

#include "apps/workshops/amy/importing.h"
#include "apps/workshops/amy/room.h"
#include "apps/workshops/amy/settle.h"
#include "apps/workshops/amy/taker.h"
#include "core/db/dump_reader.h"
#include "core/db/references.h"
#include "core/takeover/indexes.h"
#include "core/takeover/record_writer.h"
#include "domain/people/permissions.h"

namespace ateneu::workshops::amy {

namespace {

/// The file is read twice, and so counts twice.
db::DumpProgress half(ImportOptions const& options, bool second) {
    if (!options.progress) return {};
    return [&options, second](std::int64_t done, std::int64_t total) {
        options.progress(second ? total + done : done, 2 * total);
    };
}

void read(ImportOptions const& options, db::DumpSink& sink, bool second) {
    try {
        db::read_dump(options.file, sink, half(options, second));
    } catch (db::DumpError const& error) {
        throw ImportError(ImportError::Kind::dump, error.table, error.line, error.reason);
    }
}

void check_is_amy(Survey const& survey) {
    for (auto const table : {"workshops_person", "workshops_event", "django_content_type"})
        if (!survey.tables().contains(table))
            throw ImportError(ImportError::Kind::dump, "", 0,
                              std::string("it is no dump of AMY: it has no table ") + table);
}

/// One import, from the second reading on, in one transaction.
class Import {
public:
    Import(db::Connection& sql, Registry const& registry, Survey const& survey,
           ImportOptions const& options)
        : sql_(sql),
          registry_(registry),
          survey_(survey),
          options_(options),
          actor_(the_program()),
          tx_(sql, registry, {}, actor_, options.now,
              {"import", "AMY: " + takeover::file_name(options.file)}) {}

    ImportReport run() {
        check_room(sql_, registry_);
        db::leave_references_unwatched(sql_);
        auto local = make_room(sql_, registry_, survey_);
        people::sync_permissions(tx_);
        Permissions const permissions(sql_, survey_);
        PastKeys past(survey_, permissions);
        takeover::SlowIndexes indexes(sql_);
        take_rows(permissions, past);
        indexes.put_back();
        for (auto& note : put_back(sql_, registry_, std::move(local)))
            account_.note(std::move(note));
        settle(sql_, registry_, survey_, past);
        people::fill_empty_groups(tx_);
        // Now, so that a dry run meets what a commit would.
        takeover::check_references(sql_);
        // PostgreSQL plans by statistics, which the next lists shouldn't have to wait for.
        if (!sql_.sqlite()) sql_.script("ANALYZE");
        return report();
    }

private:
    void take_rows(Permissions const& permissions, PastKeys& past) {
        RecordsOfDump keys(survey_, permissions);
        History history(registry_, survey_, past);
        auto const sets = std::max(tx_.change_set(),
                                   sql_.integer("SELECT MAX(id) FROM core_change_set").value_or(0));
        Importing importing{.sql = sql_,
                            .registry = registry_,
                            .survey = survey_,
                            .permissions = permissions,
                            .keys = keys,
                            .account = account_,
                            .history = history,
                            .now = options_.now,
                            .first_change_set = sets};
        for (auto const& [name, surveyed] : survey_.tables()) account_.of(name);
        Takers takers(importing);
        read(options_, takers, true);
        takers.finish();
        write_logins(importing.logins);
        write_history(history);
    }

    void write_logins(std::vector<Record> const& logins) {
        takeover::RecordWriter writer(sql_, *registry_.find(amy::logins().entity));
        for (auto const& login : logins) writer.write(login);
        writer.finish();
        account_.note("People with a login of their own: " + std::to_string(logins.size()));
    }

    void write_history(History& history) {
        constexpr std::string_view table = "reversion_version";
        auto& versions = account_.of(table);
        versions.written = history.write(sql_);
        auto rest = versions.in_dump - versions.written;
        for (auto const& each : versions.left_out) rest -= each.count;
        for (; rest > 0; --rest) account_.left_out(table, "the same as the version before it");
    }

    ImportReport report() {
        ImportReport report{.file = options_.file, .dry_run = options_.dry_run};
        account_.finish(report);
        for (auto const& table : report.tables) {
            if (table.in_dump != survey_.tables().find(table.name)->second.rows)
                throw ImportError(ImportError::Kind::dump, table.name, 0,
                                  "the file changed while it was read");
        }
        return report;
    }

    db::Connection& sql_;
    Registry const& registry_;
    Survey const& survey_;
    ImportOptions const& options_;
    Actor actor_;
    Transaction tx_;
    takeover::Tally account_;
};

}  // namespace

}  // namespace ateneu::workshops::amy

namespace ateneu::workshops {

ImportReport import_amy(db::Database& database, Registry const& registry,
                        ImportOptions const& options) {
    using Mode = db::Database::Mode;
    amy::check_room(database.begin(Mode::read)->connection(), registry);
    // Outside of the write transaction: it takes a while, and finds most of what can be wrong.
    amy::Survey survey(registry);
    amy::read(options, survey, false);
    amy::check_is_amy(survey);
    auto const work = database.begin(Mode::write);
    auto report = amy::Import(work->connection(), registry, survey, options).run();
    if (!options.dry_run) work->commit();
    return report;
}

}  // namespace ateneu::workshops
