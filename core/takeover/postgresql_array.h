#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ateneu::takeover {

/// The items of a one-dimensional array as PostgreSQL prints it, `{a,"b, c",NULL}`; NULLs are left
/// out. Nothing where the text is no such array (PostgreSQL manual, Arrays, "Array Input and Output
/// Syntax").
std::optional<std::vector<std::string>> postgresql_array(std::string_view text);

}  // namespace ateneu::takeover
