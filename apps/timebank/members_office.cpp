#include "apps/timebank/members_office.h"

#include "apps/timebank/letters.h"
#include "apps/timebank/membership.h"
#include "apps/timebank/seat.h"
#include "core/base/text.h"
#include "domain/ledger/ledger.h"
#include "domain/people/login.h"
#include "domain/people/person.h"
#include "domain/people/username.h"

namespace ateneu::timebank {

namespace {

std::optional<Id<people::Person>> person_with(Transaction& tx, std::string const& email) {
    if (email.empty()) return {};
    auto const id = tx.sql().integer(R"(SELECT "id" FROM "people_person" WHERE "email" = $1 AND "archived_at" IS NULL ORDER BY "id" LIMIT 1)", {email});
    return id ? std::optional(Id<people::Person>{*id}) : std::nullopt;
}

/// Whoever chose a password or made the account decides by themselves which bank they belong to.
bool is_their_own(Transaction& tx, Id<people::Person> person) {
    return tx.sql().integer(R"(SELECT 1 FROM "people_login" WHERE "person" = $1 AND ("password" <> '' OR "signed_up_at" IS NOT NULL))", {person.value}).has_value();
}
/// They signed up with an address that they haven't shown to be theirs.
bool is_unproved(Transaction& tx, Id<people::Person> person) {
    return tx.sql().integer(R"(SELECT 1 FROM "people_login" WHERE "person" = $1 AND "signed_up_at" IS NOT NULL AND "confirmed_at" IS NULL)", {person.value}).has_value();
}

Result<Id<people::Person>> new_person(Transaction& tx, NewMember const& wanted, std::string const& email) {
    if (trimmed(wanted.personal).empty()) return Refusal{"no_name", N_("Write a name."), "personal"};
    if (!email.empty() && !is_email(email)) return Refusal{"not_valid", N_("Write a full address, for example name@mail.org, or leave it empty."), "email"};
    people::Person person{.personal = trimmed(wanted.personal), .family = trimmed(wanted.family), .username = people::free_username(tx.sql(), wanted.personal + " " + wanted.family), .phone = trimmed(wanted.phone), .alt_phone = trimmed(wanted.alt_phone), .born_on = wanted.born_on};
    if (!wanted.gender.empty()) person.gender = wanted.gender;
    if (person.gender == "O") person.gender_other = "others";
    if (!email.empty()) person.email = Email{email};
    Transaction::Deed const deed(tx);
    auto const written = tx.add(person);
    if (!written) {
        if (written.problems.empty()) return written.refusal;
        auto const& problem = written.problems.list().front();
        return Refusal{problem.code, problem.message, problem.field};
    }
    // Without a password until they are invited or choose one themselves (TB-R42).
    must(static_cast<bool>(tx.add(people::Login{.person = {written.id}, .is_active = true})), "a new member can't be given a login");
    return Id<people::Person>{written.id};
}

}  // namespace

Result<Id<people::Person>> known_or_new(Transaction& tx, NewMember const& wanted) {
    auto const email = lower_ascii(trimmed(wanted.email));
    auto const known = person_with(tx, email);
    if (known && is_unproved(tx, *known)) return Refusal{"unproved", N_("Somebody signed up with this e-mail and hasn't confirmed it yet."), "email"};
    return known ? Result<Id<people::Person>>(*known) : new_person(tx, wanted, email);
}

Result<Created> create_member(Transaction& tx, NewMember const& wanted) {
    if (!looks_after(tx, wanted.bank)) return only_admins();
    auto const email = lower_ascii(trimmed(wanted.email));
    auto const known = person_with(tx, email);
    if (known)
        if (auto const seat = seat_of(tx, wanted.bank, known->value)) return Refusal{"member", {N_("Member {number} of this bank has this e-mail."), {{"number", std::to_string(seat->uid)}}}, "email"};
    if (known && is_their_own(tx, *known)) return Refusal{"has_account", N_("Somebody with this e-mail has an account here. Ask them to apply to the bank; you find it among the applications."), "email"};
    auto const person = known_or_new(tx, wanted);
    if (!person) return person.refusal();
    auto const joined = join(tx, {.bank = wanted.bank, .person = *person, .tags = wanted.tags});
    if (!joined) return joined.refusal();
    tell_welcome(tx, *joined);
    return Created{*joined, seat_of(tx, wanted.bank, person->value)->uid, known.has_value()};
}

Result<Done> invite_member(Transaction& tx, Id<Member> id) {
    auto const member = tx.read(id);
    if (!member || !member->person) return Refusal{"not_found", N_("There is no such member.")};
    if (!looks_after(tx, member->bank)) return only_admins();
    auto const hash = tx.sql().text(R"(SELECT "password" FROM "people_login" WHERE "person" = $1)", {member->person->value});
    if (hash && !hash->empty()) return Refusal{"has_password", N_("This person has a password already. Who forgot it gets a new one from the login page.")};
    if (!tell_welcome(tx, id)) return Refusal{"no_address", N_("There is no e-mail address to send an invitation to.")};
    return Done{};
}

Result<Done> set_member_limits(Transaction& tx, Id<Member> id, std::optional<Duration> lowest, std::optional<Duration> highest) {
    auto const member = tx.read(id);
    if (!member || !member->account || !member->person) return Refusal{"not_found", N_("There is no such member.")};
    if (!looks_after(tx, member->bank)) return only_admins();
    ledger::Bounds bounds{.limits = ledger::Limits::block};
    if (lowest) bounds.lowest = lowest->seconds;
    if (highest) bounds.highest = highest->seconds;
    return ledger::set_limits(tx, *member->account, bounds);
}

}  // namespace ateneu::timebank
