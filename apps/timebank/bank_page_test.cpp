#include <gtest/gtest.h>

#include "apps/timebank/test_pages.h"

namespace ateneu::timebank {
namespace {

class BankPages : public TownPages {};
INSTANTIATE_TEST_SUITE_P(BothDatabases, BankPages, tests::both_databases(), tests::dialect_name);

TEST_P(BankPages, ShowVisitorsWhatTheBankSaysOfItself) {
    Bank rules;
    rules.email = {"hola@vall.test"};
    rules.description = "We **share** time. <script>x()</script>";
    auto const vall = bank("Vall", rules);
    auto const joan = joined("Joan", vall);
    offer(seat(vall, joan), "Guitar for beginners");
    auto const page = get({}, at(vall));
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, "hola@vall.test"));
    EXPECT_TRUE(says(page, "<strong>share</strong>"));
    EXPECT_FALSE(says(page, "<script>x()")) << "X7";
    EXPECT_TRUE(says(page, "Guitar for beginners"));
    EXPECT_FALSE(says(page, "Joan")) << "nobody's name for visitors";
    EXPECT_EQ(get({}, at({999})).status, 404);
}

TEST_P(BankPages, OfAClosedBankAreForItsMembersAlone) {
    Bank rules;
    rules.is_open = false;
    auto const shut = bank("Shut", rules);
    auto const joan = joined("Joan", shut), eli = person("Eli");
    EXPECT_EQ(get({}, at(shut)).status, 404);
    EXPECT_EQ(get(eli, at(shut)).status, 404);
    EXPECT_EQ(get({}, at(shut, "/offers")).status, 404);
    EXPECT_EQ(get(joan, at(shut)).status, 200);
}

TEST_P(BankPages, FindBanksByTheBeginningOfWordsWithoutAccentsAsTbR63Wants) {
    Bank there;
    there.city = "Córdoba";
    there.address = "Plaza Mayor 3";
    bank("Banco del Tiempo", there);
    auto const finds = [&](std::string const& text) { return says(get({}, "/banks?" + http::to_query({{"q", text}})), "Banco del Tiempo"); };
    EXPECT_TRUE(finds("Cor"));
    EXPECT_TRUE(finds("Cordobá"));
    EXPECT_TRUE(finds("mayor cord")) << "all words, wherever each stands";
    EXPECT_FALSE(finds("ordoba")) << "only from where a word begins";
    EXPECT_FALSE(finds("Cordoba Girona"));
    EXPECT_FALSE(finds("%"));
}

TEST_P(BankPages, PutRecommendedBanksFirstAndOwnOnesAboveAll) {
    Bank first;
    first.is_highlighted = true;
    bank("Zeta", first);
    auto const ben = joined("Ben", sur);
    auto const place_of = [](http::Response const& answer, std::string const& name) { return answer.body.find(">" + name + "</a>"); };
    auto const seen = get({}, "/banks"), own = get(ben, "/banks");
    EXPECT_LT(place_of(seen, "Zeta"), place_of(seen, "Nord")) << "TB-R63";
    EXPECT_LT(place_of(own, "Sur"), place_of(own, "Zeta"));
    EXPECT_EQ(own.body.find(">Sur</a>", place_of(own, "Sur") + 1), std::string::npos) << "and not repeated";
    EXPECT_TRUE(says(own, "Apply")) << "TB-R51";
}

TEST_P(BankPages, TakeApplicationsOfWhoIsLoggedInForThemselvesAlone) {
    auto const ben = person("Ben");
    EXPECT_TRUE(says(get(ben, at(nord)), "Message to the bank"));
    EXPECT_EQ(header(post(ben, at(nord, "/apply"), {{"message", "Hello"}, {"person", std::to_string(fay.value)}}), "Location"), at(nord));
    EXPECT_EQ(number(R"(SELECT "person" FROM "timebank_petition")"), ben.value) << "X6: whoever the form names";
    EXPECT_TRUE(says(get(ben, at(nord)), "waits for an answer")) << "TB-R51";
    EXPECT_EQ(post(ben, at(nord, "/apply"), {{"message", "Again"}}).status, 409) << "TB-R52";
    EXPECT_EQ(header(post({}, at(nord, "/apply"), {{"message", "Hello"}}), "Location").find("/login"), 0u) << "visitors are asked to log in";
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_petition")"), 1);
}

TEST_P(BankPages, ShowTheAccountOfTheBankLineByLineToItsMembersAlone) {
    auto const ben = joined("Ben", nord);
    ASSERT_EQ(code(pays(ben, {.bank = nord, .from = seat(nord, ben), .to = {}, .amount = time(0, 45), .reason = "For the party"})), "");
    auto const own = get(ben, at(nord));
    EXPECT_TRUE(says(own, "For the party") && says(own, "Ben (2)"));
    for (auto const who : {Id<people::Person>{}, fay, person("Eli")}) {
        auto const page = get(who, at(nord));
        EXPECT_TRUE(says(page, "0:45")) << "the balance itself is public";
        EXPECT_FALSE(says(page, "For the party") || says(page, "Ben")) << who.value;
    }
}

TEST_P(BankPages, LetMembersLeaveAfterAskingThem) {
    auto const ben = joined("Ben", nord), cai = joined("Cai", nord);
    auto const own = seat(nord, ben);
    ASSERT_EQ(code(pays(cai, {.bank = nord, .from = seat(nord, cai), .to = own, .amount = time(1, 30)})), "");
    auto const asked = get(ben, at(nord, "/leave"));
    EXPECT_TRUE(says(asked, "1:30")) << "what becomes of the balance, TB-R34";
    EXPECT_EQ(get(fay, at(nord, "/leave")).status, 404) << "who is no member has nothing to leave";
    EXPECT_EQ(post(fay, at(nord, "/leave"), {}).status, 404) << "X1";
    EXPECT_EQ(header(post(ben, at(nord, "/leave"), {}), "Location"), "/banks");
    EXPECT_EQ(balance(own), 0);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_member" WHERE "person" = )" + std::to_string(ben.value)), 0);
    EXPECT_EQ(post(ana, at(nord, "/leave"), {}).status, 409) << "TB-R46: the last administrator stays";
}

}  // namespace
}  // namespace ateneu::timebank
