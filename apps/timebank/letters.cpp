#include "apps/timebank/letters.h"

#include <algorithm>

#include "apps/timebank/mail_wish.h"
#include "apps/timebank/mails.h"
#include "apps/timebank/seat.h"
#include "apps/timebank/time_text.h"
#include "core/access/password.h"
#include "core/mail/letter.h"
#include "domain/people/forgotten.h"
#include "domain/people/mail_link.h"
#include "domain/people/person.h"
#include "domain/people/recipient.h"

namespace ateneu::timebank {

namespace {

/// Imports, the demo, what an app books by itself.
bool is_program(Transaction& tx) { return tx.actor().person == 0; }

/// A letter that can't be written keeps nobody from what they do.
void send(Transaction& tx, mail::Template const& words, mail::Recipient const& to, mail::Filling const& filling) {
    static_cast<void>(static_cast<bool>(mail::send(tx, mail::written(words, to, filling))));
}

std::string address(Id<Bank> bank, std::string const& below = {}) { return "/bank/" + std::to_string(bank.value) + below; }
std::string balance_text(Transaction& tx, Id<Member> member) {
    auto const seconds = tx.sql().integer(R"(SELECT a."balance" FROM "ledger_account" a JOIN "timebank_member" m ON m."account" = a."id" WHERE m."id" = $1)", {member.value}).value_or(0);
    return time_text({seconds}, "0:00");
}
std::string time_of(Duration time) { return time_text(time, "0:00"); }

std::string person_name(Transaction& tx, std::int64_t person) {
    return tx.sql().text(R"(SELECT TRIM("personal" || ' ' || "family") FROM "people_person" WHERE "id" = $1)", {person}).value_or("");
}

/// To an administrator or another member: with the places in their own language.
template <class Fill>
void to_member(Transaction& tx, Id<Member> member, Wish wish, mail::Template const& words, Fill const& fill, bool inactive_too = false) {
    auto const reader = addressee(tx, member, wish, inactive_too);
    if (!reader) return;
    mail::Filling filling = fill(reader->to);
    filling.unsubscribe = reader->stop;
    send(tx, words, reader->to, filling);
}

}  // namespace

std::vector<Id<Member>> admins_of(Transaction& tx, Id<Bank> bank) {
    std::vector<Id<Member>> admins;
    auto const rows = tx.sql().query(R"(SELECT "id" FROM "timebank_member" WHERE "bank" = $1 AND "is_admin" AND "is_active" AND "person" IS NOT NULL ORDER BY "uid", "id")", {bank.value});
    while (rows->next()) admins.push_back({rows->integer(0)});
    return admins;
}

std::string side_name(Transaction& tx, Bank const& bank, Side const& side, Tongue const& tongue) {
    if (!side) return bank.name;
    auto const rows = tx.sql().query(R"(
        SELECT m."uid", COALESCE(TRIM(p."personal" || ' ' || p."family"), '')
        FROM "timebank_member" m LEFT JOIN "people_person" p ON p."id" = m."person" WHERE m."id" = $1)", {side->value});
    if (!rows->next()) return bank.name;
    auto const uid = std::to_string(rows->integer(0));
    if (rows->text(1).empty()) return translate(tongue, Message{N_("Former member {number}"), {{"number", uid}}});
    return std::string(rows->text(1)) + " (" + uid + ")";
}

void tell_applied(Transaction& tx, Petition const& petition) {
    if (is_program(tx)) return;
    auto const bank = *tx.read(petition.bank);
    auto const who = person_name(tx, petition.person.value);
    for (auto const admin : admins_of(tx, bank.id))
        to_member(tx, admin, Wish::office, applied_mail, [&](mail::Recipient const&) {
            return mail::Filling{.places = {{"who", who}, {"bank", bank.name}}, .path = address(bank.id, "/office/applications"), .quote = petition.message, .about = AnyReference{Petition::entity().full_name(), petition.id.value}};
        });
    if (auto const to = people::recipient_of(tx, petition.person)) send(tx, asked_mail, *to, {.places = {{"bank", bank.name}}, .path = address(bank.id)});
}

void tell_answered(Transaction& tx, Petition const& petition) {
    auto const to = is_program(tx) ? std::nullopt : people::recipient_of(tx, petition.person);
    if (!to) return;
    auto const bank = *tx.read(petition.bank);
    auto const seat = seat_of(tx, bank.id, petition.person.value);
    mail::Filling filling{.places = {{"bank", bank.name}}, .path = address(bank.id), .quote = petition.decline_reason};
    if (petition.state == PetitionState::accepted && seat) filling.places.emplace_back("number", std::to_string(seat->uid));
    send(tx, petition.state == PetitionState::accepted ? accepted_mail : declined_mail, *to, filling);
}

bool tell_welcome(Transaction& tx, Id<Member> id) {
    auto const member = tx.read(id);
    if (is_program(tx) || !member || !member->person) return false;
    auto const person = tx.read(*member->person);
    auto const to = people::recipient_of(tx, *member->person);
    if (!to || !person) return false;
    auto const bank = *tx.read(member->bank);
    auto const hash = tx.sql().text(R"(SELECT "password" FROM "people_login" WHERE "person" = $1 AND "is_active")", {person->id.value});
    // A link to an account with more rights than the office has is not the office's to order.
    bool const is_invited = hash && hash->empty() && !people::has_more_rights(tx.sql(), person->id, {tx.actor().person});
    mail::Filling filling{.places = {{"bank", bank.name}, {"number", std::to_string(member->uid)}, {"who", tx.actor().name}, {"username", person->username}}, .path = address(bank.id)};
    if (is_invited) {
        auto const reader = to->reader(tx.now());
        filling.places.emplace_back("until", long_date_text(reader, local({tx.now().micros + people::invite_link_seconds * 1'000'000}, reader.zone).date));
        filling.path = "/password/new?link=" + people::make_link(tx.sql(), person->id, people::MailLink::Purpose::invite, tx.now());
    }
    send(tx, is_invited ? invited_mail : welcome_mail, *to, filling);
    return true;
}

void tell_activity(Transaction& tx, Id<Member> id) {
    auto const member = tx.read(id);
    if (is_program(tx) || !member || !member->person || member->person->value == tx.actor().person) return;
    auto const bank = *tx.read(member->bank);
    to_member(tx, id, Wish::membership, member->is_active ? activated_mail : deactivated_mail, [&](mail::Recipient const&) { return mail::Filling{.places = {{"bank", bank.name}}, .path = address(bank.id)}; }, true);
}

void tell_left(Transaction& tx, Member const& member, Duration balance) {
    if (is_program(tx)) return;
    auto const bank = *tx.read(member.bank);
    for (auto const admin : admins_of(tx, bank.id)) {
        if (admin == member.id) continue;
        to_member(tx, admin, Wish::office, left_mail, [&](mail::Recipient const& to) {
            return mail::Filling{.places = {{"who", side_name(tx, bank, member.id, to.tongue)}, {"bank", bank.name}, {"time", time_of(balance)}}, .path = address(bank.id, "/office/members")};
        });
    }
}

namespace {

/// TB-R10: who is at a limit now and was not before.
void tell_limits(Transaction& tx, Bank const& bank, std::vector<Id<Member>> const& flagged) {
    auto const admins = flagged.empty() ? std::vector<Id<Member>>() : admins_of(tx, bank.id);
    for (auto const member : flagged) {
        auto const balance = balance_text(tx, member);
        to_member(tx, member, Wish::payments, limit_mail, [&](mail::Recipient const&) { return mail::Filling{.places = {{"bank", bank.name}, {"balance", balance}}, .path = address(bank.id, "/statement")}; });
        for (auto const admin : admins) {
            if (admin == member) continue;
            to_member(tx, admin, Wish::office, limit_admin_mail, [&](mail::Recipient const& to) {
                return mail::Filling{.places = {{"who", side_name(tx, bank, member, to.tongue)}, {"bank", bank.name}, {"balance", balance}}, .path = address(bank.id, "/office/members")};
            });
        }
    }
}

/// What it was for: the post's title and the comment.
std::string what_for(Transaction& tx, Exchange const& paid) {
    auto const title = paid.post ? tx.sql().text(R"(SELECT "title" FROM "timebank_post" WHERE "id" = $1)", {paid.post->value}).value_or("") : std::string();
    return title.empty() || paid.reason.empty() ? title + paid.reason : title + "\n" + paid.reason;
}

bool is_own(Transaction& tx, Side const& side) {
    auto const person = side ? tx.sql().integer(R"(SELECT "person" FROM "timebank_member" WHERE "id" = $1)", {side->value}) : std::nullopt;
    return person && *person == tx.actor().person;
}

/// Nobody hears of what they entered themselves.
void tell_side(Transaction& tx, Bank const& bank, Exchange const& paid, Side const& side, Side const& other, mail::Template const& words) {
    if (!side || is_own(tx, side)) return;
    to_member(tx, *side, Wish::payments, words, [&](mail::Recipient const& to) {
        return mail::Filling{.places = {{"bank", bank.name}, {"who", side_name(tx, bank, other, to.tongue)}, {"time", time_of(paid.amount)}, {"balance", balance_text(tx, *side)}}, .path = address(bank.id, "/statement"), .quote = what_for(tx, paid)};
    });
}

}  // namespace

void tell_paid(Transaction& tx, Bank const& bank, Paid const& done) {
    if (is_program(tx) || done.repeated) return;
    auto const paid = *tx.read(done.exchange);
    bool const by_office = paid.kind == ExchangeKind::office;
    tell_side(tx, bank, paid, paid.to, paid.from, by_office ? office_got_mail : got_mail);
    if (by_office) tell_side(tx, bank, paid, paid.from, paid.to, office_gave_mail);
    tell_limits(tx, bank, done.flagged);
}

void tell_crossed(Transaction& tx, Crossed const& crossed) {
    if (is_program(tx)) return;
    auto const& paid = crossed.given;
    auto const tell = [&](Bank const& bank, Side const& side, Bank const& there, Side const& other, mail::Template const& words) {
        if (is_own(tx, side)) return;
        to_member(tx, *side, Wish::payments, words, [&](mail::Recipient const& to) {
            return mail::Filling{.places = {{"bank", bank.name}, {"who", side_name(tx, there, other, to.tongue) + " · " + there.name}, {"time", time_of(paid.amount)}, {"balance", balance_text(tx, *side)}},
                                 .path = address(bank.id, "/statement"), .quote = paid.reason};
        });
    };
    tell(crossed.to_bank, crossed.taker, crossed.from_bank, paid.from, got_mail);
    tell(crossed.from_bank, paid.from, crossed.to_bank, crossed.taker, office_gave_mail);
    tell_limits(tx, crossed.from_bank, crossed.flagged_here);
    tell_limits(tx, crossed.to_bank, crossed.flagged_there);
}

namespace {

/// Of another bank no more than its name.
std::string party_name(Transaction& tx, Bank const& bank, Side const& side, std::optional<Id<Bank>> const& ally, Tongue const& tongue) {
    return ally ? tx.read(*ally)->name : side_name(tx, bank, side, tongue);
}

}  // namespace

void tell_taken_back(Transaction& tx, Bank const& bank, Exchange const& taken, std::string const& reason) {
    if (is_program(tx)) return;
    for (auto const& side : {taken.from, taken.to}) {
        if (!side || is_own(tx, side)) continue;
        to_member(tx, *side, Wish::payments, back_mail, [&](mail::Recipient const& to) {
            return mail::Filling{.places = {{"bank", bank.name}, {"from", party_name(tx, bank, taken.from, taken.from_ally, to.tongue)}, {"to", party_name(tx, bank, taken.to, taken.to_ally, to.tongue)}, {"time", time_of(taken.amount)}, {"balance", balance_text(tx, *side)}},
                                 .path = address(bank.id, "/statement"), .quote = reason};
        });
    }
}

}  // namespace ateneu::timebank
