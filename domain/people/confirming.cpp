#include "domain/people/confirming.h"

#include "core/html/components.h"
#include "domain/people/forgotten.h"
#include "domain/people/hurdle.h"
#include "domain/people/login.h"
#include "domain/people/mail_link.h"
#include "domain/people/mails.h"
#include "domain/people/person.h"
#include "domain/people/recipient.h"
#include "domain/people/reset_page.h"

namespace ateneu::people {

bool mail_leaves(Call const& call) {
    auto const& post = call.site.settings().mail;
    return !post.server.empty() || !post.folder.empty();
}

void ask_to_confirm(Transaction& tx, Id<Person> person, Tongue const& tongue) {
    auto const to = recipient_of(tx, person, tongue);
    if (!to) return;
    auto const link = make_address_link(tx.sql(), {person, to->address}, tx.now(), confirming_link_seconds);
    // An address that no server takes brings no letter; who sees that changes it.
    static_cast<void>(static_cast<bool>(mail::send(tx, mail::written(confirm_mail, *to, {.path = "/account/email/new?link=" + link}))));
}

void note_confirmed(Transaction& tx, Id<Person> person) {
    auto const id = tx.sql().integer(R"(SELECT "id" FROM "people_login" WHERE "person" = $1 AND "signed_up_at" IS NOT NULL AND "confirmed_at" IS NULL)", {person.value});
    if (!id) return;
    Transaction::Deed const deed(tx);
    tx.lock(Login::entity(), *id);
    auto login = *tx.read(Id<Login>{*id});
    login.confirmed_at = tx.now();
    std::string_view const changed[] = {"confirmed_at"};
    must(static_cast<bool>(tx.change(Login::entity(), to_record(Login::entity(), &login), changed)), "a login can't be confirmed");
}

namespace {

std::string next_of(Call const& call) { return safe_next(call.request.method == "POST" ? call.request.form["next"] : call.request.query["next"], ""); }

}  // namespace

http::Response show_unconfirmed(Call& call) {
    auto const& say = call.say;
    if (hurdle_of(call.tx().sql(), {call.actor.person}).address != unconfirmed_page) return http::redirect(next_of(call).empty() ? "/" : next_of(call));
    auto const person = call.tx().read(Id<Person>{call.actor.person});
    auto const address = person && person->email ? person->email->value : std::string();
    auto const fields = ui::hidden("next", next_of(call)) + element("div", {}, ui::submit({.label = say.t(N_("Send the e-mail again")), .look = ui::Look::primary}));
    auto const out = element("form", {{"method", "post"}, {"action", "/logout"}}, ui::hidden(ui::csrf_field, call.csrf) + ui::submit({.label = say.t(N_("Log out")), .look = ui::Look::text}));
    return bare_page(call, say.t(N_("Confirm your e-mail address")),
                     (call.flash.empty() ? Html() : ui::notice({.text = call.flash, .tone = ui::Tone::ok})) +
                         element("p", {}, say.t({N_("We have written to {address}. Open the link in that e-mail within three days; look among the unwanted ones too."), {{"address", address}}})) +
                         outside_form(call, unconfirmed_page, fields) +
                         element("div", {{"class", "cluster"}}, ui::link_button({.label = say.t(N_("It is another address"))}, "/account/profile#email") + out));
}

http::Response send_confirming_again(Call& call) {
    auto const person = call.tx().read(Id<Person>{call.actor.person});
    must(person.has_value(), "the person who is logged in is not there");
    auto const back = next_of(call).empty() ? std::string(unconfirmed_page) : unconfirmed_page + ("?" + http::to_query({{"next", next_of(call)}}));
    if (hurdle_of(call.tx().sql(), person->id).address != unconfirmed_page || !person->email) return http::redirect(back);
    if (auto const wait = count_new_address(call.tx().sql(), person->id.value, person->email->value, call.request.remote, call.now)) {
        auto answer = bare_page(call, call.say.t(N_("Confirm your e-mail address")), element("p", {}, wait_sentence(call.say, wait)) + element("p", {}, element("a", {{"href", back}}, call.say.t(N_("Back")))), 429);
        return answer.with("Retry-After", std::to_string(wait));
    }
    ask_to_confirm(call.tx(), person->id, call.say.tongue);
    return redirect_saying(call, back, call.say.t(N_("Sent once more")));
}

}  // namespace ateneu::people
