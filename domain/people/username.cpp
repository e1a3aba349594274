#include "domain/people/username.h"

#include "core/base/text.h"

namespace ateneu::people {

std::string username_from(std::string_view name) {
    constexpr std::size_t longest = 80;  // room for a number
    std::string username;
    for (char const c : fold(trimmed(name)))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) username += c;
        else if (c == ' ' && !username.empty() && username.back() != '-') username += '-';
    username = username.substr(0, longest);
    while (!username.empty() && username.back() == '-') username.pop_back();
    return username.empty() ? "member" : username;
}

std::string free_username(db::Connection& sql, std::string const& name) {
    auto const base = username_from(name);
    for (int number = 1;; ++number) {
        auto username = number == 1 ? base : base + std::to_string(number);
        if (!sql.integer(R"(SELECT 1 FROM "people_person" WHERE "username" = $1)", {std::string_view(username)})) return username;
    }
}

}  // namespace ateneu::people
