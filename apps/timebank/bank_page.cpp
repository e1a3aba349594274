#include "apps/timebank/bank_page.h"

#include "apps/timebank/applying.h"
#include "apps/timebank/bank_frame.h"
#include "apps/timebank/membership.h"
#include "apps/timebank/post_list.h"
#include "apps/timebank/statement_table.h"
#include "apps/timebank/time_requests_page.h"
#include "apps/timebank/time_text.h"
#include "core/base/text.h"
#include "core/markup/markup.h"
#include "domain/people/sign_up_page.h"

namespace ateneu::timebank {

namespace {

constexpr std::int64_t statement_lines = 10;

struct Figures {
    std::int64_t members = 0, balance = 0;
};
Figures figures_of(Transaction& tx, Bank const& bank) {
    auto const rows = tx.sql().query(R"(
        SELECT (SELECT COUNT(*) FROM "timebank_member" m WHERE m."bank" = b."id" AND m."is_active" AND m."person" IS NOT NULL), a."balance"
        FROM "timebank_bank" b JOIN "ledger_account" a ON a."id" = b."account"
        WHERE b."id" = $1)", {bank.id.value});
    return rows->next() ? Figures{rows->integer(0), rows->integer(1)} : Figures{};
}

/// Only http and https, which the bank's rules let in.
Html web_link(std::string const& web) {
    return web.starts_with("http://") || web.starts_with("https://") ? element("a", {{"href", web}, {"rel", "noopener"}}, web) : Html();
}

std::string joined(std::vector<std::string> parts) {
    std::erase(parts, "");
    return ateneu::join(parts, ", ");
}

std::string degrees(Degrees const& value) {
    auto text = std::to_string(value.value);
    return text.substr(0, text.find('.') + 5);  // ten metres
}

Html facts_panel(Call& call, Bank const& bank, Figures const& figures) {
    auto const& say = call.say;
    return ui::panel({.title = say.t(N_("Find us")), .body = ui::fact_rows({
        {say.t(N_("Address")), joined({bank.address, trimmed(bank.postcode + " " + bank.city), bank.neighbourhood})},
        {say.t(N_("On the map")), bank.latitude && bank.longitude ? element("a", {{"href", "/banks?" + http::to_query({{"view", "map"}, {"near", degrees(*bank.latitude) + ", " + degrees(*bank.longitude)}})}}, say.t(N_("Banks nearby"))) : Html()},
        {say.t(N_("Opening times")), bank.opening_times.empty() ? Html() : element("div", {{"class", "md"}}, markup::render(bank.opening_times))},
        {say.t(N_("E-mail")), contact_link("mailto:", bank.email.value)},
        {say.t(N_("Phone")), contact_link("tel:", bank.phone)},
        {say.t(N_("Website")), web_link(bank.web.value)},
        {say.t(N_("Members")), number_text(say, figures.members)},
        {say.t(N_("Account of the bank")), time_html({figures.balance})},
        {say.t(N_("Since")), date_html(call.reader(), local(bank.created_at, bank.timezone.value).date)},
    })});
}

Html log_in_notice(Call& call, AtBank const& at) {
    auto const& say = call.say;
    auto text = Html(say.t(N_("Would you like to join? Log in, or make yourself an account, and apply."))) + Html(" ") + element("a", {{"href", "/login?" + http::to_query({{"next", at.address()}})}}, say.t(N_("Log in")));
    if (auto const sign_up = people::sign_up_address(call, at.address()); !sign_up.empty()) text += Html(" · ") + element("a", {{"href", sign_up}}, say.t(N_("Make yourself an account")));
    return ui::notice({.text = text});
}

Html apply_form(Call& call, AtBank const& at, std::string const& typed, std::string const& error) {
    auto const& say = call.say;
    ui::Field const message{.id = "message", .name = "message", .label = say.t(N_("Message to the bank")), .hint = say.t(N_("Who you are and what brings you here.")), .error = error};
    auto const form = element("form", {{"class", "stack"}, {"method", "post"}, {"action", at.address("/apply")}},
                              Html{ui::hidden(ui::csrf_field, call.csrf), ui::field(say, message, ui::textarea(message, typed, 4, 1000)),
                                   element("div", {}, ui::submit({.label = say.t(N_("Apply")), .look = ui::Look::primary}))});
    return ui::panel({.title = say.t(N_("Join this bank")), .body = form, .id = "apply"});
}

Html leave_link(Call& call, AtBank const& at) {
    return element("p", {}, ui::link_button({.label = call.say.t(N_("Leave this bank")), .icon = "box-arrow-right", .look = ui::Look::text}, at.address("/leave")));
}

/// What came to the bank's own account and went from it, for members who see balances.
Html account_panel(Call& call, AtBank const& at) {
    auto const page = statement_page(call, at, *at.bank.account, page_number(call), statement_lines);
    return ui::panel({.title = call.say.t(N_("Account of the bank")), .flush = statement_table(call, at, page), .foot = list_pager(call, page.total, statement_lines)});
}

/// TB-R51: one thing to say, or one thing to do.
Html standing_html(Call& call, AtBank const& at, std::string const& typed, std::string const& error) {
    auto const& say = call.say;
    if (!call.actor.inside) return at.bank.is_open ? log_in_notice(call, at) : Html();
    if (call.actor.person == 0) return {};
    switch (standing(call.tx(), at.bank, call.actor.person)) {
        case Standing::may_apply: return apply_form(call, at, typed, error);
        case Standing::pending: return ui::notice({.text = say.t(N_("Your application waits for an answer from the bank."))});
        case Standing::member: return {};
        case Standing::inactive: return ui::notice({.text = say.t(N_("Your membership isn't active. Ask the bank.")), .tone = ui::Tone::warn});
        case Standing::waiting: return ui::notice({.text = say.t(N_("Your last application was declined a short time ago. Ask the bank before you apply again."))});
        case Standing::closed: return ui::notice({.text = say.t(N_("This bank takes no new members at the moment."))});
    }
    return {};
}

std::vector<Html> actions_of(Call& call, AtBank const& at) {
    auto const& say = call.say;
    std::vector<Html> actions;
    if (at.is_admin()) {
        actions.push_back(ui::link_button({.label = say.t(N_("Edit")), .icon = "pencil", .edits = true}, Bank::entity().address(at.bank.id.value) + "/edit"));
        actions.push_back(ui::link_button({.label = say.t(N_("Logo")), .icon = "image"}, at.address("/office/logo")));
        actions.push_back(ui::link_button({.label = say.t(N_("Office of the bank")), .icon = "house"}, at.address("/office")));
    }
    if (at.is_active()) actions.push_back(ui::link_button({.label = say.t(N_("Give time")), .icon = "arrow-left-right", .look = ui::Look::primary}, at.address("/pay")));
    return actions;
}

http::Response bank_page(Call& call, AtBank const& at, std::string const& typed = {}, std::string const& error = {}) {
    auto const& say = call.say;
    auto const& bank = at.bank;
    std::vector<Html> content;
    if (auto const said = standing_html(call, at, typed, error); !said.empty()) content.push_back(said);
    if (auto asked = asked_notice(call, at); !asked.empty()) content.push_back(std::move(asked));
    if (!bank.description.empty()) content.push_back(ui::panel({.title = say.t(N_("About the bank")), .body = element("div", {{"class", "md"}}, markup::render(bank.description))}));
    content.push_back(newest_offers(call, at));
    if (at.sees_balances()) content.push_back(account_panel(call, at));
    if (at.seat) content.push_back(leave_link(call, at));
    auto const main = ui::breadcrumb(say, {{{say.t(N_("Time banks")), "/banks"}}}) +
                      ui::title_row({.title = bank.name, .sub = joined({bank.neighbourhood, bank.city}), .actions = actions_of(call, at)}) + bank_tabs(call, at, Part::bank) +
                      ui::columns(content, say.t(N_("Find us")), {facts_panel(call, bank, figures_of(call.tx(), bank))});
    return framed(call, bank.name, main, error.empty() ? 200 : 422);
}

http::Response show_bank(Call& call) {
    return public_page_of(call, [&](AtBank const& at) { return bank_page(call, at); });
}

http::Response apply_now(Call& call) {
    return public_page_of(call, [&](AtBank const& at) {
        std::string const message(call.request.form["message"]);
        auto const done = apply(call.tx(), at.bank.id, message);
        if (!done && done.refusal().field == "message") return bank_page(call, at, message, call.say.t(done.refusal().message));
        if (!done) return refusal_page(call, done.refusal());
        return redirect_saying(call, at.address(), call.say.t(N_("Application sent; the bank answers you")));
    });
}

/// Members end their own membership, the inactive ones too (spec 1).
http::Response with_own_seat(Call& call, std::function<http::Response(AtBank const&)> const& page) {
    return public_page_of(call, [&](AtBank const& at) { return at.seat ? page(at) : call.site.error(call, 404); });
}

http::Response ask_to_leave(Call& call) {
    return with_own_seat(call, [&](AtBank const& at) {
        auto const& say = call.say;
        auto const balance = call.tx().sql().integer(R"(SELECT "balance" FROM "ledger_account" WHERE "id" = $1)", {at.seat->account.value}).value_or(0);
        Html effect = element("p", {}, say.t(N_("Your membership ends for good: your offers and requests are closed, and your name goes from the statements of others. Your number isn't given again.")));
        if (balance > 0) effect += element("p", {}, say.t({N_("The {time} on your account go to the bank."), {{"time", time_text({balance})}}}));
        if (balance < 0) effect += element("p", {}, say.t({N_("The {time} that you owe are settled with the bank's account."), {{"time", time_text({-balance})}}}));
        if (call.tx().sql().integer(R"(SELECT COUNT(*) FROM "timebank_member" WHERE "person" = $1)", {call.actor.person}).value_or(0) < 2)
            effect += element("p", {}, say.t(N_("It is your last bank: unless you have something else to do here, your account is closed and your data are erased.")));
        auto const title = say.t({N_("Leave {bank}?"), {{"bank", at.bank.name}}});
        return framed(call, title, ui::confirm(say, {.title = title, .effect = effect, .yes = {.label = say.t(N_("Leave this bank")), .look = ui::Look::danger},
                                                     .deed = {at.address("/leave"), call.csrf}, .cancel_href = at.address()}));
    });
}

http::Response leave_now(Call& call) {
    return with_own_seat(call, [&](AtBank const& at) {
        auto const done = leave(call.tx(), at.seat->member);
        if (!done) return refusal_page(call, done.refusal());
        return redirect_saying(call, "/banks", call.say.t({N_("You have left {bank}"), {{"bank", at.bank.name}}}));
    });
}

}  // namespace

std::vector<AppRoute> bank_routes() {
    auto const visitors = AppRoute::For::visitors;
    return {{.method = "GET", .pattern = "/bank/{}", .handler = show_bank, .whom = visitors},
            {.method = "POST", .pattern = "/bank/{}/apply", .handler = apply_now},
            {.method = "GET", .pattern = "/bank/{}/leave", .handler = ask_to_leave},
            {.method = "POST", .pattern = "/bank/{}/leave", .handler = leave_now}};
}

}  // namespace ateneu::timebank
