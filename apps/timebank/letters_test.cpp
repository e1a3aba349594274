// What people of a bank are written. Source: spec 6, TB-R42, R46, R50.
#include "apps/timebank/mail_wish.h"
#include "apps/timebank/members_office.h"
#include "apps/timebank/test_pages.h"
#include "domain/people/login.h"
#include "domain/people/preference.h"
#include "domain/privacy/erasure.h"
#include "domain/privacy/last_ties.h"

namespace ateneu::timebank {
namespace {

class Letters : public TownPages {
protected:
    /// "timebank.applied ana@mail.test, …", in their order; none of them twice.
    std::string written() {
        std::string all;
        auto const work = database->begin(db::Database::Mode::read);
        auto const rows = work->connection().query(R"(SELECT "kind", "address" FROM "core_letter" ORDER BY "id")");
        while (rows->next()) all += (all.empty() ? "" : ", ") + std::string(rows->text(0)).substr(9) + " " + std::string(rows->text(1)).substr(0, rows->text(1).find('@'));
        return all;
    }
    void forget() {
        as_program([](Transaction& tx) { return tx.sql().execute(R"(DELETE FROM "core_letter")"); });
    }
    std::string newest(char const* column, std::string const& kind) { return text("SELECT \"" + std::string(column) + "\" FROM core_letter WHERE kind = 'timebank." + kind + "' ORDER BY id DESC LIMIT 1"); }
    void switch_off(Id<Member> whose, Wish wish) {
        as_program([&](Transaction& tx) {
            auto wishes = wishes_of(tx, whose);
            wish_in(wishes, wish) = false;
            save_wishes(tx, wishes);
            return true;
        });
    }
    void speaks(Id<people::Person> who, std::string const& language) {
        as_program([&](Transaction& tx) { return static_cast<bool>(people::save_preference(tx, {.person = who, .language = {language}})); });
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Letters, tests::both_databases(), tests::dialect_name);

TEST_P(Letters, TB_R50_AnApplicationIsToldToEachAdministratorAndToWhoApplies) {
    auto const ben = person("Ben"), cai = joined("Cai", nord), dora = joined("Dora", nord);
    ASSERT_EQ(code(as_program([&](Transaction& tx) { return set_admin(tx, seat(nord, cai), true); })), "");
    speaks(ana, "ca");
    speaks(ben, "en");
    auto const asked = as(ben, [&](Transaction& tx) { return apply(tx, nord, "I cut hair."); });
    EXPECT_EQ(written(), "applied ana, applied cai, application_sent ben");
    EXPECT_EQ(text("SELECT subject FROM core_letter WHERE address = 'ana@mail.test'"), "Nova sol·licitud: Nord") << "each in their language";
    EXPECT_EQ(text("SELECT subject FROM core_letter WHERE address = 'cai@mail.test'"), "New application: Nord");
    EXPECT_NE(newest("text", "applied").find("> I cut hair."), std::string::npos);
    forget();
    EXPECT_EQ(code(as(ben, [&](Transaction& tx) { return apply(tx, nord, ""); })), "pending");
    EXPECT_EQ(written(), "") << "what is refused is told to nobody";
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return accept(tx, *asked); })), "");
    EXPECT_EQ(written(), "accepted ben");
    EXPECT_NE(newest("text", "accepted").find("You are member 4."), std::string::npos);
    forget();
    auto const eli = person("Eli");
    auto const other = as(eli, [&](Transaction& tx) { return apply(tx, nord, ""); });
    forget();
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return decline(tx, *other, "We are full."); })), "");
    EXPECT_EQ(written(), "declined eli");
    EXPECT_NE(newest("text", "declined").find("> We are full."), std::string::npos);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_letter WHERE address = 'dora@mail.test'"), 0) << dora.value;
}

