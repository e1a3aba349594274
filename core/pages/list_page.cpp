#include "core/pages/list_page.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/pages/bulk_selection.h"
#include "core/pages/duplicates_page.h"
#include "core/pages/import_page.h"
#include "core/pages/list_filters.h"
#include "core/pages/list_views.h"
#include "core/pages/map.h"
#include "core/pages/merge_page.h"
#include "core/store/duplicates.h"

namespace ateneu::pages {

namespace {

std::string range_text(Say const& say, ListQuery const& query, ListPage const& page) {
    auto const first = static_cast<long long>(page.page - 1) * query.per_page + 1;
    auto const last = first + std::ssize(page.records) - 1;
    if (page.records.empty()) return "";
    if (page.more)
        return say.t({N_("{first}–{last} of more than {total}"), {{"first", number_text(say, first)}, {"last", number_text(say, last)}, {"total", number_text(say, page.total)}}});
    return say.t({N_("{first}–{last} of {total}"), {{"first", number_text(say, first)}, {"last", number_text(say, last)}, {"total", number_text(say, page.total)}}});
}

Html nothing_here(Call& call, ListQuery const& query) {
    auto const& say = call.say;
    auto const& entity = *query.entity;
    if (!query.text.empty() || !query.filters.empty() || !query.ids.empty())
        return ui::empty({.title = say.t(N_("Nothing matches")), .text = say.t(N_("Try fewer filters or another spelling.")),
                          .actions = {ui::link_button({.label = say.t(N_("Clear filters"))}, address_without_filters(call, query))}});
    ui::Empty empty{.title = say.t({N_("No {records} yet"), {{"records", lower_first(say.t(entity.plural_label))}}}), .text = say.t(N_("What you add appears here."))};
    if (call.actor.may_some(entity, Action::add))
        empty.actions.push_back(ui::link_button({.label = say.t(entity.new_label), .icon = "plus-lg", .look = ui::Look::primary}, entity.address() + "/new"));
    return ui::empty(empty);
}

Html problems_html(Call& call, Problems const& problems) {
    Html out;
    for (auto const& problem : problems.list())
        out += ui::notice({.text = problem.field + ": " + call.say.t(problem.message), .tone = ui::Tone::warn});
    return out;
}

}  // namespace

namespace {

/// Of a common word nobody reads the last page; counting on would cost more than all the rest.
constexpr std::int64_t most_counted = 10'000;

std::string count_text(Say const& say, ListPage const& page) {
    auto const total = number_text(say, page.total);
    return page.more ? say.t({N_("more than {count}"), {{"count", total}}}) : say.t({N_("{count} in all"), {{"count", total}}});
}

ui::Pager pager_for(Call& call, ListQuery const& query, ListPage const& page) {
    auto const& entity = *query.entity;
    auto const address = full_address(call, query);
    ui::Pager pager{.range = range_text(call.say, query, page), .page = page.page, .pages = page.pages, .has_next = page.page < page.pages};
    pager.href = [&entity, address](long long number) { return list_address(entity, with(address, "page", number > 1 ? std::to_string(number) : "")); };
    pager.sizes = {25, 50, 100};
    pager.size = query.per_page;
    pager.size_href = [&entity, address](long long size) { return list_address(entity, with(address, "per_page", size == 25 ? "" : std::to_string(size))); };
    return pager;
}

/// The bar of verbs and the table that it belongs to.
Html rows_html(Call& call, ListQuery const& query, ListPage const& page) {
    auto const& say = call.say;
    auto const& entity = *query.entity;
    if (page.records.empty()) return nothing_here(call, query);
    auto const address = full_address(call, query);
    auto const pager = pager_for(call, query, page);
    TableStyle style{.order_href = [&](std::string order) { return list_address(entity, with(address, "order", order)); },
                     .caption = say.t({N_("{records}, page {page} of {pages}"), {{"records", say.t(entity.plural_label)}, {"page", std::to_string(pager.page)}, {"pages", std::to_string(pager.pages)}}}),
                     .sticky = true};
    Html bar;
    if (has_verbs(call, entity)) {
        auto const ticked = ticked_by(call.request);
        style.select_form = bulk_form;
        style.selected = ticked != Ticked::none;
        style.all_selected = ticked == Ticked::all;
        bar = bulk_bar_for(call, query, page, ticked);
    }
    Html const map = wants_map(call, entity) ? list_map(call, query, address) : Html();
    return map + bar + ui::table_frame(ui::data_table(say, records_table(call, query, page, style)), ui::pager(say, pager));
}

ui::TitleRow head_of(Call& call, Entity const& entity, ListPage const& found) {
    auto const& say = call.say;
    ui::TitleRow head{.title = say.t(entity.plural_label), .sub = count_text(say, found), .actions_stay = true};
    if (may_merge(call.actor, entity) && !alike_keys(entity).empty())
        head.actions.push_back(ui::link_button({.label = say.t(N_("Duplicates")), .icon = "intersect", .only_wide = true}, duplicates_address(entity)));
    if (offers_import(call.actor, entity))
        head.actions.push_back(ui::link_button({.label = say.t(N_("Import")), .icon = "upload"}, entity.address() + "/import"));
    if (call.actor.may_some(entity, Action::add))
        head.actions.push_back(ui::link_button({.label = say.t(entity.new_label), .icon = "plus-lg", .look = ui::Look::primary}, entity.address() + "/new"));
    return head;
}

}  // namespace

http::Response list_page(Call& call, Entity const& entity) {
    if (!call.actor.sees_some(entity)) return call.site.error(call, 403);
    auto const usual = default_address(call, entity);
    if (call.request.raw_query.empty() && usual) return http::redirect(*usual);
    Problems problems;
    auto query = query_of(call, entity, call.request.query.list(), problems);
    // What is left of this list, when its last filter goes, must not be the usual one again.
    if (usual && query.view.empty()) query.view = every_record;
    query.per_page = std::min(query.per_page, 100);
    query.count_up_to = most_counted;
    auto const found = list(call.tx(), query);
    query.page = found.page;
    auto const address = full_address(call, query);
    View const view{call, found.references};
    auto const list_id = std::string("list");
    auto bar = filter_bar(view, query, address, list_id);
    bar.end.push_back(columns_button(call));
    auto main = ui::title_row(head_of(call, entity, found)) + problems_html(call, problems) +
                ui::list_block(list_id, view_tabs(call, query) + ui::filter_bar(call.say, bar) + columns_menu(call, query) + rows_html(call, query, found));
    return page(call, {.title = call.say.t(entity.plural_label), .current = &entity}, std::move(main));
}

}  // namespace ateneu::pages
