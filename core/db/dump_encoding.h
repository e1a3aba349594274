#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace ateneu::db {

/// The letters and digits of an encoding's name, in lower case: `UTF-8` is `utf8`.
std::string encoding_key(std::string_view name);

/// What each of the 256 bytes of a one-byte encoding means, in UTF-8, and `\xff` where it means
/// nothing; null for an encoding that isn't known or takes several bytes a letter.
std::unique_ptr<std::string[]> letters_of_encoding(std::string_view key);

}  // namespace ateneu::db
