#include "core/db/database.h"

#include <chrono>
#include <thread>

#include "core/db/drivers.h"
#include "core/db/watch.h"

namespace ateneu::db {

std::unique_ptr<Database> Database::open(std::string const& url) {
    if (url.starts_with("sqlite:")) return open_sqlite(url.substr(7));
    if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
        return open_postgresql(url);
    // The address may hold a password, so only what stands before its colon is repeated.
    throw Error(Error::Kind::unavailable, "address",
                "A database address begins with `sqlite:` or `postgresql://`, not with `" +
                    url.substr(0, url.find(':')) + "`.");
}

void Database::transact(Mode mode, std::function<void(Connection&)> const& deed) {
    constexpr int at_most_again = 3;
    for (int again = 0;; ++again) {
        try {
            auto const work = begin(mode);
            deed(work->connection());
            work->commit();
            return;
        } catch (Error const& error) {
            if (error.kind != Error::Kind::conflict || again == at_most_again) throw;
        }
        transactions_retried().add();
        // Whoever won the conflict gets a moment to finish.
        std::this_thread::sleep_for(std::chrono::milliseconds(5 << again));
    }
}

std::optional<std::int64_t> Connection::integer(std::string_view sql,
                                                std::initializer_list<Parameter> p) {
    auto const rows = query(sql, p);
    if (!rows->next() || rows->is_null(0)) return std::nullopt;
    return rows->integer(0);
}

std::optional<std::string> Connection::text(std::string_view sql,
                                            std::initializer_list<Parameter> p) {
    auto const rows = query(sql, p);
    if (!rows->next() || rows->is_null(0)) return std::nullopt;
    return std::string(rows->text(0));
}

}  // namespace ateneu::db
