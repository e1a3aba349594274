#pragma once
#include <cstddef>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace ateneu::db {

/// The prepared statements of one connection by their SQL; above `limit` the one unused for longest
/// goes.
template <class Statement>
class StatementCache {
public:
    explicit StatementCache(std::size_t limit) : limit_(limit) {}

    /// Null where it must be prepared first; good until the next `keep`.
    Statement* find(std::string_view sql) {
        auto const found = by_sql_.find(sql);
        if (found == by_sql_.end()) return nullptr;
        by_use_.splice(by_use_.begin(), by_use_, found->second);
        return &found->second->second;
    }

    /// Returns the statement that had to leave, if one had to.
    std::optional<Statement> keep(std::string_view sql, Statement statement) {
        by_use_.emplace_front(std::string(sql), std::move(statement));
        by_sql_[by_use_.front().first] = by_use_.begin();
        if (by_use_.size() <= limit_) return std::nullopt;
        auto oldest = std::move(by_use_.back().second);
        by_sql_.erase(by_use_.back().first);
        by_use_.pop_back();
        return oldest;
    }

    void forget(std::string_view sql) {
        auto const found = by_sql_.find(sql);
        if (found == by_sql_.end()) return;
        auto const place = found->second;
        by_sql_.erase(found);
        by_use_.erase(place);
    }

    void clear() {
        by_sql_.clear();
        by_use_.clear();
    }

private:
    using ByUse = std::list<std::pair<std::string, Statement>>;
    std::size_t const limit_;
    ByUse by_use_;
    std::unordered_map<std::string_view, typename ByUse::iterator> by_sql_;
};

/// Enough for every statement that a busy server repeats; SQLite holds about 10 kB for each.
constexpr std::size_t statements_per_connection = 200;

}  // namespace ateneu::db
