// Giving time to a member of an allied bank (TB-R81). Whoever pays says number and name, which the other one told them or
// showed as a code: nothing here can be chosen from, so that nobody learns who belongs to another bank.
#include "apps/timebank/allying.h"
#include "apps/timebank/amount.h"
#include "apps/timebank/pay.h"
#include "apps/timebank/pay_form.h"
#include "apps/timebank/pay_page.h"
#include "apps/timebank/words.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

Typed asked(http::Fields const& query) {
    Typed typed;
    for (auto const* name : {"ally", "uid"}) typed.values.add(name, is_text(query[name], 20) ? trimmed(query[name]) : "");
    typed.values.add("key", new_uuid());
    return typed;
}

http::Response ally_form(Call& call, AtBank const& at, std::vector<Bank> const& allies, Typed const& typed) {
    auto const& say = call.say;
    std::vector<ui::Choice> choices;
    for (auto const& each : allies) choices.push_back({std::to_string(each.id.value), each.name, allies.size() == 1 || std::to_string(each.id.value) == typed["ally"]});
    auto ally = question(say, typed, "ally", say.t(N_("Their bank"))), uid = question(say, typed, "uid", say.t(N_("Their number"))), name = question(say, typed, "name", say.t(N_("Their name")), say.t(N_("In full, as their bank knows it. Ask them.")));
    ally.required = uid.required = name.required = true;
    ally.width = uid.width = 3;
    auto const fields = ui::field(say, ally, ui::select(ally, choices, allies.size() == 1 ? "" : say.t(N_("Choose one")))) +
                        ui::field(say, uid, ui::input(uid, {.value = typed["uid"], .autocomplete = "off", .input_mode = "numeric", .max_length = 12})) +
                        ui::field(say, name, ui::input(name, {.value = typed["name"], .autocomplete = "off", .max_length = 200})) + amount_fields(say, typed) + category_field(call, typed) +
                        comment_field(say, typed, say.t(N_("The members of both banks can read it.")));
    auto const buttons = ui::submit({.label = say.t(N_("Give time")), .icon = "arrow-left-right", .look = ui::Look::primary, .big = true}) + Html(" ") +
                         ui::link_button({.label = say.t(N_("Somebody of your own bank")), .look = ui::Look::text}, at.address("/pay"));
    auto const title = say.t(N_("Give time to somebody of an allied bank"));
    auto const main = bank_crumb(call, at) + ui::title_row({.title = title, .sub = Html(at.bank.name) + Html(" · ") + balance_line(call, at)}) + summary_of(say, typed.problems) +
                      ui::panel({.title = say.t(N_("To whom, and how much")), .body = keyed_form(call, at.address("/pay-ally"), typed, {}, fields, buttons)});
    return framed(call, title, main, typed.problems.empty() ? 200 : 422);
}

http::Response with_allies(Call& call, std::function<http::Response(AtBank const&, std::vector<Bank> const&)> const& page) {
    return members_page_of(call, [&](AtBank const& at) {
        auto const allies = allies_of(call.tx(), at.bank.id);
        return allies.empty() ? call.site.error(call, 404) : page(at, allies);
    });
}

Bank const* chosen_ally(std::vector<Bank> const& allies, Typed& typed) {
    auto const chosen = parse_integer(trimmed(typed["ally"])).value_or(0);
    for (auto const& ally : allies)
        if (ally.id.value == chosen) return &ally;
    typed.problems.add("ally", N_("Choose the bank that they belong to."));
    return nullptr;
}

/// Whom the form names; what is wrong stands beside the number, whichever of the two it is.
std::optional<ToAlly> payee_of(Call& call, Bank const& ally, Typed& typed) {
    auto const uid = parse_integer(trimmed(typed["uid"])).value_or(0);
    auto const name = typed["name"];
    if (auto const member = uid > 0 && is_text(name, 200) ? member_of_ally(call.tx(), ally.id, uid, name) : std::nullopt) return ToAlly{ally.id, *member};
    typed.problems.add("uid", no_such_ally().message, no_such_ally().code);
    return {};
}

}  // namespace

http::Response show_ally_form(Call& call) {
    return with_allies(call, [&](AtBank const& at, std::vector<Bank> const& allies) { return ally_form(call, at, allies, asked(call.request.query)); });
}

http::Response pay_ally_now(Call& call) {
    return with_allies(call, [&](AtBank const& at, std::vector<Bank> const& allies) {
        Typed typed{.values = call.request.form};
        auto const* ally = chosen_ally(allies, typed);
        Payment payment{.bank = at.bank.id, .from = at.seat->member, .amount = amount_of(typed.values, typed.problems), .category = category_of(call, typed), .reason = trimmed(typed["reason"])};
        // Who is a member there is told to nobody who wouldn't pay them now.
        auto const to = ally && typed.problems.empty() && payment.amount.seconds > 0 ? payee_of(call, *ally, typed) : std::nullopt;
        if (!to || !typed.problems.empty()) return ally_form(call, at, allies, typed);
        payment.key = key_of(typed, "ally", at.seat->member);
        auto const paid = pay_ally(call.tx(), payment, *to);
        if (paid) return http::redirect(at.address("/paid/" + std::to_string(paid->exchange.value)));
        refused(typed, paid.refusal(), "hours");
        return ally_form(call, at, allies, typed);
    });
}

}  // namespace ateneu::timebank
