#pragma once
#include "core/jobs/job.h"
#include "core/pages/view.h"

namespace ateneu::pages {

/// One job: how far it is, by itself while it runs, and what can be done about it.
http::Response job_page(Call& call, Entity const& job);
/// Its progress as server-sent events and as a part of the page, and the deeds: stop, try again.
void add_job_routes(Site const& site, http::Router& router);

// For pages of what a job works at, too.

/// What the record of a job says by now: where this server runs it, it is ahead of its row.
jobs::Job job_now(Site const& site, Record const& record);
bool has_ended(jobs::State state);
/// How far it is, below a heading of its own: moves by itself while the job hasn't ended. The reader sees the job.
Html job_progress(Call& call, jobs::Job const& job);
/// The same of what was ordered under this key and hasn't ended; nothing where there is none. Whoever orders it decides who sees it.
Html work_under_way(Call& call, std::string const& key);
/// Asks it to stop. Called outside any transaction: the running job is told first, because on SQLite its row can only
/// be written when it lets go of the writer. False where it has ended already.
bool stop_job(Site const& site, Id<jobs::Job> job, Instant now);

}  // namespace ateneu::pages
