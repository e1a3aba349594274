#include "apps/timebank/test_office.h"

namespace ateneu::timebank {
namespace {

class ManyAtOnce : public OfficeTown {
protected:
    ManyAtOnce() : ben(member(nord, person("Ben"))), cai(member(nord, person("Cai"))), dora(member(nord, person("Dora"))) {}
    static std::string id(Id<Member> who) { return std::to_string(who.value); }
    std::int64_t payments() { return number(R"(SELECT COUNT(*) FROM "timebank_exchange")"); }
    Id<Member> ben, cai, dora;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, ManyAtOnce, tests::both_databases(), tests::dialect_name);

TEST_P(ManyAtOnce, TB_R28_R29_IsShownBeforeItIsBooked) {
    Typed typed{{"from", "0"}, {"to", id(ben)}, {"to", id(cai)}, {"to", id(dora)}, {"hours", "2"}, {"step", "look"}};
    auto const look = post("/many", typed);
    EXPECT_EQ(look.status, 200);
    EXPECT_TRUE(says(look, "Book 3 payments") && says(look, "6:00"));
    EXPECT_EQ(payments(), 0);
    typed.back().second = "book";
    typed.emplace_back("key", "once");
    EXPECT_EQ(post("/many", typed).status, 303);
    EXPECT_EQ(post("/many", typed).status, 303) << "the same form twice";
    EXPECT_EQ(payments(), 3);
    EXPECT_EQ(balance(nord), -6 * 3600);
}

TEST_P(ManyAtOnce, TB_R30_ManyToManyAndNobodyAreRefused) {
    EXPECT_EQ(post("/many", {{"from", "0"}, {"from", id(ben)}, {"to", id(cai)}, {"to", id(dora)}, {"hours", "1"}}).status, 422);
    EXPECT_EQ(post("/many", {{"hours", "1"}}).status, 422);
    EXPECT_EQ(post("/many", {{"from", "0"}, {"to", id(cai)}, {"minutes", "75"}}).status, 422);
}

TEST_P(ManyAtOnce, TB_R31_OneThatFailsCancelsAllAndIsNamed) {
    auto const answer = post("/many", {{"from", id(ben)}, {"from", id(cai)}, {"to", id(cai)}, {"hours", "1"}, {"step", "book"}, {"key", "k"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(says(answer, "Nothing was booked. Cai (3): "));
    EXPECT_EQ(payments(), 0);
    EXPECT_EQ(balance(ben), 0);
}

TEST_P(ManyAtOnce, TB_R32_OnlyAccountsOfThisBank) {
    auto const answer = post("/many", {{"from", "0"}, {"to", id(seat(sur, fay))}, {"hours", "1"}, {"step", "book"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_FALSE(says(answer, "Fay"));
}

class Applications : public OfficeTown {};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Applications, tests::both_databases(), tests::dialect_name);

TEST_P(Applications, TB_R50_AreAcceptedOrDeclinedInTheirOwnBank) {
    auto const ben = person("Ben"), cai = person("Cai");
    auto const bens = as(ben, [&](Transaction& tx) { return apply(tx, nord, "I cut hair."); });
    auto const cais = as(cai, [&](Transaction& tx) { return apply(tx, nord, ""); });
    auto const at = [](Id<Petition> petition, std::string const& deed) { return "/applications/" + std::to_string(petition.value) + deed; };
    EXPECT_TRUE(says(get("/applications"), "I cut hair."));
    EXPECT_EQ(ask(fay, "POST", "/bank/" + std::to_string(sur.value) + "/office" + at(*bens, "/accept")).status, 404) << "through another bank's office";
    EXPECT_EQ(post(at(*bens, "/accept"), {}).status, 303);
    EXPECT_EQ(post(at(*bens, "/accept"), {}).status, 409) << "once";
    EXPECT_EQ(post(at(*cais, "/decline"), {{"reason", "lives too far"}}).status, 303);
    EXPECT_GT(seat(nord, ben).value, 0);
    EXPECT_TRUE(says(get("/applications?state=declined"), "lives too far"));
    EXPECT_TRUE(says(get("/applications"), "Nobody waits"));
}

// TB-R10: "Alerts" lists accounts at a limit with balance, limit and since when.
TEST_P(Applications, TB_R10_TheOfficeShowsWhoIsAtALimit) {
    auto const ben = member(nord, person("Ben"));
    EXPECT_TRUE(says(get(""), "No account is at a limit."));
    ASSERT_EQ(post("/members/" + std::to_string(ben.value) + "/limits", {{"lowest", "-1:00"}, {"highest", ""}}).status, 303);
    ASSERT_EQ(code(pays(ana, {.bank = nord, .from = ben, .to = {}, .amount = time(1, 30)})), "");
    auto const page = get("");
    EXPECT_TRUE(says(page, "-1:30") && says(page, "-1:00") && says(page, "Ben"));
}

}  // namespace
}  // namespace ateneu::timebank
