#include "core/site/origin.h"

#include <algorithm>

#include "core/base/text.h"

namespace ateneu {

std::string origin_of(Call const& call) {
    auto const host = lower_ascii(call.request.header("host"));
    auto const may_stand = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || std::string_view(".-:[]").find(c) != std::string_view::npos; };
    if (host.empty() || !std::all_of(host.begin(), host.end(), may_stand)) return "";
    return (call.site.settings().behind_https || call.request.secure ? "https://" : "http://") + host;
}

}  // namespace ateneu