TEST_P(Letters, PaymentsAreToldToTheOtherSideAndByTheOfficeToBoth) {
    auto const ben = joined("Ben", nord), cai = joined("Cai", nord);
    auto const ben_ = seat(nord, ben), cai_ = seat(nord, cai);
    ASSERT_EQ(code(pays(ben, {.bank = nord, .from = ben_, .to = cai_, .amount = time(1, 30), .reason = "for the soup", .key = "k"})), "");
    EXPECT_EQ(written(), "received cai");
    EXPECT_EQ(newest("subject", "received"), "1:30 from Ben (2)");
    EXPECT_NE(newest("text", "received").find("> for the soup"), std::string::npos);
    ASSERT_EQ(code(pays(ben, {.bank = nord, .from = ben_, .to = cai_, .amount = time(1, 30), .reason = "for the soup", .key = "k"})), "");
    EXPECT_EQ(written(), "received cai") << "pressed twice, told once";
    forget();
    auto const entered = pays(ana, {.bank = nord, .from = cai_, .to = ben_, .amount = time(0, 45), .reason = "cheque 17"});
    EXPECT_EQ(written(), "office_received ben, office_gave cai");
    forget();
    EXPECT_EQ(code(pays(ana, {.bank = nord, .from = {}, .to = seat(nord, ana), .amount = time(1)})), "");
    EXPECT_EQ(written(), "") << "nobody hears of what they entered themselves";
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return take_back(tx, entered->exchange, "wrong member"); })), "");
    EXPECT_EQ(written(), "taken_back cai, taken_back ben");
    forget();
    switch_off(cai_, Wish::payments);
    EXPECT_EQ(code(pays(ben, {.bank = nord, .from = ben_, .to = cai_, .amount = time(1)})), "");
    EXPECT_EQ(written(), "") << "switched off";
    EXPECT_EQ(code(as(ana, [&](Transaction& tx) { return create_member(tx, {.bank = nord, .personal = "Gil"}); })), "");
    EXPECT_EQ(code(pays(ben, {.bank = nord, .from = ben_, .to = Id<Member>{number("SELECT MAX(id) FROM timebank_member")}, .amount = time(1)})), "");
    EXPECT_EQ(written(), "") << "TB-R41: no e-mail, no letter";
}

TEST_P(Letters, TB_R10_ALimitIsToldWhenItIsReachedAndNotAgain) {
    auto const ben = joined("Ben", nord), cai = joined("Cai", nord);
    auto const ben_ = seat(nord, ben), cai_ = seat(nord, cai);
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_member_limits(tx, ben_, Duration{-3600}, Duration{7200}); })), "");
    ASSERT_EQ(code(pays(ben, {.bank = nord, .from = ben_, .to = cai_, .amount = time(1)})), "");
    EXPECT_EQ(written(), "received cai, limit ben, limit_office ana");
    EXPECT_NE(newest("text", "limit").find("your balance is -1:00"), std::string::npos);
    forget();
    ASSERT_EQ(code(pays(ben, {.bank = nord, .from = ben_, .to = cai_, .amount = time(1)})), "");
    EXPECT_EQ(written(), "received cai");
}

TEST_P(Letters, ActivationIsToldToTheMember) {
    auto const ben = joined("Ben", nord);
    auto const ben_ = seat(nord, ben);
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, ben_, false); })), "");
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, ben_, true); })), "");
    EXPECT_EQ(written(), "deactivated ben, activated ben");
}

TEST_P(Letters, TB_R42_WhoHasNoPasswordIsInvitedByTheOffice) {
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return create_member(tx, {.bank = nord, .personal = "Gil", .email = "gil@mail.test"}); })), "");
    EXPECT_EQ(written(), "invited gil");
    EXPECT_NE(newest("text", "invited").find("/password/new?link="), std::string::npos);
    EXPECT_NE(newest("text", "invited").find("log in as gil"), std::string::npos);
    forget();
    auto const gil_ = Id<Member>{number("SELECT MAX(id) FROM timebank_member")};
    auto const invite = at(nord, "/office/members/" + std::to_string(gil_.value) + "/invite");
    EXPECT_EQ(post(ana, invite, {}).status, 303);
    EXPECT_EQ(written(), "invited gil") << "as often as it takes";
    as_program([&](Transaction& tx) { return tx.sql().execute("UPDATE people_login SET password = '$argon2id$x' WHERE person = (SELECT person FROM timebank_member WHERE id = " + std::to_string(gil_.value) + ")"); });
    EXPECT_EQ(post(ana, invite, {}).status, 409) << "has a password";
    auto const ben = joined("Ben", nord);
    EXPECT_EQ(post(ben, invite, {}).status, 403);
}

TEST_P(Letters, TB_R46_TheLastMembershipEndsThePersonToo) {
    auto const ben = joined("Ben", nord);
    member(sur, ben);
    ASSERT_EQ(code(as(ben, [&](Transaction& tx) { return leave(tx, seat(nord, ben)); })), "");
    EXPECT_EQ(written(), "left ana");
    EXPECT_EQ(number("SELECT COUNT(*) FROM privacy_erasure"), 0) << "one of two: stays";
    ASSERT_EQ(code(as(ben, [&](Transaction& tx) { return leave(tx, seat(sur, ben)); })), "");
    EXPECT_EQ(written(), "left ana, left fay");
    EXPECT_EQ(number("SELECT COUNT(*) FROM privacy_erasure WHERE state = 'approved' AND person = " + std::to_string(ben.value)), 1);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_login WHERE is_active AND person = " + std::to_string(ben.value)), 0) << "the session ends";
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_job WHERE kind = 'privacy.erase'"), 1);
}

