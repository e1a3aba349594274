#include "apps/timebank/members_edit.h"

#include <algorithm>

#include "apps/timebank/posting.h"
#include "apps/timebank/seat.h"
#include "apps/timebank/words.h"
#include "core/base/text.h"
#include "domain/people/account_event.h"
#include "domain/people/mail_link.h"
#include "domain/people/person.h"

namespace ateneu::timebank {

namespace {

constexpr std::size_t most_tags = 30, longest_tag = 60;

Written refused(Refusal const& refusal) { return {.outcome = Written::Outcome::refused, .refusal = refusal}; }

Member member_of(Record const& record) {
    Member member;
    to_struct(Member::entity(), record, &member);
    return member;
}

/// 0 would mean the newest, which only the program may ask for.
Record seen(Record record) {
    if (record.version == 0) record.version = -1;
    return record;
}

Written changed(Transaction& tx, Entity const& entity, Record mine, std::span<std::string_view const> fields) {
    Transaction::Deed const deed(tx);
    return tx.change(entity, seen(std::move(mine)), fields);
}

std::string email_in(Record const& record) {
    people::Person person;
    to_struct(people::Person::entity(), record, &person);
    return person.email ? person.email->value : "";
}

}  // namespace

bool is_the_banks_alone(Transaction& tx, Id<Bank> bank, std::int64_t person) {
    return !tx.sql().integer(R"(
        SELECT 1 WHERE EXISTS (SELECT 1 FROM "timebank_member" WHERE "person" = $1 AND "bank" <> $2)
           OR EXISTS (SELECT 1 FROM "people_login" WHERE "person" = $1 AND "is_superuser")
           OR EXISTS (SELECT 1 FROM "people_person_groups" WHERE "person" = $1)
           OR EXISTS (SELECT 1 FROM "people_person_permissions" WHERE "person" = $1)
           OR EXISTS (SELECT 1 FROM "people_role" WHERE "person" = $1 AND ("place_type" <> 'timebank.bank' OR "place_id" <> $2)))", {person, bank.value}).has_value();
}

Written change_membership(Transaction& tx, Record mine) {
    tx.lock(Member::entity(), mine.id);
    auto const stored = tx.read(Id<Member>{mine.id});
    if (!stored || !stored->person) return {.outcome = Written::Outcome::gone};
    if (!looks_after(tx, stored->bank)) return refused(only_admins());
    auto const uid = member_of(mine).uid;
    auto written = changed(tx, Member::entity(), std::move(mine), membership_fields);
    // TB-R39: counted on from there, never back.
    if (written) tx.sql().execute(R"(UPDATE "timebank_bank" SET "last_uid" = $2 WHERE "id" = $1 AND "last_uid" < $2)", {stored->bank.value, std::int64_t{uid}});
    return written;
}

Written change_person(Transaction& tx, Id<Bank> bank, Record mine) {
    auto const seat = seat_of(tx, bank, mine.id);
    if (!seat || !looks_after(tx, bank)) return refused(only_admins());
    if (!is_the_banks_alone(tx, bank, mine.id))
        return refused({"elsewhere_too", N_("This person belongs to other banks too, or has other tasks in the house: they change their own data.")});
    auto const before = tx.read(people::Person::entity(), mine.id);
    auto const email = email_in(mine);
    Id<people::Person> const person{mine.id};
    // With the address goes the way to a new password, and with that the account.
    bool const is_their_own = tx.sql().integer(R"(SELECT 1 FROM "people_login" WHERE "person" = $1 AND ("password" <> '' OR "signed_up_at" IS NOT NULL))", {person.value}).has_value();
    if (is_their_own && before && email_in(*before) != email)
        return refused({"own_address", N_("They have an account of their own and change their e-mail there, so that nobody else gets into it."), "email"});
    auto written = changed(tx, people::Person::entity(), std::move(mine), office_person_fields);
    if (written && before && email_in(*before) != email) {
        people::tell(tx, person, people::AccountEvent::email_changed);
        people::forget_address_links(tx.sql(), person);
    }
    return written;
}

Record note_of(Transaction& tx, Member const& member) {
    auto const id = tx.sql().integer(R"(SELECT "id" FROM "timebank_member_note" WHERE "member" = $1)", {member.id.value});
    if (auto const stored = id ? tx.read(MemberNote::entity(), *id) : std::nullopt) return *stored;
    MemberNote const blank{.bank = member.bank, .member = member.id};
    return to_record(MemberNote::entity(), &blank);
}

Written change_note(Transaction& tx, Member const& member, std::string const& text, std::int64_t version) {
    tx.lock(Member::entity(), member.id.value);
    if (!looks_after(tx, member.bank)) return refused(only_admins());
    auto mine = note_of(tx, member);
    mine.values[static_cast<std::size_t>(MemberNote::entity().index_of("text"))] = text;
    Transaction::Deed const deed(tx);
    if (mine.id == 0) return tx.add(MemberNote::entity(), mine);
    mine.version = version == 0 ? -1 : version;
    return tx.change(MemberNote::entity(), std::move(mine));
}

Written change_own_tags(Transaction& tx, Record mine) {
    tx.lock(Member::entity(), mine.id);
    auto const stored = tx.read(Id<Member>{mine.id});
    if (!stored || !stored->person) return {.outcome = Written::Outcome::gone};
    if (stored->person->value != tx.actor().person || !stored->is_active) return refused({"no_permission", N_("Members change their own tags.")});
    constexpr std::string_view tags[] = {"tags"};
    return changed(tx, Member::entity(), std::move(mine), tags);
}

Result<std::vector<std::string>> tags_read(std::string_view text) {
    auto tags = tags_of(text);
    bool const too_many = tags.size() > most_tags || std::any_of(tags.begin(), tags.end(), [](std::string const& tag) { return !is_text(tag, longest_tag); });
    if (too_many) return Refusal{"not_valid", N_("Thirty tags of 60 characters at most."), "tags"};
    return tags;
}

}  // namespace ateneu::timebank
