#include "apps/timebank/time_requests_page.h"

#include "apps/timebank/amount.h"
#include "apps/timebank/asking.h"
#include "apps/timebank/office.h"
#include "apps/timebank/pay_form.h"
#include "apps/timebank/post_list.h"
#include "apps/timebank/time_request_list.h"
#include "apps/timebank/time_text.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

constexpr std::int64_t most_shown = 100;

std::string address_of(AtBank const& at, Id<TimeRequest> request, std::string_view deed) { return at.address("/time-requests/" + std::to_string(request.value) + std::string(deed)); }

ui::Pill state_pill(Say const& say, TimeRequestState state) {
    constexpr ui::Tone tones[] = {ui::Tone::warn, ui::Tone::ok, ui::Tone::bad, ui::Tone::line, ui::Tone::line};
    auto const at = static_cast<std::size_t>(state);
    return {say.t(time_request_states[at].label), tones[at], state == TimeRequestState::waiting ? "hourglass-split" : ""};
}

Html tnum(Duration time) { return element("strong", {{"class", "tnum"}}, time_text(time)); }

std::string what_for(AskedTime const& each) { return each.post + (each.post.empty() || each.reason.empty() ? "" : " · ") + each.reason; }

/// Approving pays at once; a reason is offered with the refusal, not asked for.
Html answers(Call const& call, AtBank const& at, AskedTime const& each) {
    auto const& say = call.say;
    auto const approve = ui::deed_button({.label = say.t({N_("Give {time}"), {{"time", time_text(each.amount)}}}), .icon = "check2", .look = ui::Look::primary}, {address_of(at, each.id, "/approve"), call.csrf});
    auto const reason = element("input", {{"class", "form-control"}, {"name", "reason"}, {"maxlength", "500"}, {"aria-label", say.t({N_("Why {name} gets no time"), {{"name", each.payee}}})}, {"placeholder", say.t(N_("Reason, which they read"))}});
    auto const refuse = element("form", {{"class", "cluster"}, {"method", "post"}, {"action", address_of(at, each.id, "/refuse")}}, ui::hidden(ui::csrf_field, call.csrf) + reason + ui::submit({.label = say.t(N_("Refuse"))}));
    return element("div", {{"class", "cluster"}}, approve + refuse);
}

/// What becomes of one: buttons while it waits, then how it ended.
Html outcome(Call& call, AtBank const& at, AskedTime const& each, bool is_payer) {
    auto const& say = call.say;
    if (each.state == TimeRequestState::waiting)
        return is_payer ? answers(call, at, each) : element("div", {{"class", "cluster"}}, ui::pill(state_pill(say, each.state)) + ui::deed_button({.label = say.t(N_("Withdraw"))}, {address_of(at, each.id, "/withdraw"), call.csrf}));
    auto all = ui::pill(state_pill(say, each.state));
    if (!each.refusal.empty()) all += Html(" ") + Html(each.refusal);
    if (each.exchange) all += Html(" ") + element("a", {{"href", at.address("/paid/" + std::to_string(each.exchange))}}, say.t(N_("Receipt")));
    return all;
}

Html panel_of(Call& call, AtBank const& at, AskedOf side, std::string const& title, std::string const& none) {
    auto const& say = call.say;
    bool const is_payer = side == AskedOf::payer;
    auto const all = asked_times(call.tx(), at.bank, side, at.seat->member.value, most_shown);
    if (all.empty()) return ui::panel({.title = title, .body = element("p", {{"class", "muted mb-0"}}, none)});
    Reader const reader{say, at.bank.timezone.value, call.now};
    ui::Table table{.caption = title, .columns = {{.label = say.t(N_("With"))}, {.label = say.t(N_("Time")), .numeric = true}, {.label = say.t(N_("For")), .full_on_phones = true}, {.label = say.t(N_("Asked")), .nowrap = true},
                                                  {.label = say.t(N_("Answer")), .full_on_phones = true, .unlabelled_on_phones = true}}, .rows = {}};
    for (auto const& each : all) {
        auto const& name = is_payer ? each.payee : each.payer;
        table.rows.push_back({.cells = {element("a", {{"href", at.address("/members/" + std::to_string(is_payer ? each.payee_uid : each.payer_uid))}}, name), tnum(each.amount), what_for(each), moment_html(reader, each.asked_at), outcome(call, at, each, is_payer)},
                              .grey = each.state != TimeRequestState::waiting});
    }
    return ui::panel({.title = title, .flush = ui::data_table(say, table)});
}

