#include <cstdlib>

#include "apps/timebank/allies_page.h"
#include "apps/timebank/ally_parts.h"
#include "apps/timebank/amount.h"
#include "apps/timebank/exchange_list.h"
#include "apps/timebank/time_text.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

struct Shown {
    Alliance alliance;
    Bank other;
    Duration position;
};
/// The alliance of the address, where it is one of this bank's.
std::optional<Shown> addressed(Call& call, Bank const& bank) {
    auto const id = place(call, 1);
    auto const alliance = id > 0 ? call.tx().read(Id<Alliance>{id}) : std::nullopt;
    if (!alliance || !alliance->is_of(bank.id)) return {};
    return Shown{*alliance, *call.tx().read(alliance->other_than(bank.id)), position_of(call.tx(), *alliance, bank.id)};
}

Message position_message(Shown const& shown) {
    auto const time = time_text({std::abs(shown.position.seconds)});
    if (shown.position.seconds < 0) return {N_("Members of your bank got {time} more from those of {bank} than they gave them."), {{"time", time}, {"bank", shown.other.name}}};
    if (shown.position.seconds > 0) return {N_("Members of your bank gave {time} more to those of {bank} than they got from them."), {{"time", time}, {"bank", shown.other.name}}};
    return {N_("Nothing is open between your bank and {bank}."), {{"bank", shown.other.name}}};
}

std::string cap_text(std::optional<Duration> cap, Say const& say) { return cap ? time_text(*cap, "0:00") : say.t(N_("any")); }

Html facts_panel(Call& call, Bank const& bank, Shown const& shown) {
    auto const& say = call.say;
    auto const& pact = shown.alliance;
    Reader const reader{say, bank.timezone.value, call.now};
    auto const when = [&](std::optional<Instant> at) { return at ? moment_html(reader, *at) : Html(); };
    return ui::panel({.title = say.t(N_("Alliance")), .body = ui::fact_rows({
        {say.t(N_("State")), ui::pill(state_pill(say, pact))},
        {say.t(N_("Asked")), when(pact.asked_at)},
        {say.t(N_("By")), pact.bank == bank.id ? bank.name : shown.other.name},
        {say.t(N_("Accepted")), when(pact.answered_at)},
        {say.t(pact.state == AllianceState::ended ? N_("Ended") : N_("Closed")), when(pact.closed_at)},
        {say.t(N_("Your cap")), cap_text(pact.cap_of(bank.id), say)},
        {say.t(N_("Their cap")), cap_text(pact.cap_of(shown.other.id), say)},
    })});
}

Html settlement_panel(Call& call, Bank const& bank, Shown const& shown, Problems const& problems) {
    auto const& say = call.say;
    auto const& pact = shown.alliance;
    auto const deed = [&](std::string_view what) { return ui::Deed{ally_address(bank, pact.id, what), call.csrf}; };
    auto const title = say.t(N_("Settle"));
    if (pact.settle_at) {
        bool const owes = *pact.settle_owing == bank.id, is_ours = *pact.settle_bank == bank.id;
        auto const text = say.t({owes ? N_("{time} go to the account of your bank, and from that of {bank}.") : N_("{time} go from the account of your bank, and to that of {bank}."), {{"time", time_text(*pact.settle_amount)}, {"bank", shown.other.name}}});
        auto const buttons = is_ours ? ui::deed_button({.label = say.t(N_("Withdraw"))}, deed("/drop"))
                                     : ui::deed_button({.label = say.t(N_("Agree")), .look = ui::Look::primary}, deed("/agree")) + ui::deed_button({.label = say.t(N_("Decline"))}, deed("/drop"));
        auto const who = say.t({is_ours ? N_("Your bank proposes it; {bank} answers.") : N_("{bank} proposes it; your bank answers."), {{"bank", shown.other.name}}});
        return ui::panel({.title = title, .body = element("p", {}, text) + element("p", {{"class", "muted"}}, who) + element("div", {{"class", "cluster"}}, buttons), .beside_title = ui::pill({say.t(N_("Waits for an answer")), ui::Tone::warn, "hourglass-split"})});
    }
    if (shown.position.seconds == 0) return {};
    auto const open = std::abs(shown.position.seconds) / 60;
    auto const part = [&](char const* name, char const* label, std::int64_t held) {
        auto const* problem = problems.of(name);
        ui::Field const field{.id = std::string("ally-") + name, .name = name, .label = say.t(label), .error = problem ? say.t(problem->message) : "", .mark_optional = false, .width = 2, .half_on_phones = true};
        auto const value = call.request.form.has(name) ? std::string(call.request.form[name]) : std::to_string(held);
        return ui::field(say, field, ui::input(field, {.value = value, .autocomplete = "off", .input_mode = "numeric", .max_length = 6}));
    };
    auto const why = element("p", {}, say.t(N_("What is open goes to the accounts of the two banks themselves, in both at once, when the other bank agrees.")));
    auto const fields = element("div", {{"class", "fields"}}, part("hours", N_("Hours"), open / 60) + part("minutes", N_("Minutes"), open % 60));
    return ui::panel({.title = title, .body = why + office_form(call, ally_address(bank, pact.id, "/settle"), fields + element("div", {{"class", "mt-3"}}, ui::submit({.label = say.t(N_("Propose settlement"))})), "")});
}

