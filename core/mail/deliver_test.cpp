#include "core/mail/deliver.h"

#include <boost/json.hpp>

#include "core/base/log.h"
#include "core/jobs/queue.h"
#include "core/mail/folder.h"
#include "core/mail/test_house.h"
#include "tests/support/smtp_server.h"

namespace ateneu::mail {
namespace {

namespace json = boost::json;
using tests::SmtpServer;

class Outbox : public Mailing {
protected:
    Outbox() { log_quietly(); }
    static Post post_to(SmtpServer const& server) {
        Post post;
        post.server = "smtp://127.0.0.1:" + std::to_string(server.port());
        post.from = "house@example.org";
        post.plain = true;
        post.organisation = "Xarxa & Lligam";
        post.site = "https://ateneu.example";
        return post;
    }
    std::int64_t jobs_in(std::string const& state) { return number(R"(SELECT COUNT(*) FROM "core_job" WHERE "state" = ')" + state + "'"); }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Outbox, tests::both_databases(), tests::dialect_name);

TEST_P(Outbox, SendsWhatWasCommittedAndForgetsWhatItSaid) {
    SmtpServer const server;
    auto const id = send(letter());
    EXPECT_EQ(posted(id).state, State::queued);
    EXPECT_EQ(work(post_to(server)), 1);
    ASSERT_EQ(server.letters().size(), 1U);
    auto const got = json::parse(server.letters().front());
    EXPECT_EQ(got.at("to"), json::value({"ana@example.org"}));
    EXPECT_EQ(got.at("headers").at("subject").as_string(), "Hello from Xarxa & Lligam");
    EXPECT_EQ(got.at("text").as_string(), "See https://ateneu.example/there\n");
    EXPECT_EQ(got.at("html").as_string(), "<p>Xarxa &amp; Lligam: https://ateneu.example/there</p>\n");
    auto const after = posted(id);
    EXPECT_EQ(after.state, State::sent);
    EXPECT_EQ(after.attempts, 1);
    EXPECT_EQ(after.sent_at, now);
    EXPECT_EQ(after.text.value + after.html.value, "");
    EXPECT_EQ(work(post_to(server)), 0) << "once";
}

TEST_P(Outbox, SendsNothingOfATransactionThatIsRolledBack) {
    SmtpServer const server;
    try {
        write([](Transaction& tx) -> int {
            EXPECT_TRUE(mail::send(tx, letter()));
            throw std::runtime_error("no");
        });
        FAIL();
    } catch (std::runtime_error const&) {
    }
    EXPECT_EQ(work(post_to(server)), 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_letter"), 0);
}

TEST_P(Outbox, RefusesWhatWouldBecomeAnotherHeader) {
    struct {
        char const* field;
        Letter letter;
    } cases[] = {{"subject", letter()}, {"subject", letter()}, {"subject", letter()}, {"name", letter()}, {"address", letter()}, {"address", letter()}, {"address", letter()}, {"text", letter()}, {"text", letter()}, {"html", letter()}, {"unsubscribe", letter()}};
    cases[0].letter.subject = "Hello\r\nBcc: all@example.org";
    cases[1].letter.subject = "Hello\nthere";
    cases[2].letter.subject = " ";
    cases[3].letter.name = "Ana\r\nBcc: all@example.org";
    cases[4].letter.address = "ana@example.org\r\nRCPT TO:<all@example.org>";
    cases[5].letter.address = "ana";
    cases[6].letter.address = "àna@example.org";
    cases[7].letter.text = "";
    cases[8].letter.text = std::string("a\0b", 3);
    cases[9].letter.html = "\xff";
    cases[10].letter.unsubscribe = "/a\n";
    for (auto const& each : cases) {
        auto const problems = problems_of(each.letter);
        ASSERT_EQ(problems.list().size(), 1U) << each.field;
        EXPECT_EQ(problems.list().front().field, each.field);
        write([&](Transaction& tx) {
            auto const sent = mail::send(tx, each.letter);
            EXPECT_FALSE(sent);
            EXPECT_EQ(sent ? "" : sent.refusal().field, each.field);
            return 0;
        });
    }
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_letter"), 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_job"), 0);
}

TEST_P(Outbox, TriesAgainForTwoDaysWhileTheServerIsAway) {
    Post away;
    {
        SmtpServer const gone;
        away = post_to(gone);
    }
    auto const id = send(letter());
    for (int attempt = 1; attempt <= static_cast<int>(std::size(pauses)); ++attempt) {
        EXPECT_EQ(work(away), 1) << attempt;
        EXPECT_EQ(posted(id).state, State::queued);
        EXPECT_EQ(posted(id).attempts, attempt);
        EXPECT_FALSE(posted(id).problem.empty());
        EXPECT_EQ(work(away), 0) << "not at once";
        pass(pauses[attempt - 1]);
    }
    EXPECT_EQ(work(away), 1);
    EXPECT_EQ(posted(id).state, State::failed);
    EXPECT_EQ(posted(id).text.value, "");
    EXPECT_EQ(jobs_in("failed"), 1);
    EXPECT_GT(now.micros - noon.micros, 47LL * 3600 * 1'000'000);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_bounce"), 0);
}

TEST_P(Outbox, IsPatientWithServersThatLetStrangersWait) {
    SmtpServer const server({.mode = "greylist"});
    auto const id = send(letter());
    EXPECT_EQ(work(post_to(server)), 1);
    EXPECT_EQ(posted(id).state, State::queued);
    EXPECT_EQ(posted(id).problem, "451 4.7.1 Come back later");
    pass(pauses[0]);
    EXPECT_EQ(work(post_to(server)), 1);
    EXPECT_EQ(posted(id).state, State::sent);
    EXPECT_EQ(posted(id).problem, "");
    EXPECT_EQ(server.letters().size(), 1U);
}

TEST_P(Outbox, WritesNoMoreToAnAddressThatIsNotThere) {
    SmtpServer const refuses({.mode = "unknown"}), takes;
    auto const first = send(letter("Gone@example.org"));
    EXPECT_EQ(work(post_to(refuses)), 1);
    EXPECT_EQ(posted(first).state, State::bounced);
    EXPECT_EQ(text("SELECT address FROM core_bounce"), "gone@example.org");
    auto const second = send(letter("gone@example.org")), other = send(letter("here@example.org"));
    EXPECT_EQ(work(post_to(takes)), 2);
    EXPECT_EQ(posted(second).state, State::failed);
    EXPECT_EQ(posted(second).problem, "The address is known to bounce: 550 5.1.1 No such user here");
    EXPECT_EQ(posted(other).state, State::sent);
    write([](Transaction& tx) {
        auto const bounce = tx.sql().integer("SELECT id FROM core_bounce");
        EXPECT_TRUE(tx.remove(Bounce::entity(), bounce.value_or(0), 0));
        return 0;
    });
    auto const third = send(letter("gone@example.org"));
    work(post_to(takes));
    EXPECT_EQ(posted(third).state, State::sent) << "somebody lifted it";
}

TEST_P(Outbox, GivesUpAtOnceWhereTheServerSaysNoToUs) {
    SmtpServer const server({.mode = "relay"});
    auto const id = send(letter());
    EXPECT_EQ(work(post_to(server)), 1);
    EXPECT_EQ(posted(id).state, State::failed);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_bounce"), 0) << "the address may be a good one";
    pass(100'000);
    EXPECT_EQ(work(post_to(server)), 0);
}

TEST_P(Outbox, SendsAgainUnderTheSameNameWhereTheLineBrokeTooLate) {
    SmtpServer const breaks({.mode = "drop-after"}), takes;
    auto const id = send(letter());
    work(post_to(breaks));
    EXPECT_EQ(posted(id).state, State::queued) << "rather twice than never";
    pass(pauses[0]);
    work(post_to(takes));
    EXPECT_EQ(posted(id).state, State::sent);
    ASSERT_EQ(breaks.letters().size(), 1U);
    ASSERT_EQ(takes.letters().size(), 1U);
    auto const name = [](SmtpServer const& server) { return json::parse(server.letters().front()).at("headers").at("message-id"); };
    EXPECT_EQ(name(breaks), name(takes));
    EXPECT_EQ(name(takes).as_string(), "<" + posted(id).mark + "@example.org>");
}

TEST_P(Outbox, LaysLettersIntoAFolderWhileThereIsNoServer) {
    std::string folder = testing::TempDir() + "ateneu-mail-XXXXXX";
    ASSERT_TRUE(mkdtemp(folder.data()));
    Post post;
    post.folder = folder + "/mail";
    post.organisation = "Xarxa";
    post.site = "http://localhost:8080";
    auto const id = send(letter());
    work(post);
    EXPECT_EQ(posted(id).state, State::sent);
    auto const letters = letters_in(post.folder);
    ASSERT_EQ(letters.size(), 1U);
    EXPECT_EQ(letters.front().subject, "Hello from Xarxa");
    auto const whole = letter_in(post.folder, letters.front().name);
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->text, "See http://localhost:8080/there\n\n");
    for (auto const* odd : {"../x.eml", "/etc/passwd", "x", ".eml", "a/b.eml"}) EXPECT_FALSE(letter_in(post.folder, odd)) << odd;
    std::system(("rm -r " + folder).c_str());
}

TEST_P(Outbox, LosesNoLetterWhoseJobIsGone) {
    SmtpServer const server;
    auto const lost = send(letter()), stopped = send(letter("ben@example.org"));
    write([&](Transaction& tx) {
        tx.sql().execute(R"(DELETE FROM "core_job" WHERE "key" = $1)", {"mail-" + std::to_string(lost.value)});
        tx.sql().execute(R"(UPDATE "core_job" SET "state" = 'stopped' WHERE "key" = $1)", {"mail-" + std::to_string(stopped.value)});
        EXPECT_EQ(care(tx), 2);
        EXPECT_EQ(care(tx), 0);
        return 0;
    });
    EXPECT_EQ(work(post_to(server)), 1);
    EXPECT_EQ(posted(lost).state, State::sent);
    EXPECT_EQ(posted(stopped).state, State::failed);
    write([&](Transaction& tx) { return sweep(tx.sql(), {tx.now().micros + 1}); });
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_letter"), 0);
}

}  // namespace
}  // namespace ateneu::mail
