#include "apps/timebank/member_rows.h"
#include "apps/timebank/members_office.h"
#include "apps/timebank/test_office.h"

namespace ateneu::timebank {
namespace {

class MembersOffice : public OfficeTown {
protected:
    Result<Created> create(NewMember wanted) {
        wanted.bank = nord;
        return as(ana, [&](Transaction& tx) { return create_member(tx, wanted); });
    }
    std::string of_person(Id<Member> who, std::string const& column) {
        return text(R"(SELECT p.")" + column + R"(" FROM "people_person" p JOIN "timebank_member" m ON m."person" = p."id" WHERE m."id" = )" + std::to_string(who.value));
    }
    std::string at(Id<Member> who, std::string const& deed) { return "/members/" + std::to_string(who.value) + deed; }
    std::int64_t people() { return number(R"(SELECT COUNT(*) FROM "people_person")"); }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, MembersOffice, tests::both_databases(), tests::dialect_name);

TEST_P(MembersOffice, TB_R40_R41_AMemberNeedsNoEmail) {
    auto const cai = create({.personal = " Núria ", .family = "Camps i Font", .phone = "600111222", .born_on = parse_date("1971-11-05"), .tags = {"garden"}});
    ASSERT_EQ(code(cai), "");
    EXPECT_EQ(cai->uid, 2);
    EXPECT_FALSE(cai->was_known);
    EXPECT_EQ(of_person(cai->member, "username"), "nuria-camps-i-font");
    EXPECT_EQ(of_person(cai->member, "email"), "") << "and nothing stands in for it";
    auto const twin = create({.personal = "Nuria", .family = "Camps i Font"});
    EXPECT_EQ(of_person(twin->member, "username"), "nuria-camps-i-font2");
    EXPECT_EQ(balance(cai->member), 0);
}

TEST_P(MembersOffice, TB_R40_AnEmailThatIsKnownJoinsThatPersonAsTheyAre) {
    auto const before = people();
    auto const joined = create({.personal = "Somebody else", .email = " FAY@mail.test "});
    ASSERT_EQ(code(joined), "");
    EXPECT_TRUE(joined->was_known);
    EXPECT_EQ(people(), before);
    EXPECT_EQ(of_person(joined->member, "personal"), "Fay");
    EXPECT_EQ(code(create({.personal = "Fay", .email = "fay@mail.test"})), "member");
}

TEST_P(MembersOffice, TB_R40_WhoHasAnAccountOfTheirOwnAppliesInstead) {
    auto const zoe = person("Zoe");
    for (auto const* own : {R"("password" = '$argon2id$own')", R"("password" = '', "signed_up_at" = '2026-01-01T00:00:00Z', "confirmed_at" = '2026-01-01T00:00:00Z')"}) {
        as_program([&](Transaction& tx) { return tx.sql().execute(std::string(R"(UPDATE "people_login" SET )") + own + R"( WHERE "person" = )" + std::to_string(zoe.value)); });
        EXPECT_EQ(code(create({.personal = "Zoe", .email = "zoe@mail.test"})), "has_account") << own;
    }
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_member" WHERE "person" = )" + std::to_string(zoe.value)), 0);
}

TEST_P(MembersOffice, TB_R40_WhatIsMissingOrWrongIsSaid) {
    EXPECT_EQ(code(create({.personal = " "})), "no_name");
    EXPECT_EQ(code(create({.personal = "Cai", .email = "cai"})), "not_valid");
    EXPECT_EQ(code(as(fay, [&](Transaction& tx) { return create_member(tx, {.bank = nord, .personal = "Cai"}); })), "no_permission");
}

