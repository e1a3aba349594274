#include "apps/timebank/manage_page.h"

#include <algorithm>

#include "apps/timebank/member_picture.h"
#include "apps/timebank/member_rows.h"
#include "apps/timebank/members_office.h"
#include "apps/timebank/membership.h"
#include "apps/timebank/time_text.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

constexpr std::int64_t per_page = 20;

std::string member_address(Bank const& bank, Id<Member> member, std::string_view deed) { return office_address(bank, "/members/" + std::to_string(member.value) + std::string(deed)); }

/// "name", "-balance"; the number where nothing else was asked for.
void order(std::vector<MemberRow>& rows, std::string_view sort) {
    bool const down = sort.starts_with('-');
    if (down) sort.remove_prefix(1);
    auto const by = [&](auto const& key) { std::stable_sort(rows.begin(), rows.end(), [&](MemberRow const& a, MemberRow const& b) { return down ? key(b) < key(a) : key(a) < key(b); }); };
    if (sort == "name") by([](MemberRow const& row) { return fold(row.name); });
    else if (sort == "balance") by([](MemberRow const& row) { return row.balance; });
    else if (sort == "seen") by([](MemberRow const& row) { return row.last_login.value_or(Instant{}); });
    else by([](MemberRow const& row) { return row.uid; });
}

ui::Column sorted_column(Call const& call, char const* label, std::string const& key, bool numeric) {
    auto const now = std::string(call.request.query["sort"].empty() ? "uid" : call.request.query["sort"]);
    auto const sorted = now == key ? ui::Sorted::ascending : now == "-" + key ? ui::Sorted::descending : ui::Sorted::no;
    return {.label = call.say.t(label), .sort_href = address_with(call, "sort", now == key ? "-" + key : key), .sorted = sorted, .numeric = numeric};
}

Html name_cell(Say const& say, Bank const& bank, MemberRow const& row) {
    Html cell = member_ref(bank.id, row.uid, row.person, row.portrait, row.name, member_address(bank, row.id, "/edit"));
    if (!row.is_active) cell += Html(" ") + ui::pill({say.t(N_("Not active")), ui::Tone::warn, "pause-circle"});
    if (row.is_admin) cell += Html(" ") + ui::pill({say.t(N_("Administrator")), ui::Tone::info, "shield-check"});
    if (row.flagged_since) cell += Html(" ") + ui::pill({say.t(N_("At a limit")), ui::Tone::bad, "exclamation-triangle"});
    return cell;
}

Html row_menu(Call const& call, Bank const& bank, MemberRow const& row) {
    auto const& say = call.say;
    auto const next = address_with(call, "page", std::string(call.request.query["page"]));
    auto const deed = [&](std::string_view what, bool on) { return ui::Deed{member_address(bank, row.id, what), call.csrf, {{"on", on ? "1" : "0"}, {"next", next}}}; };
    std::vector<ui::MenuItem> items{{.label = say.t(N_("Edit…")), .href = member_address(bank, row.id, "/edit"), .icon = "pencil"}, {.label = say.t(N_("Limits of the account…")), .href = member_address(bank, row.id, "/limits"), .icon = "sliders"},
                                    {.label = say.t(N_("Sheet of cheques")), .href = office_address(bank, "/reports/cheques/pdf?member=" + std::to_string(row.uid)), .icon = "file-earmark-pdf"}, {.label = say.t(N_("Member card")), .href = office_address(bank, "/reports/cards/pdf?member=" + std::to_string(row.uid)), .icon = "person-vcard"}};
    bool const is_own = row.person == call.actor.person;
    if (row.is_active && !is_own) items.push_back({.label = say.t(row.is_admin ? N_("No administrator any more") : N_("Make administrator")), .icon = "shield-check", .deed = deed("/admin", !row.is_admin)});
    if (row.is_active && !row.email.empty() && !row.last_login) items.push_back({.label = say.t(N_("Send an invitation")), .icon = "envelope", .deed = deed("/invite", true)});
    items.push_back({.label = say.t(row.is_active ? N_("Deactivate") : N_("Activate")), .icon = row.is_active ? "pause-circle" : "play-circle", .deed = deed("/active", !row.is_active)});
    if (!row.is_active) items.push_back({.label = say.t(N_("Delete for good…")), .href = member_address(bank, row.id, "/delete"), .icon = "trash", .danger = true, .line_before = true});
    return ui::menu("member-" + std::to_string(row.id.value), {.label = say.t({N_("More for {name}"), {{"name", row.name}}}), .icon = "three-dots", .look = ui::Look::text, .only_icon = true}, items);
}

