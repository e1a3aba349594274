#include "core/store/remains.h"

#include <boost/json.hpp>

#include "core/base/json.h"
#include "core/base/text.h"

namespace ateneu {

std::string text_of(Remains const& remains) {
    std::string out;
    if (remains.empty()) return out;
    JsonWriter json(out);
    json.begin_object();
    for (auto const& [row, fields] : remains) {
        json.key(row.first + ":" + std::to_string(row.second)).begin_object();
        for (auto const& [name, value] : fields) json.key(name).text(value);
        json.end_object();
    }
    json.end_object();
    return out;
}

Remains remains_of(std::string const& text) {
    Remains all;
    boost::system::error_code failed;
    auto const given = boost::json::parse(text, failed);
    if (failed || !given.is_object()) return all;
    for (auto const& [address, fields] : given.get_object()) {
        std::string_view const place(address.data(), address.size());
        auto const colon = place.find(':');
        if (colon == std::string_view::npos || !fields.is_object()) continue;
        auto& kept = all[{std::string(place.substr(0, colon)), parse_integer(place.substr(colon + 1)).value_or(0)}];
        for (auto const& [name, value] : fields.get_object())
            if (value.is_string()) kept[std::string(name.data(), name.size())] = std::string(value.get_string().data(), value.get_string().size());
    }
    return all;
}

}  // namespace ateneu
