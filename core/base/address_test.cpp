#include "core/base/text.h"

namespace ateneu {
namespace {

TEST(IsEmail, AcceptsTheAddressesPeopleHave) {
    for (auto const* const good :
         {"ana@example.org", "a@b.co", "first.last+tag@mail.example.co.uk", "o'neil@example.ie",
          "x_y-z@1and1.com", "núria@exemple.cat", "info@españa.es", "USER@EXAMPLE.ORG"})
        EXPECT_TRUE(is_email(good)) << good;
}

TEST(IsEmail, RefusesSlipsOfTheHand) {
    for (auto const* const bad : {"",
                                  "@",
                                  "ana",
                                  "ana@",
                                  "@example.org",
                                  "ana@example",
                                  "ana@@example.org",
                                  "ana@ex@ample.org",
                                  "ana example@example.org",
                                  "ana@example .org",
                                  "ana@example..org",
                                  "ana@.example.org",
                                  "ana@example.org.",
                                  ".ana@example.org",
                                  "ana.@example.org",
                                  "a..b@example.org",
                                  "ana@-example.org",
                                  "ana@example-.org",
                                  "ana@exam_ple.org",
                                  "ana@example.o",
                                  "ana@127.0.0.1",
                                  "<ana@example.org>",
                                  "ana@example.org\n",
                                  "ana@example.org,ben@example.org",
                                  "ana\u00A0@example.org",
                                  "ana\u200B@example.org",
                                  "an\xff@example.org",
                                  "mailto:ana@example.org"})
        EXPECT_FALSE(is_email(bad)) << bad;
}

TEST(IsEmail, HoldsTheLimitsOfTheStandard) {
    std::string const label(60, 'a');
    auto const host = label + "." + label + "." + label + ".";
    EXPECT_TRUE(is_email(std::string(64, 'n') + "@example.org"));
    EXPECT_FALSE(is_email(std::string(65, 'n') + "@example.org"));
    EXPECT_TRUE(is_email("n@" + host + std::string(60, 'b')));
    EXPECT_FALSE(is_email(std::string(64, 'n') + "@" + host + "org.example"));  // 259 characters
    EXPECT_FALSE(is_email("n@" + std::string(64, 'a') + ".org"));
}

TEST(IsUrl, AcceptsWebAndFtpAddresses) {
    for (auto const* const good :
         {"http://example.org", "https://example.org/", "HTTPS://Example.ORG/Path?q=1&r=%20#part",
          "ftp://ftp.example.org/a", "https://user:secret@example.org:8443/x",
          "http://localhost:8080", "http://127.0.0.1/", "http://[::1]:80/", "http://[2001:db8::1]",
          "https://exemple.cat/pàgina", "https://españa.es", "https://example.org./",
          "https://example.org?x=a@b:c"})
        EXPECT_TRUE(is_url(good)) << good;
}

TEST(IsUrl, RefusesWhatIsNoAbsoluteAddress) {
    for (auto const* const bad : {"",
                                  "example.org",
                                  "//example.org",
                                  "/path",
                                  "http:/example.org",
                                  "http://",
                                  "https:///path",
                                  "http://?q",
                                  "javascript:alert(1)",
                                  "javascript://example.org/%0aalert(1)",
                                  "mailto:a@b.org",
                                  "file:///etc/passwd",
                                  "http://exa mple.org",
                                  "http://example.org/a b",
                                  "http://example.org/\n",
                                  "http://example.org/\"x",
                                  "http://example.org/<b>",
                                  "http://example",
                                  "http://-a.org",
                                  "http://999.1.1.1",
                                  "http://[::1",
                                  "http://[x]/",
                                  "http://example.org:",
                                  "http://example.org:0",
                                  "http://example.org:65536",
                                  "http://example.org:+80",
                                  "http://example.org/\xff",
                                  " http://example.org",
                                  "http://user@",
                                  "http://a.org]"})
        EXPECT_FALSE(is_url(bad)) << bad;
}

TEST(IsSlug, IsLettersDigitsHyphensAndUnderscores) {
    EXPECT_TRUE(is_slug("2026-03-09-olot_1"));
    for (auto const* const bad : {"", "a b", "a/b", "à", "a.b"}) EXPECT_FALSE(is_slug(bad)) << bad;
}

}  // namespace
}  // namespace ateneu
