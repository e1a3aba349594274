#include <boost/json.hpp>

#include "apps/timebank/membership.h"
#include "tests/contract/house.h"

namespace ateneu::contract {

namespace json = boost::json;

namespace {

json::object object(Answer const& answer) {
    boost::system::error_code failed;
    auto const value = json::parse(answer.body, failed);
    EXPECT_TRUE(!failed && value.is_object()) << answer.body;
    return !failed && value.is_object() ? value.get_object() : json::object{};
}
std::string code_of(Answer const& answer) {
    auto const all = object(answer);
    auto const* error = all.if_contains("error");
    return error ? std::string(error->at("code").as_string()) : "";
}

}  // namespace

/// Deeds that programs ask for: of every app what all have in common, and of a time bank what they do.
class Operations : public House {
protected:
    Operations() {
        as_program([&](Transaction& tx) {
            bank = {tx.add(timebank::Bank{.name = "Nord"}).id};
            ana = timebank::join(tx, {.bank = bank, .person = {whose("second")}})->value;
            ben = timebank::join(tx, {.bank = bank, .person = {whose("member")}})->value;
            return static_cast<bool>(timebank::set_admin(tx, {ana}, true));
        });
    }
    std::int64_t whose(std::string const& username) { return person(username); }
    std::string payment(std::int64_t to, std::string const& more = {}) {
        return "{\"bank\":" + std::to_string(bank.value) + ",\"to\":" + (to ? std::to_string(to) : "null") + ",\"amount\":\"1:30\"" + more + "}";
    }
    std::int64_t balance(std::int64_t member) { return number("SELECT a.balance FROM ledger_account a JOIN timebank_member m ON m.account = a.id WHERE m.id = " + std::to_string(member)); }

    Id<timebank::Bank> bank;
    std::int64_t ana = 0, ben = 0;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Operations, tests::both_databases(), tests::dialect_name);

TEST_P(Operations, AreForWhoIsLoggedInAndSayWhatIsWrongWithABody) {
    auto stranger = visitor(), member = inside("member");
    std::size_t seen = 0;
    for (auto const& app : site().apps())
        for (auto const& operation : app.operations) {
            SCOPED_TRACE(operation.address());
            ++seen;
            auto const before = content();
            EXPECT_EQ(stranger.api("POST", operation.address(), "{}").status, 401);
            for (auto const* body : {"[]", "{", "{\"nonsense\":1}", "{}", "{\"bank\":\"x\",\"payment\":{}}"}) {
                auto const answer = member.api("POST", operation.address(), body);
                EXPECT_EQ(answer.status, 422) << body;
                EXPECT_FALSE(object(answer).at("error").at("problems").as_array().empty()) << body;
            }
            EXPECT_EQ(content(), before);
        }
    EXPECT_GE(seen, 3U);
}

TEST_P(Operations, TB_R27_APaymentSentTwiceIsOne) {
    auto member = inside("member");
    Pairs const once{{"idempotency-key", "0c23939f"}};
    auto const paid = member.api("POST", "/api/timebank/pay", payment(ana, R"(,"reason":"Thank you")"), once);
    ASSERT_EQ(paid.status, 201) << paid.body;
    EXPECT_EQ(object(paid).at("amount").as_string(), "1:30");
    EXPECT_EQ(object(paid).at("from").as_int64(), ben);
    EXPECT_EQ(member.api("POST", "/api/timebank/pay", payment(ana, R"(,"reason":"Thank you")"), once).body, paid.body);
    EXPECT_EQ(balance(ben), -5400);
    EXPECT_EQ(member.api("GET", paid.location()).body, paid.body);
}

TEST_P(Operations, TB_R15_R18_PayFromWhereThePagesDo) {
    auto member = inside("member"), admin = inside("second"), other = inside("other");
    EXPECT_EQ(code_of(member.api("POST", "/api/timebank/pay", payment(0, ",\"from\":" + std::to_string(ana)))), "no_permission");
    EXPECT_EQ(code_of(member.api("POST", "/api/timebank/pay", payment(ana, ",\"from_bank\":true"))), "no_permission");
    EXPECT_EQ(code_of(member.api("POST", "/api/timebank/pay", payment(ben))), "same_account");
    EXPECT_EQ(code_of(other.api("POST", "/api/timebank/pay", payment(ben))), "not_a_member");
    EXPECT_EQ(code_of(inside("root").api("POST", "/api/timebank/pay", payment(ben))), "not_a_member") << "a superuser is no member by that";
    EXPECT_EQ(number("SELECT COUNT(*) FROM timebank_exchange"), 0);
    EXPECT_EQ(admin.api("POST", "/api/timebank/pay", payment(ben, R"(,"from_bank":true,"cheque_no":"17")")).status, 201);
    EXPECT_EQ(balance(ben), 5400);
    EXPECT_EQ(member.api("POST", "/api/timebank/pay", payment(0)).status, 201) << "TB-R13: to the bank itself";
    EXPECT_EQ(balance(ben), 0);
}

TEST_P(Operations, TB_R33b_TakeBackOnceWithAReason) {
    auto member = inside("member"), admin = inside("second");
    auto const paid = object(member.api("POST", "/api/timebank/pay", payment(ana))).at("id").as_int64();
    auto const body = "{\"payment\":" + std::to_string(paid) + ",\"reason\":\"wrong member\"}";
    EXPECT_EQ(code_of(member.api("POST", "/api/timebank/take-back", body)), "no_permission");
    EXPECT_EQ(code_of(admin.api("POST", "/api/timebank/take-back", "{\"payment\":" + std::to_string(paid) + "}")), "not_valid");
    auto const taken = admin.api("POST", "/api/timebank/take-back", body);
    ASSERT_EQ(taken.status, 201) << taken.body;
    EXPECT_EQ(object(taken).at("reversal_of").as_int64(), paid);
    EXPECT_EQ(code_of(admin.api("POST", "/api/timebank/take-back", body)), "already_reversed");
    EXPECT_EQ(balance(ben), 0);
}

TEST_P(Operations, TB_R50_ApplyForOneself) {
    auto other = inside("other");
    auto const body = "{\"bank\":" + std::to_string(bank.value) + ",\"message\":\"I garden.\"}";
    auto const asked = other.api("POST", "/api/timebank/apply", body);
    ASSERT_EQ(asked.status, 201) << asked.body;
    EXPECT_EQ(object(asked).at("person").as_int64(), whose("other"));
    EXPECT_EQ(code_of(other.api("POST", "/api/timebank/apply", body)), "pending");
}

TEST_P(Operations, WhoAsksIsToldWhoTheyAre) {
    EXPECT_EQ(visitor().api("GET", "/api/me").status, 401);
    auto const me = object(inside("second").api("GET", "/api/me"));
    EXPECT_EQ(me.at("person").as_int64(), whose("second"));
    EXPECT_EQ(object(inside("member").api("GET", "/api/me")).at("superuser").as_bool(), false);
}

}  // namespace ateneu::contract
