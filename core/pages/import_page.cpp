#include "core/pages/import_page.h"

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/html/form.h"
#include "core/html/list.h"
#include "core/html/shell.h"
#include "core/intake/import_jobs.h"
#include "core/pages/changes_page.h"
#include "core/pages/job_page.h"
#include "core/store/change_set.h"

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
    tell_undone(call, *import);
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
        call.site.database().transact(db::Database::Mode::write_soon, [&](db::Connection& sql) {
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

/// The job that is at work on the import, whoever looks; nothing where there is none any more.
std::optional<jobs::Job> job_of(Call& call, Import const& import) {
    auto const record = import.job ? call.tx().read(jobs::Job::entity(), *import.job) : std::nullopt;
    return record ? std::optional(job_now(call.site, *record)) : std::nullopt;
}

/// Its job ended without having brought it on: it failed, or somebody stopped it.
bool is_stuck(Call& call, Import const& import) {
    auto const job = job_of(call, import);
    return !job || has_ended(job->state);
}

http::Response choose_columns(Call& call, Entity const& entity, Import& import) {
    if (!is_open(import) && !(import.state == State::checking && is_stuck(call, import))) return http::redirect(import_address(entity, import.id));
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
    if (import.state != State::checked && !(import.state == State::storing && is_stuck(call, import))) return http::redirect(address);
    // A tick is sent behind the 0 that stands for none.
    auto const ticks = call.request.form.all("without_wrong");
    bool const without_wrong = !ticks.empty() && ticks.back() == "1";
    if (import.wrong_count > 0 && !without_wrong)
        return import_report(call, entity, import, {.problem = call.say.t(N_("Some rows are wrong. Mend the file, or choose to go on without them.")), .status = 422});
    intake::order_store(call.tx(), import, without_wrong, job_title(call, import), address);
    return http::redirect(address);
}

/// Looks in a reading of its own: on SQLite the job may hold the writer as long as it runs.
http::Response stop_work(Call& call, Entity const& entity) {
    std::optional<Import> import;
    {
        auto const work = call.site.database().begin(db::Database::Mode::read);
        Transaction tx(work->connection(), call.site.registry(), {}, call.actor, call.now);
        call.transaction = &tx;
        import = import_of(call, entity);
        call.transaction = nullptr;
    }
    if (!import || !is_mine(call, *import)) return call.site.error(call, import ? 403 : 404);
    bool const stops = import->job && stop_job(call.site, {*import->job}, call.now);
    return redirect_saying(call, import_address(entity, import->id), call.say.t(stops ? N_("The job stops") : N_("The job had ended already")));
}

http::Response forget_import(Call& call, Entity const& entity, Import& import) {
    if (!is_open(import)) return http::redirect(import_address(entity, import.id));
    intake::remove_import(call.tx(), import.id);
    return redirect_saying(call, entity.address() + "/import", call.say.t(N_("Discarded; nothing was stored")));
}

http::Response undo_import(Call& call, Entity const& entity, Import& import) {
    if (import.state != State::stored || !import.change_set) return http::redirect(import_address(entity, import.id));
    if (auto ordered = undo_as_job(call, *import.change_set)) return *ordered;
    auto const undone = undo(call.tx(), *import.change_set);
    if (!undone.refusal.code.empty()) return refusal_page(call, undone.refusal);
    if (!undone) return import_report(call, entity, import, {.problem = undo_refused(call.say, undone), .clashes = clashes_html(call, undone), .status = 409});
    import.state = State::undone;
    intake::save_import(call.tx(), import);
    return redirect_saying(call, import_address(entity, import.id), call.say.t(N_("The import was undone")));
}

// ---- the page of an import -----------------------------------------------------------------------

http::Response progress_page(Call& call, Entity const& entity, Import const& import, jobs::Job const& job) {
    auto const& say = call.say;
    bool const is_check = import.state == State::checking;
    auto const heading = is_check ? say.t(N_("Checking rows")) : say.t(N_("Storing rows"));
    auto const note = is_check ? say.t(N_("Dry run: nothing is stored yet")) : say.t(N_("Until all rows are in, none is"));
    std::vector<Html> actions;
    if (is_mine(call, import))
        actions.push_back(ui::deed_button({.label = say.t(N_("Stop")), .icon = "x-lg", .look = ui::Look::danger},
                                          {import_address(entity, import.id) + "/stop", call.csrf}));
    auto body = ui::stack({job_progress(call, job), element("p", {{"class", "small muted"}}, note)});
    return page(call, {.title = import_heading(say, entity), .current = &entity, .narrow = true, .reload_s = 3},
                import_head(call, entity, import, std::move(actions)) + ui::panel({.title = heading, .body = std::move(body)}));
}

http::Response show_import(Call& call, Entity const& entity) {
    auto const import = import_of(call, entity);
    if (!import) return call.site.error(call, 404);
    bool const wants_columns = call.request.query["columns"] == "1" && is_open(*import);
    if (import->state == State::received || wants_columns) return import_columns(call, entity, *import, suggested_mapping(call, entity, *import));
    if (import->state == State::checking || import->state == State::storing) {
        auto const job = job_of(call, *import);
        if (job && !has_ended(job->state)) return progress_page(call, entity, *import, *job);
        Message const why(!job || job->problem.empty() ? N_("The work was stopped.") : job->problem.c_str());
        if (import->state == State::storing) return import_report(call, entity, *import, {.problem = call.say.t(why)});
        Problems problems;
        problems.add("", why);
        return import_columns(call, entity, *import, suggested_mapping(call, entity, *import), problems);
    }
    return import_report(call, entity, *import, {.problem = import->problem.empty() ? "" : call.say.t(intake::message_from_json(import->problem))});
}

http::Response wrong_rows(Call& call, Entity const& entity) {
    auto const import = import_of(call, entity);
    if (!import) return call.site.error(call, 404);
    http::Response answer{.content_type = "text/csv; charset=utf-8", .body = intake::wrong_rows_csv(call.tx(), *import, call.say.tongue)};
    answer.with("Content-Disposition", "attachment; filename=\"wrong-rows-" + std::to_string(import->id.value) + ".csv\"");
    return answer;
}

}  // namespace

void tell_undone(Call& call, Import& import) {
    if (import.state != State::stored && import.state != State::undone) return;
    auto const set = import.change_set ? change_set_of(call.tx(), *import.change_set) : std::nullopt;
    if (set) import.state = set->undone_by != 0 ? State::undone : State::stored;
}

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
    site.add(router, {.method = "POST", .pattern = base + "/{}/stop", .handler = [&entity](Call& call) { return stop_work(call, entity); },
                      .opens_own_transaction = true}, Site::Door::page);
    add("POST", "/{}/undo", [](Call& call, Entity const& each) { return with_mine(call, each, undo_import); });
    add("POST", "/{}/forget", [](Call& call, Entity const& each) { return with_mine(call, each, forget_import); });
}

}  // namespace ateneu::pages