/// Also for phones, where the heads of the columns aren't to be seen.
Html search_form(Call const& call, Bank const& bank, std::string const& text) {
    auto const& say = call.say;
    struct Order {
        char const *key, *label;
    };
    constexpr Order orders[] = {{"uid", N_("Number")}, {"name", N_("Name")}, {"-balance", N_("Balance, the highest first")}, {"balance", N_("Balance, the lowest first")}, {"-seen", N_("Last sign-in, the newest first")}};
    auto const sort = std::string(call.request.query["sort"]);
    ui::FilterBar bar{.id = "members-filter", .list_id = "members", .label = say.t(N_("Search members")), .action = office_address(bank, "/members"), .search_label = say.t(N_("Find a member")), .search_value = text};
    if (!sort.empty()) bar.kept.emplace_back("sort", sort);
    bar.order_label = say.t(N_("Number"));
    for (auto const& order : orders) {
        bool const is_current = sort == order.key;
        if (is_current) bar.order_label = say.t(order.label);
        bar.orders.push_back({.label = say.t(order.label), .href = address_with(call, "sort", order.key), .current = is_current});
    }
    return ui::filter_bar(say, bar);
}

/// The member of the address, where they belong to this bank.
std::optional<MemberRow> addressed(Call& call, Bank const& bank) { return member_row(call.tx(), bank, {place(call, 1)}); }

http::Response back_saying(Call& call, Bank const& bank, std::string const& said) {
    auto const list = office_address(bank, "/members");
    auto const next = safe_next(call.request.form["next"], list);
    return redirect_saying(call, next.starts_with(list) ? next : list, said);
}

}  // namespace

http::Response manage_page(Call& call, Bank const& bank) {
    auto const& say = call.say;
    auto const text = trimmed(call.request.query["q"]);
    auto rows = member_rows(call.tx(), bank);
    std::erase_if(rows, [&](MemberRow const& row) { return !is_found(row, text); });
    order(rows, call.request.query["sort"]);
    ui::Table table{.caption = say.t(N_("Members of the bank")), .columns = {sorted_column(call, N_("Name"), "name", false), sorted_column(call, N_("Number"), "uid", true), {.label = say.t(N_("E-mail"))}, {.label = say.t(N_("Phone"))},
                                                                           sorted_column(call, N_("Balance"), "balance", true)},
                    .rows = {}, .has_actions = true};
    auto const count = std::ssize(rows), first = std::min<std::int64_t>(count, (page_number(call) - 1) * per_page), last = std::min<std::int64_t>(count, first + per_page);
    for (auto at = first; at < last; ++at) {
        auto const& row = rows[static_cast<std::size_t>(at)];
        table.rows.push_back({.cells = {name_cell(say, bank, row), std::to_string(row.uid), row.email, row.phone, element("span", {{"class", "tnum"}}, time_text({row.balance}))}, .actions = row_menu(call, bank, row), .grey = !row.is_active});
    }
    auto const list = rows.empty() ? ui::empty({.title = say.t(N_("Nobody was found")), .text = say.t(N_("Try a part of the name, or the number."))}) : ui::table_frame(ui::data_table(say, table), office_pager(call, count, per_page));
    OfficeHead head{.title = say.t(N_("Members")), .sub = say.n("{count} member", "{count} members", count), .current = "/members"};
    head.actions.push_back(ui::link_button({.label = say.t(N_("New member")), .icon = "person-plus", .look = ui::Look::primary}, office_address(bank, "/members/new")));
    return office_page(call, bank, head, ui::list_block("members", search_form(call, bank, text) + list));
}

