#include <gtest/gtest.h>

#include "apps/timebank/allying.h"
#include "apps/timebank/check.h"
#include "apps/timebank/test_pages.h"

namespace ateneu::timebank {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

class AllyPages : public TownPages {
protected:
    std::string office(Id<Bank> bank, std::string const& below = {}) { return at(bank, "/office/allies" + below); }
    void ally() {
        ASSERT_EQ(post(ana, office(nord), {{"ally", std::to_string(sur.value)}, {"cap", "10:00"}}).status, 303);
        pact = number(R"(SELECT MAX("id") FROM "timebank_alliance")");
        ASSERT_EQ(post(fay, office(sur, one("/accept")), {}).status, 303);
    }
    std::string one(std::string const& deed = {}) { return "/" + std::to_string(pact) + deed; }
    std::string state() { return text(R"(SELECT "state" FROM "timebank_alliance" ORDER BY "id" DESC LIMIT 1)"); }
    Fields to_fay(std::string const& name, std::string const& minutes = "15", std::string const& key = "k") {
        return {{"ally", std::to_string(sur.value)}, {"uid", "1"}, {"name", name}, {"hours", "0"}, {"minutes", minutes}, {"reason", "Bread"}, {"key", key}};
    }
    std::int64_t payments() { return number(R"(SELECT COUNT(*) FROM "timebank_exchange")"); }

