#include "core/site/core_app.h"

#include "core/files/attach.h"
#include "core/intake/import.h"
#include "core/intake/import_jobs.h"
#include "core/jobs/job.h"
#include "core/jobs/schedule.h"
#include "core/jobs/run.h"
#include "core/mail/deliver.h"
#include "core/site/core_home.h"
#include "core/site/undo_job.h"
#include "core/store/bulk_run.h"
#include "core/store/merge_records.h"
#include "core/store/notice.h"
#include "core/store/saved_view.h"
#include "core/webhooks/deliver.h"

namespace ateneu {

namespace {

void care_for_mail(jobs::Run& run) {
    run.write([](Transaction& tx) { mail::care(tx); });
}

Instant days_before(Instant now, std::int64_t days) { return {now.micros - days * 86'400'000'000}; }

constexpr std::int64_t days_read_notices_kept = 90, days_notices_kept = 365;

void sweep_old_notices(jobs::Run& run) {
    run.write([&](Transaction& tx) { sweep_notices(tx.sql(), days_before(tx.now(), days_read_notices_kept), days_before(tx.now(), days_notices_kept)); });
}

constexpr std::int64_t days_contents_wait = 1;

/// Contents that no attachment names any more. An upload that is under way is younger than a day.
void sweep_files(files::House* house, jobs::Run& run) {
    if (!house) return;
    run.write([&](Transaction& tx) { files::sweep_contents(*house, tx.sql(), days_before(tx.now(), days_contents_wait)); });
}

}  // namespace

App core_app(webhooks::Reach reach, mail::Post post, std::shared_ptr<files::House> const& files) {
    return {.name = "core",
            .label = N_("Operation"),
            .icon = "gear",
            .entities = {&jobs::Job::entity(), &jobs::Schedule::entity(), &Merged::entity(), &Distinction::entity(), &webhooks::Webhook::entity(),
                         &webhooks::Delivery::entity(), &mail::Posted::entity(), &mail::Bounce::entity(), &intake::Import::entity(), &intake::ImportMapping::entity(), &SavedView::entity(),
                         &DefaultView::entity(), &BulkRun::entity(), &Notice::entity(), &files::Attachment::entity()},
            .migrations = {},
            .reactions = {{&jobs::Schedule::entity(), jobs::forget_next_time}, {&webhooks::Webhook::entity(), webhooks::belong}, {nullptr, webhooks::announce}},
            .nav = {{&jobs::Job::entity(), N_("Jobs")}, {&jobs::Schedule::entity(), N_("Jobs")}, {&intake::Import::entity(), N_("Jobs")},
                    {&mail::Posted::entity(), N_("E-mail")}, {&mail::Bounce::entity(), N_("E-mail")},
                    {&webhooks::Webhook::entity(), N_("Webhooks")}, {&webhooks::Delivery::entity(), N_("Webhooks")}},
            .home = core_home,
            .jobs = {{.name = "core.sweep_notices", .work = sweep_old_notices},
                     {.name = "core.sweep_files", .work = [files](jobs::Run& run) { sweep_files(files.get(), run); }},
                     {.name = intake::check_kind, .work = intake::run_check, .tells_owner = true},
                     {.name = intake::store_kind, .work = intake::run_store, .tells_owner = true},
                     {.name = undo_kind, .work = run_undo, .tells_owner = true},
                     {.name = "core.mail_care", .work = care_for_mail},
                     mail::sending(std::move(post)),
                     webhooks::sending(reach)},
            .regular = {{"core.mail_care", N_("Look after e-mails that wait"), "40 * * * *"},
                        {"core.sweep_notices", N_("Take old notices away"), "40 3 * * *"},
                        {"core.sweep_files", N_("Take contents of files away that nothing names"), "50 3 * * *"}}};
}

}  // namespace ateneu
