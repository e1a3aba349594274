#include <gtest/gtest.h>

#include "apps/timebank/members_list.h"
#include "apps/timebank/test_pages.h"

namespace ateneu::timebank {
namespace {

TEST(MemberSearch, LooksEverywhereWithoutAccentsAsTbR62Wants) {
    MemberLine const nunez{.uid = 127, .name = "Rosa Núñez", .email = "rosa@mail.test", .phone = "+34 600 11-22", .alt_phone = "938000000", .tags = {"Música", "Carpentry"}};
    for (char const* text : {"nunez", "Nüñez", "ROSA", "carp", "musica", "música", "27", "rosa@mail", "6001122", "600 11", "9380", "rosa carp"}) EXPECT_TRUE(answers(nunez, text)) << text;
    for (char const* text : {"rosamail", "musicacarpentry", "28", "rosa guitar"}) EXPECT_FALSE(answers(nunez, text)) << text;
}

class MembersPages : public TownPages {
protected:
    MembersPages() {
        phone(ben, "600 11 22 33");
        guitar = offer(seat(nord, ben), "Guitar for beginners");
        must(static_cast<bool>(pays(cai, {.bank = nord, .from = seat(nord, cai), .to = seat(nord, ben), .amount = time(1, 30), .post = guitar, .reason = "=1+1 lesson"})), "a payment for a test");
    }
    /// What only members of Nord may open.
    std::vector<std::string> inside() const {
        return {"/members", "/members?q=ben", "/members/1", "/members/2", "/statement", "/statement.csv", "/statement.pdf", "/pay", "/pay?to=2", "/posts/new"};
    }
    Id<people::Person> ben = joined("Ben", nord), cai = joined("Cai", nord);
    Id<Post> guitar;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, MembersPages, tests::both_databases(), tests::dialect_name);

TEST_P(MembersPages, TellMembersOfAnotherBankNothingAsX1ToX5AndTheMatrixWant) {
    auto const stranger = person("Eli");
    for (auto const& below : inside()) {
        for (auto const who : {fay, stranger}) {
            auto const answer = get(who, at(nord, below));
            EXPECT_EQ(answer.status, 404) << below;
            EXPECT_FALSE(says(answer, "Ben") || says(answer, "ben@mail") || says(answer, "600 11") || says(answer, "1:30")) << below;
        }
        EXPECT_EQ(header(get({}, at(nord, below)), "Location").find("/login"), 0u) << below << ": visitors are asked to log in";
        EXPECT_EQ(get(ana, at(nord, below)).status, 200) << below;
        EXPECT_EQ(get(cai, at(nord, below)).status, 200) << below;
    }
    EXPECT_EQ(get(fay, at(sur, "/members/2")).status, 404) << "a number of another bank";
}

TEST_P(MembersPages, LeadInactiveMembersOutAsTbR44Wants) {
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, seat(nord, ben), false); })), "");
    auto const own = get(ben, at(nord, "/members/2"));
    EXPECT_EQ(own.status, 200) << "their own page opens";
    EXPECT_TRUE(says(own, "Your membership isn&#39;t active. Ask the bank.") || says(own, "Your membership isn't active. Ask the bank.")) << own.body;
    for (auto const& below : inside()) {
        if (below == "/members/2") continue;
        auto const answer = get(ben, at(nord, below));
        EXPECT_EQ(header(answer, "Location"), "/banks") << below;
        EXPECT_FALSE(says(answer, "Cai"));
    }
    EXPECT_FALSE(says(get(cai, at(nord, "/members")), "Ben"));
    EXPECT_EQ(get(cai, at(nord, "/members/2")).status, 404);
    EXPECT_EQ(get(ana, at(nord, "/members/2")).status, 200) << "administrators see who is inactive";
    auto const statement = get(cai, at(nord, "/statement"));
    EXPECT_TRUE(says(statement, "Member 2, not active"));
    EXPECT_FALSE(says(statement, "Ben"));
    EXPECT_FALSE(says(statement, "/posts/")) << "the offer is named, without a link";
    EXPECT_TRUE(says(statement, "Guitar for beginners"));
}

TEST_P(MembersPages, NameFormerMembersByTheirNumberAloneAsTbR35Wants) {
    ASSERT_EQ(code(as(ben, [&](Transaction& tx) { return leave(tx, seat(nord, ben)); })), "");
    auto const statement = get(cai, at(nord, "/statement"));
    EXPECT_TRUE(says(statement, "Former member 2"));
    EXPECT_FALSE(says(statement, "Ben"));
    EXPECT_EQ(get(ana, at(nord, "/members/2")).status, 404);
}

TEST_P(MembersPages, ShowAMemberWithContactAccountAndStatement) {
    auto const page = get(cai, at(nord, "/members/2"));
    for (char const* text : {"ben@mail.test", "600 11 22 33", "Guitar for beginners", "1:30", "Cai (3)", "=1+1 lesson", "Give time"}) EXPECT_TRUE(says(page, text)) << text;
    EXPECT_FALSE(says(page, "<svg class=\"qr\""));
    auto const own = get(cai, at(nord, "/statement"));
    EXPECT_TRUE(says(own, "-1:30"));
}

TEST_P(MembersPages, KeepBalancesToAdministratorsWhereTheBankSaysSo) {
    as_program([&](Transaction& tx) {
        auto bank = *tx.read(nord);
        bank.balances_seen = BalancesSeen::admins;
        must(static_cast<bool>(tx.change(Bank::entity(), to_record(Bank::entity(), &bank))), "a rule for a test");
        return true;
    });
    EXPECT_FALSE(says(get(cai, at(nord, "/members/2")), "1:30"));
    EXPECT_FALSE(says(get(cai, at(nord, "/members")), "1:30"));
    EXPECT_TRUE(says(get(ben, at(nord, "/members/2")), "1:30")) << "one's own";
    EXPECT_TRUE(says(get(ben, at(nord, "/statement")), "1:30"));
    EXPECT_TRUE(says(get(ana, at(nord, "/members/2")), "1:30"));
}

TEST_P(MembersPages, GiveAStatementAsAFileWithoutFormulas) {
    auto const file = whole(get(ben, at(nord, "/statement.csv")));
    EXPECT_EQ(file.content_type, "text/csv; charset=utf-8");
    EXPECT_TRUE(says(file, "2026-03-05,Cai (3),Guitar for beginners,'=1+1 lesson,1:30,5400,1:30\r\n")) << "X8, X11: " << file.body;
}

TEST_P(MembersPages, AreSearchedAndNarrowedByTag) {
    as_program([&](Transaction& tx) {
        auto member = *tx.read(seat(nord, ben));
        member.tags = {"Música"};
        must(static_cast<bool>(tx.change(Member::entity(), to_record(Member::entity(), &member))), "a tag for a test");
        return true;
    });
    auto const finds = [&](std::string const& query) { return says(get(cai, at(nord, "/members?" + query)), "ben@mail.test"); };
    EXPECT_TRUE(finds("q=musica"));
    EXPECT_TRUE(finds("q=600112233"));
    EXPECT_TRUE(finds("tag=M%C3%BAsica"));
    EXPECT_FALSE(finds("tag=guitar"));
    EXPECT_FALSE(finds("q=zzz"));
}

}  // namespace
}  // namespace ateneu::timebank
