#include "core/http/body_file.h"

#include <gtest/gtest.h>

#include "core/http/server.h"
#include "core/http/test_client.h"

namespace ateneu::http {
namespace {

TEST(BodyFile, HoldsWhatWasAppended) {
    BodyFile file;
    EXPECT_TRUE(file.append("one "));
    EXPECT_TRUE(file.append("two"));
    EXPECT_EQ(file.view(), "one two");
}

TEST(BodyFile, MayStayEmpty) {
    BodyFile file;
    EXPECT_EQ(file.view(), "");
}

struct Waiting {
    Waiting() : server({.port = 0, .access_log = false}, routes(), [](Request&, int status) { return Response{.status = status}; }) { server.start(); }

    static Router routes() {
        Router router;
        router.add({"POST", "/waiting",
                    [](Request& request) {
                        Response answer;
                        answer.body = std::string(request.form["a"]) + " in memory " + std::to_string(request.body.size());
                        for (auto const& upload : request.uploads) answer.body += " " + upload.file_name + ":" + std::string(upload.bytes);
                        return answer;
                    },
                    8 << 20, true});
        router.add({"POST", "/members", [](Request& request) { return Response{.body = std::to_string(request.body_file->view().size())}; }, 8 << 20, true,
                    [](Request& request) -> int {
                        if (request.header("x-who") == "broken") throw std::runtime_error("the door is broken");
                        return request.header("x-who") == "member" ? 0 : 401;
                    }});
        return router;
    }
    Answer post(std::string const& headers, std::string const& body, std::string const& path = "/waiting") {
        return TestClient(server.port()).ask("POST " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body);
    }
    Server server;
};

std::string sized(std::size_t bytes) { return "Content-Length: " + std::to_string(bytes) + "\r\n"; }

TEST(BodyFile, ALargeUploadTakesNoMemory) {
    Waiting waiting;
    auto const rows = std::string(3'000'000, 'r');
    auto const body = "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\n--X\r\nContent-Disposition: "
                      "form-data; name=\"f\"; filename=\"rows.csv\"\r\n\r\n" + rows + "\r\n--X--\r\n";
    std::string const type = "Content-Type: multipart/form-data; boundary=X\r\n";
    EXPECT_EQ(waiting.post(type + sized(body.size()), body).body, "one in memory 0 rows.csv:" + rows);
    EXPECT_EQ(waiting.post(type + sized(body.size() - 9), body.substr(0, body.size() - 9)).status, 400) << "its end is missing";
}

TEST(BodyFile, ABodyMayBeEmpty) {
    Waiting waiting;
    EXPECT_EQ(waiting.post("", "").status, 200);
}

TEST(BodyFile, NobodySendsOneWhoIsNotAdmitted) {
    Waiting waiting;
    EXPECT_EQ(waiting.post("X-Who: member\r\n" + sized(5), "12345", "/members").body, "5");
    // The answer comes before the body does.
    EXPECT_EQ(waiting.post(sized(5'000'000), "", "/members").status, 401);
    EXPECT_EQ(waiting.post("X-Who: broken\r\n" + sized(5'000'000), "", "/members").status, 500);
    EXPECT_EQ(waiting.post("X-Who: member\r\n" + sized(5), "12345", "/members").status, 200) << "the server is still there";
}

TEST(BodyFile, FieldsBesideTheFilesAreKeptInMemoryAndSoHaveALimit) {
    Waiting waiting;
    std::string const type = "Content-Type: multipart/form-data; boundary=X\r\n";
    auto const form = [](std::size_t bytes) { return "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + std::string(bytes, 'a') + "\r\n--X--\r\n"; };
    auto const fits = form(1 << 20), too_long = form((1 << 20) + 1);
    EXPECT_EQ(waiting.post(type + sized(fits.size()), fits).status, 200);
    EXPECT_EQ(waiting.post(type + sized(too_long.size()), too_long).status, 400);
    auto const line = "a=" + std::string(1 << 20, 'a');
    EXPECT_EQ(waiting.post("Content-Type: application/x-www-form-urlencoded\r\n" + sized(line.size()), line).status, 400);
}

TEST(BodyFile, TheLimitHolds) {
    Waiting waiting;
    EXPECT_EQ(waiting.post(sized(9'000'000), "").status, 413);
    std::string const chunk = "100000\r\n" + std::string(1 << 20, 'x') + "\r\n";
    std::string chunks;
    for (int i = 0; i < 9; ++i) chunks += chunk;
    EXPECT_EQ(waiting.post("Transfer-Encoding: chunked\r\n", chunks).status, 413);
}

}  // namespace
}  // namespace ateneu::http