http::Response show_list(Call& call) {
    return members_page_of(call, [&](AtBank const& at) {
        auto const& say = call.say;
        auto const title = say.t(N_("Time asked for"));
        auto const waiting = time_requests_waiting(call.tx(), at.seat->member);
        auto const sub = waiting ? say.n("{count} waits for your answer", "{count} wait for your answer", waiting) : say.t(N_("Nothing waits for your answer"));
        std::vector<Html> const actions{ui::link_button({.label = say.t(N_("Ask for time")), .icon = "question-circle", .look = ui::Look::primary}, at.address("/time-requests/new"))};
        auto const main = bank_crumb(call, at) + ui::title_row({.title = title, .sub = sub, .actions = actions}) +
                          ui::stack({panel_of(call, at, AskedOf::payer, say.t(N_("You are asked for time")), say.t(N_("Nobody has asked you for time."))),
                                     panel_of(call, at, AskedOf::payee, say.t(N_("You ask for time")), say.t(N_("After you did something for somebody, ask them for the time it took.")))});
        return framed(call, title + " · " + at.bank.name, main);
    });
}

struct Payer {
    Id<Member> id;
    int uid = 0;
    std::string name;
};
/// An active member other than whoever asks.
std::optional<Payer> payer_of(Call& call, AtBank const& at, std::string const& code) {
    auto const uid = parse_integer(trimmed(code));
    if (!uid || *uid == at.seat->uid) return {};
    auto const row = call.tx().sql().query(R"(SELECT m."id", )" + name_sql("p") + R"( FROM "timebank_member" m JOIN "people_person" p ON p."id" = m."person" WHERE m."bank" = $1 AND m."uid" = $2 AND m."is_active")", {at.bank.id.value, *uid});
    if (!row->next()) return {};
    return Payer{{row->integer(0)}, static_cast<int>(*uid), std::string(row->text(1)) + " (" + std::to_string(*uid) + ")"};
}

std::vector<ui::Choice> people_to_ask(Call& call, AtBank const& at, std::string const& chosen) {
    std::vector<ui::Choice> choices;
    auto const rows = call.tx().sql().query(R"(SELECT m."uid", )" + name_sql("p") + R"( FROM "timebank_member" m JOIN "people_person" p ON p."id" = m."person"
        WHERE m."bank" = $1 AND m."is_active" AND m."id" <> $2 ORDER BY p."family_key", p."personal_key", m."id" LIMIT 2000)", {at.bank.id.value, at.seat->member.value});
    while (rows->next()) {
        auto const uid = std::to_string(rows->integer(0));
        choices.push_back({uid, std::string(rows->text(1)) + " (" + uid + ")", uid == chosen});
    }
    return choices;
}

/// Offers of who asks; once it is clear who shall pay, their requests, too (TB-R25).
std::vector<ui::Choice> posts_to_choose(Call& call, AtBank const& at, std::optional<Payer> const& payer, std::string const& chosen) {
    std::vector<ui::Choice> choices;
    auto const add = [&](PostType type, Id<Member> whose, char const* label) {
        for (auto const& line : posts_shown(call, at, {.type = type, .member = whose, .per_page = 200}).lines) {
            auto const value = std::to_string(line.id.value);
            choices.push_back({value, call.say.t({label, {{"title", line.title}}}), value == chosen});
        }
    };
    if (payer) add(PostType::request, payer->id, N_("Their request: {title}"));
    add(PostType::offer, at.seat->member, N_("Your offer: {title}"));
    return choices;
}

