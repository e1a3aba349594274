#include <gtest/gtest.h>
#include <zlib.h>

#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>

#include "core/http/server.h"
#include "core/http/stream_body.h"
#include "core/http/test_client.h"

namespace ateneu::http {
namespace {

using Piece = std::optional<std::string>;

/// What a stream holds, and whether it has let go.
struct Held {
    explicit Held(std::atomic<int>& c) : count(c) { ++count; }
    ~Held() { --count; }
    std::atomic<int>& count;
};

std::string row(int number) { return "row " + std::to_string(number) + "\n"; }
std::string rows(int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += row(i);
    return all;
}

/// A server whose streams count what they hold and how often they were asked.
class Streams : public testing::Test {
protected:
    /// Rows, with what `at` says before it is asked for each.
    Response rows_then(int count, std::function<Piece(int)> at, std::string type = "text/csv") {
        ++opened;
        auto held = std::make_shared<Held>(held_);
        auto next = std::make_shared<int>(0);
        return {.content_type = std::move(type),
                .stream = [this, held, next, count, at = std::move(at)]() -> Piece {
                    ++asked;
                    if (auto const instead = at(*next)) return instead;
                    if (*next == count) return std::nullopt;
                    return row((*next)++);
                },
                .stream_pause_ms = 10};
    }
    static Piece nothing_else(int) { return std::nullopt; }

