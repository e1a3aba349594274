#include "apps/timebank/members_page.h"

#include <algorithm>

#include "apps/timebank/member_picture.h"
#include "apps/timebank/members_list.h"
#include "apps/timebank/post_list.h"
#include "apps/timebank/time_text.h"
#include "core/base/text.h"
#include "core/markup/markup.h"

namespace ateneu::timebank {

namespace {

constexpr std::int64_t per_page = 20;

std::vector<MemberLine> wished(Call& call, AtBank const& at, std::string const& text, std::string const& tag) {
    auto all = active_members(call.tx(), at.bank.id);
    std::erase_if(all, [&](MemberLine const& each) {
        bool const has_tag = tag.empty() || std::find(each.tags.begin(), each.tags.end(), tag) != each.tags.end();
        return !has_tag || (!text.empty() && !answers(each, text));
    });
    return all;
}

Html contact(MemberLine const& each) {
    Html all;
    for (auto const& phone : {each.phone, each.alt_phone})
        if (!phone.empty()) all += (all.empty() ? Html() : Html(" · ")) + element("a", {{"href", "tel:" + phone}}, phone);
    return all;
}

/// Spec 4.3: the first three tags, short, and what they say of themselves.
Html about(Call& call, MemberLine const& each) {
    constexpr std::size_t most_tags = 3, longest_tag = 29, longest_text = 124;
    std::vector<std::string> first;
    for (auto const& tag : each.tags)
        if (first.size() < most_tags) first.push_back(shortened(tag, longest_tag));
    auto html = tag_pills(first);
    if (each.tags.size() > most_tags) html += Html(" …") + ui::unseen(call.say.t(N_("and more")));
    if (!each.about.empty()) html += element("span", {{"class", "muted small d-block"}}, markup::excerpt(each.about, longest_text));
    return html;
}

Html table(Call& call, AtBank const& at, std::span<MemberLine const> lines) {
    auto const& say = call.say;
    bool const sees_balances = at.sees_balances();
    ui::Table table{.caption = say.t(N_("Members, who was here last first")),
                    .columns = {{.label = say.t(N_("Name"))}, {.label = say.t(N_("Number")), .numeric = true}, {.label = say.t(N_("Can do, likes")), .full_on_phones = true}, {.label = say.t(N_("Phone"))},
                                {.label = say.t(N_("E-mail")), .full_on_phones = true}, {.label = say.t(N_("Active")), .nowrap = true}}};
    if (sees_balances) table.columns.push_back({.label = say.t(N_("Balance")), .numeric = true});
    for (auto const& each : lines) {
        auto const name = member_ref(at.bank.id, each.uid, each.person, each.portrait, each.name, at.address("/members/" + std::to_string(each.uid)));
        ui::Row row{.cells = {name, std::to_string(each.uid), about(call, each), contact(each), each.email.empty() ? Html() : element("a", {{"href", "mailto:" + each.email}}, each.email),
                          each.last_login ? ago_html(call.reader(), *each.last_login) : element("span", {{"class", "muted"}}, say.t(N_("Not yet")))}};
        if (sees_balances) row.cells.push_back(time_html(each.balance));
        table.rows.push_back(std::move(row));
    }
    return ui::data_table(say, table);
}

http::Response members_page(Call& call, AtBank const& at) {
    auto const& say = call.say;
    auto const text = asked_text(call, "q"), tag = asked_text(call, "tag");
    auto const found = wished(call, at, text, tag);
    auto const from = std::min<std::size_t>(static_cast<std::size_t>((page_number(call) - 1) * per_page), found.size());
    auto const shown = std::span(found).subspan(from, std::min<std::size_t>(per_page, found.size() - from));
    ui::Field const tag_field{.id = "tag", .name = "tag", .label = say.t(N_("Tag")), .mark_optional = false};
    std::vector<ui::Chip> chips;
    auto const without_tag = at.address("/members") + (text.empty() ? "" : "?" + http::to_query({{"q", text}}));
    if (!tag.empty()) chips.push_back({say.t(N_("Tag")), tag, without_tag});
    auto const bar = ui::filter_bar(say, {.id = "members-filter", .list_id = "members", .label = say.t(N_("Search")), .action = at.address("/members"), .search_label = say.t(N_("Name, number, phone or tag")),
                                          .search_value = text, .set = chips, .fields = ui::field(say, tag_field, ui::input(tag_field, {.value = tag}))});
    auto const rows = shown.empty() ? ui::empty({.title = say.t(N_("No members here")), .text = say.t(N_("Search for something else."))})
                                    : ui::table_frame(table(call, at, shown), list_pager(call, static_cast<std::int64_t>(found.size()), per_page));
    auto const title = say.t(N_("Members"));
    auto const main = bank_crumb(call, at) + ui::title_row({.title = title, .sub = at.bank.name}) + bank_tabs(call, at, Part::members) + ui::list_block("members", bar + rows);
    return framed(call, title + " · " + at.bank.name, main);
}

http::Response show_members(Call& call) {
    return members_page_of(call, [&](AtBank const& at) { return members_page(call, at); });
}

}  // namespace

std::vector<AppRoute> members_routes() { return {{.method = "GET", .pattern = "/bank/{}/members", .handler = show_members, .asks = Asks::search}}; }

}  // namespace ateneu::timebank
