// What goes out by the clock. Source: spec 6, S11, TB-R7, R53.
#include "apps/timebank/digest.h"

#include "apps/timebank/mail_wish.h"
#include "apps/timebank/post.h"
#include "apps/timebank/test_pages.h"
#include "domain/people/document.h"
#include "domain/people/preference.h"

namespace ateneu::timebank {
namespace {

class Digests : public TownPages {
protected:
    Digests() { barri = bank("Barri", {.timezone = {"UTC"}}); }

    void at_time(std::string const& when) { now = *parse_instant(when); }
    Id<people::Person> reader(std::string const& name) {
        auto const who = joined(name, barri);
        as_program([&](Transaction& tx) { return tx.sql().execute(R"(UPDATE "people_login" SET "last_login" = $2 WHERE "person" = $1)", {who.value, iso(now)}); });
        return who;
    }
    template <class Deed>
    int run(Deed const& deed) {
        return as_program([&](Transaction& tx) { return deed(tx, *tx.read(barri)); });
    }
    int digests() { return run([](Transaction& tx, Bank const& which) { return write_digest(tx, which); }); }
    std::string newest(char const* column, std::string const& kind) { return text("SELECT \"" + std::string(column) + "\" FROM core_letter WHERE kind = 'timebank." + kind + "' ORDER BY id DESC LIMIT 1"); }
    void signed_up(Id<people::Person> who, std::string const& when, bool is_confirmed) {
        as_program([&](Transaction& tx) {
            tx.sql().execute(R"(UPDATE "people_login" SET "signed_up_at" = $2 WHERE "person" = $1)", {who.value, std::string_view(when)});
            if (is_confirmed) tx.sql().execute(R"(UPDATE "people_login" SET "confirmed_at" = $2 WHERE "person" = $1)", {who.value, std::string_view(when)});
            return true;
        });
    }

