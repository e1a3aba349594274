#include "core/access/imported_hash.h"

#include <crypt.h>
#include <openssl/evp.h>
#include <sodium.h>

#include "core/access/secret.h"
#include "core/base/text.h"

namespace ateneu {

namespace {

/// Django's costs grow each year; this only keeps a damaged hash from stopping a thread for hours.
constexpr std::int64_t most_rounds = 10'000'000;

bool same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

EVP_MD const* digest_of(std::string_view method) {
    if (method == "pbkdf2_sha256") return EVP_sha256();
    if (method == "pbkdf2_sha1") return EVP_sha1();
    return nullptr;
}

}  // namespace

bool verify_pbkdf2(std::string_view password, std::string_view stored) {
    auto const parts = split(stored, '$');
    if (parts.size() != 4) return false;
    auto const* digest = digest_of(parts[0]);
    auto const rounds = parse_integer(parts[1]);
    if (!digest || !rounds || *rounds < 1 || *rounds > most_rounds) return false;

    std::string key(static_cast<std::size_t>(EVP_MD_get_size(digest)), '\0');
    auto const done = PKCS5_PBKDF2_HMAC(
        password.data(), static_cast<int>(password.size()),
        reinterpret_cast<unsigned char const*>(parts[2].data()), static_cast<int>(parts[2].size()),
        static_cast<int>(*rounds), digest, static_cast<int>(key.size()),
        reinterpret_cast<unsigned char*>(key.data()));
    return done == 1 && same(base64(key), parts[3]);
}

bool verify_bcrypt(std::string_view password, std::string_view stored) {
    auto const mark = stored.find('$');
    if (mark == std::string_view::npos) return false;
    auto const method = stored.substr(0, mark);
    if (method != "bcrypt" && method != "bcrypt_sha256") return false;
    // crypt(3) would stop at a zero byte and take the beginning for the whole.
    if (password.find('\0') != std::string_view::npos) return false;

    // bcrypt reads 72 bytes; Django's bcrypt_sha256 gives it a digest, so that long passwords count whole.
    std::string const key = method == "bcrypt" ? std::string(password) : sha256_hex(password);
    std::string const setting(stored.substr(mark + 1));
    crypt_data work{};
    auto const* made = crypt_r(key.c_str(), setting.c_str(), &work);
    return made != nullptr && made[0] == '$' && same(made, setting);
}

}  // namespace ateneu
