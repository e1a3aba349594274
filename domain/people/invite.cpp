#include "domain/people/invite.h"

#include "core/access/password.h"
#include "domain/people/forgotten.h"
#include "domain/people/login.h"
#include "domain/people/mail_link.h"
#include "domain/people/mails.h"
#include "domain/people/person.h"
#include "domain/people/recipient.h"

namespace ateneu::people {

namespace {

Written refused(char const* code, char const* message) {
    return {.outcome = Written::Outcome::refused, .refusal = {code, message}};
}

struct Door {
    bool is_there = false, is_open = false, has_password = false;
};

Door door_of(db::Connection& sql, Id<Person> person) {
    auto const rows = sql.query(R"(SELECT "is_active", "password" FROM "people_login" WHERE "person" = $1)", {person.value});
    if (!rows->next()) return {};
    return {true, rows->boolean(0), is_usable_hash(rows->text(1))};
}

/// In the recipient's language, as far as we know it: the inviting person's otherwise.
mail::Letter letter_to(Transaction& tx, mail::Recipient const& to, Person const& person) {
    auto const link = make_link(tx.sql(), person.id, MailLink::Purpose::invite, tx.now());
    auto const reader = to.reader(tx.now());
    auto const until = long_date_text(reader, local({tx.now().micros + invite_link_seconds * 1'000'000}, reader.zone).date);
    auto const who = tx.actor().name.empty() ? std::string("{organisation}") : tx.actor().name;
    return mail::written(invitation_mail, to, {.places = {{"who", who}, {"username", person.username}, {"until", until}}, .path = "/password/new?link=" + link});
}

Written invite(Transaction& tx, std::int64_t id) {
    auto const record = tx.find(Person::entity(), id);
    if (!record) return {.outcome = Written::Outcome::gone};
    auto const person = *tx.read(Id<Person>{id});
    auto const to = recipient_of(tx, person.id);
    if (!to) return refused("no_address", N_("There is no e-mail address to send an invitation to."));
    if (auto const why = mail::bounced(tx.sql(), to->address)) return refused("bounces", N_("E-mails to this address come back. Enter another one, or delete the address from those that bounce."));
    auto const door = door_of(tx.sql(), person.id);
    if (door.has_password) return refused("has_password", N_("This person has a password already. Who forgot it gets a new one from the login page."));
    if (door.is_there && !door.is_open) return refused("closed", N_("This login is closed. Open it first."));
    if (!tx.authority().superuser && has_more_rights(tx.sql(), person.id, {tx.actor().person}))
        return refused("no_permission", N_("This person has rights that you don't have. Somebody who has them can invite."));
    if (!door.is_there)
        if (auto const added = tx.add(Login{.person = person.id, .is_active = true}); !added) return added;
    auto const sent = mail::send(tx, letter_to(tx, *to, person));
    Written done{.id = id, .version = record->version};
    if (!sent) {
        done.outcome = Written::Outcome::refused;
        done.refusal = sent.refusal();
    }
    return done;
}

}  // namespace

RecordAction invite_action() {
    return {.entity = &Person::entity(),
            .name = "invite",
            .label = N_("Invite"),
            .icon = "envelope",
            .effect = N_("An e-mail with a link to choose a password goes to them; with it they can log in."),
            .permission = "people.login.add",
            .act = invite};
}

}  // namespace ateneu::people
