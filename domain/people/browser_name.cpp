#include "domain/people/browser_name.h"

#include <span>

#include "core/base/text.h"

namespace ateneu::people {

namespace {

struct Sign {
    std::string_view sign, name;
};

// In this order: most browsers also call themselves by the names of those below them.
constexpr Sign browsers[] = {{"Edg", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser/", "Samsung Internet"}, {"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"},
                             {"CriOS/", "Chrome"}, {"Chromium/", "Chromium"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}};
constexpr Sign systems[] = {{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Windows", "Windows"},
                            {"Macintosh", "macOS"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"}};

std::string_view named(std::span<Sign const> signs, std::string_view text) {
    for (auto const& each : signs)
        if (text.find(each.sign) != std::string_view::npos) return each.name;
    return {};
}

}  // namespace

std::string browser_name(std::string_view user_agent) {
    if (!is_utf8(user_agent)) return "";
    auto const browser = named(browsers, user_agent), system = named(systems, user_agent);
    if (!browser.empty()) return std::string(browser) + (system.empty() ? "" : " · " + std::string(system));
    return std::string(user_agent.substr(0, user_agent.find(' ')));
}

}  // namespace ateneu::people
