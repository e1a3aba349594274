// Durable transfers a second through the ledger's own deed, with the whole program's reactions, in this process.
//
//   ateneu_transfers prepare URL                  the tables, and accounts to pay between
//   ateneu_transfers ledger URL THREADS SECONDS   each thread on a connection of its own
//   ateneu_transfers plain FILE SECONDS           the same statements with sqlite3 alone
#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "bench/ledger/measure.h"
#include "domain/ledger/ledger.h"
#include "server/program.h"

namespace {

using namespace ateneu;

void prepare(std::string const& url) {
    auto const program = server::open(url, true);
    program->site->as_program("program", [](Transaction& tx) {
        auto const book = ledger::open_book(tx, {.name = "Bank"});
        must(static_cast<bool>(book), "no book");
        auto const at = iso(tx.now());
        tx.sql().execute(R"(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $2)
                            INSERT INTO "ledger_account" ("book", "name", "balance", "limits", "created_at") SELECT CAST($1 AS bigint), '', 0, 'warn', $3 FROM n)",
                         {book->value, accounts, std::string_view(at)});
        tx.sql().execute("UPDATE core_total SET total = total + $1 WHERE entity = 'ledger.account'", {accounts});
    });
}

double through_ledger(std::string const& url, int threads, double seconds) {
    using Clock = std::chrono::steady_clock;
    auto const program = server::open(url, false);
    auto const actor = the_program();
    std::atomic<std::int64_t> count = 0;
    std::atomic<bool> ends = false;
    auto const pay = [&](int who) {
        Payers payers(static_cast<unsigned>(who));
        for (; !ends; ++count) {
            auto const [from, to] = payers.next();
            program->database->transact(db::Database::Mode::write, [&, from = from, to = to](db::Connection& sql) {
                Transaction tx(sql, program->site->registry(), program->site->reactions(), actor, program->site->now());
                must(static_cast<bool>(ledger::give(tx, {from}, {to}, 60)), "refused");
            });
        }
    };
    auto const begin = Clock::now();
    {
        std::vector<std::jthread> running;
        for (int who = 1; who <= threads; ++who) running.emplace_back(pay, who);
        std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
        ends = true;
    }
    return static_cast<double>(count) / std::chrono::duration<double>(Clock::now() - begin).count();
}

}  // namespace

int main(int count, char** words) try {
    std::vector<std::string> const said(words + 1, words + count);
    if (said.size() == 2 && said[0] == "prepare") prepare(said[1]);
    else if (said.size() == 4 && said[0] == "ledger") fmt::print("{:.1f}\n", through_ledger(said[1], std::stoi(said[2]), std::stod(said[3])));
    else if (said.size() == 3 && said[0] == "plain") fmt::print("{:.1f}\n", plain_sqlite(said[1], std::stod(said[2])));
    else return fmt::print(stderr, "usage: see the top of bench/ledger/transfers.cpp\n"), 2;
    return 0;
} catch (std::exception const& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
}
