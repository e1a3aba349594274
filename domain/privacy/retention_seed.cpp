// What the core and people bring: rules, and the statements behind those that no table of fields describes.
#include "core/intake/staging.h"
#include "core/jobs/queue.h"
#include "core/mail/deliver.h"
#include "core/store/merge.h"
#include "core/webhooks/deliver.h"
#include "domain/privacy/export_job.h"
#include "domain/privacy/retention.h"

namespace ateneu::privacy {

namespace {

std::int64_t counted(db::Connection& sql, std::string_view question, Instant before) {
    return sql.integer(question, {iso(before)}).value_or(0);
}

constexpr int week = 7, month = 30, year = 365;

}  // namespace

std::map<std::string, Sweep, std::less<>> sweeps(std::string const& folder) {
    return {
        {"core.job", {[](db::Connection& sql, Instant before) { return counted(sql, R"(SELECT COUNT(*) FROM "core_job" WHERE "ended_at" < $1)", before); },
                      [](Transaction& tx, Instant before) { return jobs::sweep(tx.sql(), before); }}},
        {"core.webhook_delivery", {[](db::Connection& sql, Instant before) { return counted(sql, R"(SELECT COUNT(*) FROM "core_webhook_delivery" WHERE "created_at" < $1)", before); },
                                   [](Transaction& tx, Instant before) { return webhooks::sweep(tx.sql(), before); }}},
        {"core.letter", {[](db::Connection& sql, Instant before) { return counted(sql, R"(SELECT COUNT(*) FROM "core_letter" WHERE "created_at" < $1 AND "state" <> 'queued')", before); },
                         [](Transaction& tx, Instant before) { return mail::sweep(tx.sql(), before); }}},
        {"core.import_row", {[](db::Connection& sql, Instant before) { return counted(sql, R"(SELECT COUNT(*) FROM "core_import_row" r JOIN "core_import" i ON i."id" = r."import" WHERE i."created_at" < $1)", before); },
                             [](Transaction& tx, Instant before) {
                                 auto const rows = counted(tx.sql(), R"(SELECT COUNT(*) FROM "core_import_row" r JOIN "core_import" i ON i."id" = r."import" WHERE i."created_at" < $1)", before);
                                 intake::sweep_imports(tx.sql(), before);
                                 return rows;
                             }}},
        {"core.merged", {[](db::Connection& sql, Instant before) { return counted(sql, R"(SELECT COUNT(*) FROM "core_merged" WHERE "remains" <> '' AND "merged_at" < $1)", before); },
                         [](Transaction& tx, Instant before) { return forget_remains(tx.sql(), before); }}},
        {"core.bulk_run", {[](db::Connection& sql, Instant before) { return counted(sql, R"(SELECT COUNT(*) FROM "core_bulk_run" WHERE "at" < $1)", before); },
                           [](Transaction& tx, Instant before) { return tx.sql().execute(R"(DELETE FROM "core_bulk_run" WHERE "at" < $1)", {iso(before)}); }}},
        {"people.login_attempt", {[](db::Connection& sql, Instant before) { return counted(sql, R"(SELECT COUNT(*) FROM "people_login_attempt" WHERE "at" < $1)", before); },
                                  [](Transaction& tx, Instant before) { return tx.sql().execute(R"(DELETE FROM "people_login_attempt" WHERE "at" < $1)", {iso(before)}); }}},
        {"privacy.export", {[](db::Connection& sql, Instant before) { return counted(sql, R"(SELECT COUNT(*) FROM "privacy_export" WHERE "asked_at" < $1)", before); },
                            [folder](Transaction& tx, Instant) { return sweep_exports(tx, tx.now(), folder); }}},
    };
}

void seed_rules(Transaction& tx) {
    auto const purpose = N_("Not needed any longer (GDPR, article 5(1)(e)).");
    add_rule(tx, {.name = "core.job", .title = N_("Jobs that ended"), .keep_days = 90, .least_days = 1, .most_days = year, .reason = purpose});
    add_rule(tx, {.name = "core.webhook_delivery", .title = N_("Messages to webhooks"), .keep_days = 90, .least_days = 4, .most_days = year, .reason = purpose});
    add_rule(tx, {.name = "core.letter", .title = N_("E-mails that were sent"), .keep_days = 90, .least_days = 7, .most_days = year, .reason = N_("That it was sent; what it said goes as soon as it is sent.")});
    add_rule(tx, {.name = "core.import_row", .title = N_("Rows of imported files"), .keep_days = month, .least_days = 1, .most_days = month, .reason = N_("They hold people's data a second time.")});
    add_rule(tx, {.name = "core.merged", .title = N_("Secrets put aside by merging"), .keep_days = month, .least_days = 1, .most_days = month, .reason = N_("Only for undoing the merge.")});
    add_rule(tx, {.name = "core.bulk_run", .title = N_("Reports of deeds on many records"), .keep_days = month, .least_days = 1, .most_days = month, .reason = purpose});
    add_rule(tx, {.name = "people.login_attempt", .title = N_("Failed logins"), .keep_days = 1, .least_days = 1, .most_days = month, .reason = N_("Only for slowing down who guesses passwords.")});
    add_rule(tx, {.name = "people.token", .title = N_("API tokens that ended"), .kind = "people.token", .field = "expires_at", .keep_days = month, .least_days = 0, .most_days = month, .reason = purpose});
    add_rule(tx, {.name = "privacy.export", .title = N_("Copies of people's data"), .keep_days = week, .least_days = week, .most_days = week, .reason = N_("The link works for a week.")});
    add_rule(tx, {.name = "privacy.request", .title = N_("Requests about data that were answered"), .kind = "privacy.request", .field = "answered", .filter = "state=done,refused", .keep_days = 3 * year,
                  .least_days = year, .most_days = 3 * year, .then = Then::anonymise, .reason = N_("As long as we may have to show that we answered (Spanish LOPDGDD, articles 72 to 78).")});
}

}  // namespace ateneu::privacy