Html cap_panel(Call& call, Bank const& bank, Shown const& shown, Problems const& problems) {
    auto const& say = call.say;
    if (shown.alliance.closed_at) return {};
    auto const fields = element("div", {{"class", "fields"}}, cap_field(call, shown.alliance.cap_of(bank.id), problems));
    return ui::panel({.title = say.t(N_("Cap of your bank")), .body = office_form(call, ally_address(bank, shown.alliance.id, "/cap"), fields + element("div", {{"class", "mt-3"}}, ui::submit({.label = say.t(N_("Save cap"))})), "")});
}

constexpr std::int64_t payments_shown = 10;

Html payments_panel(Call& call, Bank const& bank, Shown const& shown) {
    auto const& say = call.say;
    auto const list = exchanges(call.tx(), say, bank, {.ally = shown.other.id.value, .per_page = payments_shown});
    auto const title = say.t(N_("Between the banks"));
    if (list.rows.empty()) return ui::panel({.title = title, .body = element("p", {{"class", "muted mb-0"}}, say.t(N_("No time has crossed yet.")))});
    Reader const reader{say, bank.timezone.value, call.now};
    ui::Table table{.caption = say.t(N_("Payments, newest first")), .columns = {{.label = say.t(N_("Entered")), .nowrap = true}, {.label = say.t(N_("From"))}, {.label = say.t(N_("To"))}, {.label = say.t(N_("Comment")), .full_on_phones = true}, {.label = say.t(N_("Time")), .numeric = true}}, .rows = {}};
    for (auto const& row : list.rows) {
        auto const comment = row.kind == "settlement" ? kind_text(say, row.kind) : row.reason;
        table.rows.push_back({.cells = {moment_html(reader, row.at), party_text(say, row.from, bank), party_text(say, row.to, bank), comment, element("span", {{"class", "tnum"}}, time_text(row.amount))}, .grey = row.is_taken_back || row.is_reversal});
    }
    auto const all = list.count > payments_shown ? ui::link_button({.label = say.t({N_("All {count}"), {{"count", number_text(say, list.count)}}}), .look = ui::Look::text}, office_address(bank, "/payments?ally=" + std::to_string(shown.other.id.value))) : Html();
    return ui::panel({.title = title, .flush = ui::data_table(say, table), .end = all});
}

http::Response shown_page(Call& call, Bank const& bank, Shown const& shown, Problems const& problems) {
    auto const& say = call.say;
    auto const& pact = shown.alliance;
    std::vector<ui::FieldError> errors;
    for (auto const& problem : problems.list()) errors.push_back({"ally-" + problem.field, say.t(problem.message)});
    std::vector<Html> content;
    if (!errors.empty()) content.push_back(ui::error_summary(say, errors));
    if (pact.state == AllianceState::asked) content.push_back(ui::panel({.title = say.t(N_("Request for an alliance")), .body = element("p", {}, say.t(pact.bank == bank.id ? N_("The other bank hasn't answered yet.") : N_("They ask your bank for an alliance."))) + request_buttons(call, bank, pact)}));
    if (pact.account) {
        auto const position = element("p", {{"class", "h3"}}, time_html(shown.position)) + element("p", {{"class", "mb-0"}}, say.t(position_message(shown)));
        content.push_back(ui::panel({.title = say.t(N_("Position")), .body = position}));
        if (auto settle = settlement_panel(call, bank, shown, problems); !settle.empty()) content.push_back(std::move(settle));
        content.push_back(payments_panel(call, bank, shown));
    }
    if (auto cap = cap_panel(call, bank, shown, problems); !cap.empty()) content.push_back(std::move(cap));
    OfficeHead head{.title = shown.other.name, .sub = say.t(N_("Allied banks")), .current = "/allies", .status = problems.empty() ? 200 : 422};
    if (pact.state == AllianceState::active) head.actions.push_back(ui::link_button({.label = say.t(N_("End alliance…")), .icon = "x-circle"}, ally_address(bank, pact.id, "/end")));
    return office_page(call, bank, head, ui::columns(content, say.t(N_("Alliance")), {facts_panel(call, bank, shown)}));
}