http::Response change_active(Call& call, Bank const& bank) {
    auto const row = addressed(call, bank);
    if (!row) return call.site.error(call, 404);
    bool const on = call.request.form["on"] == "1";
    auto const done = set_active(call.tx(), row->id, on);
    if (!done) return refusal_page(call, done.refusal());
    return back_saying(call, bank, call.say.t({on ? N_("{name} is active again") : N_("{name} is not active any more"), {{"name", row->name}}}));
}

http::Response invite(Call& call, Bank const& bank) {
    auto const row = addressed(call, bank);
    if (!row) return call.site.error(call, 404);
    auto const done = invite_member(call.tx(), row->id);
    if (!done) return refusal_page(call, done.refusal());
    return back_saying(call, bank, call.say.t({N_("An invitation is on its way to {name}"), {{"name", row->name}}}));
}

http::Response change_admin(Call& call, Bank const& bank) {
    auto const row = addressed(call, bank);
    if (!row) return call.site.error(call, 404);
    bool const on = call.request.form["on"] == "1";
    auto const done = set_admin(call.tx(), row->id, on);
    if (!done) return refusal_page(call, done.refusal());
    return back_saying(call, bank, call.say.t({on ? N_("{name} looks after the bank now") : N_("{name} doesn't look after the bank any more"), {{"name", row->name}}}));
}

http::Response delete_member_page(Call& call, Bank const& bank) {
    auto const& say = call.say;
    auto const row = addressed(call, bank);
    if (!row) return call.site.error(call, 404);
    if (row->is_active) return refusal_page(call, {"still_active", N_("Deactivate the member first; deleting is for good.")});
    Message const settled = row->balance > 0   ? Message{N_("Their balance of {time} goes to the account of the bank."), {{"time", time_text({row->balance})}}}
                            : row->balance < 0 ? Message{N_("Their debt of {time} is taken over by the account of the bank."), {{"time", time_text({-row->balance})}}}
                                               : Message{N_("Their balance is zero: nothing has to be settled.")};
    auto const effect = element("p", {}, say.t(settled)) + element("p", {}, say.t({N_("Their offers and requests are closed. Statements say “former member {number}” from then on, and the number is never given again. This can't be undone."), {{"number", std::to_string(row->uid)}}}));
    ui::Confirm const confirm{.title = say.t({N_("Delete {name} ({number}) from the bank?"), {{"name", row->name}, {"number", std::to_string(row->uid)}}}), .effect = effect,
                              .yes = {.label = say.t(N_("Delete member")), .look = ui::Look::danger}, .deed = {member_address(bank, row->id, "/delete"), call.csrf, {{"balance", std::to_string(row->balance)}}},
                              .cancel_href = office_address(bank, "/members")};
    return page(call, {.title = say.t(N_("Delete member")), .app = "timebank", .narrow = true}, ui::confirm(say, confirm));
}

http::Response delete_member(Call& call, Bank const& bank) {
    auto const row = addressed(call, bank);
    if (!row) return call.site.error(call, 404);
    // What was confirmed is what is settled: a payment may have come in between.
    if (call.request.form["balance"] != std::to_string(row->balance)) return delete_member_page(call, bank);
    auto const done = leave(call.tx(), row->id);
    if (!done) return refusal_page(call, done.refusal());
    return redirect_saying(call, office_address(bank, "/members"), call.say.t({N_("{name} was deleted; {time} settled"), {{"name", row->name}, {"time", time_text({row->balance}, "0:00")}}}));
}

}  // namespace ateneu::timebank
