#include <gtest/gtest.h>

#include "apps/timebank/test_pages.h"

namespace ateneu::timebank {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

class PayPages : public TownPages {
protected:
    std::string pay_at(std::string const& query = {}) { return at(nord, "/pay" + query); }
    std::int64_t payments() { return number(R"(SELECT COUNT(*) FROM "timebank_exchange")"); }

    Id<people::Person> ben = joined("Ben", nord), cai = joined("Cai", nord);
    Id<Post> haircut = offer(seat(nord, cai), "Haircut");
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, PayPages, tests::both_databases(), tests::dialect_name);

TEST_P(PayPages, MoveTimeOnceHoweverOftenTheFormIsSentAsTbR27Wants) {
    Fields const form{{"to", "3"}, {"hours", "1"}, {"minutes", "30"}, {"post", std::to_string(haircut.value)}, {"reason", "Thank you"}, {"key", "one"}};
    auto const paid = post(ben, pay_at(), form);
    ASSERT_EQ(paid.status, 303);
    EXPECT_EQ(header(post(ben, pay_at(), form), "Location"), header(paid, "Location"));
    EXPECT_EQ(payments(), 1);
    EXPECT_EQ(balance(seat(nord, ben)), -5400);
    EXPECT_EQ(balance(seat(nord, cai)), 5400);
    auto const receipt = get(ben, header(paid, "Location"));
    for (char const* said : {"1:30", "Ben (2)", "Cai (3)", "Haircut", "Thank you"}) EXPECT_TRUE(says(receipt, said)) << said;
    EXPECT_EQ(get(cai, header(paid, "Location")).status, 200);
    auto const dora = joined("Dora", nord);
    EXPECT_EQ(get(dora, header(paid, "Location")).status, 404) << "neither gave nor got it";
    EXPECT_EQ(get(fay, header(paid, "Location")).status, 404);
    auto const other = post(cai, pay_at(), {{"to", "2"}, {"hours", "1"}, {"minutes", "30"}, {"key", "one"}});
    EXPECT_EQ(other.status, 303);
    EXPECT_EQ(payments(), 2) << "the key of somebody else is another";
}

TEST_P(PayPages, RefuseAmountsBesideTheirFieldsAsTbR2AndTbR3Want) {
    struct {
        char const *hours, *minutes;
    } const wrong[] = {{"0", "0"}, {"", ""}, {"1", "75"}, {"-1", "0"}, {"0.5", ""}, {"x", "1"}, {"9999999999999999999", ""}};
    for (auto const& each : wrong) {
        auto const answer = post(ben, pay_at(), {{"to", "3"}, {"hours", each.hours}, {"minutes", each.minutes}, {"reason", "Kept words"}, {"key", "k"}});
        EXPECT_EQ(answer.status, 422) << each.hours << ":" << each.minutes;
        EXPECT_TRUE(says(answer, "Kept words") && says(answer, "aria-invalid"));
    }
    EXPECT_EQ(payments(), 0);
}

TEST_P(PayPages, PayFromOneselfToActiveMembersOfTheBankAloneAsX4AndTbR17Want) {
    Fields const form{{"to", "3"}, {"from", "1"}, {"hours", "1"}, {"minutes", ""}, {"key", "a"}};
    ASSERT_EQ(post(ben, pay_at(), form).status, 303);
    EXPECT_EQ(balance(seat(nord, ben)), -3600) << "whatever source the form names";
    EXPECT_EQ(post(ben, pay_at(), {{"to", "2"}, {"hours", "1"}}).status, 422) << "TB-R6: oneself";
    EXPECT_EQ(post(ben, pay_at(), {{"to", "99"}, {"hours", "1"}}).status, 422);
    EXPECT_EQ(post(fay, pay_at(), {{"to", "3"}, {"hours", "1"}}).status, 404) << "a member of another bank";
    EXPECT_EQ(header(post({}, pay_at(), {{"to", "3"}, {"hours", "1"}}), "Location"), "/login");
    auto const foreign = offer(seat(sur, fay), "Foreign");
    EXPECT_EQ(post(ben, pay_at(), {{"to", "3"}, {"hours", "1"}, {"post", std::to_string(foreign.value)}}).status, 422) << "TB-R25";
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, seat(nord, cai), false); })), "");
    EXPECT_EQ(post(ben, pay_at(), {{"to", "3"}, {"hours", "1"}}).status, 422) << "who is inactive gets nothing";
    EXPECT_EQ(header(post(cai, pay_at(), {{"to", "2"}, {"hours", "1"}}), "Location"), "/banks") << "nor gives";
    EXPECT_EQ(payments(), 1);
    ASSERT_EQ(post(ben, pay_at(), {{"to", "bank"}, {"hours", "1"}, {"minutes", "0"}}).status, 303);
    EXPECT_EQ(balance(nord), 3600);
}

