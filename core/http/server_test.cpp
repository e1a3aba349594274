#include "core/http/server.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "core/http/test_client.h"

namespace ateneu::http {
namespace {

using namespace std::string_literals;

std::string const long_text = [] {
    std::string text;
    for (int row = 0; row < 400; ++row) text += "<li>row " + std::to_string(row) + "</li>\n";
    return text;
}();

void pause_ms(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }

Response echo(Request& request) {
    std::string text = request.method + " " + request.path + "?" + request.raw_query;
    for (auto const& place : request.places) text += " [" + place + "]";
    for (auto const& [name, value] : request.form.list()) text += " " + name + "=" + value;
    for (auto const& upload : request.uploads) text += " " + upload.file_name + ":" + std::string(upload.bytes);
    return {.content_type = "text/plain", .body = text + " " + (request.uploads.empty() ? request.body : "")};
}

Response facts(Request& request) {
    return {.body = request.remote + (request.secure ? " secure " : " open ") + request.id};
}

Router routes() {
    static std::string const fixed(3'000'000, 'f');
    Router router;
    router.add({"GET", "/", echo});
    router.add({"GET", "/facts", facts});
    router.add({"GET", "/echo/{}", echo});
    router.add({"POST", "/echo/{}", echo, 1000});
    router.add(
        {"POST", "/large",
         [](Request& request) { return Response{.body = std::to_string(request.body.size())}; },
         8 << 20});
    router.add({"GET", "/long",
                [](Request&) { return Response{.body = long_text}.with("ETag", "\"v1\""); }});
    router.add({"GET", "/fixed", [](Request&) {
                    return Response{.content_type = "image/png", .fixed_body = fixed};
                }});
    router.add({"GET", "/throws",
                [](Request&) -> Response { throw std::runtime_error("secret detail"); }});
    router.add({"GET", "/throws/int", [](Request&) -> Response { throw 7; }});
    router.add({"GET", "/bad-header", [](Request&) { return Response{}.with("X", "a\r\nb"); }});
    router.add({"GET", "/slow", [](Request&) {
                    pause_ms(300);
                    return Response{.body = "done"};
                }});
    return router;
}

Response error_page(Request& request, int status) {
    return {.content_type = "text/plain",
            .body = "error " + std::to_string(status) + " " + request.id};
}

struct TestServer {
    explicit TestServer(Config config = {}, Router router = routes(),
                        Server::ErrorPage page = error_page)
        : server(for_tests(std::move(config)), std::move(router), std::move(page)) {
        server.start();
    }
    static Config for_tests(Config config) {
        config.port = 0;
        config.access_log = false;
        return config;
    }
    TestClient client() const { return TestClient(server.port()); }
    Server server;
};

std::string post(std::string const& path, std::string const& headers, std::string const& body) {
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body;
}
std::string sized(std::string const& body) {
    return "Content-Length: " + std::to_string(body.size()) + "\r\n";
}

TEST(Server, AnswersSeveralRequestsOnOneConnection) {
    TestServer server;
    auto client = server.client();
    auto const first = client.get("/echo/1?a=b");
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(first.body, "GET /echo/1?a=b [1] ");
    EXPECT_EQ(first.header("Content-Type"), "text/plain");
    EXPECT_EQ(client.get("/echo/2").body, "GET /echo/2? [2] ");
    EXPECT_EQ(client.get("/nowhere").status, 404);
    EXPECT_EQ(client.get("/echo/3").body, "GET /echo/3? [3] ");
}

TEST(Server, AnswersPipelinedRequestsInTheirOrder) {
    TestServer server;
    auto client = server.client();
    std::string requests;
    for (int i = 0; i < 50; ++i)
        requests += i % 2 ? "GET /echo/" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n"
                          : post("/echo/" + std::to_string(i), sized("body"), "body");
    client.send(requests);
    for (int i = 0; i < 50; ++i) {
        auto const number = std::to_string(i);
        EXPECT_EQ(client.read().body, i % 2 ? "GET /echo/" + number + "? [" + number + "] "
                                            : "POST /echo/" + number + "? [" + number + "] body");
    }
}

TEST(Server, RequestsMayArriveByteByByte) {
    TestServer server;
    auto client = server.client();
    for (char const c : post("/echo/1", "Content-Length: 3\r\n", "abc")) {
        client.send({&c, 1});
        std::this_thread::yield();
    }
    EXPECT_EQ(client.read().body, "POST /echo/1? [1] abc");
}

TEST(Server, ClosesWhereTheClientAsksForIt) {
    TestServer server;
    auto client = server.client();
    auto const answer = client.get("/", "Connection: close\r\n");
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_TRUE(client.is_closed());
    auto old = server.client();
    EXPECT_EQ(old.ask("GET / HTTP/1.0\r\n\r\n").status, 200);
    EXPECT_TRUE(old.is_closed());
    auto staying = server.client();
    EXPECT_EQ(staying.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").header("Connection"),
              "keep-alive");
    EXPECT_EQ(staying.get("/").status, 200);
}

TEST(Server, HeadHasTheHeadersOfGetAndNoBody) {
    TestServer server;
    auto client = server.client();
    auto const get = client.get("/long", "Accept-Encoding: gzip\r\n");
    auto const head =
        client.ask("HEAD /long HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n", false);
    EXPECT_EQ(head.status, 200);
    for (auto const name : {"Content-Length", "Content-Type", "Content-Encoding", "ETag", "Vary"})
        EXPECT_EQ(head.header(name), get.header(name)) << name;
    EXPECT_EQ(client.get("/echo/next").body, "GET /echo/next? [next] ")
        << "no bytes of a body were sent";
}

TEST(Server, KnownContentIsNotSentAgain) {
    TestServer server;
    auto client = server.client();
    auto const answer = client.get("/long", "If-None-Match: W/\"v1\"\r\n");
    EXPECT_EQ(answer.status, 304);
    EXPECT_EQ(answer.header("ETag"), "\"v1\"");
    EXPECT_EQ(client.get("/long", "If-None-Match: \"v0\"\r\n").status, 200);
}

TEST(Server, CompressesForThoseWhoAcceptIt) {
    TestServer server;
    auto client = server.client();
    auto const answer = client.get("/long", "Accept-Encoding: br, gzip\r\n");
    EXPECT_EQ(answer.header("Content-Encoding"), "gzip");
    EXPECT_LT(answer.body.size(), long_text.size() / 2);
    std::string text(long_text.size(), '\0');
    z_stream stream{};
    ASSERT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(answer.body.data()));
    stream.avail_in = static_cast<uInt>(answer.body.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    inflateEnd(&stream);
    EXPECT_EQ(text, long_text);
    EXPECT_EQ(client.get("/long").body, long_text);
}

TEST(Server, SendsLargeFixedBodiesWhole) {
    TestServer server;
    auto client = server.client();
    for (int round = 0; round < 2; ++round)
        EXPECT_EQ(client.get("/fixed").body, std::string(3'000'000, 'f'));
}

TEST(Server, PlacesComeDecoded) {
    TestServer server;
    auto client = server.client();
    EXPECT_EQ(client.get("/echo/N%C3%BAria%2FA+b").body, "GET /echo/Núria/A+b? [Núria/A+b] ");
    EXPECT_EQ(client.get("http://x/echo/1").body, "GET /echo/1? [1] ");
}

TEST(Server, SaysWhichMethodsAPathHas) {
    TestServer server;
    auto client = server.client();
    auto const wrong = client.ask("DELETE /echo/1 HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.header("Allow"), "GET, HEAD, OPTIONS, POST");
    auto const options = client.ask("OPTIONS /echo/1 HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(options.header("Allow"), "GET, HEAD, OPTIONS, POST");
    EXPECT_EQ(client.ask("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n").status, 204);
    EXPECT_EQ(client.ask("OPTIONS /nowhere HTTP/1.1\r\nHost: x\r\n\r\n").status, 404);
}

TEST(Server, EveryAnswerHasARequestIdOfItsOwn) {
    TestServer server;
    auto client = server.client();
    auto const first = client.get("/facts"), second = client.get("/facts");
    EXPECT_EQ(first.header("X-Request-Id").size(), 16u);
    EXPECT_EQ(first.body, "127.0.0.1 open " + first.header("X-Request-Id"));
    EXPECT_NE(first.header("X-Request-Id"), second.header("X-Request-Id"));
}

TEST(Server, OnlyATrustedProxySpeaksForItsClients) {
    auto const headers = "X-Forwarded-For: 9.9.9.9, 198.51.100.7\r\nX-Forwarded-Proto: https\r\n";
    TestServer server;
    auto client = server.client();
    EXPECT_TRUE(client.get("/facts", headers).body.starts_with("198.51.100.7 secure "));
    EXPECT_TRUE(client.get("/facts").body.starts_with("127.0.0.1 open "))
        << "nothing is left of the request before";
    TestServer alone({.trusted_proxies = {}});
    EXPECT_TRUE(alone.client().get("/facts", headers).body.starts_with("127.0.0.1 open "));
}

TEST(Server, MalformedRequestsGetACleanAnswer) {
    TestServer server;
    auto const long_line = "GET /" + std::string(40'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n";
    auto const long_field =
        "GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(40'000, 'a') + "\r\n\r\n";
    std::string many_fields = "GET / HTTP/1.1\r\nHost: x\r\n";
    for (int i = 0; i < 4000; ++i) many_fields += "X-Field: 123\r\n";
    std::pair<std::string, int> const requests[] = {
        {"\r\n\r\n", 400},
        {"nonsense\r\n\r\n", 400},
        {"GET\r\n\r\n", 400},
        {"GET / HTTP/2.0\r\nHost: x\r\n\r\n", 400},
        {"GET / HTTP/1.1\nHost: x\n\n", 400},
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: x/evil@y\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n", 400},
        {"GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n"s, 400},
        {"GET / HTTP/1.1\r\nHost: x\r\nX: \0\r\n\r\n"s, 400},
        {"GET /% HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET /../etc HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET /a/%2e%2E/b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET /?q=%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET nowhere HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET * HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {post("/echo/1", "Content-Length: x\r\n", ""), 400},
        {post("/echo/1", "Content-Length: -1\r\n", ""), 400},
        {post("/echo/1", "Content-Length: 99999999999999999999999\r\n", ""), 400},
        {post("/echo/1", "Content-Length: 1\r\nContent-Length: 2\r\n", "ab"), 400},
        {post("/echo/1", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
        {post("/echo/1", "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n"), 400},
        {post("/echo/1", "Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 400},
        {post("/echo/1", "Transfer-Encoding: gzip\r\n", ""), 400},
        {post("/echo/1", "Transfer-Encoding: chunked\r\n", "zz\r\n"), 400},
        {post("/echo/1", "Transfer-Encoding: chunked\r\n", "3\r\nabcd\r\n0\r\n\r\n"), 400},
        {post("/echo/1", "Transfer-Encoding: chunked\r\n", "ffffffffffffffffff\r\n"), 400},
        {post("/echo/1", "Transfer-Encoding: chunked\r\n", "1;" + std::string(50'000, 'x')), 400},
        {"POST /echo/1 HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {post("/echo/1", "Content-Type: application/x-www-form-urlencoded\r\n" + sized("a=%"),
              "a=%"),
         400},
        {post("/echo/1", "Content-Type: multipart/form-data; boundary=X\r\n" + sized("--Y"), "--Y"),
         400},
        {long_line, 431},
        {long_field, 431},
        {many_fields + "\r\n", 431},
        {post("/echo/1", "Content-Length: 1001\r\n", ""), 413},
        {post("/echo/1", "Transfer-Encoding: chunked\r\n", "3e9\r\n"), 413},
        {post("/echo/1", "Transfer-Encoding: chunked\r\n",
              "3e8\r\n" + std::string(1000, 'a') + "\r\n1\r\na"),
         413},
    };
    for (auto const& [request, status] : requests) {
        auto client = server.client();
        auto const answer = client.ask(request);
        EXPECT_EQ(answer.status, status) << request.substr(0, 200);
        EXPECT_EQ(answer.body,
                  "error " + std::to_string(status) + " " + answer.header("X-Request-Id"));
    }
    EXPECT_EQ(server.client().get("/echo/1").status, 200);
}

TEST(Server, AMalformedRequestEndsItsConnection) {
    TestServer server;
    auto client = server.client();
    EXPECT_EQ(
        client.ask("GET /% HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n").status,
        400);
    EXPECT_TRUE(client.is_closed());
}

TEST(Server, ABodyThatNobodyReadsEndsTheConnection) {
    TestServer server;
    auto client = server.client();
    auto const hidden = "GET /echo/hidden HTTP/1.1\r\nHost: x\r\n\r\n";
    EXPECT_EQ(client.ask(post("/nowhere", sized(hidden), hidden)).status, 404);
    EXPECT_TRUE(client.is_closed());
}

TEST(Server, ABodyOverTheLimitIsRefusedBeforeItIsSent) {
    TestServer server;
    auto client = server.client();
    auto const answer =
        client.ask(post("/echo/1", "Expect: 100-continue\r\nContent-Length: 5000\r\n", ""));
    EXPECT_EQ(answer.status, 413);
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_TRUE(client.is_closed());
}

TEST(Server, TheClientWhoSendsATooLargeBodyStillSeesWhy) {
    TestServer server;
    auto client = server.client();
    client.send(post("/echo/1", "Content-Length: 4000000\r\n", std::string(4'000'000, 'x')));
    EXPECT_EQ(client.read().status, 413);
}

TEST(Server, InvitesABodyThatIsWaitedFor) {
    TestServer server;
    auto client = server.client();
    EXPECT_EQ(
        client.ask(post("/echo/1", "Expect: 100-continue\r\nContent-Length: 3\r\n", "")).status,
        100);
    EXPECT_EQ(client.ask("abc").body, "POST /echo/1? [1] abc");
}

TEST(Server, ReadsChunkedBodiesAndIgnoresTheirTrailers) {
    TestServer server;
    auto client = server.client();
    auto const answer =
        client.ask(post("/echo/1", "Transfer-Encoding: Chunked\r\n",
                        "3\r\nabc\r\n2;ext=1\r\nde\r\n0\r\nX-Forwarded-For: 9.9.9.9\r\n\r\n"));
    EXPECT_EQ(answer.body, "POST /echo/1? [1] abcde");
    EXPECT_EQ(client.get("/echo/2").status, 200);
}

TEST(Server, ReadsLargeBodies) {
    TestServer server;
    auto client = server.client();
    std::string const body(8 << 20, 'x');
    EXPECT_EQ(client.ask(post("/large", sized(body), body)).body, std::to_string(body.size()));
    EXPECT_EQ(client.ask(post("/large", sized(body), body)).body, std::to_string(body.size()));
}

TEST(Server, ReadsForms) {
    TestServer server;
    auto client = server.client();
    std::string const multipart =
        "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
        "--X\r\nContent-Disposition: form-data; name=\"f\"; "
        "filename=\"x.txt\"\r\n\r\nbytes\r\n--X--\r\n";
    EXPECT_EQ(client
                  .ask(post("/echo/1",
                            "Content-Type: multipart/form-data; boundary=X\r\n" + sized(multipart),
                            multipart))
                  .body,
              "POST /echo/1? [1] a=1 x.txt:bytes ");
    EXPECT_EQ(
        client
            .ask(post("/echo/1",
                      "Content-Type: application/x-www-form-urlencoded\r\n" + sized("b=%C3%BA"),
                      "b=%C3%BA"))
            .body,
        "POST /echo/1? [1] b=ú b=%C3%BA");
    EXPECT_EQ(client.ask(post("/echo/1", sized("x"), "x")).body, "POST /echo/1? [1] x")
        << "no form is left over";
}

TEST(Server, AHandlerThatThrowsSaysNothingOfItsInsides) {
    TestServer server;
    auto client = server.client();
    for (auto const path : {"/throws", "/throws/int", "/bad-header"}) {
        auto const answer = client.get(path);
        EXPECT_EQ(answer.status, 500) << path;
        EXPECT_EQ(answer.body, "error 500 " + answer.header("X-Request-Id"));
        EXPECT_EQ(answer.head.find("secret"), std::string::npos);
    }
    EXPECT_EQ(client.get("/echo/1").status, 200);
}

TEST(Server, AnErrorPageThatThrowsIsReplacedByAPlainOne) {
    TestServer server({}, routes(),
                      [](Request&, int) -> Response { throw std::runtime_error("no page"); });
    auto client = server.client();
    auto const answer = client.get("/nowhere");
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.body, "Error 500\n");
}

TEST(Server, SlowHeadersAreNotWaitedFor) {
    TestServer server({.header_timeout_ms = 100});
    auto silent = server.client();
    auto slow = server.client();
    slow.send("GET / HTTP/1.1\r\n");
    for (int i = 0; i < 10 && slow.send("X: y\r\n"); ++i) pause_ms(30);
    EXPECT_TRUE(slow.is_closed());
    EXPECT_TRUE(silent.is_closed());
}

TEST(Server, ASlowBodyIsAnswered408) {
    TestServer server({.body_timeout_ms = 100});
    auto client = server.client();
    auto const answer = client.ask(post("/echo/1", "Content-Length: 10\r\n", "abc"));
    EXPECT_EQ(answer.status, 408);
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_TRUE(client.is_closed());
}

TEST(Server, AnIdleConnectionIsClosed) {
    TestServer server({.idle_timeout_ms = 100});
    auto client = server.client();
    EXPECT_EQ(client.get("/").status, 200);
    EXPECT_TRUE(client.is_closed());
}

TEST(Server, AReaderWhoDoesNotReadIsLeft) {
    TestServer server({.write_timeout_ms = 100});
    TestClient client(server.server.port(), 4096);
    client.send("GET /fixed HTTP/1.1\r\nHost: x\r\n\r\nGET /fixed HTTP/1.1\r\nHost: x\r\n\r\n");
    pause_ms(1'500);
    std::size_t read = 0;
    while (auto const bytes = client.read().body.size()) read += bytes;
    EXPECT_LT(read, 6'000'000u);
}

TEST(Server, StoppingFinishesWhatIsUnderWay) {
    TestServer server;
    auto busy = server.client();
    auto idle = server.client();
    EXPECT_EQ(idle.get("/").status, 200);
    busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    pause_ms(100);
    auto const port = server.server.port();
    std::thread stopping([&] { server.server.stop(); });
    EXPECT_TRUE(idle.is_closed(150)) << "an idle connection is not waited for";
    auto const answer = busy.read();
    EXPECT_EQ(answer.body, "done");
    EXPECT_EQ(answer.header("Connection"), "close");
    stopping.join();
    EXPECT_FALSE(TestClient(port).is_connected());
}

TEST(Server, StoppingWaitsNoLongerThanItsGrace) {
    TestServer server;
    auto half = server.client();
    half.send("GET / HT");
    auto const begin = std::chrono::steady_clock::now();
    pause_ms(50);
    server.server.stop(100);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
    EXPECT_TRUE(half.is_closed());
    server.server.stop();
}

TEST(Server, OneClientTooManyIsToldSo) {
    TestServer server({.connections = 2});
    auto first = server.client(), second = server.client();
    EXPECT_EQ(first.get("/").status, 200);
    EXPECT_EQ(second.get("/").status, 200);
    auto third = server.client();
    auto const answer = third.get("/");
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.header("Retry-After"), "5");
    EXPECT_TRUE(third.is_closed());
    EXPECT_EQ(first.get("/").status, 200);
}

TEST(Server, ServesManyAtOnce) {
    TestServer server;
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int i = 0; i < 200; ++i)
        clients.push_back(std::make_unique<TestClient>(server.server.port()));
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 200; ++i)
            clients[static_cast<std::size_t>(i)]->send("GET /echo/" + std::to_string(i) +
                                                       " HTTP/1.1\r\nHost: x\r\n\r\n");
        for (int i = 0; i < 200; ++i) {
            auto const number = std::to_string(i);
            EXPECT_EQ(clients[static_cast<std::size_t>(i)]->read().body,
                      "GET /echo/" + number + "? [" + number + "] ");
        }
    }
}

TEST(Server, TellsWhenThePortIsTaken) {
    TestServer server;
    Server second({.port = server.server.port()}, routes(), error_page);
    EXPECT_THROW(second.start(), std::runtime_error);
}

}  // namespace
}  // namespace ateneu::http
