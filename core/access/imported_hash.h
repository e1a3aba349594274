#pragma once
#include <string_view>

namespace ateneu {

/// `pbkdf2_sha256$ROUNDS$SALT$BASE64` or `pbkdf2_sha1$…`; false for any other text.
bool verify_pbkdf2(std::string_view password, std::string_view stored);

/// `bcrypt$` or `bcrypt_sha256$` and then the crypt(3) text `$2b$…`; false for any other text.
bool verify_bcrypt(std::string_view password, std::string_view stored);

}  // namespace ateneu
