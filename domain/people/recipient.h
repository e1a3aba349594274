#pragma once
#include "core/mail/template.h"

namespace ateneu::people {

struct Person;

/// How to write to a person: their address, in the language and time zone they prefer; without a preference in the
/// language `otherwise`, or that of whoever causes the letter. Nothing for somebody without an address, or who is archived.
std::optional<mail::Recipient> recipient_of(Transaction& tx, Id<Person> person, std::optional<Tongue> const& otherwise = {});

}  // namespace ateneu::people