http::Response ask_form(Call& call, AtBank const& at, Typed const& typed) {
    auto const& say = call.say;
    auto const payer = payer_of(call, at, typed["from"]);
    auto from = question(say, typed, "from", say.t(N_("Whom do you ask?")));
    from.required = true;
    Html fields = ui::field(say, from, ui::picker(say, from, {.choices = people_to_ask(call, at, payer ? std::to_string(payer->uid) : ""), .nothing = say.t(N_("Choose one"))})) + amount_fields(say, typed);
    if (auto const choices = posts_to_choose(call, at, payer, typed["post"]); !choices.empty()) {
        auto const post = question(say, typed, "post", say.t(N_("What for")));
        fields += ui::field(say, post, ui::select(post, choices, say.t(N_("Something else"))));
    }
    fields += comment_field(say, typed, say.t(N_("They read it; once they have paid, the members of the bank, too.")));
    auto const buttons = ui::submit({.label = say.t(N_("Ask for time")), .icon = "question-circle", .look = ui::Look::primary, .big = true}) + Html(" ") + ui::link_button({.label = say.t(N_("Cancel")), .look = ui::Look::text}, at.address("/time-requests"));
    auto const title = say.t(N_("Ask for time"));
    auto const why = element("p", {{"class", "muted"}}, say.t({N_("Nothing moves until they approve it. They have {days} days."), {{"days", std::to_string(days_to_answer)}}}));
    auto const main = bank_crumb(call, at, {{say.t(N_("Time asked for")), at.address("/time-requests")}}) + ui::title_row({.title = title, .sub = at.bank.name}) + summary_of(say, typed.problems) +
                      ui::panel({.title = say.t(N_("Whom, and how much")), .body = why + keyed_form(call, at.address("/time-requests/new"), typed, {}, fields, buttons)});
    return framed(call, title, main, typed.problems.empty() ? 200 : 422);
}

http::Response show_form(Call& call) {
    return members_page_of(call, [&](AtBank const& at) {
        Typed typed;
        for (auto const* name : {"from", "post"}) typed.values.add(name, asked_text(call, name));
        typed.values.add("key", new_uuid());
        return ask_form(call, at, typed);
    });
}

http::Response ask_now(Call& call) {
    return members_page_of(call, [&](AtBank const& at) {
        Typed typed{.values = call.request.form};
        auto const payer = payer_of(call, at, typed["from"]);
        if (!payer) typed.problems.add("from", N_("Choose an active member of the bank."));
        Asking asking{.bank = at.bank.id, .payer = payer ? payer->id : Id<Member>{}, .amount = amount_of(typed.values, typed.problems), .reason = trimmed(typed["reason"]), .key = key_of(typed, "ask", at.seat->member)};
        if (auto const post = parse_integer(trimmed(typed["post"]))) asking.post = Id<Post>{*post};
        if (!typed.problems.empty()) return ask_form(call, at, typed);
        auto const asked = ask_time(call.tx(), asking);
        if (asked) return redirect_saying(call, at.address("/time-requests"), call.say.t({N_("{name} is asked for {time}"), {{"name", payer->name}, {"time", time_text(asking.amount)}}}));
        refused(typed, asked.refusal(), "hours");
        return ask_form(call, at, typed);
    });
}

/// The request of the address, where the actor is one of its two sides.
http::Response with_own(Call& call, std::function<http::Response(AtBank const&, TimeRequest const&)> const& page) {
    return members_page_of(call, [&](AtBank const& at) {
        auto const request = call.tx().read(Id<TimeRequest>{place(call, 1)});
        bool const is_own = request && request->bank == at.bank.id && (request->payer == at.seat->member || request->payee == at.seat->member);
        return is_own ? page(at, *request) : call.site.error(call, 404);
    });
}

std::string receipt_address(AtBank const& at, Id<Exchange> exchange) { return at.address("/paid/" + std::to_string(exchange.value)); }

http::Response approve_now(Call& call) {
    return with_own(call, [&](AtBank const& at, TimeRequest const& request) {
        // Pressed twice: it was paid once, and this is what was paid.
        if (request.exchange && request.payer == at.seat->member) return http::redirect(receipt_address(at, *request.exchange));
        auto const paid = approve_time(call.tx(), request.id);
        return paid ? http::redirect(receipt_address(at, *paid)) : refusal_page(call, paid.refusal());
    });
}

http::Response answered(Call& call, AtBank const& at, Result<Done> const& done, char const* said) {
    return done ? redirect_saying(call, at.address("/time-requests"), call.say.t(said)) : refusal_page(call, done.refusal());
}

http::Response refuse_now(Call& call) {
    return with_own(call, [&](AtBank const& at, TimeRequest const& request) { return answered(call, at, refuse_time(call.tx(), request.id, std::string(call.request.form["reason"])), N_("Refused; they hear of it")); });
}