    Id<people::Person> ben = joined("Ben", nord), cai = joined("Cai", nord), gil = joined("Gil", sur);
    std::int64_t pact = 0;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, AllyPages, tests::both_databases(), tests::dialect_name);

TEST_P(AllyPages, AskAndAnswerBetweenTheTwoOfficesAlone) {
    EXPECT_TRUE(says(get(ana, office(nord)), "Sur"));
    EXPECT_EQ(post(ana, office(nord), {{"ally", ""}}).status, 422);
    EXPECT_EQ(post(ana, office(nord), {{"ally", std::to_string(sur.value)}, {"cap", "lots"}}).status, 422);
    EXPECT_EQ(post(ana, office(nord), {{"ally", std::to_string(nord.value)}}).status, 422);
    ASSERT_EQ(post(ana, office(nord), {{"ally", std::to_string(sur.value)}, {"cap", "10:00"}}).status, 303);
    pact = number(R"(SELECT MAX("id") FROM "timebank_alliance")");
    EXPECT_TRUE(says(get(ana, office(nord)), "Withdraw"));
    EXPECT_FALSE(says(get(ana, office(nord)), "Accept"));
    EXPECT_TRUE(says(get(fay, office(sur)), "Accept"));
    EXPECT_EQ(post(ana, office(nord), {{"ally", std::to_string(sur.value)}}).status, 422) << "one at a time";
    // TB-R80, S12: not by the bank that asked, nor through the other bank's office by who isn't of it.
    EXPECT_GE(post(ana, office(nord, one("/accept")), {}).status, 400);
    EXPECT_EQ(post(ana, office(sur, one("/accept")), {}).status, 403);
    EXPECT_EQ(post(ben, office(nord, one("/accept")), {}).status, 403);
    EXPECT_EQ(state(), "asked");
    ASSERT_EQ(post(fay, office(sur, one("/accept")), {}).status, 303);
    EXPECT_EQ(state(), "active");
    EXPECT_EQ(get(ana, office(nord, one())).status, 200);
    EXPECT_EQ(get(ana, office(nord, "/4711")).status, 404);
}

TEST_P(AllyPages, ArePartOfTheOfficesOfTheTwoBanksAndOfNothingElse) {
    ally();
    auto const est = bank("Est");
    auto const eva = person("Eva");
    admin_of(est, eva);
    EXPECT_EQ(get(eva, at(est, "/office/allies/" + std::to_string(pact))).status, 404) << "the alliance of others";
    for (auto const who : {ben, gil, eva}) {
        EXPECT_EQ(get(who, office(nord)).status, 403);
        EXPECT_EQ(get(who, office(nord, one())).status, 403);
        for (auto const* deed : {"/cap", "/settle", "/agree", "/drop", "/end", "/reject", "/cancel"}) EXPECT_EQ(post(who, office(nord, one(deed)), {}).status, 403) << deed;
    }
    EXPECT_EQ(header(get({}, office(nord)), "Location").substr(0, 6), "/login");
    for (auto const who : {ben, eva}) {
        EXPECT_EQ(get(who, "/timebank/alliances/" + std::to_string(pact)).status, 404);
        EXPECT_FALSE(says(get(who, "/timebank/alliances"), "Nord – Sur"));
    }
    EXPECT_EQ(state(), "active");
}

TEST_P(AllyPages, S13_TimeCrossesToWhoIsKnownByNumberAndName) {
    EXPECT_EQ(get(ben, at(nord, "/pay-ally")).status, 404) << "no ally yet";
    ally();
    EXPECT_TRUE(says(get(ben, at(nord, "/pay")), "/pay-ally"));
    auto const form = get(ben, at(nord, "/pay-ally"));
    EXPECT_EQ(form.status, 200);
    EXPECT_FALSE(says(form, "Fay") || says(form, "Gil")) << "nobody of the other bank is offered";
    for (auto const* wrong : {"", "Gil", "Fa", "Fay Gil"}) {
        auto const answer = post(ben, at(nord, "/pay-ally"), to_fay(wrong));
        EXPECT_EQ(answer.status, 422) << wrong;
        EXPECT_TRUE(says(answer, "this number and this name")) << "the same whichever of both is wrong";
    }
    auto const all_wrong = post(ben, at(nord, "/pay-ally"), {{"ally", "4711"}, {"uid", "1"}, {"name", "Fay"}, {"hours", "x"}, {"minutes", "75"}});
    for (auto const* said : {"Choose the bank", "Write whole hours", "Write minutes"}) EXPECT_TRUE(says(all_wrong, said)) << said << ": all at once";
    EXPECT_EQ(payments(), 0);
    auto const paid = post(ben, at(nord, "/pay-ally"), to_fay("fay"));
    ASSERT_EQ(paid.status, 303);
    EXPECT_EQ(header(post(ben, at(nord, "/pay-ally"), to_fay("fay")), "Location"), header(paid, "Location")) << "pressed twice";
    EXPECT_EQ(payments(), 2);
    EXPECT_EQ(balance(seat(nord, ben)), -900);
    EXPECT_EQ(balance(seat(sur, fay)), 900);
    auto const receipt = get(ben, header(paid, "Location"));
    for (auto const* said : {"Fay (Sur, 1)", "Ben (2)", "0:15"}) EXPECT_TRUE(says(receipt, said)) << said;
    EXPECT_TRUE(says(get(ben, at(nord, "/statement")), "Fay (Sur, 1)"));
    EXPECT_TRUE(says(get(fay, at(sur, "/statement")), "Ben (Nord, 2)"));
    auto const others = get(cai, at(nord, "/members/2"));
    EXPECT_TRUE(says(others, ">Sur<") && !says(others, "Fay")) << "who isn't part of it learns the bank alone";
    EXPECT_TRUE(says(get(ana, at(nord, "/office/payments?kind=interbank")), "Fay (Sur, 1)"));
    auto const half = std::to_string(number(R"(SELECT "id" FROM "timebank_exchange" WHERE "bank" = )" + std::to_string(sur.value)));
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_change" c JOIN "core_change_set" s ON s."id" = c."change_set" WHERE c."entity" = 'timebank.exchange' AND c."record" = )" + half + R"( AND COALESCE(s."person", 0) <> 0)"), 0) << "nor does history name who paid in the other bank";
    EXPECT_EQ(get(ben, at(sur, "/paid/" + half)).status, 404) << "the other half is the other bank's";
}

TEST_P(AllyPages, ALinkOfAMemberLeadsThoseOfAnAlliedBankToTheirOwnForm) {
    auto const link = at(sur, "/pay?to=1");
    EXPECT_EQ(get(ben, link).status, 404);
    ally();
    auto const led = header(get(ben, link), "Location");
    EXPECT_TRUE(led.starts_with(at(nord, "/pay-ally?")) && led.find("uid=1") != std::string::npos) << led;
    auto const form = get(ben, led);
    EXPECT_TRUE(says(form, "value=\"1\"") && !says(form, "Fay")) << "the number, and not the name";
    EXPECT_EQ(get(gil, link).status, 200) << "their own members pay as ever";
}

