#include "core/access/password.h"

#include <sodium.h>

#include <new>

#include "core/access/imported_hash.h"
#include "core/base/result.h"

namespace ateneu {

namespace {

constexpr std::string_view django_argon2 = "argon2";

void ready() {
    static bool const started = sodium_init() >= 0;
    must(started, "libsodium found no source of randomness");
}

bool verify_argon2(std::string_view password, std::string_view stored) {
    ready();
    std::string const hash(stored);  // libsodium wants it to end in a zero byte
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace

std::string hash_password(std::string_view password, HashCost cost) {
    ready();
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(hash, password.data(), password.size(), cost.passes, cost.memory_kib * 1024,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return hash;
}

bool verify_password(std::string_view password, std::string_view stored) {
    if (!is_usable_hash(stored) || password.size() > longest_password_bytes) return false;
    if (stored.starts_with("$argon2")) return verify_argon2(password, stored);
    // Django writes its own name of the method before the standard text.
    if (stored.starts_with("argon2$argon2"))
        return verify_argon2(password, stored.substr(django_argon2.size()));
    return verify_pbkdf2(password, stored) || verify_bcrypt(password, stored);
}

bool is_usable_hash(std::string_view stored) { return !stored.empty() && stored.front() != '!'; }

bool needs_rehash(std::string_view stored, HashCost cost) {
    if (!stored.starts_with("$argon2id$")) return true;
    ready();
    return crypto_pwhash_str_needs_rehash(std::string(stored).c_str(), cost.passes,
                                          cost.memory_kib * 1024) != 0;
}

}  // namespace ateneu
