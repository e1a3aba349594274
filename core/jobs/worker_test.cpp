#include "core/jobs/worker.h"

#include <gtest/gtest.h>

#include <chrono>

#include "core/jobs/schedule.h"
#include "tests/support/specimen_house.h"

namespace ateneu::jobs {

namespace {

/// Everybody of number 7 or less may still log in.
class Doorkeeper : public Directory {
public:
    std::optional<Actor> by_session(db::Connection&, std::string_view, Instant) override { return {}; }
    std::optional<Actor> by_token(db::Connection&, std::string_view, Instant) override { return {}; }
    std::optional<Actor> by_person(db::Connection&, std::int64_t person) override {
        if (person > 7) return {};
        Actor actor;
        actor.person = person;
        actor.inside = true;
        return actor;
    }
};

class Jobs : public specimen::House {
protected:
    Workers workers(std::vector<Kind> kinds) {
        return Workers({*database, registry(), {}, doorkeeper, board, std::move(kinds), [this] { return now; }});
    }
    Id<Job> ordered(Order const& wanted, std::int64_t person = 1) {
        return as(member_with({}, person), [&](Transaction& tx) { return order(tx, wanted); });
    }
    std::string state(Id<Job> job) { return text(R"("state")", job); }
    std::string text(std::string const& column, Id<Job> job) {
        return write([&](Transaction& tx) { return tx.sql().text("SELECT " + column + R"( FROM "core_job" WHERE "id" = $1)", {job.value}).value_or("NULL"); });
    }
    void pass(int seconds) { now.micros += std::int64_t{seconds} * 1'000'000; }

