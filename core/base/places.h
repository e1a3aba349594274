#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ateneu {

/// A code with its English name (a msgid of the iso-codes catalogues or ours).
struct CodeName {
    std::string code, name;
};
/// ISO 3166-1 alpha-2 plus AMY's `W3` (Online) and `EU` (European Union); sorted by name.
std::vector<CodeName> const& countries();
/// "" where the code is unknown.
std::string_view country_name(std::string_view code);
/// ISO 639-1 languages by code; the names are those of iso-codes.
std::vector<CodeName> const& languages();
std::string_view language_name(std::string_view code);

}  // namespace ateneu
