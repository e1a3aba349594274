#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <utility>

/// Accounts that payments go between: ids 1 to this.
inline constexpr std::int64_t accounts = 100'000;

/// Who pays whom next.
class Payers {
public:
    explicit Payers(unsigned seed) : random_(seed) {}
    std::pair<std::int64_t, std::int64_t> next() {
        std::uniform_int_distribution<std::int64_t> any(1, accounts);
        auto const from = any(random_);
        auto to = any(random_);
        while (to == from) to = any(random_);
        return {from, to};
    }

private:
    std::mt19937_64 random_;
};

/// Transfers a second that the same statements come to with sqlite3 alone, on one connection of a file that has the tables.
double plain_sqlite(std::string const& path, double seconds);
