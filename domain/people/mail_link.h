#pragma once
#include <optional>
#include <string>

#include "core/db/database.h"
#include "core/entity/entity.h"

namespace ateneu::people {

struct Person;

/// A link sent by e-mail that opens an account to whoever reads the mail. We keep only its digest.
struct MailLink {
    enum class Purpose : std::uint8_t { reset, invite, address };
    Id<MailLink> id;
    Id<Person> person;
    Purpose purpose = Purpose::reset;
    Secret digest;  ///< SHA-256, hexadecimal
    Instant created_at;
    Instant expires_at;
    Email address;  ///< `Purpose::address`: what becomes theirs; else blank
    static Entity const& entity();
};
constexpr Choice mail_link_purposes[] = {{"reset", N_("New password")}, {"invite", N_("Invitation")}, {"address", N_("New e-mail address")}};
constexpr std::span<Choice const> choices_of(MailLink::Purpose) { return mail_link_purposes; }

/// Source: docs/domain/people.md, "Mail links".
inline constexpr std::int64_t reset_link_seconds = 30 * 60, invite_link_seconds = 7 * 24 * 3600, address_link_seconds = 24 * 3600;

// Links are technical rows, as sessions are: plain SQL writes them.

/// The text of a new link; it can't be read again later. An invitation takes the place of earlier ones; links that are
/// no longer good go.
std::string make_link(db::Connection& sql, Id<Person> person, MailLink::Purpose purpose, Instant now);

struct GoodLink {
    Id<Person> person;
    MailLink::Purpose purpose;
    bool is_open = false;  ///< whether its person may log in
};
/// A link to a password. Nothing for one that was used, is too old, or never was.
std::optional<GoodLink> find_link(db::Connection& sql, std::string_view text, Instant now);
/// Takes all of the person's links away: with a new password none of them is needed. False where this one isn't good
/// any more: of two who use it at once, only one gets through.
bool use_link(db::Connection& sql, std::string_view text, Instant now);

/// Somebody's address, once whoever reads its mail says so.
struct NewAddress {
    Id<Person> person;
    std::string address;
};
/// The text of a link that goes to `wanted.address`; it takes the place of an earlier one.
std::string make_address_link(db::Connection& sql, NewAddress const& wanted, Instant now, std::int64_t lives_seconds = address_link_seconds);
std::optional<NewAddress> find_address_link(db::Connection& sql, std::string_view text, Instant now);
/// False where somebody else used it meanwhile.
bool use_address_link(db::Connection& sql, std::string_view text);
/// The address that waits to be confirmed, "" where none does.
std::string waiting_address(db::Connection& sql, Id<Person> person, Instant now);
/// No address waits any more.
void forget_address_links(db::Connection& sql, Id<Person> person);

}  // namespace ateneu::people
