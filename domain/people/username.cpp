#include "domain/people/username.h"

#include "core/base/text.h"

namespace ateneu::people {

std::string free_username(db::Connection& sql, std::string const& name) {
    constexpr std::size_t longest = 80;  // room for a number
    std::string base;
    for (char const c : fold(trimmed(name)))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) base += c;
        else if (c == ' ' && !base.empty() && base.back() != '-') base += '-';
    base = base.substr(0, longest);
    while (!base.empty() && base.back() == '-') base.pop_back();
    if (base.empty()) base = "member";
    for (int number = 1;; ++number) {
        auto username = number == 1 ? base : base + std::to_string(number);
        if (!sql.integer(R"(SELECT 1 FROM "people_person" WHERE "username" = $1)", {std::string_view(username)})) return username;
    }
}

}  // namespace ateneu::people
