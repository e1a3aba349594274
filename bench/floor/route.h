#pragma once
#include <boost/beast/http/fields.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ateneu::bench {

/// One address that the floor answers.
struct Route {
    std::string method;
    std::string target;               ///< a number in its path is written `*`: `/people/people/*`
    std::string sql;                  ///< statements with `;` between them
    std::string body;                 ///< the server's, byte for byte; empty after a save
    boost::beast::http::fields head;  ///< the server's, without its length
};

/// Reads a table of `METHOD TARGET SQL-FILE HEAD-FILE BODY-FILE`, one route a line; `-` is no body.
/// Throws `std::runtime_error` for a file that can't be read.
std::vector<Route> read_routes(std::string const& path);

/// What somebody asks for: the target as routes write it, and the number that stood in its path.
struct Asked {
    std::string target;
    std::int64_t id = 0;
};
Asked asked(std::string_view target);

}  // namespace ateneu::bench
