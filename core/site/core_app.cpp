#include "core/site/core_app.h"

#include "core/intake/import.h"
#include "core/intake/import_jobs.h"
#include "core/intake/staging.h"
#include "core/jobs/job.h"
#include "core/jobs/schedule.h"
#include "core/jobs/run.h"
#include "core/site/undo_job.h"
#include "core/store/bulk_run.h"
#include "core/store/merge.h"
#include "core/store/merge_records.h"
#include "core/store/saved_view.h"
#include "core/webhooks/deliver.h"

namespace ateneu {

namespace {

Instant days_before(Instant now, std::int64_t days) { return {now.micros - days * 24 * 3600 * 1'000'000}; }

constexpr std::int64_t days_kept = 90;

/// Jobs that ended long ago go, and messages of those days.
void sweep_jobs(jobs::Run& run) {
    run.write([&](Transaction& tx) {
        auto const before = days_before(tx.now(), days_kept);
        jobs::sweep(tx.sql(), before);
        webhooks::sweep(tx.sql(), before);
    });
}

constexpr std::int64_t days_rows_kept = 30;

/// The rows of imports hold people's data a second time: they go after a month.
void sweep_imports(jobs::Run& run) {
    run.write([&](Transaction& tx) { intake::sweep_imports(tx.sql(), days_before(tx.now(), days_rows_kept)); });
}

constexpr std::int64_t days_secrets_kept = 30;

/// A merge can be undone with its secrets for a month.
void sweep_secrets(jobs::Run& run) {
    run.write([&](Transaction& tx) { forget_remains(tx.sql(), days_before(tx.now(), days_secrets_kept)); });
}

}  // namespace

App core_app(webhooks::Reach reach) {
    return {.name = "core",
            .label = N_("Operation"),
            .icon = "gear",
            .entities = {&jobs::Job::entity(), &jobs::Schedule::entity(), &Merged::entity(), &Distinction::entity(), &webhooks::Webhook::entity(),
                         &webhooks::Delivery::entity(), &intake::Import::entity(), &intake::ImportMapping::entity(), &SavedView::entity(),
                         &DefaultView::entity(), &BulkRun::entity()},
            .migrations = {},
            .reactions = {{&jobs::Schedule::entity(), jobs::forget_next_time}, {&webhooks::Webhook::entity(), webhooks::belong}, {nullptr, webhooks::announce}},
            .nav = {{&jobs::Job::entity(), N_("Jobs")}, {&jobs::Schedule::entity(), N_("Jobs")}, {&intake::Import::entity(), N_("Jobs")},
                    {&webhooks::Webhook::entity(), N_("Webhooks")}, {&webhooks::Delivery::entity(), N_("Webhooks")}},
            .jobs = {{.name = "core.sweep_jobs", .work = sweep_jobs},
                     {.name = "core.sweep_imports", .work = sweep_imports},
                     {.name = "core.sweep_secrets", .work = sweep_secrets},
                     {.name = intake::check_kind, .work = intake::run_check},
                     {.name = intake::store_kind, .work = intake::run_store},
                     {.name = undo_kind, .work = run_undo},
                     webhooks::sending(reach)},
            .regular = {{"core.sweep_jobs", N_("Take old jobs away"), "10 3 * * *"}, {"core.sweep_imports", N_("Take the rows of old imports away"), "20 3 * * *"},
                        {"core.sweep_secrets", N_("Forget the secrets of merged records"), "30 3 * * *"}}};
}

}  // namespace ateneu