    Id<Bank> barri;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Digests, tests::both_databases(), tests::dialect_name);

TEST_P(Digests, S11_TellWhatIsNewToWhoMayBeTold) {
    at_time("2026-03-20T09:00:00Z");
    auto const ben = reader("Ben"), cai = reader("Cai"), never = joined("Never", barri), inactive = reader("Inactive"), unwilling = reader("Unwilling"), without_news = reader("Nonews"), unconfirmed = reader("Unconfirmed");
    ASSERT_EQ(code(as_program([&](Transaction& tx) { return set_active(tx, seat(barri, inactive), false); })), "");
    as_program([&](Transaction& tx) {
        auto wishes = wishes_of(tx, seat(barri, unwilling));
        wishes.digest = false;
        save_wishes(tx, wishes);
        return static_cast<bool>(people::save_preference(tx, {.person = without_news, .mails_news = false})) && static_cast<bool>(people::save_preference(tx, {.person = cai, .language = {"ca"}}));
    });
    signed_up(unconfirmed, "2026-03-20T09:00:00.000000Z", false);
    at_time("2026-03-29T23:59:00Z");
    offer(seat(barri, ben), "Too old");
    at_time("2026-03-30T00:00:00Z");
    offer(seat(barri, ben), "From midnight");
    at_time("2026-04-01T12:00:00Z");
    offer(seat(barri, ben), "New soup");
    offer(seat(barri, cai), "A ladder", PostType::request);
    offer(seat(barri, inactive), "Of nobody");
    at_time("2026-04-06T09:00:00Z");
    EXPECT_EQ(digests(), 2) << "Ben and Cai: " << never.value;
    EXPECT_EQ(text("SELECT subject FROM core_letter WHERE address = 'ben@mail.test'"), "News from Barri");
    EXPECT_EQ(text("SELECT subject FROM core_letter WHERE address = 'cai@mail.test'"), "Novetats de Barri");
    auto const said = text("SELECT text FROM core_letter WHERE address = 'ben@mail.test'");
    EXPECT_EQ(said.find("Too old"), std::string::npos) << "a minute before";
    EXPECT_EQ(said.find("Of nobody"), std::string::npos);
    EXPECT_NE(said.find("- New soup (Accompaniment)\n"), std::string::npos) << said;
    EXPECT_LT(said.find("New soup"), said.find("From midnight")) << "the latest first";
    EXPECT_NE(said.find("- A ladder (Accompaniment)\n"), std::string::npos);
    EXPECT_TRUE(newest("unsubscribe", "digest").ends_with("/digest"));
    EXPECT_EQ(digests(), 0) << "a job that runs twice writes once";
    at_time("2026-04-13T09:00:00Z");
    EXPECT_EQ(digests(), 0) << "nothing new, no letter";
}

TEST_P(Digests, HoldTenOfEachAtMost) {
    at_time("2026-04-01T09:00:00Z");
    auto const ben = reader("Ben");
    for (int i = 0; i < 12; ++i) offer(seat(barri, ben), "Offer " + std::to_string(100 + i));
    at_time("2026-04-06T09:00:00Z");
    EXPECT_EQ(digests(), 1);
    auto const said = newest("text", "digest");
    EXPECT_NE(said.find("Offer 111"), std::string::npos);
    EXPECT_NE(said.find("Offer 102"), std::string::npos);
    EXPECT_EQ(said.find("Offer 101"), std::string::npos);
}

TEST_P(Digests, GoOutOnMondayAtNineWhereTheBankIs) {
    Bank const madrid{.timezone = {"Europe/Madrid"}}, utc{.timezone = {"UTC"}};
    auto const is_time = [](std::string const& when, Bank const& bank) { return is_digest_time(*parse_instant(when), bank); };
    EXPECT_TRUE(is_time("2026-04-06T09:00:00Z", utc));
    EXPECT_FALSE(is_time("2026-04-06T08:00:00Z", utc));
    EXPECT_TRUE(is_time("2026-04-06T07:00:00Z", madrid)) << "summer time";
    EXPECT_FALSE(is_time("2026-04-06T10:00:00Z", madrid)) << "noon is too late";
    EXPECT_FALSE(is_time("2026-04-07T09:00:00Z", utc));
}

TEST_P(Digests, TellAdministratorsWhatWaits) {
    at_time("2026-04-01T09:00:00Z");
    admin_of(barri, ana);
    joined("Ben", barri);
    auto const eli = person("Eli");
    ASSERT_EQ(code(as(eli, [&](Transaction& tx) { return apply(tx, barri, ""); })), "");
    at_time("2026-04-06T09:00:00Z");
    auto const weeks = [&] { return run([](Transaction& tx, Bank const& which) { return write_office_week(tx, which); }); };
    EXPECT_EQ(weeks(), 1);
    auto const said = newest("text", "office_week");
    EXPECT_NE(said.find("Applications that wait\n\n- Eli\n"), std::string::npos) << said;
    EXPECT_NE(said.find("- Ben (2)\n"), std::string::npos);
    EXPECT_EQ(weeks(), 0);
}

TEST_P(Digests, TellWhosePostEndsInAWeek) {
    at_time("2026-04-01T09:00:00Z");
    auto const ben = reader("Ben");
    auto const post = offer(seat(barri, ben), "Soup in April");
    as_program([&](Transaction& tx) { return tx.sql().execute(R"(UPDATE "timebank_post" SET "end_on" = '2026-04-10' WHERE "id" = $1)", {post.value}); });
    auto const ending = [&] { return run([](Transaction& tx, Bank const& which) { return write_expiring(tx, which); }); };
    EXPECT_EQ(ending(), 0);
    at_time("2026-04-03T09:00:00Z");
    EXPECT_EQ(ending(), 1);
    EXPECT_NE(newest("text", "expiring").find("“Soup in April” stands in Barri until"), std::string::npos);
    EXPECT_EQ(ending(), 0);
}

TEST_P(Digests, TB_R53_WhoBelongsToNoBankIsWarnedOnceAfterFifteenDays) {
    auto const gil = person("Gil"), hugo = person("Hugo"), in_a_bank = joined("Ines", barri), staff = person("Joan"), unconfirmed = person("Kim");
    for (auto const who : {gil, hugo, in_a_bank}) signed_up(who, "2026-03-20T23:00:00.000000Z", true);
    signed_up(hugo, "2026-03-19T23:59:00.000000Z", true);
    signed_up(unconfirmed, "2026-03-20T23:00:00.000000Z", false);
    at_time("2026-04-04T10:00:00Z");
    auto const warned = [&] { return as_program([](Transaction& tx) { return write_without_bank(tx); }); };
    EXPECT_EQ(warned(), 1) << staff.value;
    EXPECT_EQ(newest("address", "without_bank"), "gil@mail.test");
    EXPECT_EQ(warned(), 0);
    auto const warning = "You belong to no time bank yet";
    EXPECT_TRUE(says(get(gil, "/banks"), warning)) << "TB-R53, on every page";
    EXPECT_TRUE(says(get(gil, "/account"), warning));
    for (auto const who : {in_a_bank, staff}) EXPECT_FALSE(says(get(who, "/banks"), warning));
    ASSERT_EQ(code(as(gil, [&](Transaction& tx) { return apply(tx, barri, ""); })), "");
    EXPECT_TRUE(says(get(gil, "/banks"), warning)) << "S2: until the bank says yes";
    member(barri, gil);
    EXPECT_FALSE(says(get(gil, "/banks"), warning));
}

TEST_P(Digests, TB_R7_SuperusersHearOfBooksThatDontAddUp) {
    as_program([&](Transaction& tx) { return tx.sql().execute("UPDATE people_login SET is_superuser = TRUE WHERE person = " + std::to_string(fay.value)); });
    auto const problems = [&] { return as_program([](Transaction& tx) { return static_cast<int>(check_ledger(tx).size()); }); };
    EXPECT_EQ(problems(), 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_letter"), 0);
    as_program([&](Transaction& tx) { return tx.sql().execute("UPDATE timebank_bank SET last_uid = 0 WHERE id = " + std::to_string(nord.value)); });
    EXPECT_EQ(problems(), 1);
    EXPECT_EQ(newest("address", "ledger"), "fay@mail.test");
    EXPECT_NE(newest("text", "ledger").find("last_uid"), std::string::npos);
}

}  // namespace
}  // namespace ateneu::timebank
