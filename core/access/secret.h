#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ateneu {

/// Random bytes as URL-safe base64 without padding: 32 bytes are 43 characters.
std::string random_token(std::size_t bytes = 32);

/// Random bytes as they are.
std::string random_bytes(std::size_t bytes);
/// Base64 of RFC 4648 with padding, and back; nothing where it is none.
std::string base64(std::string_view bytes);
std::optional<std::string> bytes_of_base64(std::string_view text);
/// HMAC-SHA256 (RFC 2104): 32 bytes.
std::string hmac_sha256(std::string_view key, std::string_view text);

/// SHA-256 in lower-case hexadecimal: what is stored of a token with 256 random bits, which needs no salt
/// and no slow hash, because nobody can guess it.
std::string sha256_hex(std::string_view text);
/// The same of what comes in pieces.
class Sha256 {
public:
    Sha256();
    void add(std::string_view bytes);
    /// Once, at the end.
    std::string hex();

private:
    alignas(8) unsigned char state_[112];  ///< libsodium's, whose header stays in secret.cpp
};
/// SHA-512 in lower-case hexadecimal, as imported tokens are stored.
std::string sha512_hex(std::string_view bytes);
/// The bytes that pairs of hexadecimal digits stand for; nothing where the text is anything else.
std::optional<std::string> bytes_of_hex(std::string_view text);

}  // namespace ateneu
