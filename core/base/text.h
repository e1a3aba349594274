#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ateneu {

/// For search and sorting: compatibility-decomposed, without marks, case-folded, everything that is
/// neither letter nor digit a single space: `Núria  O'Neil` is `nuria o neil`, `Straße` `strasse`, `Łódź` `lodz`.
std::string fold(std::string_view text);
/// Number of code points; `s(n)` of the specifications counts these.
std::size_t length(std::string_view utf8);
bool is_utf8(std::string_view bytes);
/// Without white space at both ends, also the non-breaking kind that spreadsheets leave.
std::string trimmed(std::string_view text);
std::string lower_ascii(std::string_view text);
/// As inside a sentence: "Àmbits" is "àmbits"; abbreviations keep their capitals.
std::string lower_first(std::string_view label);
/// The first `characters` code points, with `…` as the last of them where that cuts something off.
std::string shortened(std::string_view text, std::size_t characters);
/// Always one part more than separators: `a,,b` has three, the empty text one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::vector<std::string> const& parts, std::string_view separator);
std::string replaced(std::string text, std::string_view from, std::string_view to);
/// Decimal digits with at most a sign before them.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// The form checks of the specifications: `name@host.tld`, at most 254 characters.
bool is_email(std::string_view text);
/// Absolute http, https or ftp URL.
bool is_url(std::string_view text);
/// ASCII letters, digits, `-`, `_`.
bool is_slug(std::string_view text);
/// 8-4-4-4-12 hexadecimal; returned in lower case.
std::optional<std::string> parse_uuid(std::string_view text);
/// A random one, version 4 (RFC 9562).
std::string new_uuid();

std::string hex(std::string_view bytes);
std::string percent_encoded(std::string_view text);
/// Also turns `+` into a space when `form` is set. Broken sequences stay as they are.
std::string percent_decoded(std::string_view text, bool form = false);

}  // namespace ateneu
