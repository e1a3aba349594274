#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/places.h"

namespace ateneu {

/// The entries of one of Debian's iso-codes lists that have a `key` ("alpha_2", "alpha_3"), in the
/// order of the file, with the name in common use ("Bolivia") where the list has one.
/// `list` is the standard's number: "3166-1", "639-2", "4217".
std::vector<CodeName> iso_codes(std::string_view list, std::string_view key);

}  // namespace ateneu
