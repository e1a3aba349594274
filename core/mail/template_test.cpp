#include "core/mail/template.h"

#include <gtest/gtest.h>

#include "core/mail/parse.h"

namespace ateneu::mail {
namespace {

constexpr char const* text[] = {N_("Changed it"), N_("{who} wrote about {what}:")};
constexpr char const* after[] = {N_("Until {until}.")};
constexpr Template words{.kind = "test.note", .subject = N_("{who} wrote to you"), .text = text, .button = N_("Open"), .after = after};

Recipient const ana{.address = "ana@example.org", .name = "Ana Vidal", .called = "Ana", .tongue = {"en"}};

TEST(MailTemplate, SaysTheSameInTextAndHtml) {
    auto const letter = written(words, ana, {.places = {{"who", "Ben"}, {"what", "Garden"}, {"until", "3 May"}}, .path = "/notes/3", .quote = "first\nsecond"});
    EXPECT_EQ(letter.kind, "test.note");
    EXPECT_EQ(letter.address, "ana@example.org");
    EXPECT_EQ(letter.subject, "Ben wrote to you");
    EXPECT_NE(letter.text.find("Hello Ana,\n\nChanged it\n\nBen wrote about Garden:\n\n> first\n> second\n\nOpen:\n{site}/notes/3\n\nUntil 3 May.\n"), std::string::npos) << letter.text;
    for (auto const* part : {"<p>Hello Ana,</p>", "<p>Ben wrote about Garden:</p>", "<blockquote>first\nsecond</blockquote>",
                             "<a class=\"button\" href=\"{site}/notes/3\">Open</a>", "<p class=\"small\">Until 3 May.</p>", "<html lang=\"en\">"})
        EXPECT_NE(letter.html.find(part), std::string::npos) << part << "\n" << letter.html;
}

TEST(MailTemplate, EscapesWhatPeopleWrote) {
    auto const letter = written(words, ana, {.places = {{"who", "<b>Ben</b>"}, {"what", "\"><script>"}}, .quote = "<img src=x>"});
    EXPECT_EQ(letter.html.find("<b>"), std::string::npos);
    EXPECT_EQ(letter.html.find("<script"), std::string::npos);
    EXPECT_EQ(letter.html.find("<img"), std::string::npos);
    EXPECT_NE(letter.text.find("<img src=x>"), std::string::npos) << "text needs no escaping";
}

TEST(MailTemplate, KeepsTheSubjectOnOneLine) {
    auto const letter = written(words, ana, {.places = {{"who", "Ben\r\nBcc: all@example.org"}}});
    EXPECT_EQ(letter.subject, "Ben  Bcc: all@example.org wrote to you");
    EXPECT_TRUE(problems_of(letter).empty());
}

TEST(MailTemplate, SpeaksTheRecipientsLanguage) {
    auto nuria = ana;
    nuria.tongue.code = "ca";
    auto const letter = written(words, nuria);
    EXPECT_EQ(letter.language, "ca");
    EXPECT_NE(letter.html.find("<html lang=\"ca\">"), std::string::npos);
    EXPECT_EQ(written(words, {.address = "x@example.org", .name = {}, .called = {}, .tongue = {"en"}}).text.substr(0, 7), "Hello,\n");
}

}  // namespace
}  // namespace ateneu::mail
