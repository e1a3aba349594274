#include "apps/timebank/timeoverflow/password.h"

#include "core/base/text.h"

namespace ateneu::timebank::timeoverflow {

std::optional<std::string> devise_hash(std::string_view stored) {
    constexpr std::string_view letters = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    constexpr std::int64_t least_cost = 4, most_cost = 16;
    if (stored.size() != 60 || stored[6] != '$' || stored.substr(7).find_first_not_of(letters) != std::string_view::npos) return {};
    auto const kind = stored.substr(0, 4);
    auto const cost = parse_integer(stored.substr(4, 2));
    if ((kind != "$2a$" && kind != "$2b$" && kind != "$2y$") || !cost || *cost < least_cost || *cost > most_cost) return {};
    return "bcrypt$" + std::string(stored);
}

}  // namespace ateneu::timebank::timeoverflow
