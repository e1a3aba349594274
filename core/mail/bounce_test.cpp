#include "core/mail/bounce.h"

#include "core/base/text.h"
#include "core/mail/parse.h"
#include "core/mail/test_house.h"

namespace ateneu::mail {
namespace {

/// As Postfix writes it (RFC 3464, appendix E, says the same in other words).
std::string report(std::string const& to, std::string const& action, std::string const& status, std::string const& diagnostic, std::string const& returned) {
    return "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example.net (Mail Delivery System)\r\nTo: " + to +
           "\r\nSubject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
           "Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"DD1C.1/mx.example.net\"\r\n\r\nThis is a MIME-encapsulated message.\r\n\r\n"
           "--DD1C.1/mx.example.net\r\nContent-Description: Notification\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nI'm sorry to have to inform you\r\n\r\n"
           "--DD1C.1/mx.example.net\r\nContent-Description: Delivery report\r\nContent-Type: message/delivery-status\r\n\r\n"
           "Reporting-MTA: dns; mx.example.net\r\nArrival-Date: Sat, 21 Nov 2026 12:00:00 +0000 (UTC)\r\n\r\n"
           "Final-Recipient: rfc822; ana@example.org\r\nAction: " + action + "\r\nStatus: " + status + "\r\nDiagnostic-Code: smtp; " + diagnostic + "\r\n\r\n"
           "--DD1C.1/mx.example.net\r\nContent-Description: Undelivered Message\r\nContent-Type: message/rfc822\r\n\r\n" + returned + "\r\n--DD1C.1/mx.example.net--\r\n";
}

std::string returned(std::string const& mark) { return "From: house@example.org\r\nTo: ana@example.org\r\nMessage-ID: <" + mark + "@example.org>\r\nSubject: Hello\r\n\r\nHello\r\n"; }

class Returned : public Mailing {
protected:
    Id<Posted> const id = send(letter());
    std::string const mark = posted(id).mark;
    Noted note(std::string const& message) {
        return write([&](Transaction& tx) { return note_report(tx, message); });
    }
    std::int64_t bounces() { return number("SELECT COUNT(*) FROM core_bounce"); }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Returned, tests::both_databases(), tests::dialect_name);

TEST_P(Returned, IsNotedByTheLetterItBringsBack) {
    EXPECT_EQ(note(report("house@example.org", "failed", "5.1.1", "550 5.1.1 <ana@example.org>: Recipient address\r\n    rejected: User unknown", returned(mark))), Noted::address);
    EXPECT_EQ(posted(id).state, State::bounced);
    EXPECT_EQ(posted(id).problem, "550 5.1.1 <ana@example.org>: Recipient address rejected: User unknown");
    EXPECT_EQ(text("SELECT address FROM core_bounce"), "ana@example.org");
    EXPECT_EQ(note(report("house@example.org", "failed", "5.1.1", "550 5.1.1 again", returned(mark))), Noted::address);
    EXPECT_EQ(bounces(), 1) << "twice is once";
}

TEST_P(Returned, IsNotedByTheAddressItIsSentTo) {
    EXPECT_EQ(note(report("<bounces+" + mark + "@mail.example.org>", "failed", "5.1.1", "550 gone", "Subject: none\r\n\r\n")), Noted::address);
    EXPECT_EQ(posted(id).state, State::bounced);
}

TEST_P(Returned, IsNotedByHeadersAlone) {
    auto const text = replaced(report("house@example.org", "failed", "5.1.1", "550 gone", returned(mark)), "message/rfc822", "text/rfc822-headers");
    EXPECT_EQ(note(text), Noted::address);
}

TEST_P(Returned, LeavesTheAddressWhereOnlyThisLetterFailed) {
    EXPECT_EQ(note(report("house@example.org", "failed", "5.2.2", "552 5.2.2 mailbox full", returned(mark))), Noted::letter);
    EXPECT_EQ(posted(id).state, State::bounced);
    EXPECT_EQ(bounces(), 0);
}

TEST_P(Returned, IsNothingWhileItIsStillTriedOrArrived) {
    EXPECT_EQ(note(report("house@example.org", "delayed", "4.4.1", "connection timed out", returned(mark))), Noted::nothing);
    EXPECT_EQ(note(report("house@example.org", "delivered", "2.0.0", "250 ok", returned(mark))), Noted::nothing);
    EXPECT_EQ(posted(id).state, State::queued);
}

TEST_P(Returned, IsNothingFromSomebodyWhoNeverSawTheLetter) {
    EXPECT_EQ(note(report("house@example.org", "failed", "5.1.1", "550 gone", returned(std::string(32, 'a')))), Noted::nothing);
    EXPECT_EQ(note(report("bounces+" + mark.substr(1) + "@example.org", "failed", "5.1.1", "550 gone", "")), Noted::nothing);
    EXPECT_EQ(note("From: ana@example.org\r\nSubject: Re: " + mark + "\r\n\r\nI am on holiday"), Noted::nothing);
    EXPECT_EQ(bounces(), 0);
}

TEST_P(Returned, SurvivesWhateverBytesItIsGiven) {
    auto const good = report("bounces+" + mark + "@example.org", "failed", "5.1.1", "550 gone", returned(mark));
    for (std::size_t cut = 0; cut < good.size(); cut += 7) read_report(std::string_view(good).substr(0, cut));
    // Boundaries within boundaries, and bytes that are none of any language's.
    std::string deep;
    for (int i = 0; i < 50; ++i) deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" + std::to_string(i) + "\r\n";
    EXPECT_FALSE(read_report(deep));
    std::string noise = "Content-Type: multipart/report; boundary=x\r\n\r\n";
    for (int i = 0; i < 5000; ++i) noise += "--x\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\xff\x01\r\n";
    auto const read = parse_message(noise);
    EXPECT_LE(read.parts.size(), 200U);
    for (int seed = 1; seed <= 200; ++seed) {
        auto text = good;
        auto random = static_cast<std::uint32_t>(seed) * 2654435761U;
        for (int i = 0; i < 20; ++i) {
            random = random * 1664525U + 1013904223U;
            text[random % text.size()] = static_cast<char>(random >> 24);
        }
        auto const answer = read_report(text);
        EXPECT_TRUE(!answer || is_utf8(answer->said)) << seed;
    }
}

}  // namespace
}  // namespace ateneu::mail