    Doorkeeper doorkeeper;
    Board board;
    std::function<void()> more_keeps;
    std::function<bool()> first_again;
};

}  // namespace

TEST_P(Jobs, RunsWhatWasOrderedWithItsParametersAndItsOwnersRights) {
    std::string seen;
    auto all = workers({{"greet", [&](jobs::Run& run) { seen = run.parameters() + " by " + std::to_string(run.actor().person) + (run.actor().superuser ? " as superuser" : ""); }}});
    auto const job = ordered({.kind = "greet", .title = "Greetings", .parameters = R"({"to":"Ana"})"}, 3);
    EXPECT_EQ(state(job), "queued");
    EXPECT_TRUE(all.run_one());
    EXPECT_EQ(seen, R"({"to":"Ana"} by 3)");
    EXPECT_EQ(state(job), "done");
    EXPECT_FALSE(all.run_one());
}

TEST_P(Jobs, WaitUntilTheyAreDue) {
    auto all = workers({{"later", [](jobs::Run&) {}}});
    auto const job = ordered({.kind = "later", .title = "Later", .due_at = {now.micros + 60'000'000}});
    EXPECT_FALSE(all.run_one());
    pass(60);
    EXPECT_TRUE(all.run_one());
    EXPECT_EQ(state(job), "done");
}

TEST_P(Jobs, WhatIsNotCommittedIsNotOrdered) {
    auto all = workers({{"none", [](jobs::Run&) { FAIL() << "was ordered by nobody"; }}});
    {
        auto const work = database->begin(db::Database::Mode::write);
        order(work->connection(), {.kind = "none", .title = "None"}, {}, now);
    }
    EXPECT_FALSE(all.run_one());
}

TEST_P(Jobs, OfOneKeyOnlyOneWaits) {
    auto const first = ordered({.kind = "sum", .title = "Sum", .key = "sum"});
    EXPECT_EQ(ordered({.kind = "sum", .title = "Sum", .key = "sum"}).value, first.value);
    auto all = workers({{"sum", [](jobs::Run&) {}}});
    all.run_one();
    EXPECT_NE(ordered({.kind = "sum", .title = "Sum", .key = "sum"}).value, first.value);
}

TEST_P(Jobs, AreTriedAgainAfterAPauseThatGrowsAndFailInTheEnd) {
    static constexpr int pauses[] = {10, 100};
    int runs = 0;
    auto all = workers({{"shaky", [&](jobs::Run&) { ++runs; throw TryAgain("the line is dead"); }, pauses}});
    auto const job = ordered({.kind = "shaky", .title = "Shaky"});
    EXPECT_TRUE(all.run_one());
    EXPECT_EQ(state(job), "queued");
    EXPECT_EQ(text(R"("problem")", job), "the line is dead");
    pass(9);
    EXPECT_FALSE(all.run_one());
    pass(1);
    EXPECT_TRUE(all.run_one());
    pass(99);
    EXPECT_FALSE(all.run_one());
    pass(1);
    EXPECT_TRUE(all.run_one());
    EXPECT_EQ(state(job), "failed");
    EXPECT_EQ(runs, 3);
}

TEST_P(Jobs, ThatCanNotSucceedAreNotTriedAgain) {
    auto all = workers({{"wrong", [](jobs::Run&) { throw Failed("The file holds no rows."); }}});
    auto const job = ordered({.kind = "wrong", .title = "Wrong"});
    all.run_one();
    EXPECT_EQ(state(job), "failed");
    EXPECT_EQ(text(R"("problem")", job), "The file holds no rows.");
    EXPECT_TRUE(write([&](Transaction& tx) { return try_again(tx.sql(), job, now); }));
    EXPECT_EQ(state(job), "queued");
}

TEST_P(Jobs, OfAnUnknownKindOrOfSomebodyWhoLeftFail) {
    auto all = workers({{"known", [](jobs::Run&) { FAIL() << "ran for somebody who left"; }}});
    auto const unknown = ordered({.kind = "unknown", .title = "Unknown"});
    auto const left = ordered({.kind = "known", .title = "Known"}, 8);
    EXPECT_TRUE(all.run_one());
    EXPECT_TRUE(all.run_one());
    EXPECT_EQ(state(unknown), "failed");
    EXPECT_EQ(state(left), "failed");
}

TEST_P(Jobs, SayHowFarTheyAre) {
    auto more = workers({{"count", [&](jobs::Run& run) {
        run.progress(5, 10, "half");
        EXPECT_EQ(board.of(run.id().value)->done, 5);
        more_keeps();
        EXPECT_EQ(text(R"("said")", run.id()), "half");
    }}});
    more_keeps = [&] { more.keep_all(); };
    auto const job = ordered({.kind = "count", .title = "Count"});
    more.run_one();
    EXPECT_EQ(text(R"(CAST("done" AS TEXT))", job), "10");
    EXPECT_FALSE(board.of(job.value));
}

TEST_P(Jobs, StopWhenSomebodyAsksAndKeepNothingHalfDone) {
    auto all = std::optional<Workers>();
    all.emplace(Workers::House{*database, registry(), {}, doorkeeper, board,
        {{"long", [&](jobs::Run& run) {
            run.write([](Transaction& tx) { tx.sql().script("UPDATE core_total SET total = total"); });
            write([&](Transaction& tx) { return ask_to_stop(tx.sql(), run.id(), now); });
            all->keep_all();
            run.write([](Transaction&) { FAIL() << "wrote after it was stopped"; });
        }}}, [this] { return now; }});
    auto const job = ordered({.kind = "long", .title = "Long"});
    all->run_one();
    EXPECT_EQ(state(job), "stopped");
    auto const waiting = ordered({.kind = "long", .title = "Long"});
    EXPECT_TRUE(write([&](Transaction& tx) { return ask_to_stop(tx.sql(), waiting, now); }));
    EXPECT_EQ(state(waiting), "stopped");
    EXPECT_FALSE(write([&](Transaction& tx) { return ask_to_stop(tx.sql(), waiting, now); }));
}

TEST_P(Jobs, OfAServerThatDiedAreTakenOverAndItsGhostWritesNothing) {
    auto second = workers({{"import", [](jobs::Run&) {}}});
    auto first = workers({{"import", [&](jobs::Run& run) {
        // The server hangs for longer than its lease; another one does the job meanwhile.
        pass(lease_seconds + 1);
        EXPECT_TRUE(second.run_one());
        run.write([](Transaction&) { FAIL() << "wrote what another had done"; });
    }}});
    auto const job = ordered({.kind = "import", .title = "Import"});
    EXPECT_TRUE(first.run_one());
    EXPECT_EQ(state(job), "done");
    EXPECT_EQ(text(R"(CAST("attempts" AS TEXT))", job), "2");
}

TEST_P(Jobs, WhoseEndCouldNotBeWrittenAreTriedAgainByTheirOwnServer) {
    int runs = 0;
    auto all = workers({{"count", [&](jobs::Run&) { ++runs; }}});
    auto const job = ordered({.kind = "count", .title = "Count", .key = "count"});
    ASSERT_TRUE(all.run_one());
    // As if the write of its end had failed: still this server's, on nobody's board, its lease never renewed.
    auto const lease = iso(Instant{now.micros + lease_seconds * 1'000'000});
    write([&](Transaction& tx) { return tx.sql().execute(R"(UPDATE "core_job" SET "state" = 'running', "lease_until" = $2 WHERE "id" = $1)", {job.value, std::string_view(lease)}); });
    all.keep_all();
    EXPECT_EQ(state(job), "running") << "its lease isn't up";
    pass(static_cast<int>(lease_seconds));
    all.keep_all();
    EXPECT_EQ(state(job), "queued");
    EXPECT_TRUE(all.run_one());
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(state(job), "done");
}

TEST_P(Jobs, WhoseFailureCouldNotBeWrittenBlockNeitherTheirKindNorTheBoard) {
    bool is_broken = false;
    Workers all({*database, registry(), {}, doorkeeper, board,
                 {{.name = "fail", .work = [&](jobs::Run&) { is_broken = true; throw Failed("No."); }, .at_once = 1}},
                 [&] { return is_broken ? throw std::runtime_error("the disk is full") : now; }});
    auto const job = ordered({.kind = "fail", .title = "Fail"});
    EXPECT_TRUE(all.run_one());
    is_broken = false;
    EXPECT_EQ(state(job), "running") << "nothing could be written";
    EXPECT_EQ(board.of(job.value), std::nullopt);
    pass(static_cast<int>(lease_seconds) + 1);
    all.keep_all();
    EXPECT_TRUE(all.run_one()) << "its kind isn't full for ever";
}

TEST_P(Jobs, OfAKindThatIsFullLetOthersGoFirst) {
    std::vector<std::string> order;
    Workers* server = nullptr;
    auto all = workers({{.name = "send",
                         .work = [&](jobs::Run&) {
                             order.push_back("send");
                             if (order.size() == 1) while (server->run_one()) {}
                         },
                         .at_once = 1},
                        {"sum", [&](jobs::Run&) { order.push_back("sum"); }}});
    server = &all;
    for (int n = 0; n < 2; ++n) ordered({.kind = "send", .title = "Send"});
    ordered({.kind = "sum", .title = "Sum"});
    while (all.run_one()) {}
    EXPECT_EQ(order, (std::vector<std::string>{"send", "sum", "send"}));
}

TEST_P(Jobs, SayToTheirOwnersOnlyWhatIsMeantForThem) {
    auto all = workers({{"hidden", [](jobs::Run&) { throw std::runtime_error("SELECT secret"); }}, {"told", [](jobs::Run&) { throw TryAgain(N_("The line is busy.")); }}});
    auto const hidden = ordered({.kind = "hidden", .title = "Hidden"}), told = ordered({.kind = "told", .title = "Told"});
    while (all.run_one()) {}
    EXPECT_EQ(text(R"("problem")", hidden), "Something unexpected went wrong. The server's log has the details.");
    EXPECT_EQ(text(R"("problem")", told), "The line is busy.");
    EXPECT_EQ(state(told), "queued");
}

TEST_P(Jobs, AreNotTakenTwiceWhileTheyRun) {
    auto second = workers({{"import", [](jobs::Run&) { FAIL() << "ran twice"; }}});
    auto first = workers({{"import", [&](jobs::Run&) {
        pass(lease_seconds - 1);
        EXPECT_FALSE(second.run_one());
        // Its own server doesn't take it again either, however late its lease is kept.
        pass(lease_seconds);
        EXPECT_FALSE(first_again());
    }}});
    first_again = [&] { return first.run_one(); };
    ordered({.kind = "import", .title = "Import"});
    EXPECT_TRUE(first.run_one());
}

TEST_P(Jobs, ThatBringTheirServerDownEachTimeFail) {
    static constexpr int pauses[] = {1};
    auto const job = ordered({.kind = "crash", .title = "Crash"});
    for (auto const* server : {"one", "two"}) {
        write([&](Transaction& tx) { return take(tx.sql(), server, now).has_value(); });
        pass(lease_seconds + 1);
    }
    auto all = workers({{"crash", [](jobs::Run&) { FAIL() << "ran a third time"; }, pauses}});
    EXPECT_TRUE(all.run_one());
    EXPECT_EQ(state(job), "failed");
}

TEST_P(Jobs, InterruptedByTheServersStopWaitForTheNext) {
    auto second = workers({{"long", [](jobs::Run&) {}}});
    auto all = std::optional<Workers>();
    std::thread stopper;
    all.emplace(Workers::House{*database, registry(), {}, doorkeeper, board,
        {{"long", [&](jobs::Run& run) {
            stopper = std::thread([&] { all->stop(); });
            for (int n = 0;; ++n) {
                run.progress(n, 0);
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
        }}}, [this] { return now; }});
    auto const job = ordered({.kind = "long", .title = "Long"});
    all->run_one();
    stopper.join();
    EXPECT_EQ(state(job), "queued");
    EXPECT_EQ(text(R"(CAST("attempts" AS TEXT))", job), "0");
    EXPECT_TRUE(second.run_one());
    EXPECT_EQ(state(job), "done");
}

TEST_P(Jobs, OfTwoHundredManyWorkersRunEachOnce) {
    std::atomic<int> runs = 0;
    for (int n = 0; n < 200; ++n) ordered({.kind = "small", .title = "Small " + std::to_string(n)});
    {
        auto one = workers({{"small", [&](jobs::Run&) { ++runs; }}}), two = workers({{"small", [&](jobs::Run&) { ++runs; }}});
        std::vector<std::thread> threads;
        for (auto* all : {&one, &two, &one, &two})
            threads.emplace_back([all] { while (all->run_one()) {} });
        for (auto& thread : threads) thread.join();
    }
    EXPECT_EQ(runs, 200);
    EXPECT_EQ(number(R"(SELECT count(*) FROM "core_job" WHERE "state" = 'done' AND "attempts" = 1)"), 200);
}

TEST_P(Jobs, OnAScheduleAreOrderedOnceWhoeverAsks) {
    static constexpr Regular nightly[] = {{"sweep", "Sweep", "0 3 * * *"}};
    write([&](Transaction& tx) { return add_schedules(tx, nightly), add_schedules(tx, nightly), 0; });
    EXPECT_EQ(number(R"(SELECT count(*) FROM "core_schedule")"), 1);
    auto const round = [&] { return write([&](Transaction& tx) { return order_due(tx.sql(), now); }); };
    EXPECT_EQ(round(), 0);
    EXPECT_EQ(number(R"(SELECT count(*) FROM "core_schedule" WHERE "next_at" IS NOT NULL)"), 1);
    pass(15 * 3600);
    EXPECT_EQ(round(), 1);
    EXPECT_EQ(round(), 0);
    EXPECT_EQ(number(R"(SELECT count(*) FROM "core_job" WHERE "kind" = 'sweep')"), 1);
}

TEST_P(Jobs, OldOnesAreSweptAway) {
    auto all = workers({{"small", [](jobs::Run&) {}}});
    ordered({.kind = "small", .title = "Small"});
    all.run_one();
    pass(10);
    ordered({.kind = "small", .title = "Waiting"});
    write([&](Transaction& tx) { return sweep(tx.sql(), now); });
    EXPECT_EQ(number(R"(SELECT count(*) FROM "core_job")"), 1);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Jobs, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::jobs
