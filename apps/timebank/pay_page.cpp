#include "apps/timebank/pay_page.h"

#include <algorithm>

#include "apps/timebank/members_list.h"
#include "apps/timebank/pay.h"
#include "apps/timebank/post_list.h"
#include "apps/timebank/time_text.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

/// How the bank itself is called among the numbers of members.
constexpr std::string_view the_bank = "bank";

/// The form as it was typed.
struct Typed {
    std::string to, hours, minutes, post, reason, key;
    std::optional<Refusal> refusal = {};
};

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

Typed asked(http::Fields const& query) {
    Typed typed{.to = trimmed(query["to"]), .post = std::string(query["post"]), .key = new_uuid()};
    if (auto const minutes = parse_integer(query["minutes"]); minutes && *minutes > 0 && *minutes < 60 * 1000) {
        typed.hours = std::to_string(*minutes / 60);
        typed.minutes = std::to_string(*minutes % 60);
    }
    return typed;
}

Typed sent(http::Fields const& form) {
    auto const text = [&](std::string_view name) { return trimmed(form[name]); };
    return {.to = text("to"), .hours = text("hours"), .minutes = text("minutes"), .post = text("post"), .reason = text("reason"), .key = text("key")};
}

/// TB-R2: whole hours, and minutes below sixty; blank is none.
Result<Duration> amount_of(Typed const& typed) {
    auto const hours = typed.hours.empty() ? 0 : parse_integer(typed.hours), minutes = typed.minutes.empty() ? 0 : parse_integer(typed.minutes);
    if (!hours || *hours < 0 || *hours > 100'000) return Refusal{"amount", N_("Write whole hours, for example 1."), "hours"};
    if (!minutes || *minutes < 0 || *minutes > 59) return Refusal{"amount", N_("Write minutes from 0 to 59."), "minutes"};
    return Duration{*hours * 3600 + *minutes * 60};
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

Html balance_line(Call& call, AtBank const& at) {
    auto const balance = call.tx().sql().integer(R"(SELECT "balance" FROM "ledger_account" WHERE "id" = $1)", {at.seat->account.value}).value_or(0);
    return Html(call.say.t(N_("Your balance"))) + Html(" ") + element("strong", {}, time_html({balance}));
}

/// To whom: a form of its own, because what can be paid for follows from it.
http::Response choose_payee(Call& call, AtBank const& at, std::string const& error = {}) {
    auto const& say = call.say;
    ui::Field const to{.id = "to", .name = "to", .label = say.t(N_("To whom")), .error = error, .required = true};
    std::vector<ui::Choice> choices;
    for (auto const& each : active_members(call.tx(), at.bank.id))
        if (each.uid != at.seat->uid) choices.push_back({std::to_string(each.uid), called(each)});
    choices.push_back({std::string(the_bank), say.t({N_("The bank itself: {bank}"), {{"bank", at.bank.name}}})});
    auto const form = element("form", {{"class", "stack"}, {"method", "get"}, {"action", at.address("/pay")}},
                              Html{ui::field(say, to, ui::picker(say, to, {.choices = choices, .nothing = say.t(N_("Choose one"))})),
                                   element("div", {}, ui::submit({.label = say.t(N_("Next")), .look = ui::Look::primary, .big = true}))});
    auto const title = say.t(N_("Give time"));
    auto const main = bank_crumb(call, at) + ui::title_row({.title = title, .sub = Html(at.bank.name) + Html(" · ") + balance_line(call, at)}) + ui::panel({.title = say.t(N_("Who gets it")), .body = form});
    return framed(call, title, main, error.empty() ? 200 : 422);
}

Html fields_of(Call& call, AtBank const& at, Payee const& payee, Typed const& typed) {
    auto const& say = call.say;
    auto const question = [&](char const* name, std::string label, std::string hint = {}) {
        bool const is_here = typed.refusal && (typed.refusal->field == name || (typed.refusal->field == "amount" && name == std::string_view("hours")));
        return ui::Field{.id = name, .name = name, .label = std::move(label), .hint = std::move(hint), .error = is_here ? say.t(typed.refusal->message) : ""};
    };
    auto hours = question("hours", say.t(N_("Hours"))), minutes = question("minutes", say.t(N_("Minutes")));
    for (auto* each : {&hours, &minutes}) {
        each->width = 3;
        each->half_on_phones = true;
        each->mark_optional = false;
    }
    auto const reason = question("reason", say.t(N_("Comment")), say.t(N_("The members of the bank can read it.")));
    Html all = ui::field(say, hours, ui::input(hours, {.value = typed.hours, .type = "number", .autocomplete = "off", .input_mode = "numeric", .min = "0", .step = "1"})) +
               ui::field(say, minutes, ui::input(minutes, {.value = typed.minutes, .type = "number", .autocomplete = "off", .input_mode = "numeric", .min = "0", .max = "59", .step = "15"}));
    if (auto const choices = posts_to_choose(call, at, payee, typed.post); !choices.empty() || !typed.post.empty()) {
        auto const post = question("post", say.t(N_("What for")));
        all += ui::field(say, post, ui::select(post, choices, say.t(N_("Something else"))));
    }
    return all + ui::field(say, reason, ui::input(reason, {.value = typed.reason, .autocomplete = "off", .max_length = 500}));
}

http::Response pay_form(Call& call, AtBank const& at, Payee const& payee, Typed const& typed) {
    auto const& say = call.say;
    auto const title = say.t({N_("Give time to {name}"), {{"name", payee.name}}});
    Html summary;
    if (typed.refusal) summary = ui::error_summary(say, {{typed.refusal->field == "amount" ? "hours" : typed.refusal->field == "from" || typed.refusal->field == "to" ? "" : typed.refusal->field, say.t(typed.refusal->message)}});
    // The steps of the minutes are an offer: any minute is taken (TB-R2), and the answer says what is wrong.
    auto const form = element("form", {{"class", "stack"}, {"method", "post"}, {"action", at.address("/pay")}, {"novalidate"}},
                              Html{ui::hidden(ui::csrf_field, call.csrf), ui::hidden("key", typed.key), ui::hidden("to", payee.code), element("div", {{"class", "fields"}}, fields_of(call, at, payee, typed)),
                                   element("div", {}, ui::submit({.label = say.t(N_("Give time")), .icon = "arrow-left-right", .look = ui::Look::primary, .big = true}) + Html(" ") +
                                                          ui::link_button({.label = say.t(N_("Somebody else")), .look = ui::Look::text}, at.address("/pay")))});
    auto const main = bank_crumb(call, at) + ui::title_row({.title = title, .sub = Html(at.bank.name) + Html(" · ") + balance_line(call, at)}) + summary + ui::panel({.title = say.t(N_("How much")), .body = form});
    return framed(call, title, main, typed.refusal ? 422 : 200);
}

http::Response show_form(Call& call) {
    return members_page_of(call, [&](AtBank const& at) {
        auto const typed = asked(call.request.query);
        if (typed.to.empty()) return choose_payee(call, at);
        auto const payee = payee_of(call, at, typed.to);
        return payee ? pay_form(call, at, *payee, typed) : choose_payee(call, at, call.say.t(no_such_member().message));
    });
}

http::Response pay_now(Call& call) {
    return members_page_of(call, [&](AtBank const& at) {
        auto typed = sent(call.request.form);
        auto const payee = payee_of(call, at, typed.to);
        if (!payee) return choose_payee(call, at, call.say.t(no_such_member().message));
        auto const amount = amount_of(typed);
        if (!amount) {
            typed.refusal = amount.refusal();
            return pay_form(call, at, *payee, typed);
        }
        Payment payment{.bank = at.bank.id, .from = at.seat->member, .to = payee->side, .amount = *amount, .reason = typed.reason};
        if (auto const post = parse_integer(typed.post)) payment.post = Id<Post>{*post};
        // Whoever sends it twice has paid once (TB-R27); nobody meets the key of somebody else.
        if (is_slug(typed.key)) payment.key = "page/" + std::to_string(at.seat->member.value) + "/" + typed.key.substr(0, 40);
        auto const paid = pay(call.tx(), payment);
        if (paid) return http::redirect(at.address("/paid/" + std::to_string(paid->exchange.value)));
        typed.refusal = paid.refusal();
        // The key may stand for what was typed before.
        if (paid.refusal().code == "key_reused") typed.key = new_uuid();
        return pay_form(call, at, *payee, typed);
    });
}

}  // namespace

std::vector<AppRoute> pay_routes() {
    return {{.method = "GET", .pattern = "/bank/{}/pay", .handler = show_form}, {.method = "POST", .pattern = "/bank/{}/pay", .handler = pay_now}, {.method = "GET", .pattern = "/bank/{}/paid/{}", .handler = show_receipt}};
}

}  // namespace ateneu::timebank