TEST_P(MembersOffice, TB_R40_TheFormLeadsBackToAnEmptyOne) {
    auto const answer = post("/members/new", {{"personal", "Cai"}, {"tags", "garden, , music"}, {"then", "another"}});
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(text(R"(SELECT "tags" FROM "timebank_member" WHERE "uid" = 2)"), R"(["garden","music"])");
    auto const wrong = post("/members/new", {{"personal", "Cai"}, {"born_on", "2030-01-01"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(says(wrong, "value=\"Cai\""));
}

TEST_P(MembersOffice, TB_R10_NewLimitsAreHeldAgainstTheBalanceAtOnce) {
    auto const ben = create({.personal = "Ben"})->member;
    EXPECT_EQ(post(at(ben, "/limits"), {{"lowest", "-10:00"}, {"highest", "0:00"}}).status, 303);
    auto const row = as(ana, [&](Transaction& tx) { return member_row(tx, *tx.read(nord), ben); });
    EXPECT_EQ(row->lowest, -36'000);
    EXPECT_TRUE(row->flagged_since) << "nothing is not below nothing (TB-R9)";
    EXPECT_TRUE(says(get("/members"), "At a limit"));
    EXPECT_EQ(post(at(ben, "/limits"), {{"lowest", ""}, {"highest", ""}}).status, 303);
    EXPECT_FALSE(says(get("/members"), "At a limit"));
    EXPECT_EQ(post(at(ben, "/limits"), {{"lowest", "5:00"}, {"highest", "-5:00"}}).status, 422);
    EXPECT_EQ(post(at(ben, "/limits"), {{"lowest", "much"}}).status, 422);
    EXPECT_EQ(post(at(seat(sur, fay), "/limits"), {{"lowest", "-1:00"}}).status, 404) << "of another bank";
}

TEST_P(MembersOffice, TB_R44_R45_DeletionTakesTwoSteps) {
    auto const ben = create({.personal = "Ben"})->member;
    ASSERT_EQ(code(pays(ana, {.bank = nord, .from = {}, .to = ben, .amount = time(2, 45)})), "");
    EXPECT_EQ(post(at(ben, "/delete"), {{"balance", "9900"}}).status, 409) << "not while active";
    EXPECT_EQ(post(at(ben, "/active"), {{"on", "0"}}).status, 303);
    EXPECT_TRUE(says(get("/members"), "Not active"));
    EXPECT_TRUE(says(get(at(ben, "/delete")), "Their balance of 2:45 goes to the account of the bank."));
    EXPECT_EQ(post(at(ben, "/delete"), {{"balance", "0"}}).status, 200) << "another balance than was confirmed: asked again";
    EXPECT_EQ(balance(ben), 9900);
    EXPECT_EQ(post(at(ben, "/delete"), {{"balance", "9900"}}).status, 303);
    EXPECT_EQ(balance(nord), 0) << "TB-R34";
    EXPECT_FALSE(says(get("/members"), "Ben"));
}

TEST_P(MembersOffice, TB_R45_R46_AdministratorsAreMadeByOthersAndOneStays) {
    auto const ben = create({.personal = "Ben"})->member;
    EXPECT_EQ(post(at(seat(nord, ana), "/admin"), {{"on", "0"}}).status, 409) << "not of oneself";
    EXPECT_EQ(post(at(seat(nord, ana), "/active"), {{"on", "0"}}).status, 409) << "the last one";
    EXPECT_EQ(post(at(ben, "/admin"), {{"on", "1"}}).status, 303);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_member" WHERE "is_admin" AND "bank" = )" + std::to_string(nord.value)), 2);
}

TEST_P(MembersOffice, TB_R62_SearchForgivesCaseAndAccents) {
    MemberRow const row{.uid = 271, .name = "Marta Núñez", .email = "marta@mail.test", .phone = "600 111", .tags = {"Carpentry", "música"}};
    for (auto const* wanted : {"nunez", "Nüñez", "27", "carp", "musica", "MARTA@", ""}) EXPECT_TRUE(is_found(row, wanted)) << wanted;
    EXPECT_FALSE(is_found(row, "28"));
}

TEST_P(MembersOffice, TheListIsSortedAndSearched) {
    for (auto const* name : {"Zoe", "Cai"}) ASSERT_EQ(code(create({.personal = name})), "");
    auto const body = get("/members?sort=-name").body;
    EXPECT_LT(body.find("Zoe"), body.find("Cai"));
    EXPECT_FALSE(says(get("/members?q=zo"), "<b>Cai</b>"));
}

TEST_P(MembersOffice, TB_R33_R33b_CommentsGoAndPaymentsGoBackOnce) {
    auto const ben = create({.personal = "Ben"})->member;
    auto const paid = pays(ana, {.bank = nord, .from = {}, .to = ben, .amount = time(1), .reason = "for the wrong one"});
    auto const at_payment = [&](std::string const& deed) { return "/payments/" + std::to_string(paid->exchange.value) + deed; };
    EXPECT_TRUE(says(get("/payments"), "for the wrong one"));
    EXPECT_EQ(post(at_payment("/comment"), {}).status, 303);
    EXPECT_FALSE(says(get("/payments"), "for the wrong one"));
    EXPECT_EQ(post(at_payment("/back"), {{"reason", " "}}).status, 422);
    EXPECT_EQ(post(at_payment("/back"), {{"reason", "a mistake"}}).status, 303);
    EXPECT_EQ(balance(ben), 0);
    EXPECT_EQ(post(at_payment("/back"), {{"reason", "again"}}).status, 422);
    EXPECT_TRUE(says(get("/payments?kind=reversal"), "a mistake"));
    EXPECT_TRUE(says(get("/payments?member=99"), "No payments"));
    auto const foreign = "/bank/" + std::to_string(sur.value) + "/office" + at_payment("/back");
    EXPECT_EQ(ask(fay, "POST", foreign, {{"reason", "mine"}}).status, 404) << "of another bank";
}

}  // namespace
}  // namespace ateneu::timebank