TEST_P(PayPages, NameInactiveMembersByTheirNumberAsTbR44Wants) {
    auto const paid = post(ben, pay_at(), {{"to", "3"}, {"hours", "1"}, {"key", "a"}});
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, seat(nord, cai), false); })), "");
    auto const receipt = get(ben, header(paid, "Location"));
    EXPECT_TRUE(says(receipt, "Member 3, not active"));
    EXPECT_FALSE(says(receipt, "Cai"));
}

TEST_P(PayPages, StandWhateverIsTyped) {
    std::string const broken("\xff\xfe\0x", 4);
    for (auto const& text : {broken, std::string("a\0b", 3), std::string(5000, 'x'), std::string("9223372036854775807")}) {
        auto const query = [&](char const* name) { return std::string(name) + "=" + percent_encoded(text); };
        for (auto const& below : {"/pay?" + query("to"), "/pay?to=3&" + query("post"), "/members?" + query("q"), "/members?" + query("tag"), "/offers?" + query("q"), "/offers?" + query("tag"), "/offers?" + query("category"),
                                  "/offers?" + query("page"), "/statement?" + query("page"), "/members/" + percent_encoded(text), "/posts/" + percent_encoded(text), "/paid/" + percent_encoded(text)})
            EXPECT_LT(get(ben, at(nord, below)).status, 500) << below;
        EXPECT_LT(get(ben, "/banks?" + query("q")).status, 500);
        EXPECT_LT(get(ben, "/bank/" + percent_encoded(text)).status, 500);
        for (char const* name : {"to", "hours", "minutes", "post", "reason", "key"}) {
            Fields form{{"to", "3"}, {"hours", "1"}, {"minutes", "0"}};
            std::erase_if(form, [&](auto const& field) { return field.first == name; });
            form.emplace_back(name, text);
            EXPECT_LT(post(ben, pay_at(), form).status, 500) << name;
        }
        for (char const* name : {"title", "category", "description", "tags", "start_on", "author"}) {
            Fields form{{"title", "Fine"}, {"category", "1"}};
            std::erase_if(form, [&](auto const& field) { return field.first == name; });
            form.emplace_back(name, text);
            EXPECT_LT(post(ben, at(nord, "/posts/new"), form).status, 500) << name;
        }
        EXPECT_LT(post(fay, at(nord, "/apply"), {{"message", text}}).status, 500);
    }
}

TEST_P(PayPages, OfferWhatCanBePaidForAndWhatTheLinkSays) {
    auto const wish = offer(seat(nord, ben), "Paint my door", PostType::request);
    offer(seat(nord, ben), "My own offer");
    auto const page = get(ben, pay_at("?to=3&post=" + std::to_string(haircut.value) + "&minutes=90"));
    EXPECT_TRUE(says(page, "Haircut") && says(page, "Paint my door"));
    EXPECT_FALSE(says(page, "My own offer"));
    EXPECT_TRUE(says(page, "value=\"30\""));
    EXPECT_EQ(post(ben, pay_at(), {{"to", "3"}, {"hours", "1"}, {"post", std::to_string(wish.value)}}).status, 303) << "TB-R25: one's own request";
    EXPECT_TRUE(says(get(ben, pay_at()), "Cai (3)"));
    EXPECT_FALSE(says(get(ben, pay_at()), "Fay"));
}

}  // namespace
}  // namespace ateneu::timebank
