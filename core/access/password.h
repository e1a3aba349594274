#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace ateneu {

/// What one hash costs, so that guessing costs the same. The default is OWASP's first choice for
/// argon2id (Password Storage Cheat Sheet): 19 MiB, two passes; tests ask for less.
struct HashCost {
    std::uint64_t passes = 2;          ///< 1 or more
    std::size_t memory_kib = 19 * 1024;  ///< 8 or more
};

/// Longer passwords are refused, so that nobody makes us hash a novel.
inline constexpr std::size_t longest_password_bytes = 4096;

/// A new salted hash, `$argon2id$v=19$…`. Throws `std::bad_alloc` when the memory isn't there.
std::string hash_password(std::string_view password, HashCost cost = {});

/// Whether the password belongs to the stored hash: ours, or one that Django wrote (`argon2$argon2id$…`,
/// `argon2$argon2i$…`, `pbkdf2_sha256$…`, `pbkdf2_sha1$…`, `bcrypt_sha256$…`, `bcrypt$…`).
/// An empty hash, one beginning with `!` and one of an unknown kind belong to no password.
bool verify_password(std::string_view password, std::string_view stored);

/// Whether any password could belong to it.
bool is_usable_hash(std::string_view stored);

/// Whether a hash that has just been verified should be replaced by one of today's kind and cost.
bool needs_rehash(std::string_view stored, HashCost cost = {});

}  // namespace ateneu
