#include "core/access/secret.h"

#include <sodium.h>

#include "core/base/result.h"
#include "core/base/text.h"

namespace ateneu {

std::string random_token(std::size_t bytes) {
    must(sodium_init() >= 0, "libsodium found no source of randomness");
    std::string drawn(bytes, '\0');
    randombytes_buf(drawn.data(), drawn.size());
    auto const variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(bytes, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(drawn.data()),
                      drawn.size(), variant);
    text.pop_back();  // the zero byte it ends in
    return text;
}

std::string random_bytes(std::size_t bytes) {
    must(sodium_init() >= 0, "libsodium found no source of randomness");
    std::string drawn(bytes, '\0');
    randombytes_buf(drawn.data(), drawn.size());
    return drawn;
}

std::string base64(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the zero byte it ends in
    return text;
}

std::optional<std::string> bytes_of_base64(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    char const* end = nullptr;
    auto const failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &size, &end, sodium_base64_VARIANT_ORIGINAL);
    if (failed != 0 || end != text.data() + text.size()) return {};
    bytes.resize(size);
    return bytes;
}

std::string hmac_sha256(std::string_view key, std::string_view text) {
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<unsigned char const*>(key.data()), key.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<unsigned char const*>(text.data()), text.size());
    std::string digest(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

std::string sha256_hex(std::string_view text) {
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                       reinterpret_cast<unsigned char const*>(text.data()), text.size());
    return hex(digest);
}

namespace {
crypto_hash_sha256_state* state_in(unsigned char* bytes) { return reinterpret_cast<crypto_hash_sha256_state*>(bytes); }
}  // namespace

Sha256::Sha256() {
    static_assert(sizeof(crypto_hash_sha256_state) <= sizeof state_ && alignof(crypto_hash_sha256_state) <= 8);
    crypto_hash_sha256_init(state_in(state_));
}

void Sha256::add(std::string_view bytes) { crypto_hash_sha256_update(state_in(state_), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size()); }

std::string Sha256::hex() {
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256_final(state_in(state_), reinterpret_cast<unsigned char*>(digest.data()));
    return ateneu::hex(digest);
}

std::string sha512_hex(std::string_view bytes) {
    std::string digest(crypto_hash_sha512_BYTES, '\0');
    crypto_hash_sha512(reinterpret_cast<unsigned char*>(digest.data()),
                       reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    return hex(digest);
}

std::optional<std::string> bytes_of_hex(std::string_view text) {
    std::string bytes(text.size() / 2, '\0');
    std::size_t size = 0;
    auto const failed = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                       text.size(), nullptr, &size, nullptr);
    if (failed != 0 || size != bytes.size() || text.size() % 2 != 0) return {};
    return bytes;
}

}  // namespace ateneu
