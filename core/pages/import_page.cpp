#include "core/pages/import_page.h"

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/html/form.h"
#include "core/html/list.h"
#include "core/html/shell.h"
#include "core/intake/import_jobs.h"
#include "core/jobs/queue.h"
#include "core/store/undo.h"

namespace ateneu::pages {

namespace {

using intake::Import;
using intake::State;

/// What a file may weigh; the form around it is let in as well.
constexpr std::size_t largest_file = 200 << 20;

/// Its owner goes on with it; others who may see imports only look.
bool is_mine(Call& call, Import const& import) { return import.owner && import.owner->id == call.actor.person; }

/// An import shows the rows of a file and what their records hold now, whoever's these are. So it is for those who see
/// all records of the kind, and for its owner while they may still import them.
bool may_look(Call& call, Entity const& entity, Import const& import) {
    return is_mine(call, import) ? intake::may_import(call.actor, entity) : sees_all(call.actor, entity);
}

std::optional<Import> import_of(Call& call, Entity const& entity) {
    auto const id = parse_integer(call.request.places.front());
    if (!id || *id <= 0) return {};
    auto import = intake::find_import(call.tx(), {*id});
    if (!import || import->kind != entity.full_name() || import->state == State::receiving || !may_look(call, entity, *import)) return {};
    return import;
}

using Handler = http::Response (*)(Call&, Entity const&, Import&);
/// The frame of every deed with an import: is it there, is it theirs.
http::Response with_mine(Call& call, Entity const& entity, Handler handler) {
    auto import = import_of(call, entity);
    if (!import) return call.site.error(call, 404);
    if (!is_mine(call, *import)) return call.site.error(call, 403);
    return handler(call, entity, *import);
}

// ---- receiving -------------------------------------------------------------------------------

intake::Workplace workplace_of(Call& call) {
    auto const write = [&call](auto const& deed) {
        call.site.database().transact(db::Database::Mode::write, [&](db::Connection& sql) {
            Transaction tx(sql, call.site.registry(), call.site.reactions(), call.actor, call.now, {"page", "", call.request.id});
            deed(tx);
        });
    };
    return {.write = write, .read = write};
}

http::Response refuse_file(Call& call, Entity const& entity, Message const& why) {
    auto const work = call.site.database().begin(db::Database::Mode::read);
    Transaction tx(work->connection(), call.site.registry(), call.site.reactions(), call.actor, call.now);
    call.transaction = &tx;
    auto answer = import_start(call, entity, call.say.t(why));
    call.transaction = nullptr;
    return answer;
}

http::Response receive_file(Call& call, Entity const& entity) {
    if (!intake::may_import(call.actor, entity)) return call.site.error(call, 403);
    http::Upload const* upload = nullptr;
    for (auto const& each : call.request.uploads)
        if (each.field == "file") upload = &each;
    if (!upload) return refuse_file(call, entity, N_("Choose a file first."));
    intake::File file{.name = upload->file_name.substr(0, 300), .bytes = upload->bytes};
    if (!is_utf8(file.name)) file.name = "import.csv";
    file.charset = charset_of(call.request.form["charset"]);
    if (auto const mark = call.request.form["delimiter"]; mark == "tab") file.delimiter = '\t';
    else if (mark.size() == 1 && std::string_view(",;|").find(mark) != std::string_view::npos) file.delimiter = mark.front();
    auto const id = intake::receive(workplace_of(call), entity, file);
    if (!id) return refuse_file(call, entity, id.refusal().message);
    return http::redirect(import_address(entity, *id));
}

// ---- choosing columns, storing, stopping -------------------------------------------------------

std::string job_title(Call& call, Import const& import) { return call.say.t({N_("Import of {file}"), {{"file", import.file_name}}}); }

intake::Mapping suggested_mapping(Call& call, Entity const& entity, Import const& import) {
    auto const headings = intake::texts_from_json(import.columns.value);
    if (import.mapping.value != "{}") return intake::mapping_from_json(import.mapping.value, headings.size());
    if (auto known = intake::remembered_mapping(call.tx(), entity, headings)) return *known;
    std::vector<std::vector<std::string>> sample;
    for (auto& row : intake::rows_after(call.tx(), import.id, 0, 200)) sample.push_back(std::move(row.cells));
    return intake::guessed_mapping(entity, headings, sample);
}

intake::Mapping chosen_mapping(Call& call, Import const& import) {
    auto const& form = call.request.form;
    intake::Mapping mapping;
    auto const columns = intake::texts_from_json(import.columns.value).size();
    for (std::size_t i = 0; i < columns; ++i) mapping.targets.emplace_back(form["target." + std::to_string(i)]);
    mapping.match = form["match"];
    mapping.blank_clears = form["blank_clears"] == "1";
    mapping.month_first = form["month_first"] == "1";
    return mapping;
}

bool is_open(Import const& import) { return import.state == State::received || import.state == State::checked; }

/// A job that ended without having brought its import on: it failed, or somebody stopped it.
struct JobState {
    std::string state, problem;
    long long done = 0, total = 0;
    bool has_ended() const { return state != "queued" && state != "running"; }
};
JobState job_of(Call& call, Import const& import) {
    JobState job;
    if (!import.job) return {"failed", "", 0, 0};
    auto const rows = call.tx().sql().query("SELECT state, problem, done, total FROM core_job WHERE id = $1", {*import.job});
    if (!rows->next()) return {"failed", "", 0, 0};
    job = {std::string(rows->text(0)), std::string(rows->text(1)), rows->integer(2), rows->integer(3)};
    if (auto const now = call.site.board().of(*import.job)) {
        job.done = now->done;
        job.total = now->total;
    }
    return job;
}

http::Response choose_columns(Call& call, Entity const& entity, Import& import) {
    bool const is_stuck = import.state == State::checking && job_of(call, import).has_ended();
    if (!is_open(import) && !is_stuck) return http::redirect(import_address(entity, import.id));
    auto const mapping = chosen_mapping(call, import);
    auto const problems = intake::problems_of(entity, mapping);
    if (!problems.empty()) return import_columns(call, entity, import, mapping, problems);
    intake::choose_mapping(call.tx(), import, entity, mapping);
    auto const address = import_address(entity, import.id);
    intake::order_check(call.tx(), import, job_title(call, import), address);
    return http::redirect(address);
}

http::Response store_rows(Call& call, Entity const& entity, Import& import) {
    auto const address = import_address(entity, import.id);
    bool const is_stuck = import.state == State::storing && job_of(call, import).has_ended();
    if (import.state != State::checked && !is_stuck) return http::redirect(address);
    // A tick is sent behind the 0 that stands for none.
    auto const ticks = call.request.form.all("without_wrong");
    bool const without_wrong = !ticks.empty() && ticks.back() == "1";
    if (import.wrong_count > 0 && !without_wrong)
        return import_report(call, entity, import, call.say.t(N_("Some rows are wrong. Mend the file, or choose to go on without them.")), 422);
    intake::order_store(call.tx(), import, without_wrong, job_title(call, import), address);
    return http::redirect(address);
}

http::Response stop_work(Call& call, Entity const& entity, Import& import) {
    if (import.job) jobs::ask_to_stop(call.tx().sql(), {*import.job}, call.now);
    return redirect_saying(call, import_address(entity, import.id), call.say.t(N_("Stopping")));
}

http::Response forget_import(Call& call, Entity const& entity, Import& import) {
    if (!is_open(import)) return http::redirect(import_address(entity, import.id));
    intake::remove_import(call.tx(), import.id);
    return redirect_saying(call, entity.address() + "/import", call.say.t(N_("Discarded; nothing was stored")));
}

http::Response undo_import(Call& call, Entity const& entity, Import& import) {
    if (import.state != State::stored || !import.change_set) return http::redirect(import_address(entity, import.id));
    auto const undone = undo(call.tx(), *import.change_set);
    if (!undone) {
        auto const why = undone.clashes.empty() ? call.say.t(undone.refusal.message)
                                                : call.say.t({N_("This import can't be undone as it stands: {count} changes have been built upon."),
                                                              {{"count", number_text(call.say, undone.clash_count)}}}) + " " + call.say.t(undone.clashes.front().message);
        return import_report(call, entity, import, why, 409);
    }
    import.state = State::undone;
    intake::save_import(call.tx(), import);
    return redirect_saying(call, import_address(entity, import.id), call.say.t(N_("The import was undone")));
}

// ---- the page of an import -----------------------------------------------------------------------

http::Response progress_page(Call& call, Entity const& entity, Import const& import, JobState const& job) {
    auto const& say = call.say;
    bool const is_check = import.state == State::checking;
    auto const heading = is_check ? say.t(N_("Checking rows")) : say.t(N_("Storing rows"));
    auto const total = job.total > 0 ? job.total : is_check ? import.row_count : import.new_count + import.changed_count;
    auto const text = job.state == "queued" ? say.t(N_("Waiting for its turn"))
                                            : say.t({N_("{done} of {total}"), {{"done", number_text(say, job.done)}, {"total", number_text(say, total)}}});
    auto const aside = is_check ? say.t(N_("Dry run: nothing is stored yet")) : say.t(N_("Until all rows are in, none is"));
    auto const notes = element("div", {{"class", "cluster between small muted"}},
                               element("span", {}, say.t(N_("You can leave this page; the work goes on."))) + element("span", {}, aside));
    auto body = ui::progress({.done = job.done, .total = total, .label_id = "job", .text = text}) + notes;
    std::vector<Html> actions;
    if (is_mine(call, import))
        actions.push_back(ui::deed_button({.label = say.t(N_("Stop")), .icon = "x-lg", .look = ui::Look::danger},
                                          {import_address(entity, import.id) + "/stop", call.csrf}));
    auto answer = page(call, {.title = import_heading(say, entity), .current = &entity, .narrow = true},
                       import_head(call, entity, import, std::move(actions)) + ui::panel({.title = heading, .body = ui::stack({std::move(body)}), .id = "job"}));
    answer.with("Refresh", "2");  // without script as with it
    return answer;
}

http::Response show_import(Call& call, Entity const& entity) {
    auto const import = import_of(call, entity);
    if (!import) return call.site.error(call, 404);
    bool const wants_columns = call.request.query["columns"] == "1" && is_open(*import);
    if (import->state == State::received || wants_columns) return import_columns(call, entity, *import, suggested_mapping(call, entity, *import));
    if (import->state == State::checking || import->state == State::storing) {
        auto const job = job_of(call, *import);
        if (!job.has_ended()) return progress_page(call, entity, *import, job);
        auto const why = job.problem.empty() ? call.say.t(N_("The work was stopped.")) : call.say.t(Message(job.problem.c_str()));
        if (import->state == State::storing) return import_report(call, entity, *import, why);
        Problems problems;
        problems.add("", Message(job.problem.empty() ? N_("The work was stopped.") : job.problem.c_str()));
        return import_columns(call, entity, *import, suggested_mapping(call, entity, *import), problems);
    }
    return import_report(call, entity, *import, import->problem.empty() ? "" : call.say.t(intake::message_from_json(import->problem)));
}

http::Response wrong_rows(Call& call, Entity const& entity) {
    auto const import = import_of(call, entity);
    if (!import) return call.site.error(call, 404);
    http::Response answer{.content_type = "text/csv; charset=utf-8", .body = intake::wrong_rows_csv(call.tx(), *import, call.say.tongue)};
    answer.with("Content-Disposition", "attachment; filename=\"wrong-rows-" + std::to_string(import->id.value) + ".csv\"");
    return answer;
}

}  // namespace

std::string import_address(Entity const& entity, Id<Import> id) { return entity.address() + "/import/" + std::to_string(id.value); }

std::string import_heading(Say const& say, Entity const& entity) {
    return say.t({N_("Import of {records}"), {{"records", lower_first(say.t(entity.plural_label))}}});
}

Html import_head(Call& call, Entity const& entity, Import const& import, std::vector<Html> end) {
    auto const& say = call.say;
    auto const rows = say.n("{count} row", "{count} rows", import.row_count);
    auto const sub = Html(import.file_name + " · " + rows + " · ") + moment_html(call.reader(), import.created_at);
    return ui::breadcrumb(say, {{{say.t(entity.plural_label), entity.address()}, {say.t(N_("Imports")), entity.address() + "/import"}}}) +
           ui::title_row({.title = import_heading(say, entity), .sub = sub, .actions = std::move(end)});
}

bool offers_import(Actor const& actor, Entity const& entity) { return actor.person != 0 && intake::may_import(actor, entity); }

void add_import_pages(Site const& site, http::Router& router, Entity const& entity) {
    if (entity.guard == Guard::kept || intake::fillable_fields(entity).empty()) return;
    auto const base = entity.address() + "/import";
    auto const add = [&](char const* method, std::string const& tail, auto handler) {
        site.add(router, {.method = method, .pattern = base + tail, .handler = [handler, &entity](Call& call) { return handler(call, entity); }}, Site::Door::page);
    };
    add("GET", "", [](Call& call, Entity const& each) { return import_start(call, each); });
    site.add(router, {.method = "POST", .pattern = base, .handler = [&entity](Call& call) { return receive_file(call, entity); },
                      .body_limit = largest_file + (64 << 10), .opens_own_transaction = true, .body_in_file = true}, Site::Door::page);
    add("GET", "/{}", show_import);
    add("GET", "/{}/wrong.csv", wrong_rows);
    add("POST", "/{}/columns", [](Call& call, Entity const& each) { return with_mine(call, each, choose_columns); });
    add("POST", "/{}/store", [](Call& call, Entity const& each) { return with_mine(call, each, store_rows); });
    add("POST", "/{}/stop", [](Call& call, Entity const& each) { return with_mine(call, each, stop_work); });
    add("POST", "/{}/undo", [](Call& call, Entity const& each) { return with_mine(call, each, undo_import); });
    add("POST", "/{}/forget", [](Call& call, Entity const& each) { return with_mine(call, each, forget_import); });
}

}  // namespace ateneu::pages
