#include "core/db/watch.h"

#include <array>
#include <atomic>

#include "core/base/log.h"
#include "core/base/spent.h"

namespace ateneu::db {
namespace {

std::atomic<std::int64_t> slow_ns = 200'000'000;
/// A slow statement's text stands in the log up to here.
constexpr std::size_t most_text = 4000;

Metric& statement_seconds_metric() {
    static Metric metric({.kind = Metric::Kind::histogram, .name = "db_query_seconds", .help = "Time that statements took in the database, by their first word.",
                          .labels = {"name"}, .buckets = statement_seconds()});
    return metric;
}

Metric& pool_in_use() {
    static Metric metric({.kind = Metric::Kind::gauge, .name = "db_pool_in_use", .help = "Connections that are out.", .labels = {"pool"}});
    return metric;
}

Metric& pool_wait() {
    static Metric metric({.kind = Metric::Kind::histogram, .name = "db_pool_wait_seconds", .help = "Time until a connection was there, or the writer's turn came.",
                          .labels = {"pool"}, .buckets = statement_seconds()});
    return metric;
}

std::string_view first_word(std::string_view sql) {
    auto const begin = sql.find_first_not_of(" \n\t(");
    if (begin == std::string_view::npos) return {};
    return sql.substr(begin, sql.find_first_of(" \n\t;(", begin) - begin);
}

/// A word of ours, so that there are only so many series.
std::string_view name_of(std::string_view sql) {
    static constexpr std::array<std::string_view, 7> words = {"SELECT", "INSERT", "UPDATE", "DELETE", "BEGIN", "COMMIT", "WITH"};
    static constexpr std::array<std::string_view, 7> names = {"select", "insert", "update", "delete", "begin", "commit", "with"};
    auto const word = first_word(sql);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (word == words[i]) return names[i];
    return "other";
}

}  // namespace

void note_statement(std::string_view sql, std::chrono::nanoseconds took, std::int64_t rows) noexcept try {
    auto& mine = spent();
    mine.database_ns += took.count();
    ++mine.statements;
    statement_seconds_metric().observe(std::chrono::duration<double>(took).count(), {name_of(sql)});
    auto const limit = slow_ns.load(std::memory_order_relaxed);
    if (limit == 0 || took.count() < limit) return;
    log_warning("db.slow", {{"ms", std::chrono::duration<double, std::milli>(took).count()}, {"rows", rows}, {"sql", sql.substr(0, most_text)}});
} catch (...) {
    // Out of memory while counting: the statement itself went well.
}

void set_slow_statement_ms(int limit) { slow_ns = std::int64_t{limit} * 1'000'000; }

void PoolTicket::taken() {
    is_taken_ = true;
    pool_wait().observe(std::chrono::duration<double>(StatementClock::now() - began_).count(), {pool_});
    pool_in_use().add({pool_}, 1);
}

PoolTicket::~PoolTicket() {
    if (is_taken_) pool_in_use().add({pool_}, -1);
}

Metric& transactions_retried() {
    static Metric metric({.kind = Metric::Kind::counter, .name = "db_tx_retries_total", .help = "Transactions run again after a conflict."});
    return metric;
}

std::vector<Metric const*> metrics() { return {&statement_seconds_metric(), &pool_in_use(), &pool_wait(), &transactions_retried()}; }

}  // namespace ateneu::db
