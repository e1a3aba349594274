#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace ateneu::timebank::timeoverflow {

/// Texts by language, as JSON (TimeOverflow since 2023) or hstore (before): `{"es": "Salud"}`, `"es"=>"Salud"`; blank ones are
/// left out. Nothing where it is neither.
std::optional<std::map<std::string, std::string>> translations(std::string_view text);

}  // namespace ateneu::timebank::timeoverflow
