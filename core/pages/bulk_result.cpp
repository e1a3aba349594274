#include <algorithm>

#include "core/base/text.h"
#include "core/html/list.h"
#include "core/pages/bulk_page.h"
#include "core/pages/changes_page.h"
#include "core/pages/list_columns.h"
#include "core/store/bulk_run.h"
#include "core/store/change_set.h"

// What became of a deed on many records, row by row.

namespace ateneu::pages {

namespace {

using What = RowOutcome::What;

constexpr std::size_t rows_a_page = 100;

bool is_deletion(BulkRun const& run) { return run.deed == "delete"; }

ui::Pill pill_of(Say const& say, BulkRun const& run, What what) {
    switch (what) {
        case What::done: return {is_deletion(run) ? say.t(N_("Deleted")) : say.t(N_("Done")), ui::Tone::ok, "check2"};
        case What::unchanged: return {say.t(N_("Stays as it is")), ui::Tone::plain, "dash-circle"};
        case What::refused: return {say.t(N_("Refused")), ui::Tone::bad, "x-circle"};
    }
    return {};
}

std::int64_t count(std::vector<KeptRow> const& rows, What what) {
    return std::count_if(rows.begin(), rows.end(), [&](KeptRow const& row) { return row.what == what; });
}

std::string title_of_run(Say const& say, BulkRun const& run, std::vector<KeptRow> const& rows) {
    auto const done = count(rows, What::done);
    if (is_deletion(run)) return say.n("{count} record deleted", "{count} records deleted", done);
    return say.n("{count} record changed", "{count} records changed", done);
}

Html table_of(Call& call, Entity const& entity, BulkRun const& run, std::span<KeptRow const> rows) {
    auto const& say = call.say;
    std::vector<std::int64_t> ids;
    for (auto const& row : rows) ids.push_back(row.id);
    auto const names = titles(call.tx(), entity, ids);
    ui::Table table{.caption = say.t(N_("What became of each record")), .columns = {{.label = say.t(entity.label)}, {.label = say.t(N_("What happened"))}, {.label = say.t(N_("Why not")), .full_on_phones = true}}};
    for (auto const& row : rows) {
        auto const found = names.find(row.id);
        // What is gone, or no longer to be seen, has only its number.
        auto const name = found == names.end() ? Html("#" + std::to_string(row.id))
                                               : element("a", {{"href", entity.address(row.id)}}, found->second.empty() ? "#" + std::to_string(row.id) : found->second);
        table.rows.push_back({.cells = {name, ui::pill(pill_of(say, run, row.what)), row.reason}});
    }
    return ui::data_table(say, table);
}

Html pager_of(Call& call, Entity const& entity, BulkRun const& run, std::size_t rows, std::size_t number, std::string const& list) {
    auto const pages = std::max<std::size_t>(1, (rows + rows_a_page - 1) / rows_a_page);
    ui::Pager pager{.range = call.say.t({N_("{count} in all"), {{"count", number_text(call.say, static_cast<long long>(rows))}}}), .page = static_cast<long long>(number), .pages = static_cast<long long>(pages), .has_next = number < pages};
    pager.href = [&](long long page) { return entity.address() + "/bulk/" + std::to_string(run.id.value) + "?" + http::to_query({{"list", list}, {"page", std::to_string(page)}}); };
    return ui::pager(call.say, pager);
}

/// The button that takes it back, or that it was taken back.
Html undo_html(Call& call, Entity const& entity, BulkRun const& run) {
    auto const changes = run.change_set == 0 ? std::nullopt : change_set_of(call.tx(), run.change_set);
    if (!changes) return {};
    if (changes->undone_by != 0) return ui::pill({call.say.t(N_("Undone")), ui::Tone::plain, "arrow-counterclockwise"});
    return ui::deed_button({.label = call.say.t(N_("Undo")), .icon = "arrow-counterclockwise"}, {entity.address() + "/bulk/" + std::to_string(run.id.value) + "/undo", call.csrf, {{"list", std::string(call.request.query["list"])}}});
}

std::string list_of(Call& call, Entity const& entity, std::string_view parameters) {
    Problems problems;
    auto const fields = http::parse_query(parameters).list();
    return list_address(entity, full_address(query_of(call, entity, fields, problems), fields));
}

}  // namespace

http::Response undo_bulk(Call& call, Entity const& entity) {
    auto const run = find_run(call.tx(), entity, parse_integer(call.request.places.front()).value_or(0));
    if (!run || run->change_set == 0) return call.site.error(call, 404);
    if (auto ordered = undo_as_job(call, run->change_set)) return *ordered;
    auto const undone = undo(call.tx(), run->change_set);
    auto const& say = call.say;
    if (undone) return redirect_saying(call, list_of(call, entity, call.request.form["list"]), say.n("{count} change taken back", "{count} changes taken back", undone.rows));
    if (!undone.refusal.code.empty()) return refusal_page(call, undone.refusal);
    auto const title = say.t(N_("This can't be undone as a whole"));
    auto main = ui::breadcrumb(say, {{{say.t(entity.plural_label), entity.address()}}}) + ui::title_row({.title = title});
    main += ui::notice({.text = undo_refused(say, undone), .tone = ui::Tone::warn, .is_new = true});
    main += ui::panel({.title = say.t(N_("What can't go back")), .flush = clashes_html(call, undone)});
    return page(call, {.title = title, .current = &entity, .narrow = true, .status = 409}, std::move(main));
}

http::Response bulk_result(Call& call, Entity const& entity) {
    auto const run = find_run(call.tx(), entity, parse_integer(call.request.places.front()).value_or(0));
    if (!run || !call.actor.sees_some(entity)) return call.site.error(call, 404);
    auto const& say = call.say;
    auto rows = rows_of(*run);
    std::stable_sort(rows.begin(), rows.end(), [](KeptRow const& a, KeptRow const& b) { return (a.what == What::refused) > (b.what == What::refused); });
    auto const back = list_of(call, entity, call.request.query["list"]);
    auto const pages = std::max<std::size_t>(1, (rows.size() + rows_a_page - 1) / rows_a_page);
    auto const number = static_cast<std::size_t>(std::clamp<std::int64_t>(parse_integer(call.request.query["page"]).value_or(1), 1, static_cast<std::int64_t>(pages)));
    auto const shown = std::span(rows).subspan((number - 1) * rows_a_page, std::min(rows_a_page, rows.size() - (number - 1) * rows_a_page));
    ui::TitleRow head{.title = title_of_run(say, *run, rows)};
    if (auto button = undo_html(call, entity, *run); !button.empty()) head.actions.push_back(std::move(button));
    head.actions.push_back(ui::link_button({.label = say.t(N_("Back to the list")), .look = ui::Look::primary}, back));
    auto main = ui::breadcrumb(say, {{{say.t(entity.plural_label), back}}}) + ui::title_row(head);
    if (auto const refused = count(rows, What::refused); refused > 0)
        main += ui::notice({.text = say.n("{count} record was refused; the reason stands beside it.", "{count} records were refused; the reason stands beside each.", refused), .tone = ui::Tone::warn});
    if (auto const same = count(rows, What::unchanged); same > 0)
        main += ui::notice({.text = say.n("{count} record held this already.", "{count} records held this already.", same)});
    main += ui::table_frame(table_of(call, entity, *run, shown), pager_of(call, entity, *run, rows.size(), number, std::string(call.request.query["list"])));
    return page(call, {.title = head.title, .current = &entity}, std::move(main));
}

}  // namespace ateneu::pages
