#include "apps/timebank/payments_page.h"

#include "apps/timebank/pay.h"
#include "apps/timebank/time_text.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

std::string payment_address(Bank const& bank, Id<Exchange> exchange, std::string_view deed) { return office_address(bank, "/payments/" + std::to_string(exchange.value) + std::string(deed)); }

Html date_field(Call const& call, char const* name, char const* label) {
    ui::Field const field{.id = std::string("filter-") + name, .name = name, .label = call.say.t(label), .mark_optional = false, .width = 2};
    return ui::field(call.say, field, ui::input(field, {.value = std::string(call.request.query[name]), .type = "date"}));
}

Html choice_field(Call const& call, char const* name, char const* label, std::vector<ui::Choice> choices) {
    ui::Field const field{.id = std::string("filter-") + name, .name = name, .label = call.say.t(label), .mark_optional = false, .width = 2};
    for (auto& choice : choices) choice.chosen = choice.value == call.request.query[name];
    return ui::field(call.say, field, ui::select(field, choices, call.say.t(N_("All"))));
}

Html filter_form(Call& call, Bank const& bank) {
    auto const& say = call.say;
    std::vector<ui::Choice> kinds, categories;
    for (auto const& kind : exchange_kinds) kinds.push_back({.value = std::string(kind.code), .label = say.t(kind.label)});
    for (auto const& [id, name] : category_names(call.tx(), say)) categories.push_back({.value = std::to_string(id), .label = name});
    ui::Field const member{.id = "filter-member", .name = "member", .label = say.t(N_("Number of a member")), .mark_optional = false, .width = 2};
    auto const fields = date_field(call, "first", N_("From day")) + date_field(call, "last", N_("To day")) + ui::field(say, member, ui::input(member, {.value = std::string(call.request.query["member"]), .input_mode = "numeric"})) +
                        choice_field(call, "category", N_("Category"), categories) + choice_field(call, "kind", N_("Kind"), kinds);
    auto const ally = std::string(call.request.query["ally"]);
    auto const kept = ally.empty() ? Html() : ui::hidden("ally", ally);
    return element("form", {{"class", "chart-years"}, {"role", "search"}, {"method", "get"}, {"action", office_address(bank, "/payments")}, {"aria-label", say.t(N_("Filter payments"))}}, kept + fields + ui::submit({.label = say.t(N_("Show"))}));
}

Html row_menu(Say const& say, Bank const& bank, ListedExchange const& row) {
    std::vector<ui::MenuItem> items;
    if (!row.is_taken_back && !row.is_reversal && row.kind != "settlement") items.push_back({.label = say.t(N_("Take back…")), .href = payment_address(bank, row.id, "/back"), .icon = "arrow-counterclockwise"});
    if (!row.reason.empty()) items.push_back({.label = say.t(N_("Take the comment away…")), .href = payment_address(bank, row.id, "/comment"), .icon = "eraser", .danger = true});
    if (items.empty()) return {};
    return ui::menu("payment-" + std::to_string(row.id.value), {.label = say.t(N_("More for this payment")), .icon = "three-dots", .look = ui::Look::text, .only_icon = true}, items);
}

Html what_for(Say const& say, ListedExchange const& row) {
    Html cell = row.post.empty() ? Html(row.category) : Html(row.post);
    if (!row.reason.empty()) cell += (cell.empty() ? Html() : Html(" · ")) + element("span", {{"class", "muted"}}, row.reason);
    if (row.is_taken_back) cell += Html(" ") + ui::pill({say.t(N_("Taken back")), ui::Tone::warn, "arrow-counterclockwise"});
    return cell;
}

Html payments_table(Call const& call, Bank const& bank, ExchangeList const& list) {
    auto const& say = call.say;
    Reader const reader{say, bank.timezone.value, call.now};
    ui::Table table{.caption = say.t(N_("Payments, newest first")), .columns = {{.label = say.t(N_("Entered")), .nowrap = true}, {.label = say.t(N_("From"))}, {.label = say.t(N_("To"))}, {.label = say.t(N_("What for")), .full_on_phones = true},
                                                                              {.label = say.t(N_("Kind")), .muted = true}, {.label = say.t(N_("Cheque")), .skip_on_phones = true}, {.label = say.t(N_("Time")), .numeric = true}},
                    .rows = {}, .has_actions = true};
    for (auto const& row : list.rows)
        table.rows.push_back({.cells = {moment_html(reader, row.at), party_text(say, row.from, bank), party_text(say, row.to, bank), what_for(say, row), kind_text(say, row.kind), row.cheque_no, element("span", {{"class", "tnum"}}, time_text(row.amount))},
                              .actions = row_menu(say, bank, row), .grey = row.is_taken_back || row.is_reversal});
    return ui::data_table(say, table);
}

/// The payment of the address, where it is this bank's.
std::optional<Exchange> addressed(Call& call, Bank const& bank) {
    auto const id = place(call, 1);
    auto const exchange = id > 0 ? call.tx().read(Id<Exchange>{id}) : std::nullopt;
    return exchange && exchange->bank == bank.id ? exchange : std::nullopt;
}

