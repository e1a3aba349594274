#include "bench/floor/route.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace ateneu::bench {

namespace {

namespace http = boost::beast::http;

std::string content(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error(path + " can't be read");
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The fields of an answer's head as `curl --dump-header` writes it.
http::fields read_head(std::string const& path) {
    http::fields fields;
    std::istringstream lines(content(path));
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with('\r')) line.pop_back();
        auto const colon = line.find(": ");
        if (colon == std::string::npos) continue;  // the status
        auto const name = line.substr(0, colon);
        if (name != "Content-Length") fields.insert(name, line.substr(colon + 2));
    }
    return fields;
}

}  // namespace

std::vector<Route> read_routes(std::string const& path) {
    std::vector<Route> routes;
    std::istringstream lines(content(path));
    for (std::string method, target, sql, head, body;
         lines >> method >> target >> sql >> head >> body;)
        routes.push_back(
            {method, target, content(sql), body == "-" ? "" : content(body), read_head(head)});
    return routes;
}

Asked asked(std::string_view target) {
    auto const is_digit = [](unsigned char c) { return std::isdigit(c) != 0; };
    auto const path = target.substr(0, target.find('?'));
    auto const* const first = std::find_if(path.begin(), path.end(), is_digit);
    if (first == path.end()) return {std::string(target), 0};
    auto const* const end = std::find_if_not(first, path.end(), is_digit);
    Asked found;
    std::from_chars(first, end, found.id);
    found.target = target;
    found.target.replace(static_cast<std::size_t>(first - path.begin()),
                         static_cast<std::size_t>(end - first), "*");
    return found;
}

}  // namespace ateneu::bench