struct Answer {
    std::string_view deed;
    Result<Done> (*act)(Transaction&, Id<Alliance>);
    char const* said;
};
constexpr Answer answers[] = {{"accept", accept_alliance, N_("Your banks are allied now")}, {"reject", reject_alliance, N_("Request rejected")},   {"cancel", cancel_alliance, N_("Request withdrawn")},
                              {"end", end_alliance, N_("The alliance is ended")},             {"agree", agree_settlement, N_("Settled in both banks")}, {"drop", drop_settlement, N_("The settlement isn't booked")}};

}  // namespace

http::Response ally_page(Call& call, Bank const& bank) {
    auto const shown = addressed(call, bank);
    return shown ? shown_page(call, bank, *shown, {}) : call.site.error(call, 404);
}

http::Response ask_to_end_alliance(Call& call, Bank const& bank) {
    auto const& say = call.say;
    auto const shown = addressed(call, bank);
    if (!shown || shown->alliance.state != AllianceState::active) return call.site.error(call, 404);
    auto const title = say.t({N_("End the alliance with {bank}?"), {{"bank", shown->other.name}}});
    auto const effect = element("p", {}, say.t(N_("Members of the two banks can't give each other time any more. What is open between the banks stays here until it is settled."))) + element("p", {}, say.t(position_message(*shown)));
    ui::Confirm const confirm{.title = title, .effect = effect, .yes = {.label = say.t(N_("End alliance")), .look = ui::Look::danger}, .deed = {ally_address(bank, shown->alliance.id, "/end"), call.csrf}, .cancel_href = ally_address(bank, shown->alliance.id)};
    return page(call, {.title = title, .app = "timebank", .narrow = true}, ui::confirm(say, confirm));
}

http::Response answer_alliance(Call& call, Bank const& bank) {
    auto const shown = addressed(call, bank);
    auto const wanted = call.request.path.substr(call.request.path.rfind('/') + 1);
    for (auto const& each : answers) {
        if (!shown || each.deed != wanted) continue;
        auto const done = each.act(call.tx(), shown->alliance.id);
        if (!done) return refusal_page(call, done.refusal());
        return redirect_saying(call, ally_address(bank, shown->alliance.id), call.say.t(each.said));
    }
    return call.site.error(call, 404);
}

http::Response save_cap(Call& call, Bank const& bank) {
    auto const shown = addressed(call, bank);
    if (!shown) return call.site.error(call, 404);
    Problems problems;
    auto const cap = cap_of(call, problems);
    if (problems.empty())
        if (auto const done = set_cap(call.tx(), shown->alliance.id, bank.id, cap); !done) problems.add("cap", done.refusal().message, done.refusal().code);
    if (!problems.empty()) return shown_page(call, bank, *shown, problems);
    return redirect_saying(call, ally_address(bank, shown->alliance.id), call.say.t(N_("Cap saved")));
}

http::Response propose_to_settle(Call& call, Bank const& bank) {
    auto const shown = addressed(call, bank);
    if (!shown) return call.site.error(call, 404);
    Problems problems;
    auto const amount = amount_of(call.request.form, problems);
    if (problems.empty())
        if (auto const done = propose_settlement(call.tx(), shown->alliance.id, bank.id, amount); !done) problems.add(field_of(done.refusal(), "hours"), done.refusal().message, done.refusal().code);
    if (!problems.empty()) return shown_page(call, bank, *shown, problems);
    return redirect_saying(call, ally_address(bank, shown->alliance.id), call.say.t({N_("Settlement of {time} proposed"), {{"time", time_text(amount)}}}));
}

}  // namespace ateneu::timebank