TEST_P(AllyPages, TB_R83_CapAndSettlementByBothOffices) {
    ally();
    EXPECT_EQ(post(ana, office(nord, one("/cap")), {{"cap", "abc"}}).status, 422);
    EXPECT_EQ(post(fay, office(sur, one("/cap")), {{"cap", "1:00"}}).status, 303);
    EXPECT_EQ(post(ben, at(nord, "/pay-ally"), to_fay("Fay", "45")).status, 303);
    auto const over = post(ben, at(nord, "/pay-ally"), to_fay("Fay", "30", "other"));
    EXPECT_EQ(over.status, 422);
    EXPECT_TRUE(says(over, "let stand open"));
    EXPECT_TRUE(says(get(ana, office(nord, one())), "-0:45"));
    EXPECT_EQ(post(ana, office(nord, one("/settle")), {{"hours", "2"}, {"minutes", ""}}).status, 422);
    ASSERT_EQ(post(ana, office(nord, one("/settle")), {{"hours", "0"}, {"minutes", "45"}}).status, 303);
    EXPECT_GE(post(ana, office(nord, one("/agree")), {}).status, 400);
    EXPECT_TRUE(says(get(fay, office(sur)), "Answer the settlement"));
    ASSERT_EQ(post(fay, office(sur, one("/agree")), {}).status, 303);
    EXPECT_EQ(balance(nord), 2700);
    EXPECT_EQ(balance(sur), -2700);
    EXPECT_TRUE(says(get(ana, at(nord)), ">Sur<")) << "on the statement of the bank's account";
    EXPECT_EQ(get(ana, office(nord, one("/end"))).status, 200);
    ASSERT_EQ(post(ana, office(nord, one("/end")), {}).status, 303);
    EXPECT_EQ(get(ben, at(nord, "/pay-ally")).status, 404);
    EXPECT_EQ(get(fay, office(sur, one())).status, 200) << "still to be read";
}

TEST_P(AllyPages, StandWhateverIsTyped) {
    ally();
    std::string const broken("\xff\xfe\0x", 4);
    for (auto const& typed : {broken, std::string("a\0b", 3), std::string(5000, 'x'), std::string("9223372036854775807")}) {
        for (auto const* name : {"ally", "uid", "name", "hours", "minutes", "reason", "category", "key"}) {
            auto fields = to_fay("Fay");
            std::erase_if(fields, [&](auto const& field) { return field.first == name; });
            fields.emplace_back(name, typed);
            EXPECT_LT(post(ben, at(nord, "/pay-ally"), fields).status, 500) << name;
        }
        EXPECT_LT(get(ben, at(nord, "/pay-ally?ally=" + percent_encoded(typed) + "&uid=" + percent_encoded(typed))).status, 500);
        EXPECT_LT(get(ben, at(sur, "/pay?to=" + percent_encoded(typed))).status, 500);
        EXPECT_LT(get(ana, at(nord, "/office/payments?ally=" + percent_encoded(typed))).status, 500);
        EXPECT_LT(post(ana, office(nord), {{"ally", typed}, {"cap", typed}}).status, 500);
        for (auto const* deed : {"/cap", "/settle"}) EXPECT_LT(post(ana, office(nord, one(deed)), {{"cap", typed}, {"hours", typed}, {"minutes", typed}}).status, 500);
    }
}

// TB-R25: without a post a category may be chosen.
TEST_P(AllyPages, TB_R25_APaymentWithoutAPostMayHaveACategory) {
    auto const category = std::to_string(number(R"(SELECT MIN("id") FROM "timebank_category")"));
    EXPECT_TRUE(says(get(ben, at(nord, "/pay?to=3")), "Housework"));
    ASSERT_EQ(post(ben, at(nord, "/pay"), {{"to", "3"}, {"hours", "1"}, {"category", category}}).status, 303);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_exchange" WHERE "post" IS NULL AND "category" = )" + category), 1);
    EXPECT_EQ(post(ben, at(nord, "/pay"), {{"to", "3"}, {"hours", "1"}, {"category", "4711"}}).status, 422);
    auto const wrong = post(ben, at(nord, "/pay"), {{"to", "3"}, {"hours", "x"}, {"minutes", "99"}, {"category", "4711"}});
    for (auto const* said : {"Write whole hours", "Write minutes", "Choose a category"}) EXPECT_TRUE(says(wrong, said)) << said << ": all at once";
}

}  // namespace
}  // namespace ateneu::timebank
