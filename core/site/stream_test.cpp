#include <gtest/gtest.h>

#include "core/site/site.h"
#include "tests/support/databases.h"

namespace ateneu {
namespace {

/// Everybody is Ana, or whoever the token names.
class Street : public Directory {
public:
    std::optional<Actor> by_session(db::Connection&, std::string_view, Instant) override { return {}; }
    std::optional<Actor> by_person(db::Connection&, std::int64_t) override { return {}; }
    std::optional<Actor> by_token(db::Connection&, std::string_view token, Instant) override {
        Actor actor{.person = token.front(), .name = std::string(token)};
        actor.inside = true;
        return actor;
    }
};

class StreamOfASite : public tests::OnBothDatabases {
protected:
    StreamOfASite() {
        database->transact(db::Database::Mode::write, [](db::Connection& sql) {
            sql.script("CREATE TABLE word (id bigint PRIMARY KEY, text text NOT NULL)");
            for (std::int64_t id = 1; id <= 3; ++id) sql.execute("INSERT INTO word (id, text) VALUES ($1, $2)", {id, std::string_view("old")});
        });
        site.add(router, {.method = "GET", .pattern = "/words", .handler = words, .streams = true}, Site::Door::page);
        site.add(router, {.method = "GET", .pattern = "/ids", .handler = [](Call&) { return http::Response{.body = "no stream"}; }, .streams = true}, Site::Door::page);
    }
    /// One word a piece, each read when it is asked for.
    static http::Response words(Call& call) {
        auto last = std::make_shared<std::int64_t>(0);
        return {.stream = [reading = call.reading, last]() -> std::optional<std::string> {
            auto const rows = reading->tx.sql().query("SELECT id, text FROM word WHERE id > $1 ORDER BY id LIMIT 1", {*last});
            if (!rows->next()) return std::nullopt;
            *last = rows->integer(0);
            return std::string(rows->text(1)) + " for " + reading->tx.actor().name + ";";
        }};
    }
    http::Response ask(std::string const& path, std::string const& who = "Ana") {
        http::Request request;
        request.method = "GET";
        request.path = path;
        request.headers = {{"authorization", "Bearer " + who}};
        return router.find("GET", path).route->handler(request);
    }
    static std::string read(http::Response const& answer) {
        std::string all;
        while (auto const piece = answer.stream()) all += *piece;
        return all;
    }

    Street street;
    Instant now = *parse_instant("2026-11-21T12:00:00Z");
    Site site{*database, {}, street, {.clock = [this] { return now; }}};
    http::Router router;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, StreamOfASite, tests::both_databases(), tests::dialect_name);

TEST_P(StreamOfASite, GoesOnInTheSnapshotOfItsRequest) {
    auto const answer = ask("/words");
    EXPECT_EQ(*answer.stream(), "old for Ana;");
    database->transact(db::Database::Mode::write, [](db::Connection& sql) { sql.script("UPDATE word SET text = 'new'"); });
    EXPECT_EQ(read(answer), "old for Ana;old for Ana;");
    EXPECT_EQ(read(ask("/words", "Ben")), "new for Ben;new for Ben;new for Ben;");
}

TEST_P(StreamOfASite, HoldsItsSnapshotForABoundedTime) {
    auto const answer = ask("/words");
    EXPECT_TRUE(answer.stream());
    now.micros += longest_stream_s * 1'000'000;
    EXPECT_TRUE(answer.stream());
    now.micros += 1;
    EXPECT_THROW(answer.stream(), std::runtime_error);
}

TEST_P(StreamOfASite, LeavesRoomForOthers) {
    std::vector<http::Response> open;
    for (auto const* who : {"Ana", "Ana", "Ben", "Ben", "Cai"}) open.push_back(ask("/words", who));
    for (auto const& answer : open) EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(ask("/words", "Ana").status, 429) << "two at a time are enough for one person";
    open.push_back(ask("/words", "Cai"));
    auto const too_many = ask("/words", "Dolors");
    EXPECT_EQ(too_many.status, 429) << "pages need connections too";
    EXPECT_NE(too_many.body.find("Several large files"), std::string::npos);
    open.erase(open.begin());
    EXPECT_EQ(ask("/words", "Dolors").status, 200);
    open.clear();
    EXPECT_EQ(read(ask("/words", "Ana")).size(), 36u);
}

TEST_P(StreamOfASite, MayAnswerWithoutOne) {
    for (int i = 0; i < 10; ++i) EXPECT_EQ(ask("/ids").body, "no stream");
}

}  // namespace
}  // namespace ateneu
