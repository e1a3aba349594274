// The floor on SQLite: what the ledger's deed runs, prepared once, without anything of ours around it.
#include <sqlite3.h>

#include <chrono>
#include <stdexcept>
#include <vector>

#include "bench/ledger/measure.h"

namespace {

class Plain {
public:
    explicit Plain(std::string const& path) {
        if (sqlite3_open_v2(path.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) fail();
        run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000");
        for (auto const* sql : {"BEGIN IMMEDIATE",
                                R"(SELECT "id", "book", "balance", "lowest", "highest", "limits", "flagged_since", "closed_at" FROM "ledger_account" WHERE "id" IN (?1, ?2) ORDER BY "id")",
                                R"(INSERT INTO "ledger_transfer" ("book", "kind", "at", "value_date", "reason", "key") VALUES (1, 'transfer', '2026-11-21T12:00:00.000000Z', '2026-11-21', '', '') RETURNING "id")",
                                R"(INSERT INTO "ledger_posting" ("transfer", "account", "amount") VALUES (?1, ?2, 60), (?1, ?3, -60))",
                                R"(UPDATE "ledger_account" SET "balance" = "balance" + CASE "id" WHEN ?1 THEN -60 WHEN ?2 THEN 60 END WHERE "id" IN (?1, ?2))", "COMMIT"})
            prepare(sql);
    }
    ~Plain() {
        for (auto* statement : statements_) sqlite3_finalize(statement);
        sqlite3_close(handle_);
    }
    Plain(Plain const&) = delete;
    Plain& operator=(Plain const&) = delete;

    void give(std::int64_t from, std::int64_t to) {
        step(0, {});
        step(1, {from, to});
        auto const transfer = step(2, {});
        step(3, {transfer, to, from});
        step(4, {from, to});
        step(5, {});
    }

private:
    [[noreturn]] void fail() const { throw std::runtime_error(sqlite3_errmsg(handle_)); }
    void run(char const* sql) {
        if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    }
    void prepare(char const* sql) {
        if (sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statements_.emplace_back(), nullptr) != SQLITE_OK) fail();
    }
    /// Runs one to its end; the first number of its last row.
    std::int64_t step(std::size_t which, std::initializer_list<std::int64_t> values) {
        auto* const statement = statements_[which];
        int place = 0;
        for (auto const value : values) sqlite3_bind_int64(statement, ++place, value);
        std::int64_t number = 0;
        int code = 0;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) number = sqlite3_column_int64(statement, 0);
        if (code != SQLITE_DONE) fail();
        sqlite3_reset(statement);
        return number;
    }

    sqlite3* handle_ = nullptr;
    std::vector<sqlite3_stmt*> statements_;
};

}  // namespace

double plain_sqlite(std::string const& path, double seconds) {
    using Clock = std::chrono::steady_clock;
    Plain plain(path);
    Payers payers(1);
    std::int64_t count = 0;
    auto const begin = Clock::now();
    std::chrono::duration<double> passed{};
    for (; passed.count() < seconds; passed = Clock::now() - begin, ++count) {
        auto const [from, to] = payers.next();
        plain.give(from, to);
    }
    return static_cast<double>(count) / passed.count();
}
