#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.h"

// Where letters lie while no mail server is set: one .eml file each, readable by its owner only.

namespace ateneu::mail {

/// Lays a letter there; a second time under the same mark changes nothing. Makes the folder where it is missing.
void lay_into(std::string const& folder, std::string const& mark, std::string const& message, Instant written_at);

struct Laid {
    std::string name;  ///< of the file
    std::string to, subject, date;
    std::string text, html;  ///< only of `letter_in`
};
/// The newest first, at most `most`.
std::vector<Laid> letters_in(std::string const& folder, std::size_t most = 100);
/// Nothing where there is no such letter, or the name is none of ours.
std::optional<Laid> letter_in(std::string const& folder, std::string const& name);

}  // namespace ateneu::mail