TEST_P(Letters, TB_R46_WhoIsNeededElsewhereStays) {
    auto const ben = joined("Ben", nord), cai = joined("Cai", nord);
    as_program([&](Transaction& tx) { return tx.sql().execute("UPDATE people_login SET is_superuser = TRUE WHERE person = " + std::to_string(ben.value)); });
    ASSERT_EQ(code(as(ben, [&](Transaction& tx) { return leave(tx, seat(nord, ben)); })), "");
    EXPECT_EQ(number("SELECT COUNT(*) FROM privacy_erasure"), 0);
    EXPECT_TRUE(as_program([&](Transaction& tx) { return privacy::is_held(tx, cai); })) << "by the membership";
}

TEST_P(Letters, TB_R37b_WhoIsErasedLeavesAllBanksAndNobodyIsWrittenTo) {
    auto const ben = joined("Ben", nord);
    auto const ben_ = seat(nord, ben), also = member(sur, ben);
    auto const soup = offer(ben_, "Soup");
    ASSERT_EQ(code(pays(ana, {.bank = nord, .from = {}, .to = ben_, .amount = time(2)})), "");
    forget();
    as_program([&](Transaction& tx) {
        privacy::Erasure erasure{.person = ben, .state = privacy::ErasureState::approved, .reason = "Asked by letter", .asked_at = now};
        erasure.id = {tx.add(erasure).id};
        erasure.state = privacy::ErasureState::done;
        return static_cast<bool>(tx.change(privacy::Erasure::entity(), to_record(privacy::Erasure::entity(), &erasure)));
    });
    EXPECT_EQ(number("SELECT COUNT(*) FROM timebank_member WHERE person = " + std::to_string(ben.value)), 0) << also.value;
    EXPECT_EQ(balance(ben_), 0);
    EXPECT_EQ(balance(nord), 0) << "settled with the bank";
    EXPECT_EQ(number("SELECT COUNT(*) FROM timebank_post WHERE is_active AND id = " + std::to_string(soup.value)), 0);
    EXPECT_EQ(written(), "");
}

TEST_P(Letters, OneClickSwitchesThemOffWithoutALogin) {
    auto const ben = joined("Ben", nord), cai = joined("Cai", nord);
    ASSERT_EQ(code(pays(ben, {.bank = nord, .from = seat(nord, ben), .to = seat(nord, cai), .amount = time(1)})), "");
    auto const stop = newest("unsubscribe", "received");
    ASSERT_TRUE(stop.starts_with("/unsubscribe/") && stop.ends_with("/payments")) << stop;
    EXPECT_NE(newest("text", "received").find("{site}" + stop), std::string::npos);
    EXPECT_EQ(get({}, stop).status, 200);
    EXPECT_TRUE(as_program([&](Transaction& tx) { return wishes_of(tx, seat(nord, cai)).payments; })) << "looking changes nothing";
    EXPECT_EQ(post({}, stop, {{"List-Unsubscribe", "One-Click"}}).status, 200);
    EXPECT_FALSE(as_program([&](Transaction& tx) { return wishes_of(tx, seat(nord, cai)).payments; }));
    EXPECT_EQ(get({}, "/unsubscribe/nobody/payments").status, 404);
    EXPECT_EQ(get({}, stop + "x").status, 404);
    EXPECT_EQ(get({}, "/banks/mails").status, 303) << "log in first";
    EXPECT_TRUE(says(get(cai, "/banks/mails"), "Nord"));
    auto const mine = std::to_string(seat(nord, cai).value);
    EXPECT_EQ(post(cai, "/banks/mails", {{"news", "0"}, {"payments-" + mine, "0"}, {"payments-" + mine, "1"}, {"office-" + mine, "0"}}).status, 303);
    EXPECT_TRUE(as_program([&](Transaction& tx) { return wishes_of(tx, seat(nord, cai)).payments && wishes_of(tx, seat(nord, cai)).office; })) << "the office is no matter of hers";
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_preference WHERE NOT mails_news"), 1);
    EXPECT_EQ(post(ben, "/banks/mails", {{"payments-" + mine, "0"}}).status, 303);
    EXPECT_TRUE(as_program([&](Transaction& tx) { return wishes_of(tx, seat(nord, cai)).payments; })) << "only one's own";
}

}  // namespace
}  // namespace ateneu::timebank
