// Against a real mail server on this machine: aiosmtpd, which reads what it gets with Python's own e-mail package.
#include "core/mail/smtp.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/mail/message.h"
#include "tests/support/smtp_server.h"

namespace ateneu::mail {
namespace {

namespace json = boost::json;
using Kind = Answer::Kind;
using tests::SmtpServer;

Post post_to(SmtpServer const& server, char const* scheme = "smtp") {
    Post post;
    post.server = std::string(scheme) + "://127.0.0.1:" + std::to_string(server.port());
    post.from = "Xarxa Lligam <house@example.org>";
    post.plain = true;
    return post;
}

Outgoing letter() {
    return {.from = {"Xarxa Lligam", "house@example.org"}, .to = {"Núria Camps", "nuria@example.org"},
            .subject = "Benvinguda, Núria: tens una invitació per a «Introducció a Python» i el col·lectiu t'espera", .text = "Hola,\n.\n..dos punts\nFrom aquí: àéíòú €\n",
            .html = "<!doctype html><html lang=\"ca\"><body><p>àéíòú</p>" + std::string(3000, 'x') + "</body></html>", .mark = "0123456789abcdef0123456789abcdef", .language = "ca",
            .unsubscribe = "", .written_at = *parse_instant("2026-03-01T09:05:07Z")};
}

Answer send(Post const& post) { return hand_over(post, "bounces+0a@example.org", "nuria@example.org", message(letter())); }

TEST(Smtp, BringsALetterAsItWasWritten) {
    SmtpServer const server;
    auto const answer = send(post_to(server));
    EXPECT_EQ(answer.kind, Kind::taken) << answer.said;
    EXPECT_EQ(answer.said, "250 2.0.0 Kept");
    auto const letters = server.letters();
    ASSERT_EQ(letters.size(), 1U);
    auto const got = json::parse(letters.front());
    auto const wanted = letter();
    EXPECT_EQ(got.at("from").as_string(), "bounces+0a@example.org");
    EXPECT_EQ(got.at("to"), json::value({"nuria@example.org"}));
    EXPECT_EQ(got.at("greeting").as_string(), "example.org");
    EXPECT_EQ(got.at("headers").at("subject").as_string(), wanted.subject);
    EXPECT_EQ(got.at("headers").at("to").as_string(), "Núria Camps <nuria@example.org>");
    EXPECT_EQ(got.at("headers").at("from").as_string(), "Xarxa Lligam <house@example.org>");
    EXPECT_EQ(got.at("headers").at("auto-submitted").as_string(), "auto-generated");
    EXPECT_EQ(got.at("type").as_string(), "multipart/alternative");
    EXPECT_EQ(got.at("text").as_string(), wanted.text);
    EXPECT_EQ(got.at("html").as_string(), wanted.html + "\n");
    EXPECT_EQ(got.at("defects").as_array().size(), 0U) << letters.front();
    EXPECT_LE(got.at("longest_line").as_int64(), 78);
}

TEST(Smtp, TellsWhatWillNeverWorkFromWhatMayWorkLater) {
    struct {
        char const* mode;
        Kind kind;
        char const* code;
    } const cases[] = {{"unknown", Kind::unknown, "550 5.1.1"}, {"full", Kind::refused, "552 5.2.2"},   {"relay", Kind::refused, "554 5.7.1"},
                       {"sender", Kind::refused, "550 5.7.1"},  {"content", Kind::refused, "554 5.6.0"}, {"greylist", Kind::later, "451 4.7.1"}};
    for (auto const& each : cases) {
        SmtpServer const server({.mode = each.mode});
        auto const answer = send(post_to(server));
        EXPECT_EQ(answer.kind, each.kind) << each.mode << ": " << answer.said;
        EXPECT_TRUE(answer.said.starts_with(each.code)) << each.mode << ": " << answer.said;
        EXPECT_TRUE(server.letters().empty()) << each.mode;
    }
}

TEST(Smtp, TriesAgainWhereTheLineBreaksOrNobodyAnswers) {
    for (auto const* mode : {"drop", "drop-after", "silent"}) {
        SmtpServer const server({.mode = mode});
        auto post = post_to(server);
        post.timeout_ms = 2000;
        auto const answer = send(post);
        EXPECT_EQ(answer.kind, Kind::later) << mode << ": " << answer.said;
        EXPECT_FALSE(answer.said.empty());
    }
    Post away;
    {
        SmtpServer const server;
        away = post_to(server);
    }
    EXPECT_EQ(send(away).kind, Kind::later) << "the server has gone";
    away.server = "smtp://mail.invalid:25";
    EXPECT_EQ(send(away).kind, Kind::later);
}

TEST(Smtp, SpeaksOnlyEncryptedUnlessToldOtherwise) {
    SmtpServer const plain;
    auto post = post_to(plain);
    post.plain = false;
    EXPECT_EQ(send(post).kind, Kind::later) << "a server without STARTTLS gets no letter";
    EXPECT_TRUE(plain.letters().empty());

    SmtpServer const server({.tls = "starttls"});
    post = post_to(server);
    post.plain = false;
    EXPECT_EQ(send(post).kind, Kind::later) << "nobody we trust signed its certificate";
    EXPECT_TRUE(server.letters().empty());
    post.authorities = server.certificate();
    EXPECT_EQ(send(post).kind, Kind::taken);
    ASSERT_EQ(server.letters().size(), 1U);
    EXPECT_TRUE(json::parse(server.letters().front()).at("encrypted").as_bool());
}

TEST(Smtp, SpeaksTlsFromTheFirstByte) {
    SmtpServer const server({.tls = "whole"});
    auto post = post_to(server, "smtps");
    post.plain = false;
    EXPECT_EQ(send(post).kind, Kind::later);
    post.authorities = server.certificate();
    EXPECT_EQ(send(post).kind, Kind::taken);
    EXPECT_EQ(server.letters().size(), 1U);
}

TEST(Smtp, LogsInAndKeepsThePasswordToItself) {
    SmtpServer const server({.tls = "starttls", .user = "house", .password = "quatre gats al terrat"});
    auto post = post_to(server);
    post.plain = false;
    post.authorities = server.certificate();
    auto const nobody = send(post);
    EXPECT_NE(nobody.kind, Kind::taken);
    post.user = "house";
    post.password = "wrong one";
    auto const wrong = send(post);
    EXPECT_EQ(wrong.kind, Kind::later) << "the operator mends it, letters wait: " << wrong.said;
    EXPECT_EQ(wrong.said.find("wrong one"), std::string::npos);
    post.password = "quatre gats al terrat";
    EXPECT_EQ(send(post).kind, Kind::taken);
    EXPECT_EQ(server.letters().size(), 1U);
}

TEST(Smtp, KnowsWhichRefusalsAreAboutTheAddress) {
    for (auto const* reply : {"550 5.1.1 No such user", "550 No such user here", "553 5.1.3 Bad address", "551 not local", "550 5.2.1 disabled", "5.1.10 smtp"})
        EXPECT_TRUE(is_no_such_address(reply)) << reply;
    for (auto const* reply : {"552 5.2.2 full", "554 5.7.1 denied", "550 5.7.1 spam", "554 no", "452 4.2.2 full", "", "450 4.1.1 unknown for now", "550 5.7.26 unauthenticated 5.1.1"})
        EXPECT_FALSE(is_no_such_address(reply)) << reply;
}

}  // namespace
}  // namespace ateneu::mail
