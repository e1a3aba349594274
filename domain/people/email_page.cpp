#include "domain/people/email_page.h"

#include "core/base/log.h"
#include "core/base/text.h"
#include "core/html/components.h"
#include "domain/people/account_event.h"
#include "domain/people/confirming.h"
#include "domain/people/forgotten.h"
#include "domain/people/mail_link.h"
#include "domain/people/mails.h"
#include "domain/people/person.h"
#include "domain/people/profile_page.h"
#include "domain/people/recipient.h"
#include "domain/people/reset_page.h"

namespace ateneu::people {

namespace {

constexpr auto confirm_address = "/account/email/new";

std::string said(Say const& say, Written const& written) {
    return say.t(written.problems.empty() ? written.refusal.message : written.problems.list().front().message);
}

/// As the person themselves, whom nobody asks for a permission here.
Written store_email(Transaction& tx, Id<Person> person, std::string const& email) {
    Transaction::Deed const deed(tx);
    auto record = tx.read(Person::entity(), person.value);
    if (!record) return {.outcome = Written::Outcome::gone};
    // They confirm the one that they signed up with.
    if (text_of(record->values[static_cast<std::size_t>(Person::entity().index_of("email"))]) == email) return {.id = person.value, .version = record->version};
    record->values[static_cast<std::size_t>(Person::entity().index_of("email"))] = email;
    std::string_view const changed[] = {"email"};
    auto written = tx.change(Person::entity(), std::move(*record), changed);
    if (written) {
        tell(tx, person, AccountEvent::email_changed);
        forget_address_links(tx.sql(), person);
    }
    return written;
}

/// Whether it is one that e-mails can be sent to. Whether somebody else has it is said to whoever reads its mail.
std::string problem_of(Call& call, std::string const& typed) {
    auto const problems = mail::problems_of({.kind = "people.new_address", .address = typed, .subject = "-", .text = "-"});
    if (auto const* problem = problems.of("address")) return call.say.t(problem->message);
    if (mail::bounced(call.tx().sql(), typed)) return call.say.t(N_("E-mails to this address come back."));
    return {};
}

void write_to(Call& call, Person const& person, std::string const& address) {
    auto to = recipient_of(call.tx(), person.id, call.say.tongue);
    if (!to) to = mail::Recipient{.address = {}, .name = full_name(person), .called = person.personal, .tongue = call.say.tongue, .person = AnyReference{Person::entity().full_name(), person.id.value}};
    to->address = address;
    auto const link = make_address_link(call.tx().sql(), {person.id, address}, call.now);
    auto const sent = mail::send(call.tx(), mail::written(new_address_mail, *to, {.path = std::string(confirm_address) + "?link=" + link}));
    must(static_cast<bool>(sent), "a letter to an address that was looked at can't be written");
}

http::Response link_is_bad(Call& call) {
    auto const& say = call.say;
    return bare_page(call, say.t(N_("This link doesn't work any more")),
                     element("p", {}, say.t(N_("It was used already, is too old, or was cut off on its way. Enter the address on your profile once more."))) +
                         element("p", {}, ui::link_button({.label = say.t(N_("Your profile")), .look = ui::Look::primary}, "/account/profile")),
                     410);
}

/// Opening the link changes nothing: programs that look for evil in e-mails open every link.
http::Response show_new_email(Call& call) {
    auto const& say = call.say;
    std::string const text(call.request.query["link"]);
    auto const wanted = find_address_link(call.tx().sql(), text, call.now);
    if (!wanted) return link_is_bad(call);
    auto const sentence = say.t({N_("From now on, {address} is the address that you log in with and that e-mails go to."), {{"address", wanted->address}}});
    auto const fields = ui::hidden("link", text) + element("div", {}, ui::submit({.label = say.t(N_("Confirm this address")), .look = ui::Look::primary, .big = true}));
    return bare_page(call, say.t(N_("Your new e-mail address")), element("p", {}, sentence) + outside_form(call, confirm_address, fields));
}

http::Response take_new_email(Call& call) {
    auto const& say = call.say;
    std::string const text(call.request.form["link"]);
    auto const work = call.site.database().begin(db::Database::Mode::write_soon);
    auto const wanted = find_address_link(work->connection(), text, call.now);
    if (!wanted) return link_is_bad(call);
    auto const person = Transaction(work->connection(), call.site.registry(), {}, call.actor, call.now).read(wanted->person);
    if (!person) return link_is_bad(call);
    auto const actor = person_at_the_door(*person, say.tongue);
    Transaction tx(work->connection(), call.site.registry(), call.site.reactions(), actor, call.now, {"page", "", call.request.id});
    if (!use_address_link(tx.sql(), text)) return link_is_bad(call);
    auto const written = store_email(tx, wanted->person, wanted->address);
    if (!written)
        return bare_page(call, say.t(N_("Your new e-mail address")),
                         ui::notice({.text = said(say, written), .tone = ui::Tone::bad}) + element("p", {}, element("a", {{"href", "/account/profile"}}, say.t(N_("Your profile")))), 422);
    note_confirmed(tx, wanted->person);
    work->commit();
    log_info("email.confirmed", {{"person", wanted->person.value}});
    return bare_page(call, say.t(N_("Your new e-mail address")),
                     element("p", {}, say.t({N_("{address} is your address now."), {{"address", wanted->address}}})) + element("p", {}, ui::link_button({.label = say.t(N_("Go to the start page")), .look = ui::Look::primary}, "/")));
}

}  // namespace

Html email_panel(Call& call, Person const& person, EmailForm const& form) {
    auto const& say = call.say;
    auto const present = person.email ? person.email->value : "", waiting = waiting_address(call.tx().sql(), person.id, call.now);
    ui::Field const email{.id = "new-email", .name = "email", .label = say.t(N_("E-mail")), .hint = say.t(N_("Can also be used to log in.")), .error = form.error, .required = true, .width = 4};
    auto body = element("form", {{"class", "stack"}, {"method", "post"}, {"action", "/account/email"}},
                        Html{ui::hidden(ui::csrf_field, call.csrf), ui::field(say, email, ui::input(email, {.value = form.error.empty() ? present : form.typed, .type = "email", .autocomplete = "email", .max_length = 254})),
                             element("div", {}, ui::submit({.label = say.t(N_("Change e-mail"))}))});
    if (!waiting.empty() && waiting != present)
        body = ui::notice({.text = say.t({N_("We have written to {address}. It becomes yours when you open the link in that e-mail."), {{"address", waiting}}})}) +
               ui::deed_button({.label = say.t(N_("Keep the address as it is"))}, {"/account/email/forget", call.csrf}) + body;
    return ui::panel({.title = say.t(N_("The e-mail that you log in with")), .body = ui::stack({body}), .id = "email"});
}

http::Response change_email(Call& call) {
    auto const typed = lower_ascii(trimmed(call.request.form["email"]));
    EmailForm const form{std::string(call.request.form["email"]), typed.empty() ? call.say.t(N_("Write an address, for example name@mail.org.")) : problem_of(call, typed)};
    if (!form.error.empty()) return profile_with(call, form);
    auto const person = call.tx().read(Id<Person>{call.actor.person});
    if (person->email && person->email->value == typed) return redirect_saying(call, "/account/profile", call.say.t(N_("This is your address already")));
    if (mail_leaves(call)) {
        if (auto const wait = count_new_address(call.tx().sql(), person->id.value, typed, call.request.remote, call.now)) {
            auto answer = profile_with(call, {form.typed, wait_sentence(call.say, wait)});
            answer.status = 429;
            return answer.with("Retry-After", std::to_string(wait));
        }
        write_to(call, *person, typed);
        return redirect_saying(call, "/account/profile#email", call.say.t(N_("Look into your mailbox")));
    }
    auto const written = store_email(call.tx(), person->id, typed);
    if (!written) return profile_with(call, {form.typed, said(call.say, written)});
    return redirect_saying(call, "/account/profile", call.say.t(N_("E-mail changed")));
}

http::Response forget_new_email(Call& call) {
    forget_address_links(call.tx().sql(), {call.actor.person});
    return http::redirect("/account/profile#email");
}

std::vector<AppRoute> new_email_routes() {
    auto const visitors = AppRoute::For::visitors;
    auto const none = AppRoute::Behind::none;
    return {{.method = "GET", .pattern = confirm_address, .handler = show_new_email, .whom = visitors, .behind = none},
            {.method = "POST", .pattern = confirm_address, .handler = take_new_email, .whom = visitors, .opens_own_transaction = true, .behind = none}};
}

}  // namespace ateneu::people
