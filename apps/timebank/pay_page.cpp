#include "apps/timebank/pay_page.h"

#include "apps/timebank/allying.h"
#include "apps/timebank/amount.h"
#include "apps/timebank/members_list.h"
#include "apps/timebank/pay.h"
#include "apps/timebank/pay_form.h"
#include "apps/timebank/post_list.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

/// How the bank itself is called among the numbers of members.
constexpr std::string_view the_bank = "bank";

/// Whom the form names: an active member other than whoever pays, or the bank.
struct Payee {
    Side side;
    std::string name, code;
};
std::optional<Payee> payee_of(Call& call, AtBank const& at, std::string const& code) {
    if (code == the_bank) return Payee{{}, at.bank.name, code};
    auto const uid = parse_integer(code);
    if (!uid || *uid == at.seat->uid) return {};
    auto const row = call.tx().sql().query(R"(SELECT m."id", )" + name_sql("p") + R"( FROM "timebank_member" m JOIN "people_person" p ON p."id" = m."person" WHERE m."bank" = $1 AND m."uid" = $2 AND m."is_active")",
                                           {at.bank.id.value, *uid});
    if (!row->next()) return {};
    return Payee{Id<Member>{row->integer(0)}, std::string(row->text(1)) + " (" + std::to_string(*uid) + ")", std::to_string(*uid)};
}

/// As a link asks for it: `?to=3&post=7&minutes=90`.
Typed asked(http::Fields const& query) {
    Typed typed;
    typed.values.add("to", trimmed(query["to"]));
    typed.values.add("post", std::string(query["post"]));
    typed.values.add("key", new_uuid());
    if (auto const minutes = parse_integer(query["minutes"]); minutes && *minutes > 0 && *minutes < 60 * 1000) {
        typed.values.add("hours", std::to_string(*minutes / 60));
        typed.values.add("minutes", std::to_string(*minutes % 60));
    }
    return typed;
}

/// TB-R25: offers of who gets it and requests of who gives it.
std::vector<ui::Choice> posts_to_choose(Call& call, AtBank const& at, Payee const& payee, std::string const& chosen) {
    if (!payee.side) return {};
    std::vector<ui::Choice> choices;
    auto const add = [&](PostType type, Id<Member> whose, char const* label) {
        for (auto const& line : posts_shown(call, at, {.type = type, .member = whose, .per_page = 200}).lines) {
            auto const value = std::to_string(line.id.value);
            choices.push_back({value, call.say.t({label, {{"title", line.title}}}), value == chosen});
        }
    };
    add(PostType::offer, *payee.side, N_("Their offer: {title}"));
    add(PostType::request, at.seat->member, N_("Your request: {title}"));
    return choices;
}

/// To whom: a form of its own, because what can be paid for follows from it.
http::Response choose_payee(Call& call, AtBank const& at, std::string const& error = {}) {
    auto const& say = call.say;
    ui::Field const to{.id = "to", .name = "to", .label = say.t(N_("To whom")), .error = error, .required = true};
    std::vector<ui::Choice> choices;
    for (auto const& each : active_members(call.tx(), at.bank.id))
        if (each.uid != at.seat->uid) choices.push_back({std::to_string(each.uid), called(each)});
    choices.push_back({std::string(the_bank), say.t({N_("The bank itself: {bank}"), {{"bank", at.bank.name}}})});
    auto const abroad = allies_of(call.tx(), at.bank.id).empty() ? Html() : Html(" ") + ui::link_button({.label = say.t(N_("Somebody of an allied bank")), .look = ui::Look::text}, at.address("/pay-ally"));
    auto const form = element("form", {{"class", "stack"}, {"method", "get"}, {"action", at.address("/pay")}},
                              Html{ui::field(say, to, ui::picker(say, to, {.choices = choices, .nothing = say.t(N_("Choose one"))})),
                                   element("div", {}, ui::submit({.label = say.t(N_("Next")), .look = ui::Look::primary, .big = true}) + abroad)});
    auto const title = say.t(N_("Give time"));
    auto const main = bank_crumb(call, at) + ui::title_row({.title = title, .sub = Html(at.bank.name) + Html(" · ") + balance_line(call, at)}) + ui::panel({.title = say.t(N_("Who gets it")), .body = form});
    return framed(call, title, main, error.empty() ? 200 : 422);
}

