#include "apps/timebank/username.h"

#include "core/base/text.h"

namespace ateneu::timebank {

std::string username_from(std::string_view name) {
    std::string username;
    for (char const c : fold(name))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) username += c;
        else if (c == ' ' && !username.empty() && username.back() != '-') username += '-';
    username = username.substr(0, 80);
    while (!username.empty() && username.back() == '-') username.pop_back();
    return username.empty() ? "member" : username;
}

}  // namespace ateneu::timebank
