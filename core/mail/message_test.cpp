#include "core/mail/message.h"

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/mail/parse.h"

namespace ateneu::mail {
namespace {

Outgoing letter() {
    return {.from = {"Xarxa Lligam", "house@example.org"}, .to = {"Núria Camps", "nuria@example.org"}, .subject = "Benvinguda, Núria", .text = "Hola\n", .html = "",
            .mark = "0123456789abcdef0123456789abcdef", .language = "ca", .unsubscribe = "", .written_at = *parse_instant("2026-03-01T09:05:07Z")};
}

std::size_t longest_line(std::string const& text) {
    std::size_t longest = 0;
    for (auto const line : split(text, '\n')) longest = std::max(longest, line.size());
    return longest;
}

TEST(MailMessage, HasTheHeadersOfALetterThatAProgramWrote) {
    auto const text = message(letter());
    for (auto const* line : {"From: \"Xarxa Lligam\" <house@example.org>\r\n", "To: =?utf-8?b?TsO6cmlhIENhbXBz?=\r\n <nuria@example.org>\r\n", "Date: Sun, 01 Mar 2026 09:05:07 +0000\r\n",
                             "Message-ID: <0123456789abcdef0123456789abcdef@example.org>\r\n", "Auto-Submitted: auto-generated\r\n", "MIME-Version: 1.0\r\n",
                             "Content-Language: ca\r\n", "Content-Type: text/plain; charset=utf-8\r\n"})
        EXPECT_NE(text.find(line), std::string::npos) << line << text;
    EXPECT_EQ(text.find("List-Unsubscribe"), std::string::npos);
    EXPECT_TRUE(text.ends_with("\r\n\r\nHola\r\n"));
}

TEST(MailMessage, ReadsBackAsItWasWritten) {
    auto wanted = letter();
    wanted.subject = "Tens un missatge sobre «Introducció a Python per a les biòlogues del Montseny» del col·lectiu 日本語";
    wanted.text = "Línia 1\n\n.\nFrom the start = " + std::string(3000, 'x') + " \n\ttab\nl'última sense final";
    wanted.html = "<p>" + std::string(2000, 'y') + "·</p>";
    wanted.unsubscribe = "https://ateneu.example/account";
    auto const text = message(wanted);
    EXPECT_LE(longest_line(text), 78U) << "with its CR";
    auto const read = parse_message(text);
    EXPECT_EQ(read.header("subject"), wanted.subject);
    EXPECT_EQ(read.header("to"), "Núria Camps <nuria@example.org>");
    EXPECT_EQ(read.header("list-unsubscribe"), "<https://ateneu.example/account>");
    EXPECT_EQ(read.type(), "multipart/alternative");
    ASSERT_EQ(read.parts.size(), 2U);
    EXPECT_EQ(replaced(read.parts[0].body, "\r\n", "\n"), wanted.text + "\n\n") << "the empty line belongs to the boundary";
    EXPECT_NE(read.parts[1].body.find(wanted.html), std::string::npos);
    for (unsigned char const c : text) ASSERT_LT(c, 0x80) << "seven bits all the way";
}

TEST(MailMessage, FoldsHeadersAndCutsNoCharacterInHalf) {
    EXPECT_EQ(header_text("Hello"), "Hello");
    EXPECT_EQ(header_text("A =?b?"), "=?utf-8?b?QSA9P2I/?=") << "what only looks encoded is encoded";
    std::string const accents = [] {
        std::string all;
        for (int i = 0; i < 100; ++i) all += "à€";
        return all;
    }();
    auto const header = header_text(accents);
    EXPECT_LE(longest_line(header), 77U);
    std::string_view lines = header;
    for (auto const word : split(lines, ' ')) EXPECT_LE(trimmed(word).size(), 75U);
    std::string const whole = "Subject: " + header + "\r\n\r\n";
    EXPECT_EQ(parse_message(whole).header("subject"), accents);
    EXPECT_LE(longest_line(header_text("word " + std::string(900, 'a'))), 77U) << "even one word without a blank";
    std::string many;
    for (int i = 0; i < 60; ++i) many += "words ";
    EXPECT_LE(longest_line(header_text(many + "end")), 77U);
}

TEST(MailMessage, QuotesNamesThatHoldSigns) {
    EXPECT_EQ(header_mailbox({"", "a@example.org"}), "<a@example.org>");
    EXPECT_EQ(header_mailbox({"Garden, \"The\" <all>", "a@example.org"}), R"("Garden, \"The\" <all>" <a@example.org>)");
}

TEST(MailMessage, KnowsAMailbox) {
    EXPECT_EQ(parse_mailbox("house@example.org")->address, "house@example.org");
    EXPECT_EQ(parse_mailbox("Xarxa <house@example.org>")->name, "Xarxa");
    EXPECT_EQ(parse_mailbox("\"Xarxa, la\" <house@example.org>")->name, "Xarxa, la");
    for (auto const* none : {"", "Xarxa", "Xarxa <house>", "<house@example.org> more", "> <"}) EXPECT_FALSE(parse_mailbox(none)) << none;
}

TEST(MailMessage, SendsReportsToAnAddressWithItsMark) {
    Post post;
    post.from = "House <house@example.org>";
    EXPECT_EQ(return_path(post, "0a"), "house@example.org");
    post.bounces = "bounces@mail.example.org";
    EXPECT_EQ(return_path(post, "0a"), "bounces+0a@mail.example.org");
    EXPECT_EQ(sender(post).name, "House");
    post.from = "house@example.org";
    post.organisation = "Xarxa Lligam";
    EXPECT_EQ(sender(post).name, "Xarxa Lligam");
}

}  // namespace
}  // namespace ateneu::mail