http::Response take_back_form(Call& call, Bank const& bank, Exchange const& exchange, std::string const& error) {
    auto const& say = call.say;
    ui::Field const reason{.id = "reason", .name = "reason", .label = say.t(N_("Reason")), .hint = say.t(N_("Both sides read it in their statements.")), .error = error, .required = true};
    auto const text = element("p", {}, say.t({N_("The {time} go back to where they came from, by a payment of their own. Both stay in the statements, and neither counts in the statistics. This is done once."), {{"time", time_text(exchange.amount)}}}));
    auto const buttons = element("div", {{"class", "cluster mt-3"}}, ui::submit({.label = say.t(N_("Take payment back")), .look = ui::Look::danger}) + ui::link_button({.label = say.t(N_("Cancel")), .look = ui::Look::text}, office_address(bank, "/payments")));
    auto const form = office_form(call, payment_address(bank, exchange.id, "/back"), text + ui::field(say, reason, ui::input(reason, {.value = std::string(call.request.form["reason"]), .max_length = 500})) + buttons, "");
    return office_page(call, bank, {.title = say.t(N_("Take a payment back")), .current = "/payments", .status = error.empty() ? 200 : 422}, ui::panel({.title = say.t({N_("Payment of {time}"), {{"time", time_text(exchange.amount)}}}), .body = form}));
}

}  // namespace

ExchangeFilter exchange_filter(Call& call, Bank const& bank) {
    auto const& query = call.request.query;
    ExchangeFilter filter{.first = parse_date(query["first"]), .last = parse_date(query["last"]), .category = parse_integer(query["category"]).value_or(0), .ally = parse_integer(query["ally"]).value_or(0), .kind = std::string(query["kind"])};
    if (auto const uid = parse_integer(trimmed(query["member"])))
        filter.member = call.tx().sql().integer(R"(SELECT "id" FROM "timebank_member" WHERE "bank" = $1 AND "uid" = $2)", {bank.id.value, *uid}).value_or(-1);
    return filter;
}

http::Response payments_page(Call& call, Bank const& bank) {
    auto const& say = call.say;
    auto filter = exchange_filter(call, bank);
    filter.page = page_number(call);
    auto const list = exchanges(call.tx(), say, bank, filter);
    auto const count = say.n("{count} payment", "{count} payments", list.count);
    OfficeHead head{.title = say.t(N_("Payments")), .sub = count, .current = "/payments"};
    auto const query = call.request.raw_query.empty() ? "" : "?" + call.request.raw_query;
    head.actions.push_back(ui::link_button({.label = say.t(N_("As CSV")), .icon = "download"}, office_address(bank, "/reports/transfers/csv") + query));
    head.actions.push_back(ui::link_button({.label = say.t(N_("As PDF")), .icon = "file-earmark-pdf"}, office_address(bank, "/reports/transfers/pdf") + query));
    auto const shown = list.rows.empty() ? ui::empty({.title = say.t(N_("No payments")), .text = say.t(N_("None was made yet, or none is as you asked."))})
                                         : ui::table_frame(payments_table(call, bank, list), office_pager(call, list.count, filter.per_page));
    return office_page(call, bank, head, filter_form(call, bank) + shown);
}

http::Response take_back_page(Call& call, Bank const& bank) {
    auto const exchange = addressed(call, bank);
    return exchange ? take_back_form(call, bank, *exchange, "") : call.site.error(call, 404);
}

http::Response take_payment_back(Call& call, Bank const& bank) {
    auto const exchange = addressed(call, bank);
    if (!exchange) return call.site.error(call, 404);
    auto const taken = take_back(call.tx(), exchange->id, std::string(call.request.form["reason"]));
    if (!taken) return take_back_form(call, bank, *exchange, call.say.t(taken.refusal().message));
    return redirect_saying(call, office_address(bank, "/payments"), call.say.t({N_("{time} taken back"), {{"time", time_text(exchange->amount)}}}));
}

http::Response clear_comment_page(Call& call, Bank const& bank) {
    auto const& say = call.say;
    auto const exchange = addressed(call, bank);
    if (!exchange) return call.site.error(call, 404);
    ui::Confirm const confirm{.title = say.t(N_("Take the comment away?")), .effect = element("p", {}, say.t(N_("Who paid, who got it and how much stay as they are. The comment can't be brought back."))) + element("blockquote", {}, exchange->reason),
                              .yes = {.label = say.t(N_("Take the comment away")), .look = ui::Look::danger}, .deed = {payment_address(bank, exchange->id, "/comment"), call.csrf}, .cancel_href = office_address(bank, "/payments")};
    return page(call, {.title = say.t(N_("Take the comment away?")), .app = "timebank", .narrow = true}, ui::confirm(say, confirm));
}

http::Response clear_comment(Call& call, Bank const& bank) {
    auto const exchange = addressed(call, bank);
    if (!exchange) return call.site.error(call, 404);
    auto const done = clear_reason(call.tx(), exchange->id);
    if (!done) return refusal_page(call, done.refusal());
    return redirect_saying(call, office_address(bank, "/payments"), call.say.t(N_("Comment taken away")));
}

}  // namespace ateneu::timebank
