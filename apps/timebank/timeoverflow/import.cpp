#include "apps/timebank/timeoverflow/import.h"

#include "apps/timebank/timeoverflow/taking.h"
#include "core/base/text.h"
#include "core/store/totals.h"
#include "core/takeover/indexes.h"

namespace ateneu::timebank {

namespace timeoverflow {

namespace {

using takeover::ImportError;

/// What is written by the hundred thousand.
std::string const many[] = {"people_person", "people_login", "people_preference", "people_external_id", "timebank_member", "timebank_post", "timebank_petition", "timebank_exchange",
                            "ledger_account", "ledger_transfer", "ledger_posting"};

/// Making indexes anew is worth it where more comes than there is.
bool is_mostly_new(db::Connection& sql) {
    auto const comes = sql.integer(R"(SELECT (SELECT COUNT(*) FROM "import_transfers") + (SELECT COUNT(*) FROM "import_users"))").value_or(0);
    auto const there = sql.integer(R"(SELECT (SELECT COUNT(*) FROM "timebank_exchange") + (SELECT COUNT(*) FROM "people_person"))").value_or(0);
    return comes > there;
}

void read(TimeOverflowOptions const& options, Staging& staging) {
    try {
        // What follows takes about as long.
        db::read_dump(options.file, staging, [&](std::int64_t done, std::int64_t total) {
            if (options.progress) options.progress(done, 2 * total);
        });
    } catch (db::DumpError const& error) {
        throw ImportError(ImportError::Kind::dump, error.table, error.line, error.reason);
    }
    staging.finish();
}

void take(Taking& taking) {
    take_categories(taking);
    read_accounts(taking);
    take_banks(taking);
    take_people(taking);
    take_members(taking);
    take_former_members(taking);
    take_posts(taking);
    take_petitions(taking);
    take_transfers(taking);
    settle(taking);
}

/// One import, in one transaction.
takeover::ImportReport run(db::Connection& sql, Registry const& registry, TimeOverflowOptions const& options) {
    auto const actor = the_program();
    Transaction tx(sql, registry, {}, actor, options.now, {"import", "TimeOverflow: " + takeover::file_name(options.file)});
    tx.change_set();
    takeover::Tally tally;
    Staging staging(sql, tally);
    read(options, staging);
    std::optional<takeover::SlowIndexes> indexes;
    if (is_mostly_new(sql)) indexes.emplace(sql, many);
    takeover::NewKeys keys(sql);
    Taking taking{.tx = tx, .sql = sql, .tally = tally, .options = options, .keys = keys, .batch = {sql, keys}, .says_confirmed = staging.has("users", "confirmed_at"), .known = {sql, options.source}};
    take(taking);
    if (indexes) indexes->put_back();
    staging.drop();
    count_again(sql, registry);
    // Now, so that a dry run meets what a commit would.
    takeover::check_references(sql);
    if (!sql.sqlite()) sql.script("ANALYZE");
    takeover::ImportReport report{.file = options.file, .dry_run = options.dry_run};
    tally.finish(report);
    return report;
}

}  // namespace

}  // namespace timeoverflow

takeover::ImportReport import_timeoverflow(db::Database& database, Registry const& registry, TimeOverflowOptions const& options) {
    using timeoverflow::ImportError;
    if (options.source.empty() || options.source.size() > 40 || !is_slug(options.source)) throw ImportError(ImportError::Kind::refused, "", 0, "the name of the source is written with at most 40 letters without accents, digits, - and _");
    auto const work = database.begin(db::Database::Mode::write);
    try {
        auto report = timeoverflow::run(work->connection(), registry, options);
        if (!options.dry_run) work->commit();
        return report;
    } catch (db::Error const& error) {
        // What the checks of ours have missed, and only then.
        using Kind = db::Error::Kind;
        if (error.kind != Kind::unique && error.kind != Kind::check && error.kind != Kind::reference) throw;
        throw ImportError(ImportError::Kind::dump, "", 0, std::string("the database can't hold it (") + error.what() + ")");
    }
}

}  // namespace ateneu::timebank
