#pragma once
#include <sqlite3.h>

#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/floor/route.h"

namespace ateneu::bench {

struct Closing {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Handle = std::unique_ptr<sqlite3, Closing>;
using Statement = std::unique_ptr<sqlite3_stmt, Closing>;

/// A route on one connection: its statements, prepared once.
struct Prepared {
    Route const* route;
    std::vector<Statement> statements;  ///< with `BEGIN` before and `COMMIT` behind them
};

/// What a request brings into the SQL, as `:id`, `:text` and `:at`.
struct Given {
    std::int64_t id = 0;
    std::string text;
    std::string at;
};

/// One connection with the routes that run on it: one for each thread that reads, and one that
/// writes.
class Worker {
public:
    enum class Kind { reads, writes };
    /// Throws `std::runtime_error` with SQLite's sentence.
    Worker(std::string const& database, std::span<Route const> routes, Kind kind);

    /// Runs the route's statements and makes `body` of their rows, filled up with the page's own
    /// bytes to its length. Nothing where there is no such route.
    Route const* answer(std::string_view method, std::string_view target, Given given,
                        std::string& body);

private:
    void run(sqlite3_stmt* statement, Given const& given, std::string& body) const;

    Handle connection_;
    std::vector<Prepared> prepared_;
};

}  // namespace ateneu::bench
