#include "core/site/core_app.h"

#include "core/jobs/job.h"
#include "core/jobs/schedule.h"
#include "core/jobs/run.h"
#include "core/store/bulk_run.h"
#include "core/store/saved_view.h"

namespace ateneu {

namespace {

constexpr std::int64_t days_kept = 90;

/// Jobs that ended long ago go.
void sweep_jobs(jobs::Run& run) {
    run.write([&](Transaction& tx) { jobs::sweep(tx.sql(), {tx.now().micros - days_kept * 24 * 3600 * 1'000'000}); });
}

}  // namespace

App core_app() {
    return {.name = "core",
            .label = N_("Operation"),
            .icon = "gear",
            .entities = {&jobs::Job::entity(), &jobs::Schedule::entity(), &SavedView::entity(), &DefaultView::entity(),
                         &BulkRun::entity()},
            .migrations = {},
            .reactions = {{&jobs::Schedule::entity(), jobs::forget_next_time}},
            .nav = {{&jobs::Job::entity(), N_("Jobs")}, {&jobs::Schedule::entity(), N_("Jobs")}},
            .jobs = {{.name = "core.sweep_jobs", .work = sweep_jobs}},
            .regular = {{"core.sweep_jobs", N_("Take old jobs away"), "10 3 * * *"}}};
}

}  // namespace ateneu
