#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Messages as they come in: ours from the folder, and reports of other servers. Whatever bytes it is given, it gives
// an answer; of what it can't read there is nothing.

namespace ateneu::mail {

/// A message, or one part of it.
struct Parsed {
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in small letters, unfolded, words decoded
    std::string body;                                          ///< decoded; of multipart: as it came
    std::vector<Parsed> parts;

    std::string header(std::string_view name) const;  ///< the first of this name, or ""
    std::string type() const;                         ///< `text/plain`, in small letters
    /// The first part of this type, this one included; null where there is none.
    Parsed const* find(std::string_view type) const;
};
/// Parts within parts are read eight deep, and two hundred in all.
Parsed parse_message(std::string_view message);

/// `name: value` lines up to the first empty one; the rest is left in `text`.
std::vector<std::pair<std::string, std::string>> parse_headers(std::string_view& text);

}  // namespace ateneu::mail
