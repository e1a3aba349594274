#include "core/base/text.h"
#include "core/http/server.h"
#include "core/http/syntax.h"

namespace ateneu::http {

std::string_view Fields::operator[](std::string_view name) const {
    for (auto const& [key, value] : list_)
        if (key == name) return value;
    return {};
}

bool Fields::has(std::string_view name) const {
    for (auto const& [key, value] : list_)
        if (key == name) return true;
    return false;
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (auto const& [key, value] : list_)
        if (key == name) values.push_back(value);
    return values;
}

Fields parse_query(std::string_view text) {
    Fields fields;
    while (!text.empty()) {
        auto value = cut(text, '&');
        if (value.empty()) continue;
        auto const name = cut(value, '=');
        fields.add(percent_decoded(name, true), percent_decoded(value, true));
    }
    return fields;
}

std::string to_query(std::vector<std::pair<std::string, std::string>> const& fields) {
    std::string query;
    for (auto const& [name, value] : fields) {
        if (!query.empty()) query += '&';
        query.append(percent_encoded(name)).append(1, '=').append(percent_encoded(value));
    }
    return query;
}

std::string_view Request::header(std::string_view lower_name) const {
    for (auto const& [name, value] : headers)
        if (name == lower_name) return value;
    return {};
}

std::string_view Request::cookie(std::string_view name) const {
    for (auto const& [header_name, value] : headers) {
        if (header_name != "cookie") continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            auto pair = without_spaces(cut(rest, ';'));
            if (cut(pair, '=') == name) return pair;
        }
    }
    return {};
}

Response redirect(std::string location, int status) {
    return Response{.status = status}.with("Location", std::move(location));
}

}  // namespace ateneu::http
