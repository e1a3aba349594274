#include "domain/people/factor_page.h"

#include "core/base/text.h"
#include "core/html/components.h"
#include "domain/people/account_event.h"
#include "domain/people/entrance.h"
#include "domain/people/person.h"
#include "domain/people/qr.h"
#include "domain/people/second_factor.h"

namespace ateneu::people {

namespace {

constexpr std::int64_t enrolment_seconds = 3600;
constexpr int few_codes = 3;

Id<Person> me(Call const& call) { return {call.actor.person}; }
std::string enrolment_of(Call const& call) { return "enrolment of " + std::to_string(call.actor.person); }

/// The new secret travels in the form, sealed, until a right code has been shown: nothing is stored before.
std::string sealed_secret(Call const& call, std::string const& secret) {
    return seal_of(call).close(iso(Instant{call.now.micros + enrolment_seconds * 1'000'000}) + secret, enrolment_of(call));
}

std::optional<std::string> secret_in(Call const& call, std::string_view sealed) {
    auto const opened = seal_of(call).open(sealed, enrolment_of(call));
    auto const until_size = iso(Instant{}).size();
    if (!opened || opened->size() <= until_size) return {};
    auto const until = parse_instant(opened->substr(0, until_size));
    if (!until || *until < call.now) return {};
    return opened->substr(until_size);
}

Html step(std::string const& title, Html const& content) { return ui::panel({.title = title, .body = content}); }

http::Response set_up_page(Call& call, std::string const& secret, std::string const& error, int status) {
    auto const& say = call.say;
    auto const person = call.tx().read(me(call));
    must(person.has_value(), "the person who is logged in is not there");
    auto const address = factor_address(secret, call.site.settings().organisation, person->username);
    auto const picture = qr_code(address, say.t(N_("A picture for the telephone. The text below it says the same.")));
    auto const typed = ui::fact_rows({{.label = say.t(N_("Secret, to type in")), .value = element("span", {{"class", "mono"}, {"id", "factor-secret"}}, factor_secret_text(secret))},
                                      {.label = say.t(N_("Kind")), .value = say.t(N_("By time, six digits, every 30 seconds"))}});
    ui::Field const code{.id = "code", .name = "code", .label = say.t(N_("Code")), .hint = say.t(N_("The six digits that the new entry shows.")), .error = error, .required = true, .width = 3};
    auto const form = element("form", {{"class", "stack"}, {"method", "post"}, {"action", "/account/factor"}},
                              Html{ui::hidden(ui::csrf_field, call.csrf), ui::hidden("sealed", sealed_secret(call, secret)),
                                   ui::field(say, code, ui::input(code, {.autocomplete = "one-time-code", .input_mode = "numeric", .max_length = 10})),
                                   element("div", {{"class", "cluster"}}, ui::submit({.label = say.t(N_("Turn it on")), .look = ui::Look::primary}) + ui::link_button({.label = say.t(N_("Cancel"))}, "/account"))});
    auto const title = say.t(N_("Set up your second factor"));
    auto const main = ui::breadcrumb(say, {{{say.t(N_("Your account")), "/account"}}}) +
                      ui::title_row({.title = title, .sub = say.t(N_("With it nobody gets in who only knows your password."))}) +
                      ui::stack({step(say.t(N_("1. An app for codes")), element("p", {}, say.t(N_("Install one on your telephone, if you have none: for example Aegis, FreeOTP, Google Authenticator, or a password manager.")))),
                                 step(say.t(N_("2. Read this picture with it")), picture + typed), step(say.t(N_("3. Show that it works")), form)});
    return page(call, {.title = title, .narrow = true, .status = status}, main);
}

http::Response codes_page(Call& call, std::vector<std::string> const& codes) {
    auto const& say = call.say;
    Html lines;
    auto fields = ui::hidden(ui::csrf_field, call.csrf);
    for (auto const& code : codes) {
        lines += element("li", {}, code);
        fields += ui::hidden("codes", code);
    }
    auto const save = element("form", {{"method", "post"}, {"action", "/account/factor/codes/file"}}, fields + ui::submit({.label = say.t(N_("Save as a file")), .icon = "download"}));
    auto const title = say.t(N_("Your recovery codes"));
    auto const main = ui::title_row({.title = title, .sub = say.t(N_("They are shown this once. Each lets you in once when the telephone is not there."))}) +
                      ui::panel({.title = title,
                                 .body = element("ol", {{"class", "codes"}, {"id", "recovery-codes"}}, lines) +
                                         element("p", {{"class", "muted"}}, say.t(N_("Print this page or save the file, and keep it where your password isn't."))) +
                                         element("div", {{"class", "cluster"}}, save + ui::link_button({.label = say.t(N_("I have kept them")), .look = ui::Look::primary}, "/account"))});
    return page(call, {.title = title, .narrow = true}, main);
}

/// The session goes on under a new token, then the page is made, whose forms belong to it.
http::Response codes_in_new_session(Call& call, std::vector<std::string> const& codes) {
    http::Response cookies;
    if (auto const here = find_session(call.tx().sql(), call.session_token, call.now)) put_session(call, cookies, renew_session(call.tx().sql(), here->id, call.now));
    auto answer = codes_page(call, codes);
    answer.headers.insert(answer.headers.end(), cookies.headers.begin(), cookies.headers.end());
    return answer;
}

}  // namespace

Html factor_panel(Call& call) {
    auto const& say = call.say;
    auto const left = call.tx().sql().integer(R"(SELECT "codes_left" FROM "people_second_factor" WHERE "person" = $1)", {call.actor.person});
    auto const title = say.t(N_("Second factor"));
    if (!left)
        return ui::panel({.title = title,
                          .body = element("p", {}, say.t(N_("A code from your telephone, besides the password. Nobody gets in then who only knows your password."))) +
                                  ui::link_button({.label = say.t(N_("Set up the second factor")), .icon = "shield-lock"}, "/account/factor"),
                          .beside_title = ui::pill({say.t(N_("Off")), ui::Tone::warn, "shield"}), .id = "factor"});
    Html body;
    auto const sentence = *left == 0 ? say.t(N_("No recovery codes are left.")) : say.n("{count} recovery code is left.", "{count} recovery codes are left.", *left);
    if (*left <= few_codes) body += ui::notice({.text = sentence + " " + say.t(N_("Make new ones, so that you get in without the telephone too.")), .tone = ui::Tone::warn});
    else body += element("p", {}, sentence);
    body += element("div", {{"class", "cluster"}}, ui::deed_button({.label = say.t(N_("Make new recovery codes"))}, {"/account/factor/codes", call.csrf}) +
                                                       ui::link_button({.label = say.t(N_("Turn it off")), .look = ui::Look::text}, "/account/factor/off"));
    return ui::panel({.title = title, .body = body, .beside_title = ui::pill({say.t(N_("On")), ui::Tone::ok, "shield-check"}), .id = "factor"});
}

Html events_panel(Call& call) {
    auto const& say = call.say;
    auto const rows = call.tx().sql().query(R"(
        SELECT event."kind", event."at", event."note", event."by", TRIM(who."personal" || ' ' || who."family")
        FROM "people_account_event" event
        LEFT JOIN "people_person" who ON who."id" = event."by"
        WHERE event."person" = $1
        ORDER BY event."at" DESC, event."id" DESC
        LIMIT 10)", {call.actor.person});
    ui::Table table{.caption = say.t(N_("What happened to your account")), .columns = {{.label = say.t(N_("What"))}, {.label = say.t(N_("When"))}, {.label = say.t(N_("Who"))}, {.label = say.t(N_("Reason"))}}, .rows = {}};
    auto const kinds = AccountEvent::entity().find("kind")->choices();
    while (rows->next()) {
        std::string what(rows->text(0));
        for (auto const& kind : kinds)
            if (kind.code == rows->text(0)) what = say.t(kind.label);
        auto const who = rows->is_null(3) ? std::string() : rows->integer(3) == call.actor.person ? say.t(N_("You")) : std::string(rows->text(4));
        table.rows.push_back({.cells = {what, moment_html(call.reader(), parse_instant(rows->text(1)).value_or(Instant{})), who, rows->text(2)}});
    }
    if (table.rows.empty()) return {};
    return ui::panel({.title = say.t(N_("What happened to your account")), .flush = ui::data_table(say, table),
                      .end = ui::link_button({.label = say.t(N_("All")), .look = ui::Look::text}, AccountEvent::entity().address()), .id = "events"});
}

http::Response show_factor(Call& call) {
    if (has_second_factor(call.tx().sql(), me(call))) return http::redirect("/account#factor");
    return set_up_page(call, new_factor_secret(), "", 200);
}

http::Response set_factor(Call& call) {
    auto const secret = secret_in(call, call.request.form["sealed"]);
    if (!secret) return redirect_saying(call, "/account/factor", call.say.t(N_("The picture was too old; here is a new one")));
    auto const codes = set_second_factor(call.tx(), seal_of(call), me(call), *secret, call.request.form["code"]);
    if (!codes && codes.refusal().code == "set_already") return redirect_saying(call, "/account", call.say.t(codes.refusal().message));
    if (!codes) return set_up_page(call, *secret, call.say.t(codes.refusal().message), 422);
    return codes_in_new_session(call, *codes);
}

http::Response renew_codes(Call& call) {
    auto const codes = renew_recovery_codes(call.tx(), me(call));
    if (!codes) return redirect_saying(call, "/account", call.say.t(codes.refusal().message));
    return codes_in_new_session(call, *codes);
}

http::Response codes_file(Call& call) {
    std::vector<std::string> given;
    for (auto const code : call.request.form.all("codes"))
        if (given.size() < 20) given.emplace_back(code);
    auto const good = good_recovery_codes(call.tx().sql(), me(call), given);
    if (good.empty()) return call.site.error(call, 404);
    http::Response answer{.content_type = "text/plain; charset=utf-8"};
    answer.body = call.site.settings().organisation + ": " + call.say.t(N_("Your recovery codes")) + ", " + full_date_text(call.reader(), call.reader().today()) + "\n\n";
    for (auto const& code : good) answer.body += code + "\n";
    answer.with("Content-Disposition", "attachment; filename=\"recovery-codes.txt\"");
    return answer;
}

http::Response ask_factor_off(Call& call) {
    auto const& say = call.say;
    if (!has_second_factor(call.tx().sql(), me(call))) return http::redirect("/account#factor");
    auto const title = say.t(N_("Turn the second factor off?"));
    return page(call, {.title = title, .narrow = true},
                ui::confirm(say, {.title = title, .effect = say.t(N_("From then on the password alone lets you in. The recovery codes are worth nothing any more.")),
                                  .yes = {.label = say.t(N_("Turn it off")), .look = ui::Look::danger}, .deed = {"/account/factor/off", call.csrf}, .cancel_href = "/account"}));
}

http::Response factor_off(Call& call) {
    drop_second_factor(call.tx(), me(call));
    http::Response cookies;
    if (auto const here = find_session(call.tx().sql(), call.session_token, call.now)) put_session(call, cookies, renew_session(call.tx().sql(), here->id, call.now));
    auto answer = redirect_saying(call, "/account", call.say.t(N_("The second factor is off")));
    answer.headers.insert(answer.headers.end(), cookies.headers.begin(), cookies.headers.end());
    return answer;
}

}  // namespace ateneu::people
