#include "core/entity/query.h"

#include "core/base/text.h"

namespace ateneu {

std::string quoted(std::string_view identifier) { return "\"" + std::string(identifier) + "\""; }

std::string quoted(std::string_view alias, std::string_view name) { return (alias.empty() ? "" : std::string(alias) + ".") + quoted(name); }

std::string fitting(std::string name) {
    constexpr std::size_t longest = 63, digits = 8;
    if (name.size() <= longest) return name;
    std::uint32_t digest = 2166136261;  // FNV-1a
    for (unsigned char const c : name) digest = (digest ^ c) * 16777619;
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(digest >> shift & 0xff);
    return name.substr(0, longest - digits - 1) + "_" + hex(bytes);
}

std::string placed(std::string_view sql, std::string_view alias, std::string_view me) {
    return replaced(replaced(std::string(sql), "{t}", alias), "{me}", me);
}

}  // namespace ateneu