Html fields_of(Call& call, AtBank const& at, Payee const& payee, Typed const& typed) {
    auto const& say = call.say;
    auto all = amount_fields(say, typed);
    if (auto const choices = posts_to_choose(call, at, payee, typed["post"]); !choices.empty() || !typed["post"].empty()) {
        auto const post = question(say, typed, "post", say.t(N_("What for")));
        all += ui::field(say, post, ui::select(post, choices, say.t(N_("Something else"))));
    }
    return all + category_field(call, typed, say.t(N_("Where there is no offer or request."))) + comment_field(say, typed, say.t(N_("The members of the bank can read it.")));
}

http::Response pay_form(Call& call, AtBank const& at, Payee const& payee, Typed const& typed) {
    auto const& say = call.say;
    auto const title = say.t({N_("Give time to {name}"), {{"name", payee.name}}});
    auto const buttons = ui::submit({.label = say.t(N_("Give time")), .icon = "arrow-left-right", .look = ui::Look::primary, .big = true}) + Html(" ") +
                         ui::link_button({.label = say.t(N_("Somebody else")), .look = ui::Look::text}, at.address("/pay"));
    auto const form = keyed_form(call, at.address("/pay"), typed, {{"to", payee.code}}, fields_of(call, at, payee, typed), buttons);
    auto const main = bank_crumb(call, at) + ui::title_row({.title = title, .sub = Html(at.bank.name) + Html(" · ") + balance_line(call, at)}) + summary_of(say, typed.problems) +
                      ui::panel({.title = say.t(N_("How much")), .body = form});
    return framed(call, title, main, typed.problems.empty() ? 200 : 422);
}

/// Somebody of another bank followed the link of a member of this one: they pay from an allied bank of theirs (TB-R81).
std::optional<std::string> way_from_an_ally(Call& call) {
    Id<Bank> const bank{place(call, 0)};
    if (call.actor.person == 0 || own_seat(call.tx(), bank)) return {};
    for (auto const& ally : allies_of(call.tx(), bank))
        if (auto const seat = own_seat(call.tx(), ally.id); seat && seat->is_active)
            return "/bank/" + std::to_string(ally.id.value) + "/pay-ally?" + http::to_query({{"ally", std::to_string(bank.value)}, {"uid", trimmed(call.request.query["to"])}});
    return {};
}

http::Response show_form(Call& call) {
    if (auto const way = way_from_an_ally(call)) return http::redirect(*way);
    return members_page_of(call, [&](AtBank const& at) {
        auto const typed = asked(call.request.query);
        if (typed["to"].empty()) return choose_payee(call, at);
        auto const payee = payee_of(call, at, typed["to"]);
        return payee ? pay_form(call, at, *payee, typed) : choose_payee(call, at, call.say.t(no_such_member().message));
    });
}

http::Response pay_now(Call& call) {
    return members_page_of(call, [&](AtBank const& at) {
        Typed typed{.values = call.request.form};
        auto const payee = payee_of(call, at, trimmed(typed["to"]));
        if (!payee) return choose_payee(call, at, call.say.t(no_such_member().message));
        Payment payment{.bank = at.bank.id, .from = at.seat->member, .to = payee->side, .amount = amount_of(typed.values, typed.problems), .category = category_of(call, typed), .reason = trimmed(typed["reason"])};
        if (auto const post = parse_integer(trimmed(typed["post"]))) payment.post = Id<Post>{*post};
        if (!typed.problems.empty()) return pay_form(call, at, *payee, typed);
        payment.key = key_of(typed, "page", at.seat->member);
        auto const paid = pay(call.tx(), payment);
        if (paid) return http::redirect(at.address("/paid/" + std::to_string(paid->exchange.value)));
        refused(typed, paid.refusal(), "hours");
        return pay_form(call, at, *payee, typed);
    });
}

}  // namespace

std::vector<AppRoute> pay_routes() {
    return {{.method = "GET", .pattern = "/bank/{}/pay", .handler = show_form}, {.method = "POST", .pattern = "/bank/{}/pay", .handler = pay_now}, {.method = "GET", .pattern = "/bank/{}/paid/{}", .handler = show_receipt},
            {.method = "GET", .pattern = "/bank/{}/pay-ally", .handler = show_ally_form}, {.method = "POST", .pattern = "/bank/{}/pay-ally", .handler = pay_ally_now}};
}

}  // namespace ateneu::timebank
