#include "core/pages/job_page.h"

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/html/feedback.h"
#include "core/html/record.h"
#include "core/jobs/queue.h"
#include "core/pages/story.h"

namespace ateneu::pages {

namespace {

using jobs::Job;
using jobs::State;

std::string const address = "/core/jobs";

/// Whoever ordered it, and superusers.
bool may_steer(Actor const& actor, Job const& job) { return actor.superuser || (job.owner && job.owner->id == actor.person); }

std::optional<Job> look(Transaction& tx, Site const& site, std::int64_t id) {
    auto const record = tx.find(Job::entity(), id);
    return record ? std::optional(job_now(site, *record)) : std::nullopt;
}

std::optional<Job> look(Call& call) { return look(call.tx(), call.site, parse_integer(call.request.places.front()).value_or(0)); }

ui::Pill state_pill(Say const& say, Job const& job) {
    auto const text = say.t(jobs::states[static_cast<std::size_t>(job.state)].label);
    switch (job.state) {
        case State::queued: return {text, ui::Tone::plain, "hourglass-split"};
        case State::running: return {text, ui::Tone::info, "arrow-repeat"};
        case State::done: return {text, ui::Tone::ok, "check-circle"};
        case State::failed: return {text, ui::Tone::bad, "exclamation-circle"};
        case State::stopped: return {text, ui::Tone::warn, "slash-circle"};
    }
    return {};
}

/// "806 of 1,240 · about 40 seconds left"; without a total only how many.
std::string progress_text(Say const& say, Job const& job, Instant now) {
    if (job.state == State::queued) return say.t(job.problem.empty() ? N_("It begins in a moment.") : N_("It is tried again in a while."));
    std::string text;
    if (job.total) text = say.t({N_("{done} of {total}"), {{"done", number_text(say, job.done)}, {"total", number_text(say, job.total)}}});
    else if (job.done) text = number_text(say, job.done);
    auto const elapsed = job.started_at ? (now.micros - job.started_at->micros) / 1'000'000 : 0;
    constexpr std::int64_t enough_to_tell_s = 3;
    if (job.state == State::running && job.done > 0 && job.total > job.done && elapsed >= enough_to_tell_s) {
        auto const left = elapsed * (job.total - job.done) / job.done + 1;
        text += " · " + (left < 90 ? say.n("about {count} second left", "about {count} seconds left", left)
                                   : say.n("about {count} minute left", "about {count} minutes left", (left + 59) / 60));
    }
    return text;
}

/// What changes while it runs: replaced whole by each event.
Html progress_part(Say const& say, Job const& job, Instant now) {
    auto const heading = job.said.empty() ? say.t(jobs::states[static_cast<std::size_t>(job.state)].label) : job.said;
    Html part = element("h2", {{"id", "job-heading"}}, heading);
    auto const text = progress_text(say, job, now);
    if (job.state == State::running || job.total)
        part += ui::progress({.done = job.done, .total = std::max<std::int64_t>(job.total, job.state == State::running ? 1 : job.done), .label_id = "job-heading", .text = text});
    else part += element("p", {{"class", "muted small"}, {"role", "status"}}, text);
    if (!job.problem.empty()) part += ui::notice({.text = job.problem, .tone = job.state == State::failed ? ui::Tone::bad : ui::Tone::warn});
    if (job.stop_asked && job.state == State::running) part += element("p", {{"class", "muted small"}}, say.t(N_("It stops at the next safe place.")));
    if (!has_ended(job.state)) part += element("p", {{"class", "muted small"}}, say.t(N_("You can leave this page; the work goes on.")));
    return element("div", {{"class", "stack gap-2"}, {"data-state", std::string(jobs::states[static_cast<std::size_t>(job.state)].code)}}, part);
}

Html facts_panel(View const& view, Record const& record) {
    auto const& entity = Job::entity();
    std::vector<ui::Fact> facts;
    for (auto const* name : {"owner", "kind", "created_at", "started_at", "ended_at", "attempts"}) {
        auto const at = static_cast<std::size_t>(entity.index_of(name));
        facts.push_back({view.call.say.t(entity.fields[at].label), value_html(view, entity.fields[at], record.values[at])});
    }
    return ui::panel({.title = view.call.say.t(N_("Details")), .body = ui::facts(facts)});
}

std::vector<Html> actions(Call& call, Job const& job) {
    auto const& say = call.say;
    auto const own = address + "/" + std::to_string(job.id.value);
    std::vector<Html> all;
    if (!job.address.empty()) all.push_back(ui::link_button({.label = say.t(N_("See the result")), .look = has_ended(job.state) ? ui::Look::primary : ui::Look::quiet}, job.address));
    if (!may_steer(call.actor, job)) return all;
    if (!has_ended(job.state) && !job.stop_asked) all.push_back(ui::deed_button({.label = say.t(N_("Stop job")), .icon = "stop-circle"}, {own + "/stop", call.csrf}));
    if (job.state == State::failed || job.state == State::stopped)
        all.push_back(ui::deed_button({.label = say.t(N_("Try again")), .icon = "arrow-repeat"}, {own + "/again", call.csrf}));
    return all;
}

/// The events of one job: a part of the page whenever it has changed, and `end` when there is nothing more to come.
class Events {
public:
    Events(Call const& call, std::int64_t id) : site_(call.site), actor_(call.actor), id_(id), until_{call.now.micros + longest_s * 1'000'000} {}

