#pragma once
#include "core/access/password.h"
#include "core/store/store.h"

namespace ateneu::people {

struct Person;

inline constexpr std::size_t shortest_password = 10;  ///< characters

/// What is wrong with a new password: too short, all digits, well known, or close to the person's own names
/// and address. The problems stand at `field`.
Problems password_problems(std::string_view password, Person const& person,
                           std::string_view field = "password");

/// Stores a hash made by `hash_password`: hash before the write transaction begins, because hashing is slow on
/// purpose. Makes the login if there is none (not active then), and ends the person's sessions but `except`.
/// Links in mails stop working, and who had a password hears by mail that it is another one now.
/// Who may set whose password is the caller's business.
/// Refuses   `no_such_person`
Result<Done> set_password(Transaction& tx, Id<Person> person, std::string const& hash,
                          std::int64_t except_session = 0);

/// Whether it is the person's password now; for pages that ask for it again. Reads only.
bool is_password_of(db::Connection& sql, Id<Person> person, std::string_view password);

}  // namespace ateneu::people
