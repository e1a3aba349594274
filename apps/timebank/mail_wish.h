#pragma once
#include <string>

#include "apps/timebank/member.h"
#include "core/mail/template.h"
#include "core/store/store.h"

namespace ateneu::timebank {

/// What e-mails of a bank are about, so that each can be switched off (spec 6).
enum class Wish : std::uint8_t { digest, payments, membership, posts, office };
/// "payments": in addresses, and the names of the fields below.
std::string_view code_of(Wish wish);

/// Which e-mails a member wants from their bank; without a row all of them. `people::Preference::mails_news` stops the digests
/// of all their banks.
struct MailWish {
    Id<MailWish> id;
    Id<Member> member;
    bool digest = true;      ///< what is new, once a week
    bool payments = true;    ///< time received, what the office entered, what was taken back, limits
    bool membership = true;  ///< activated and deactivated
    bool posts = true;       ///< an offer or request that is about to end
    bool office = true;      ///< administrators: applications, who left, limits of others, the week of the office
    Secret mark;             ///< in the address that switches one off without a login
    static Entity const& entity();
};

/// The wishes of a member, as they stand.
MailWish wishes_of(Transaction& tx, Id<Member> member);
/// Stores them, the first ones or others.
void save_wishes(Transaction& tx, MailWish const& wishes);
void forget_wishes(Transaction& tx, Id<Member> member);
/// Whose address it is that switches something off without a login; nothing for a mark that nobody has.
std::optional<Id<Member>> member_of_mark(db::Connection& sql, std::string const& mark);
bool& wish_in(MailWish& wishes, Wish wish);

/// A member to be written to: nothing for who has no e-mail, hasn't confirmed it, isn't active (unless `inactive_too`), or
/// doesn't want such e-mails. With it where such e-mails are switched off in one click.
struct Addressee {
    mail::Recipient to;
    std::string stop;
};
std::optional<Addressee> addressee(Transaction& tx, Id<Member> member, Wish wish, bool inactive_too = false);

}  // namespace ateneu::timebank