http::Response withdraw_now(Call& call) {
    return with_own(call, [&](AtBank const& at, TimeRequest const& request) { return answered(call, at, withdraw_time(call.tx(), request.id), N_("Nobody is asked for it any more")); });
}

}  // namespace

std::string ask_address(AtBank const& at, int uid, std::int64_t post) {
    return at.address("/time-requests/new?from=" + std::to_string(uid) + (post ? "&post=" + std::to_string(post) : ""));
}

Html asked_notice(Call& call, AtBank const& at) {
    if (!at.is_active()) return {};
    auto const& say = call.say;
    auto const waiting = time_requests_waiting(call.tx(), at.seat->member);
    if (waiting == 0) return {};
    return ui::notice({.text = Html(say.n("{count} request for time waits for you.", "{count} requests for time wait for you.", waiting)) + Html(" ") + element("a", {{"href", at.address("/time-requests")}}, say.t(N_("Answer"))), .tone = ui::Tone::warn});
}

HomePart home(Transaction& tx) {
    HomePart part;
    if (tx.actor().person == 0) return part;
    Say const say{tx.actor().tongue};
    auto const rows = tx.sql().query(R"(
        SELECT r."bank", bank."name", TRIM(p."personal" || ' ' || p."family"), r."amount", COALESCE(post."title", r."reason")
        FROM "timebank_time_request" AS r
        JOIN "timebank_member" AS mine ON mine."id" = r."payer"
        JOIN "timebank_bank" AS bank ON bank."id" = r."bank"
        JOIN "timebank_member" AS payee ON payee."id" = r."payee"
        JOIN "people_person" AS p ON p."id" = payee."person"
        LEFT JOIN "timebank_post" AS post ON post."id" = r."post"
        WHERE mine."person" = $1 AND mine."is_active" AND payee."is_active" AND r."state" = 'waiting'
        ORDER BY r."id" DESC LIMIT 10)", {tx.actor().person});
    while (rows->next())
        part.waiting.push_back({.icon = "question-circle", .title = say.t({N_("{who} asks you for {time}"), {{"who", std::string(rows->text(2))}, {"time", time_text({rows->integer(3)})}}}),
                                .detail = std::string(rows->text(1)) + (rows->text(4).empty() ? "" : " · ") + std::string(rows->text(4)), .badge = {}, .href = "/bank/" + std::to_string(rows->integer(0)) + "/time-requests", .verb = say.t(N_("Answer"))});
    return part;
}

http::Response office_time_requests_page(Call& call, Bank const& bank) {
    auto const& say = call.say;
    Reader const reader{say, bank.timezone.value, call.now};
    ui::Table table{.caption = say.t(N_("Time asked for")), .columns = {{.label = say.t(N_("Who shall give it"))}, {.label = say.t(N_("Who asks for time"))}, {.label = say.t(N_("Time")), .numeric = true}, {.label = say.t(N_("For")), .full_on_phones = true}, {.label = say.t(N_("Asked")), .nowrap = true}}, .rows = {}};
    for (auto const& each : asked_times(call.tx(), bank, AskedOf::bank, 0, 500)) table.rows.push_back({.cells = {each.payer, each.payee, tnum(each.amount), what_for(each), moment_html(reader, each.asked_at)}});
    auto const list = table.rows.empty() ? ui::empty({.title = say.t(N_("Nothing waits")), .text = say.t(N_("Nobody waits for time they asked for."))}) : ui::table_frame(ui::data_table(say, table));
    OfficeHead const head{.title = say.t(N_("Time asked for")), .sub = say.t(N_("Only who shall give it answers")), .current = "/payments"};
    return office_page(call, bank, head, list);
}

std::vector<AppRoute> time_request_routes() {
    return {{.method = "GET", .pattern = "/bank/{}/time-requests", .handler = show_list},
            {.method = "GET", .pattern = "/bank/{}/time-requests/new", .handler = show_form},
            {.method = "POST", .pattern = "/bank/{}/time-requests/new", .handler = ask_now},
            {.method = "POST", .pattern = "/bank/{}/time-requests/{}/approve", .handler = approve_now},
            {.method = "POST", .pattern = "/bank/{}/time-requests/{}/refuse", .handler = refuse_now},
            {.method = "POST", .pattern = "/bank/{}/time-requests/{}/withdraw", .handler = withdraw_now}};
}

}  // namespace ateneu::timebank
