#include "core/files/serve.h"

#include <gtest/gtest.h>

#include "core/access/secret.h"

namespace ateneu::files {
namespace {

class Bytes : public Content {
public:
    explicit Bytes(std::string bytes) : bytes_(std::move(bytes)) {}
    std::int64_t size() const override { return std::ssize(bytes_); }
    std::string read(std::int64_t from, std::size_t most) override { return bytes_.substr(static_cast<std::size_t>(from), most); }

private:
    std::string bytes_;
};

std::string header(http::Response const& answer, std::string_view name) {
    for (auto const& [key, value] : answer.headers)
        if (key == name) return value;
    return "";
}

std::string body(http::Response& answer) {
    std::string all;
    while (answer.stream) {
        auto piece = answer.stream();
        if (!piece) break;
        all += *piece;
    }
    return all;
}

http::Response served(std::string const& type, std::vector<std::pair<std::string, std::string>> headers = {}, bool as_picture = false) {
    http::Request request;
    request.headers = std::move(headers);
    std::string const bytes(600'000, 'x');
    Attachment const file{.name = "Núria \"1\".png", .size = std::ssize(bytes), .type = type, .digest = sha256_hex(bytes)};
    return serve(request, file, std::make_shared<Bytes>(bytes), as_picture);
}

TEST(ServedFile, IsADownloadUnderItsName) {
    auto answer = served("application/pdf");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(header(answer, "Content-Disposition"), "attachment; filename=\"N_ria _1_.png\"; filename*=UTF-8''N%C3%BAria%20%221%22.png");
    EXPECT_EQ(header(answer, "Content-Security-Policy"), "default-src 'none'; sandbox");
    EXPECT_EQ(header(answer, "Cache-Control"), "private, no-cache");
    EXPECT_EQ(body(answer).size(), 600'000U);
}

TEST(ServedFile, IsShownOnlyWhereItIsAPicture) {
    EXPECT_TRUE(header(served("image/png", {}, true), "Content-Disposition").starts_with("inline;"));
    for (auto const* type : {"application/pdf", "text/plain", "image/svg+xml", "text/html"}) EXPECT_TRUE(header(served(type, {}, true), "Content-Disposition").starts_with("attachment;")) << type;
    EXPECT_TRUE(header(served("image/png"), "Content-Disposition").starts_with("attachment;"));
}

TEST(ServedFile, ComesInParts) {
    auto part = served("application/pdf", {{"range", "bytes=10-19"}});
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(header(part, "Content-Range"), "bytes 10-19/600000");
    EXPECT_EQ(body(part).size(), 10U);
    auto beyond = served("application/pdf", {{"range", "bytes=600000-"}});
    EXPECT_EQ(beyond.status, 416);
    EXPECT_EQ(header(beyond, "Content-Range"), "bytes */600000");
    EXPECT_EQ(served("application/pdf", {{"range", "bytes=10-19"}, {"if-range", "\"other\""}}).status, 200);
    EXPECT_EQ(served("text/plain", {{"range", "bytes=10-19"}}).status, 200) << "text is compressed on its way";
}

TEST(PartOfAFile, IsWhatRangesSay) {
    auto const part = [](std::string_view range) {
        auto const found = part_of(range, 100);
        return found ? std::pair(found->first, found->count) : std::pair<std::int64_t, std::int64_t>(-1, -1);
    };
    using Pair = std::pair<std::int64_t, std::int64_t>;
    EXPECT_EQ(part("bytes=0-0"), Pair(0, 1));
    EXPECT_EQ(part("bytes=90-"), Pair(90, 10));
    EXPECT_EQ(part("bytes=90-1000"), Pair(90, 10));
    EXPECT_EQ(part("bytes=-5"), Pair(95, 5));
    EXPECT_EQ(part("bytes=-500"), Pair(0, 100));
    EXPECT_EQ(part("bytes=-0"), Pair(100, 0));
    EXPECT_EQ(part("bytes=100-"), Pair(0, 0));
    for (auto const* range : {"", "bytes=", "bytes=-", "bytes=5-4", "bytes=a-b", "bytes=0-1,3-4", "lines=0-1", "bytes=99999999999999999999-", "bytes=1--2"}) EXPECT_EQ(part(range), Pair(-1, -1)) << range;
}

}  // namespace
}  // namespace ateneu::files
