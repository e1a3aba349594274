#pragma once
#include <string>

#include "core/site/site.h"
#include "core/store/store.h"

// Whether the address that somebody signed up with is theirs. Source: TB-R49.

namespace ateneu::people {

struct Person;

/// So long the link works that confirms an address after signing up.
inline constexpr std::int64_t confirming_link_seconds = 3 * 24 * 3600;

/// Whether letters leave this house at all: where none can be sent, nobody is asked to confirm an address.
bool mail_leaves(Call const& call);
/// Writes the letter with the link to the person's own address. Nothing for somebody without one.
void ask_to_confirm(Transaction& tx, Id<Person> person, Tongue const& tongue);
/// Whoever reads its mail has shown that the address is theirs: by this link, or one to a password.
void note_confirmed(Transaction& tx, Id<Person> person);

/// `/account/unconfirmed`: what is still to be done, and the letter once more.
http::Response show_unconfirmed(Call& call);
http::Response send_confirming_again(Call& call);

}  // namespace ateneu::people
