#include "domain/people/account_mail.h"

#include "core/base/log.h"
#include "core/entity/convert.h"
#include "core/jobs/worker.h"
#include "domain/people/account_event.h"
#include "domain/people/people_directory.h"
#include "domain/people/preference.h"
#include "domain/people/recipient.h"
#include "domain/people/test_community.h"

namespace ateneu::people {
namespace {

class WorkEnded : public Community {
protected:
    WorkEnded() { log_quietly(); }
    /// Runs a job of ana's that takes so long and ends like this; how many letters she has then.
    std::int64_t after_job(std::int64_t seconds, bool fails = false, bool tells = true) {
        Actor owner;
        owner.person = ana.value;
        owner.inside = true;
        // The letter of the one before waits to be sent: that is another job's work.
        write([](Transaction& tx) { tx.sql().execute(R"(DELETE FROM "core_job" WHERE "kind" = 'core.mail')"); });
        write_as(owner, [&](Transaction& tx) { jobs::order(tx, {.kind = "test", .title = "Import of members.csv", .address = "/imports/3"}); }, now);
        jobs::Kind kind{.name = "test", .work = [&](jobs::Run&) {
                            now = after(seconds, now);
                            if (fails) throw jobs::Failed("Three rows are wrong.");
                        }, .tells_owner = tells};
        jobs::Workers workers({*database, registry(), {}, directory, board, {kind}, [this] { return now; }, tell_job_ended});
        EXPECT_TRUE(workers.run_one());
        return number("SELECT COUNT(*) FROM core_letter");
    }
    std::int64_t notices() { return number(R"(SELECT COUNT(*) FROM core_notice WHERE kind = 'job' AND about_type = 'core.job')"); }
    std::string text(char const* column) {
        return ask([&](db::Connection& sql) { return sql.text("SELECT \"" + std::string(column) + "\" FROM core_letter ORDER BY id DESC LIMIT 1"); }).value_or("");
    }
    Id<Person> const ana = member("ana", "ana@mail.test");
    Instant now = noon;

private:
    PeopleDirectory directory;
    jobs::Board board;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, WorkEnded, tests::both_databases(), tests::dialect_name);

TEST_P(WorkEnded, IsToldWhereItTookLong) {
    EXPECT_EQ(after_job(59), 0);
    EXPECT_EQ(notices(), 0);
    EXPECT_EQ(after_job(61), 1);
    EXPECT_EQ(notices(), 1);
    EXPECT_EQ(text("subject"), "Done: Import of members.csv");
    EXPECT_NE(text("text").find("{site}/imports/3"), std::string::npos);
    EXPECT_EQ(text("unsubscribe"), "/account");
    EXPECT_EQ(after_job(61, true), 2);
    EXPECT_EQ(text("subject"), "Not done: Import of members.csv");
    EXPECT_NE(text("text").find("Three rows are wrong."), std::string::npos);
    EXPECT_NE(text("text").find("{site}/core/jobs/"), std::string::npos);
    EXPECT_EQ(after_job(61, false, false), 2) << "a kind that tells nobody";
}

TEST_P(WorkEnded, IsNotToldToWhoDoesntWantIt) {
    write([&](Transaction& tx) { EXPECT_TRUE(save_preference(tx, {.person = ana, .mails_about_work = false})); });
    EXPECT_EQ(after_job(61), 0);
    EXPECT_EQ(notices(), 1) << "the bell is no e-mail";
}

TEST_P(WorkEnded, IsNotToldToWhoHasNoAddress) {
    write([&](Transaction& tx) { tx.sql().execute(R"(UPDATE "people_person" SET "email" = NULL, "email_key" = NULL)"); });
    EXPECT_EQ(after_job(61), 0);
}

TEST_P(WorkEnded, FindsHowToWriteToSomebody) {
    write([&](Transaction& tx) {
        tx.sql().execute(R"(UPDATE "people_person" SET "family" = 'Vidal', "timezone" = 'Europe/Madrid')");
        auto const to = recipient_of(tx, ana);
        ASSERT_TRUE(to);
        EXPECT_EQ(to->address, "ana@mail.test");
        EXPECT_EQ(to->name, "ana Vidal");
        EXPECT_EQ(to->called, "ana");
        EXPECT_EQ(to->tongue.code, "en");
        EXPECT_EQ(to->time_zone, "Europe/Madrid");
        EXPECT_EQ(recipient_of(tx, ana, Tongue{"es"})->tongue.code, "es");
        EXPECT_TRUE(save_preference(tx, {.person = ana, .language = {"ca"}, .time_zone = {"Atlantic/Canary"}}));
        EXPECT_EQ(recipient_of(tx, ana, Tongue{"es"})->tongue.code, "ca");
        EXPECT_EQ(recipient_of(tx, ana)->time_zone, "Atlantic/Canary");
        EXPECT_FALSE(recipient_of(tx, {999}));
        tx.sql().execute(R"(UPDATE "people_person" SET "archived_at" = $1)", {iso(noon)});
        EXPECT_FALSE(recipient_of(tx, ana));
    });
}

TEST_P(WorkEnded, AndWhatHappensToAnAccountAreToldToItsPerson) {
    write([&](Transaction& tx) {
        auto const told = [&](std::string_view kind) {
            AccountEvent const event{.person = ana, .kind = std::string(kind), .at = tx.now()};
            auto const record = to_record(AccountEvent::entity(), &event);
            tell_account_event(tx, {&AccountEvent::entity(), Action::add, nullptr, &record});
        };
        EXPECT_TRUE(save_preference(tx, {.person = ana, .language = {"ca"}}));
        told(AccountEvent::factor_reset);
        told(AccountEvent::password_changed);  // has an e-mail of its own
        told(AccountEvent::email_changed);     // and so has this one
    });
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_letter"), 1);
    auto const what = translate({"ca"}, N_("The second factor was set back by somebody who looks after logins"));
    EXPECT_EQ(text("subject"), translate({"ca"}, N_("Your account: {what}")).replace(translate({"ca"}, N_("Your account: {what}")).find("{what}"), 6, what));
    EXPECT_NE(text("text").find("{site}/account#events"), std::string::npos);
}

}  // namespace
}  // namespace ateneu::people
