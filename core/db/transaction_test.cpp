#include <atomic>
#include <latch>
#include <mutex>
#include <thread>

#include "core/db/database.h"
#include "core/db/references.h"
#include "tests/support/databases.h"

namespace ateneu::db {
namespace {

using Mode = Database::Mode;

void make_counters(Database& database) {
    database.transact(Mode::write, [](Connection& connection) {
        connection.script(
            "CREATE TABLE counter (id INTEGER PRIMARY KEY, value INTEGER NOT NULL);"
            "INSERT INTO counter (id, value) VALUES (1, 0), (2, 0)");
    });
}

std::int64_t value(Connection& connection) {
    return connection.integer("SELECT value FROM counter WHERE id = 1").value();
}
std::int64_t value(Database& database) { return value(database.begin(Mode::read)->connection()); }

void raise(Connection& connection, std::int64_t id = 1) {
    connection.execute("UPDATE counter SET value = value + 1 WHERE id = $1", {id});
}

/// Work of several connections, on a table of counters.
class Transactions : public tests::OnBothDatabases {
protected:
    Transactions() { make_counters(*database); }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Transactions, tests::both_databases(), tests::dialect_name);

class TransactionsOnPostgresql : public tests::OnPostgresql {
protected:
    TransactionsOnPostgresql() { make_counters(*database); }
};

TEST_P(Transactions, StayOnceCommitted) {
    {
        auto const work = database->begin(Mode::write);
        raise(work->connection());
        work->commit();
    }
    EXPECT_EQ(value(*database), 1);
}

TEST_P(Transactions, LeaveNothingWithoutCommit) {
    {
        auto const work = database->begin(Mode::write);
        raise(work->connection());
    }
    EXPECT_EQ(value(*database), 0);
    EXPECT_THROW(database->transact(Mode::write,
                                    [&](Connection& connection) {
                                        raise(connection);
                                        throw std::runtime_error("changed my mind");
                                    }),
                 std::runtime_error);
    EXPECT_EQ(value(*database), 0);
}

TEST_P(Transactions, LeaveNothingAfterAnError) {
    {
        auto const work = database->begin(Mode::write);
        raise(work->connection());
        EXPECT_THROW(work->connection().execute("INSERT INTO counter (id, value) VALUES (1, 1)"),
                     Error);
    }
    EXPECT_EQ(value(*database), 0);
}

TEST_P(Transactions, KeepOneSnapshotWhileOthersWrite) {
    auto const reading = database->begin(Mode::read);
    database->transact(Mode::write, [&](Connection& connection) { raise(connection); });
    EXPECT_EQ(value(reading->connection()), 0) << "the snapshot is that of `begin`";
    database->transact(Mode::write, [&](Connection& connection) { raise(connection); });
    EXPECT_EQ(value(reading->connection()), 0);
    EXPECT_EQ(value(*database), 2);
}

TEST_P(Transactions, TakeAFreshSnapshotEvenIfRowsWereLeftUnread) {
    {
        auto const reading = database->begin(Mode::read);
        auto const rows = reading->connection().query("SELECT id FROM counter ORDER BY id");
        ASSERT_TRUE(rows->next());
        reading->commit();
    }
    database->transact(Mode::write, [&](Connection& connection) { raise(connection); });
    EXPECT_EQ(value(*database), 1);
}

TEST_P(Transactions, ShowNothingBeforeTheyCommit) {
    auto const writing = database->begin(Mode::write);
    raise(writing->connection());
    EXPECT_EQ(value(*database), 0);
    writing->commit();
    EXPECT_EQ(value(*database), 1);
}

TEST_P(Transactions, ThatReadCannotWrite) {
    auto const reading = database->begin(Mode::read);
    EXPECT_THROW(raise(reading->connection()), Error);
}

TEST_P(Transactions, CommitOnlyOnce) {
    auto const work = database->begin(Mode::write);
    work->commit();
    EXPECT_THROW(work->commit(), Error);
}

TEST_P(Transactions, CheckDeferredReferencesWhenTheyCommit) {
    auto const work = database->begin(Mode::write);
    work->connection().script(
        "CREATE TABLE mark (counter INTEGER REFERENCES counter DEFERRABLE INITIALLY DEFERRED);"
        "INSERT INTO mark (counter) VALUES (99)");
    try {
        work->commit();
        FAIL() << "there is no counter 99";
    } catch (Error const& error) {
        EXPECT_EQ(error.kind, Error::Kind::reference);
    }
}

TEST_P(Transactions, LeaveReferencesUnwatchedOnlyToTheirEnd) {
    {
        auto const work = database->begin(Mode::write);
        leave_references_unwatched(work->connection());
        work->connection().script(
            "CREATE TABLE mark (counter INTEGER REFERENCES counter DEFERRABLE INITIALLY DEFERRED);"
            "INSERT INTO mark (counter) VALUES (99)");
        if (!sqlite()) {
            EXPECT_THROW(work->commit(), Error) << "PostgreSQL goes on watching";
            return;
        }
        work->commit();
    }
    auto const next = database->begin(Mode::write);
    next->connection().script("INSERT INTO mark (counter) VALUES (98)");
    EXPECT_THROW(next->commit(), Error);
}

/// The errors of `count` threads that each call `deed`.
std::vector<std::string> errors_of(int count, std::function<void(int)> const& deed) {
    std::mutex mutex;
    std::vector<std::string> errors;
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < count; ++thread)
        threads.emplace_back([&, thread] {
            try {
                deed(thread);
            } catch (std::exception const& error) {
                std::lock_guard const lock(mutex);
                errors.emplace_back(error.what());
            }
        });
    threads.clear();
    return errors;
}

TEST_P(Transactions, OfManyThreadsNeverMeetALock) {
    auto const errors = errors_of(8, [&](int) {
        for (int time = 0; time < 50; ++time) {
            database->transact(Mode::write, [&](Connection& connection) { raise(connection); });
            value(*database);
        }
    });
    EXPECT_EQ(errors, std::vector<std::string>{});
    EXPECT_EQ(value(*database), 400);
}

TEST_P(Transactions, OfSeveralProgramsNeverMeetALock) {
    // Each opens the database by itself, as another process would.
    auto const errors = errors_of(4, [&](int) {
        auto const own = Database::open(tests::url_of(*database));
        for (int time = 0; time < 25; ++time)
            own->transact(Mode::write, [&](Connection& connection) { raise(connection); });
    });
    EXPECT_EQ(errors, std::vector<std::string>{});
    EXPECT_EQ(value(*database), 100);
}

TEST_P(Transactions, WaitForAConnectionWhenAllAreOut) {
    std::atomic<int> most = 0, now = 0;
    auto const errors = errors_of(40, [&](int) {
        auto const reading = database->begin(Mode::read);
        most = std::max(most.load(), ++now);
        value(reading->connection());
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        --now;
    });
    EXPECT_EQ(errors, std::vector<std::string>{});
    EXPECT_LE(most, 16);
}

TEST_P(Transactions, ThatConflictRunAgainAtMostThreeTimes) {
    int runs = 0;
    EXPECT_THROW(database->transact(Mode::write,
                                    [&](Connection& connection) {
                                        ++runs;
                                        raise(connection);
                                        throw Error(Error::Kind::conflict, "40001", "again");
                                    }),
                 Error);
    EXPECT_EQ(runs, 4);
    EXPECT_EQ(value(*database), 0);
}

TEST_P(Transactions, WithOtherErrorsRunOnce) {
    int runs = 0;
    EXPECT_THROW(database->transact(Mode::write,
                                    [&](Connection& connection) {
                                        ++runs;
                                        connection.execute("DELETE FROM nowhere");
                                    }),
                 Error);
    EXPECT_EQ(runs, 1);
}

TEST_F(TransactionsOnPostgresql, ThatDeadlockAreBothDoneInTheEnd) {
    std::latch both_hold_one(2);
    std::atomic<int> runs = 0;
    auto const errors = errors_of(2, [&](int thread) {
        bool is_first = true;
        database->transact(Mode::write, [&](Connection& connection) {
            ++runs;
            raise(connection, thread == 0 ? 1 : 2);
            if (std::exchange(is_first, false)) both_hold_one.arrive_and_wait();
            raise(connection, thread == 0 ? 2 : 1);
        });
    });
    EXPECT_EQ(errors, std::vector<std::string>{});
    EXPECT_EQ(runs, 3) << "one of them was chosen to try again";
    EXPECT_EQ(value(*database), 2);
}

TEST_F(TransactionsOnPostgresql, ThatCannotBeSerialisedAreConflicts) {
    auto const first = database->begin(Mode::write);
    first->connection().script("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    value(first->connection());
    database->transact(Mode::write, [&](Connection& connection) { raise(connection); });
    try {
        raise(first->connection());
        FAIL() << "the row has changed since the snapshot";
    } catch (Error const& error) {
        EXPECT_EQ(error.kind, Error::Kind::conflict);
        EXPECT_EQ(error.code, "40001");
    }
}

TEST_F(TransactionsOnPostgresql, FindANewConnectionWhenTheServerHungUp) {
    auto const other = Database::open(tests::url_of(*database));
    value(*database);
    other->transact(Mode::write, [&](Connection& connection) {
        connection.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()");
    });
    EXPECT_EQ(value(*database), 0);
    database->transact(Mode::write, [&](Connection& connection) { raise(connection); });
    EXPECT_EQ(value(*database), 1);
}

TEST_F(TransactionsOnPostgresql, ThatLoseTheirConnectionSaySo) {
    auto const work = database->begin(Mode::write);
    try {
        work->connection().query("SELECT pg_terminate_backend(pg_backend_pid())");
        FAIL() << "the server has hung up";
    } catch (Error const& error) {
        EXPECT_EQ(error.kind, Error::Kind::unavailable);
    }
}

TEST_F(TransactionsOnPostgresql, PrepareAnewWhenTheSchemaChanged) {
    auto const read = [&](Connection& connection) { connection.text("SELECT * FROM counter"); };
    database->transact(Mode::write, read);
    database->transact(Mode::write, [&](Connection& connection) {
        connection.script("ALTER TABLE counter ALTER COLUMN value TYPE text");
    });
    EXPECT_NO_THROW(database->transact(Mode::write, read));
}

TEST_F(TransactionsOnPostgresql, ThatFailedCannotBeCommitted) {
    auto const work = database->begin(Mode::write);
    EXPECT_THROW(work->connection().query("SELECT id FROM nowhere"), Error);
    EXPECT_THROW(work->commit(), Error);
}

TEST(WritersOnSqlite, MustNotWaitForThemselves) {
    auto const database = tests::fresh_database(Dialect::sqlite);
    make_counters(*database);
    auto const work = database->begin(Mode::write);
    EXPECT_ANY_THROW(database->begin(Mode::write));
    raise(work->connection());
    work->commit();
    EXPECT_EQ(value(*database), 1);
}

TEST(WritersOnSqlite, GoInTheOrderTheyCame) {
    auto const database = tests::fresh_database(Dialect::sqlite);
    std::vector<int> order;
    std::vector<std::jthread> threads;
    auto first = database->begin(Mode::write);
    for (int thread = 0; thread < 5; ++thread) {
        std::latch is_there(1);
        threads.emplace_back([&, thread] {
            is_there.count_down();
            database->transact(Mode::write, [&](Connection&) { order.push_back(thread); });
        });
        is_there.wait();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    first.reset();
    threads.clear();
    EXPECT_EQ(order, (std::vector<int>{0, 1, 2, 3, 4}));
}

}  // namespace
}  // namespace ateneu::db
