#pragma once
#include <span>

#include "apps/timebank/member_note.h"
#include "core/store/store.h"

// What the office may change of a member, and a member of themselves. Sources: TB-R38, R39, R59, R64.

namespace ateneu::timebank {

/// What a bank keeps of its members: always its administrators' to change.
inline constexpr std::string_view membership_fields[] = {"uid", "entry_date", "tags"};
/// What the community knows of a person, as far as an office may change it.
inline constexpr std::string_view office_person_fields[] = {"personal", "family", "email", "phone", "alt_phone", "gender", "gender_other", "born_on", "postcode", "about"};

/// TB-R64: the person belongs to this bank and to no other one, and looks after nothing else in the house: who could change
/// the e-mail of a person with more rights than their own could become that person.
bool is_the_banks_alone(Transaction& tx, Id<Bank> bank, std::int64_t person);

/// All four as `Transaction::change`: `mine.version` is the one that was seen (never 0). Refused to who is no administrator
/// of the bank, with `no_permission`.
Written change_membership(Transaction& tx, Record mine);
/// Refused besides with `elsewhere_too`.
Written change_person(Transaction& tx, Id<Bank> bank, Record mine);
/// Version -1 where there was no note yet.
Written change_note(Transaction& tx, Member const& member, std::string const& text, std::int64_t version);
/// By the member, of themselves.
Written change_own_tags(Transaction& tx, Record mine);

/// The note of a member as it is stored; version 0 where there is none.
Record note_of(Transaction& tx, Member const& member);

/// TB-R59, as many and as long as those of posts. Refuses `not_valid`, with the field "tags".
Result<std::vector<std::string>> tags_read(std::string_view text);

}  // namespace ateneu::timebank
