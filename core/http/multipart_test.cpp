#include "core/http/multipart.h"

#include <gtest/gtest.h>

#include <random>

namespace ateneu::http {
namespace {

constexpr auto type = "multipart/form-data; boundary=XX";

std::string part(std::string_view disposition, std::string_view bytes, std::string_view more = "") {
    return "--XX\r\nContent-Disposition: form-data; " + std::string(disposition) + "\r\n" +
           std::string(more) + "\r\n" + std::string(bytes) + "\r\n";
}

TEST(Multipart, FieldsAndFilesComeInTheirOrder) {
    Request request;
    auto const body = part("name=\"a\"", "one") +
                      part("name=f; filename=\"photo.png\"", std::string("\0\r\n--X\xff", 7),
                           "Content-Type: image/png\r\n") +
                      part("name=\"a\"", "") + "--XX--\r\n";
    ASSERT_TRUE(parse_multipart(type, body, request));
    EXPECT_EQ(request.form.all("a"), (std::vector<std::string_view>{"one", ""}));
    ASSERT_EQ(request.uploads.size(), 1u);
    EXPECT_EQ(request.uploads[0].field, "f");
    EXPECT_EQ(request.uploads[0].file_name, "photo.png");
    EXPECT_EQ(request.uploads[0].content_type, "image/png");
    EXPECT_EQ(request.uploads[0].bytes, std::string("\0\r\n--X\xff", 7));
}

TEST(Multipart, NamesAreReadTheWayBrowsersWriteThem) {
    Request request;
    auto const body = part("name=\"a%22b\"; filename=\"C:\\docs\\Núria.txt\"", "x") +
                      part("NAME=\"q\\\"q\"", "y") + "--XX--";
    ASSERT_TRUE(
        parse_multipart("Multipart/Form-Data; charset=utf-8; boundary=\"XX\"", body, request));
    ASSERT_EQ(request.uploads.size(), 1u);
    EXPECT_EQ(request.uploads[0].field, "a\"b");
    EXPECT_EQ(request.uploads[0].file_name, "Núria.txt");
    EXPECT_EQ(request.form["q\"q"], "y");
}

TEST(Multipart, AnEmptyFileControlSendsNoUpload) {
    Request request;
    ASSERT_TRUE(
        parse_multipart(type, part("name=\"f\"; filename=\"\"", "") + "--XX--\r\n", request));
    EXPECT_TRUE(request.uploads.empty());
    EXPECT_TRUE(request.form.empty());
}

TEST(Multipart, NoPartsAtAllIsAnEmptyForm) {
    Request request;
    EXPECT_TRUE(parse_multipart(type, "--XX--\r\n", request));
}

TEST(Multipart, RefusesWhatIsMalformed) {
    auto const good = part("name=\"a\"", "1");
    std::pair<char const*, std::string> const bodies[] = {
        {type, ""},
        {type, "--XX"},
        {type, "--XX\r\n"},
        {type, good},
        {type, good + "--XX"},
        {type, good + "--XX--tail"},
        {type, "preamble\r\n" + good + "--XX--"},
        {type, "--XX\r\n\r\nno headers\r\n--XX--"},
        {type, "--XX\r\nContent-Type: text/plain\r\n\r\nno name\r\n--XX--"},
        {type, "--XX\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--XX--"},
        {type, part("filename=\"a\"", "1") + "--XX--"},
        {type, part("name=\"a", "1") + "--XX--"},
        {type, part("name=\"a\"; name=\"b\"", "1") + "--XX--"},
        {type, part("name=\"a\" junk", "1") + "--XX--"},
        {type, part("name=\"\xff\"", "1") + "--XX--"},
        {type, part("name=\"a\"", "\xff") + "--XX--"},
        {type, part("name=\"a\"", std::string(1, '\0')) + "--XX--"},
        {type, part("name=\"a\"", "MQ==", "Content-Transfer-Encoding: base64\r\n") + "--XX--"},
        {type, part("name=\"a\"", "1", "X: " + std::string(9000, 'x') + "\r\n") + "--XX--"},
        {type, part("name=\"a\"", "1", "no colon\r\n") + "--XX--"},
        {"multipart/form-data", good + "--XX--"},
        {"multipart/form-data; boundary=", good + "--XX--"},
        {"multipart/form-data; boundary=\"XX", good + "--XX--"},
        {"multipart/form-data; boundary=\"X{X\"", good + "--XX--"},
    };
    for (auto const& [content_type, body] : bodies) {
        Request request;
        EXPECT_FALSE(parse_multipart(content_type, body, request)) << content_type << "\n" << body;
    }
}

TEST(Multipart, RefusesMorePartsThanAFormCanHave) {
    std::string body;
    for (std::size_t i = 0; i < most_fields; ++i) body += part("name=a", "");
    Request request;
    EXPECT_TRUE(parse_multipart(type, body + "--XX--", request));
    Request one_more;
    EXPECT_FALSE(parse_multipart(type, body + part("name=a", "") + "--XX--", one_more));
}

TEST(Multipart, SurvivesRandomDamage) {
    auto const seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    auto const good =
        part("name=\"a\"", "one") + part("name=f; filename=\"x\"", "two") + "--XX--\r\n";
    for (int round = 0; round < 20'000; ++round) {
        auto body = good;
        for (auto damage = random() % 4 + 1; damage > 0; --damage) {
            auto const at = random() % body.size();
            if (random() % 2)
                body[at] = "\r\n-X\";:=\\\0"[random() % 10];
            else
                body.erase(at, random() % 5 + 1);
            if (body.empty()) body = "-";
        }
        Request request;
        auto const is_well_formed = parse_multipart(type, body, request);
        std::size_t bytes = 0;
        for (auto const& upload : request.uploads) bytes += upload.bytes.size();
        EXPECT_LE(bytes, body.size()) << is_well_formed;
    }
}

Request urlencoded(std::string body) {
    Request request;
    request.headers = {{"content-type", "application/x-www-form-urlencoded; charset=UTF-8"}};
    request.body = std::move(body);
    return request;
}

TEST(ParseForm, ReadsUrlencodedBodies) {
    auto request = urlencoded("name=N%C3%BAria&note=a+b");
    ASSERT_TRUE(parse_form(request));
    EXPECT_EQ(request.form["name"], "Núria");
    EXPECT_EQ(request.form["note"], "a b");
}

TEST(ParseForm, RefusesBrokenUrlencodedBodies) {
    for (auto const body : {"a=%", "a=%4", "a=%zz", "a=%FF", "%00=1"}) {
        auto request = urlencoded(body);
        EXPECT_FALSE(parse_form(request)) << body;
    }
    std::string many;
    for (std::size_t i = 0; i < most_fields; ++i) many += i == 0 ? "a=1" : "&a=1";
    auto most = urlencoded(many);
    EXPECT_TRUE(parse_form(most));
    EXPECT_EQ(most.form.list().size(), most_fields);
    auto too_many = urlencoded(many + "&a=1");
    EXPECT_FALSE(parse_form(too_many));
}

TEST(ParseForm, LeavesOtherBodiesToTheHandler) {
    Request request;
    request.headers = {{"content-type", "application/json"}};
    request.body = "{";
    EXPECT_TRUE(parse_form(request));
    EXPECT_EQ(request.body, "{");
}

TEST(ParseForm, UploadsStayInTheBody) {
    Request request;
    request.headers = {{"content-type", type}};
    request.body = part("name=f; filename=a.csv", "one") + "--XX--";
    EXPECT_TRUE(parse_form(request));
    ASSERT_EQ(request.uploads.size(), 1U);
    EXPECT_GE(request.uploads[0].bytes.data(), request.body.data());
    EXPECT_LE(request.uploads[0].bytes.data(), request.body.data() + request.body.size());
}

}  // namespace
}  // namespace ateneu::http
