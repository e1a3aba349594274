#pragma once
#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/metrics.h"

// How long statements take, and waiting for a connection: for the metrics, for the request's line in the log, and for a
// line of its own where one is slow. The text of a statement has places ($1) and never values.

namespace ateneu::db {

using StatementClock = std::chrono::steady_clock;

/// A statement has ended. `rows`: read or changed.
void note_statement(std::string_view sql, std::chrono::nanoseconds took, std::int64_t rows) noexcept;
/// Statements at or above it get a line; 0: none do. At first 200 ms.
void set_slow_statement_ms(int limit);

/// A connection of a pool, from waiting for it to giving it back. `pool`: "read", "write" or "all".
class PoolTicket {
public:
    explicit PoolTicket(std::string_view pool) : pool_(pool), began_(StatementClock::now()) {}
    ~PoolTicket();
    PoolTicket(PoolTicket const&) = delete;
    PoolTicket& operator=(PoolTicket const&) = delete;
    /// It is there.
    void taken();

private:
    std::string_view const pool_;
    StatementClock::time_point const began_;
    bool is_taken_ = false;
};

Metric& transactions_retried();
/// All that this folder counts.
std::vector<Metric const*> metrics();

}  // namespace ateneu::db