    void serve(Config config = {}) {
        Router router;
        router.add({"GET", "/rows", [this](Request&) { return rows_then(500, nothing_else); }});
        router.add({"GET", "/plain", [](Request&) { return Response{.body = "plain"}; }});
        router.add({"GET", "/many", [this](Request&) {
                        return rows_then(1'000'000'000, [](int) { return Piece(std::string(4 << 10, 'x')); }, "image/png");
                    }});
        router.add({"GET", "/slowly", [this](Request&) {
                        auto turn = std::make_shared<int>(0);
                        return rows_then(5, [turn](int) { return ++*turn % 2 ? Piece("") : std::nullopt; });
                    }});
        router.add({"GET", "/breaks", [this](Request&) {
                        return rows_then(500, [](int next) -> Piece { return next < 20 ? std::nullopt : throw std::runtime_error("gone"); });
                    }});
        router.add({"GET", "/breaks/first", [this](Request&) {
                        return rows_then(5, [](int) -> Piece { throw 7; });
                    }});
        router.add({"GET", "/events", [this](Request&) {
                        return rows_then(500, [](int next) { return next < 2 ? std::nullopt : Piece(""); }, "text/event-stream");
                    }});
        router.add({"GET", "/known", [this](Request&) { return rows_then(5, nothing_else).with("ETag", "\"1\""); }});
        config.port = 0;
        config.access_log = false;
        server = std::make_unique<Server>(config, std::move(router), [](Request&, int status) { return Response{.body = "error " + std::to_string(status)}; });
        server->start();
    }
    TestClient client() { return TestClient(server->port()); }
    /// Streams let go on a thread of the pool, a moment after the client has all of it.
    bool all_let_go_after_opening() {
        for (int i = 0; i < 500 && opened == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
        return all_let_go();
    }
    bool all_let_go() {
        for (int i = 0; i < 500 && held_ > 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
        return held_ == 0;
    }

    std::atomic<int> opened = 0, asked = 0, held_ = 0;
    std::unique_ptr<Server> server;
};

TEST_F(Streams, ComeInPiecesAndTheConnectionStays) {
    serve();
    auto connection = client();
    for (int round = 0; round < 2; ++round) {
        auto const answer = connection.get("/rows");
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.header("Content-Length"), "");
        EXPECT_EQ(answer.body, rows(500));
        EXPECT_TRUE(answer.is_whole);
        EXPECT_EQ(answer.chunks, 500);
    }
    EXPECT_EQ(connection.get("/plain").body, "plain");
    EXPECT_TRUE(all_let_go());
}

TEST_F(Streams, AreCompressedWhereThatIsAccepted) {
    serve();
    auto const answer = client().get("/rows", "Accept-Encoding: gzip\r\n");
    EXPECT_EQ(answer.header("Content-Encoding"), "gzip");
    EXPECT_EQ(answer.header("Vary"), "Accept-Encoding");
    EXPECT_TRUE(answer.is_whole);
    EXPECT_LT(answer.body.size(), rows(500).size() / 2);
    std::string text(rows(500).size() + 1, '\0');
    z_stream stream{};
    ASSERT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(answer.body.data()));
    stream.avail_in = static_cast<uInt>(answer.body.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    EXPECT_EQ(text, rows(500));
}

TEST_F(Streams, AreAskedAgainWhereThereIsNothingYet) {
    serve();
    EXPECT_EQ(client().get("/slowly").body, rows(5));
    EXPECT_EQ(asked, 12) << "five rows and the end, each after a pause";
}

TEST_F(Streams, OfEventsAreNeverHeldBack) {
    serve();
    auto listener = client();
    auto answer = listener.read_head("GET /events HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n");
    EXPECT_EQ(answer.header("Content-Encoding"), "");
    EXPECT_TRUE(listener.read_chunk(answer));
    EXPECT_TRUE(listener.read_chunk(answer));
    EXPECT_EQ(answer.body, rows(2));
}

TEST_F(Streams, AreNotAskedForAHead) {
    serve();
    auto connection = client();
    auto const head = connection.ask("HEAD /rows HTTP/1.1\r\nHost: x\r\n\r\n", false);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("Content-Type"), "text/csv");
    EXPECT_EQ(connection.get("/plain").body, "plain");
    EXPECT_EQ(connection.get("/known", "If-None-Match: \"1\"\r\n").status, 304);
    EXPECT_EQ(opened, 2);
    EXPECT_EQ(asked, 0);
    EXPECT_TRUE(all_let_go());
}

TEST_F(Streams, ToOldClientsEndWithTheConnection) {
    serve();
    auto connection = client();
    connection.send("GET /rows HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    std::string all;
    EXPECT_TRUE(connection.read_to_end(all));
    EXPECT_NE(all.find("Connection: close\r\n"), std::string::npos);
    EXPECT_EQ(all.find("chunked"), std::string::npos);
    EXPECT_TRUE(all.ends_with("\r\n\r\n" + rows(500)));
}

TEST_F(Streams, ThatFailAreSeenToBeBroken) {
    serve();
    auto connection = client();
    auto const answer = connection.get("/breaks");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, rows(20));
    EXPECT_FALSE(answer.is_whole);
    EXPECT_TRUE(connection.is_closed());
    auto old = client();
    old.send("GET /breaks HTTP/1.0\r\n\r\n");
    std::string all;
    EXPECT_FALSE(old.read_to_end(all)) << "a reset is all that shows it without chunks";
    EXPECT_TRUE(all_let_go());
}

TEST_F(Streams, ThatFailAtOnceGetTheErrorPage) {
    serve();
    auto connection = client();
    auto const answer = connection.get("/breaks/first");
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.body, "error 500");
    EXPECT_EQ(connection.get("/plain").status, 200);
    EXPECT_TRUE(all_let_go());
}

TEST_F(Streams, AreMadeNoFasterThanTheyAreRead) {
    serve({.write_timeout_ms = 300});
    TestClient reader(server->port(), 4096);
    reader.send("GET /many HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(all_let_go_after_opening()) << "who doesn't read is left";
    EXPECT_LT(asked, 10'000) << "what the sockets' buffers take, and no more";
}

TEST_F(Streams, LetGoWhenTheClientLeaves) {
    serve();
    for (auto const path : {"/many", "/events"}) {
        auto leaving = std::make_unique<TestClient>(server->port());
        auto answer = leaving->read_head("GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_TRUE(leaving->read_chunk(answer));
        EXPECT_EQ(held_, 1);
        leaving.reset();
        EXPECT_TRUE(all_let_go()) << path;
    }
}

TEST_F(Streams, OfEventsHoldNoThread) {
    serve({.threads = 1});
    std::vector<std::unique_ptr<TestClient>> listeners;
    for (int i = 0; i < 50; ++i) {
        listeners.push_back(std::make_unique<TestClient>(server->port()));
        EXPECT_EQ(listeners.back()->read_head("GET /events HTTP/1.1\r\nHost: x\r\n\r\n").status, 200);
    }
    EXPECT_EQ(client().get("/plain").body, "plain");
    EXPECT_EQ(held_, 50);
}

TEST_F(Streams, OfEventsEndWhenTheServerStopsAndOthersAreFinished) {
    serve();
    auto listener = client(), reader = client();
    auto events = listener.read_head("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
    auto rows_of_reader = reader.read_head("GET /slowly HTTP/1.1\r\nHost: x\r\n\r\n");
    auto stopping = std::async(std::launch::async, [&] { server->stop(); });
    while (listener.read_chunk(events)) continue;
    EXPECT_TRUE(events.is_whole);
    while (reader.read_chunk(rows_of_reader)) continue;
    EXPECT_EQ(rows_of_reader.body, rows(5));
    EXPECT_TRUE(rows_of_reader.is_whole);
    stopping.get();
    EXPECT_EQ(held_, 0);
}

TEST_F(Streams, AreCutOffWhenTheGraceIsOver) {
    serve();
    auto reader = client();
    auto answer = reader.read_head("GET /many HTTP/1.1\r\nHost: x\r\n\r\n");
    server->stop(0);
    while (reader.read_chunk(answer)) continue;
    EXPECT_FALSE(answer.is_whole);
    EXPECT_EQ(held_, 0);
}

TEST(StreamBody, FramesWhatItIsGiven) {
    std::vector<Piece> pieces = {"hello", "", std::string(255, 'x'), std::nullopt};
    std::size_t next = 0;
    StreamBody body([&] { return pieces[next++]; }, true, false);
    body.advance();
    EXPECT_EQ(body.bytes(), "5\r\nhello\r\n");
    EXPECT_EQ(body.body_bytes(), 5u);
    body.advance();
    EXPECT_EQ(body.bytes(), "");
    EXPECT_EQ(body.state(), StreamBody::State::waiting);
    body.advance();
    EXPECT_EQ(body.bytes(), "ff\r\n" + *pieces[2] + "\r\n");
    EXPECT_EQ(body.state(), StreamBody::State::more);
    body.advance();
    EXPECT_EQ(body.bytes(), "0\r\n\r\n");
    EXPECT_EQ(body.state(), StreamBody::State::ended);
}

}  // namespace
}  // namespace ateneu::http