    std::optional<std::string> next() {
        if (is_over_) return {};
        auto const now = site_.now();
        auto const work = site_.database().begin(db::Database::Mode::read);
        Transaction tx(work->connection(), site_.registry(), {}, actor_, now);
        auto const job = look(tx, site_, id_);
        if (!job || has_ended(job->state)) {
            is_over_ = true;
            return "event: end\ndata: {}\n\n";
        }
        // The browser comes back by itself, and who asks is looked up anew.
        if (now >= until_) return {};
        auto html = progress_part({actor_.tongue}, *job, now).string();
        // A line now and then shows whether anybody still listens.
        if (html == last_) return ++quiet_ % beats_every == 0 ? ": still there\n\n" : "";
        last_ = html;
        std::string event = "event: progress\ndata: ";
        JsonWriter(event).begin_object().key("html").text(html).end_object();
        return event + "\n\n";
    }

private:
    static constexpr std::int64_t longest_s = 600;
    static constexpr int beats_every = 30;
    Site const& site_;
    Actor const actor_;
    std::int64_t const id_;
    Instant const until_;
    std::string last_;
    int quiet_ = 0;
    bool is_over_ = false;
};

http::Response events(Call& call) {
    auto const job = look(call);
    if (!job) return call.site.error(call, 404);
    http::Response answer{.content_type = "text/event-stream"};
    answer.stream = [events = std::make_shared<Events>(call, job->id.value)] { return events->next(); };
    return answer.with("Cache-Control", "no-store").with("X-Accel-Buffering", "no");
}

/// For browsers that get no events: the same part, asked for now and then. 204 when it has ended.
http::Response part(Call& call) {
    auto const job = look(call);
    if (!job) return call.site.error(call, 404);
    if (has_ended(job->state)) return {.status = 204};
    return {.body = progress_part(call.say, *job, call.now).string()};
}

/// Looks in a reading of its own.
http::Response stop(Call& call) {
    std::optional<Job> job;
    {
        auto const work = call.site.database().begin(db::Database::Mode::read);
        Transaction tx(work->connection(), call.site.registry(), {}, call.actor, call.now);
        job = look(tx, call.site, parse_integer(call.request.places.front()).value_or(0));
    }
    if (!job || !may_steer(call.actor, *job)) return call.site.error_page(call.request, job ? 403 : 404);
    bool const stops = stop_job(call.site, job->id, call.now);
    return redirect_saying(call, address + "/" + std::to_string(job->id.value), call.say.t(stops ? N_("The job stops") : N_("The job had ended already")));
}

http::Response again(Call& call) {
    auto const job = look(call);
    if (!job || !may_steer(call.actor, *job)) return call.site.error(call, job ? 403 : 404);
    bool const waits = jobs::try_again(call.tx().sql(), job->id, call.now);
    return redirect_saying(call, address + "/" + std::to_string(job->id.value),
                           call.say.t(waits ? N_("The job is tried again") : N_("It is under way already")));
}

}  // namespace

Job job_now(Site const& site, Record const& record) {
    Job job;
    to_struct(Job::entity(), record, &job);
    if (auto const live = site.board().of(record.id); live && job.state == State::running) {
        job.done = live->done;
        job.total = live->total;
        job.said = live->said;
    }
    return job;
}

bool has_ended(State state) { return state != State::queued && state != State::running; }

Html job_progress(Call& call, Job const& job) {
    auto part = progress_part(call.say, job, call.now);
    return has_ended(job.state) ? part : element("div", {{"data-job", address + "/" + std::to_string(job.id.value)}}, std::move(part));
}

Html work_under_way(Call& call, std::string const& key) {
    Transaction::Deed const deed(call.tx());
    auto const id = call.tx().sql().integer(R"(SELECT MAX("id") FROM "core_job" WHERE "key" = $1 AND "state" IN ('queued', 'running'))", {key});
    auto const record = id && *id != 0 ? call.tx().read(jobs::Job::entity(), *id) : std::nullopt;
    return record ? job_progress(call, job_now(call.site, *record)) : Html();
}

bool stop_job(Site const& site, Id<Job> job, Instant now) {
    site.board().ask_to_stop(job.value);
    bool stops = false;
    site.database().transact(db::Database::Mode::write_soon, [&](db::Connection& sql) { stops = jobs::ask_to_stop(sql, job, now); });
    return stops;
}

http::Response job_page(Call& call, Entity const& entity) {
    auto const job = look(call);
    if (!job) return call.site.error(call, 404);
    auto const record = call.tx().find(entity, job->id.value);
    Record const one[] = {*record};
    auto const references = reference_titles(call.tx(), entity, one);
    auto const own = address + "/" + std::to_string(job->id.value);
    ui::TitleRow row{.title = job->title};
    row.pills = {state_pill(call.say, *job)};
    row.actions = actions(call, *job);
    auto region = job_progress(call, *job);
    if (!has_ended(job->state)) region += element("noscript", {}, ui::link_button({.label = call.say.t(N_("Look again")), .icon = "arrow-repeat"}, own));
    auto const panel = element("section", {{"class", "panel"}, {"aria-labelledby", "job-heading"}}, element("div", {{"class", "panel-body stack"}}, region));
    auto main = ui::breadcrumb(call.say, {{{call.say.t(entity.plural_label), entity.address()}}}) + ui::title_row(row) +
                ui::columns({panel, facts_panel({call, references}, *record)}, call.say.t(N_("Notes and history")), {story(call, entity, job->id.value)});
    return page(call, {.title = job->title, .current = &entity}, std::move(main));
}

void add_job_routes(Site const& site, http::Router& router) {
    site.add(router, {.method = "GET", .pattern = address + "/{}/events", .handler = events}, Site::Door::page);
    site.add(router, {.method = "GET", .pattern = address + "/{}/progress", .handler = part}, Site::Door::page);
    site.add(router, {.method = "POST", .pattern = address + "/{}/stop", .handler = stop, .opens_own_transaction = true}, Site::Door::page);
    site.add(router, {.method = "POST", .pattern = address + "/{}/again", .handler = again}, Site::Door::page);
}

}  // namespace ateneu::pages
