#include "apps/timebank/test_office.h"
#include "core/base/text.h"

namespace ateneu::timebank {
namespace {

class Office : public OfficeTown {};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Office, tests::both_databases(), tests::dialect_name);

// X2, X3: what the menus show is what the server lets through, page by page.
TEST_P(Office, X2_X3_EveryPageIsForActiveAdministratorsOfThatVeryBank) {
    auto const ben = person("Ben");
    member(nord, ben);
    auto superuser = actor(person("Root"));
    superuser.superuser = true;
    for (auto const& route : routes) {
        EXPECT_EQ(route.whom, AppRoute::For::members) << route.pattern;
        auto path = route.pattern;
        path = replaced(path, "/bank/{}", "/bank/" + std::to_string(nord.value));
        path = replaced(path, "{}", "1");
        EXPECT_EQ(ask(ben, route.method, path).status, 403) << "a member, " << route.method << " " << path;
        EXPECT_EQ(ask(fay, route.method, path).status, 403) << "another bank's administrator, " << path;
        EXPECT_EQ(ask(superuser, route.method, path).status, 403) << "a superuser who is no member, " << path;
        EXPECT_EQ(ask(Actor{}, route.method, path).status, 403) << "a visitor, " << path;
        EXPECT_EQ(ask(the_program(), route.method, path).status, 403) << "a program without a person, " << path;
        EXPECT_EQ(ask(ana, route.method, replaced(path, "/bank/" + std::to_string(nord.value), "/bank/4711")).status, 404) << path;
        EXPECT_NE(ask(ana, route.method, path).status, 403) << path;
    }
}

TEST_P(Office, X3_AnAdministratorWhoWasDeactivatedIsNoneAnyMore) {
    auto const ben = person("Ben");
    auto const seat = admin_of(nord, ben);
    EXPECT_EQ(ask(ben, "GET", office("/desk")).status, 200);
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, seat, false); })), "");
    EXPECT_EQ(ask(ben, "GET", office("/desk")).status, 403);
}

class Desk : public Office {
protected:
    Desk() : ben(member(nord, person("Ben"))), cai(member(nord, person("Cai"))) {}
    Typed cheque(Typed const& other = {}) {
        Typed typed{{"from", "2"}, {"to", "3"}, {"hours", "1"}, {"minutes", "30"}, {"value_date", "2026-03-01"}, {"cheque_no", "17"}, {"key", "a key"}};
        typed.insert(typed.begin(), other.begin(), other.end());
        return typed;
    }
    Id<Member> ben, cai;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Desk, tests::both_databases(), tests::dialect_name);

TEST_P(Desk, TB_R18_R23_BooksAChequeOfTheDayOfItsService) {
    auto const answer = post("/desk", cheque());
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(balance(ben), -5400);
    EXPECT_EQ(balance(cai), 5400);
    EXPECT_EQ(text(R"(SELECT "cheque_no" || ' ' || CAST("value_date" AS TEXT) || ' ' || "kind" FROM "timebank_exchange")"), "17 2026-03-01 office");
    EXPECT_EQ(number(R"(SELECT "entered_by" FROM "timebank_exchange")"), ana.value);
    auto const page = get("/desk");
    EXPECT_TRUE(says(page, "1 cheque entered today"));
    EXPECT_TRUE(says(page, "Ben (2)") && says(page, "Cai (3)") && says(page, "1:30"));
}

TEST_P(Desk, TB_R18_NothingOrNoughtIsTheBank) {
    EXPECT_EQ(post("/desk", cheque({{"from", ""}})).status, 303);
    EXPECT_EQ(post("/desk", cheque({{"to", "0"}, {"key", "another"}})).status, 303);
    EXPECT_EQ(balance(nord), 0);
    EXPECT_EQ(balance(ben), -5400);
    EXPECT_EQ(balance(cai), 5400);
}

TEST_P(Desk, TB_R2_R16_KeepsWhatWasTypedAndSaysWhatIsWrongBesideTheField) {
    for (auto const& [wrong, message] : {std::pair{Typed{{"from", "99"}}, "No member has the number 99."}, {{{"minutes", "75"}}, "Write minutes from 0 to 59."}, {{{"hours", "0"}, {"minutes", "0"}}, "Give some time"},
                                         {{{"to", "2"}}, "the same account"}, {{{"to", "x"}}, "Write the number of a member"}, {{{"value_date", "2026-03-06"}}, "still to come"}, {{{"post", "4711"}}, "Choose an offer"}}) {
        auto const answer = post("/desk", cheque(wrong));
        EXPECT_EQ(answer.status, 422) << message;
        EXPECT_TRUE(says(answer, message)) << message;
        EXPECT_TRUE(says(answer, "value=\"17\"") && says(answer, "value=\"a key\"")) << message;
    }
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_exchange")"), 0);
}

TEST_P(Desk, TB_R27_TheSameFormTwiceBooksOnce) {
    EXPECT_EQ(post("/desk", cheque()).status, 303);
    EXPECT_EQ(post("/desk", cheque()).status, 303);
    EXPECT_EQ(balance(cai), 5400);
}

TEST_P(Desk, TB_R10_BeyondALimitOnlyWithATickAndAReason) {
    auto const strict = bank("Strict", {.lowest = time(1), .limit_policy = LimitPolicy::block});
    as_program([&](Transaction& tx) {
        auto rules = *tx.read(strict);
        rules.lowest = Duration{-3600};
        return static_cast<bool>(tx.change(Bank::entity(), to_record(Bank::entity(), &rules)));
    });
    admin_of(strict, ana);
    auto const dora = member(strict, person("Dora"));
    auto const path = "/bank/" + std::to_string(strict.value) + "/office/desk";
    Typed typed{{"from", "2"}, {"to", ""}, {"hours", "2"}, {"key", "k"}};
    auto const refused = ask(ana, "POST", path, typed);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "limit"));
    typed.emplace_back("beyond", "1");
    EXPECT_EQ(ask(ana, "POST", path, typed).status, 422) << "without a reason";
    typed.emplace_back("reason", "agreed in the assembly");
    EXPECT_EQ(ask(ana, "POST", path, typed).status, 303);
    EXPECT_EQ(balance(dora), -7200);
}

}  // namespace
}  // namespace ateneu::timebank
