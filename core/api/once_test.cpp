#include "core/api/once.h"

#include <thread>

#include "core/api/test_desk.h"

namespace ateneu::api {
namespace {

class SentTwice : public ApiOfMembers {
protected:
    http::Response add(std::string const& name, std::string const& key, std::string const& who = "root") {
        return ask("POST", members, R"({"joined_on":"2026-01-01","name":")" + name + "\"}", "", who, key);
    }
    std::int64_t total() { return object(ask("GET", members)).at("total").as_int64(); }
};

}  // namespace

TEST_P(SentTwice, IsDoneOnceAndAnsweredTwice) {
    auto const first = add("Ana", "8e03978e-40d5-43dd-bc93-6894a57f9324"), second = add("Ana", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"");
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(second.body, first.body);
    EXPECT_EQ(header(second, "Location"), header(first, "Location"));
    EXPECT_EQ(header(second, "ETag"), header(first, "ETag"));
    EXPECT_EQ(header(second, "Idempotency-Replayed"), "true");
    EXPECT_EQ(total(), 1);
    EXPECT_EQ(add("Ana", "another").status, 201);
    EXPECT_EQ(total(), 2);
}

TEST_P(SentTwice, WithAnotherBodyIsRefused) {
    add("Ana", "k1");
    EXPECT_EQ(code(add("Ben", "k1")), "idempotency_key_reused");
    EXPECT_EQ(add("Ben", "k1").status, 422);
    EXPECT_EQ(add("Ben", "k1", "second").status, 201) << "somebody else's key is another one";
    EXPECT_EQ(total(), 2);
}

TEST_P(SentTwice, IsTriedAgainAfterARefusal) {
    EXPECT_EQ(add("", "k1").status, 422);
    EXPECT_EQ(add("Ana", "k1").status, 201) << "nothing had been done";
}

TEST_P(SentTwice, DeletesOnce) {
    auto const address = header(ana(), "Location");
    EXPECT_EQ(ask("DELETE", address, "", "*", "root", "bye").status, 204);
    auto const again = ask("DELETE", address, "", "*", "root", "bye");
    EXPECT_EQ(again.status, 204);
    EXPECT_EQ(again.body, "");
    EXPECT_EQ(ask("DELETE", address, "", "*").status, 404);
}

TEST_P(SentTwice, NeedsAKeyThatIsOne) {
    for (auto const& key : {std::string("two words"), std::string(256, 'k'), std::string("\"\""), std::string("käse")})
        EXPECT_EQ(code(add("Ana", key)), "idempotency_key") << key;
    EXPECT_EQ(total(), 0);
}

TEST_P(SentTwice, IsForgottenAfterADay) {
    add("Ana", "k1");
    auto const day = 24LL * 3600 * 1'000'000;
    now.micros += day;
    EXPECT_EQ(header(add("Ana", "k1"), "Idempotency-Replayed"), "true");
    now.micros += 1;
    auto const swept = [&] { return database->transact(db::Database::Mode::write, [&](db::Connection& sql) { EXPECT_EQ(sweep_answers(sql, now), 1); }); };
    EXPECT_EQ(header(add("Ana", "k1"), "Idempotency-Replayed"), "") << "too old to be answered from";
    now.micros += day + 1;
    swept();
    EXPECT_EQ(total(), 2);
}

TEST_P(SentTwice, AtTheSameTimeIsDoneOnce) {
    // Whoever comes second waits (SQLite) or is told that the first is still at work (PostgreSQL).
    std::vector<int> statuses(4);
    {
        std::vector<std::jthread> clients;
        for (auto& status : statuses) clients.emplace_back([&] { status = add("Ana", "k1").status; });
    }
    for (auto const status : statuses) EXPECT_TRUE(status == 201 || status == 409) << status;
    EXPECT_EQ(std::count(statuses.begin(), statuses.end(), 500), 0);
    EXPECT_EQ(total(), 1);
}

TEST_P(SentTwice, IsToldSoWhileTheFirstIsAtWork) {
    if (sqlite()) GTEST_SKIP() << "writers queue: the second finds the first one's answer";
    auto const held = database->begin(db::Database::Mode::write);
    held->connection().integer("SELECT 1 FROM pg_advisory_xact_lock(('x' || substr(encode(sha256(convert_to($1, 'UTF8')), 'hex'), 1, 16))::bit(64)::bigint)", {std::string_view("1\n\nk1")});
    auto const answer = add("Ana", "k1");
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(code(answer), "idempotency_running");
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, SentTwice, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::api
