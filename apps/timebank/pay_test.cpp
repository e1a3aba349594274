#include "apps/timebank/test_bank.h"

namespace ateneu::timebank {
namespace {

class Paying : public Town {
protected:
    Paying() : ben_(person("Ben")), cai_(person("Cai")), ben(member(nord, ben_)), cai(member(nord, cai_)), ana_seat(seat(nord, ana)), fay_seat(seat(sur, fay)) {}
    Payment to_cai(Duration amount) const { return {.bank = nord, .from = ben, .to = cai, .amount = amount}; }
    std::string answer(Id<people::Person> who, Payment const& payment) { return code(pays(who, payment)); }
    std::int64_t exchanges() { return number(R"(SELECT COUNT(*) FROM "timebank_exchange")"); }

    Id<people::Person> ben_, cai_;
    Id<Member> ben, cai, ana_seat, fay_seat;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Paying, tests::both_databases(), tests::dialect_name);

// TB-R2: hours and minutes; none is refused. TB-R3: whole minutes on the form.
TEST_P(Paying, TB_R2_R3_TakesWholeMinutesOfMoreThanNone) {
    EXPECT_EQ(answer(ben_, to_cai(time(1, 30))), "");
    EXPECT_EQ(balance(cai), 5400);
    for (auto const& [seconds, refusal] : {std::pair{0, "not_positive"}, {-300, "not_positive"}, {90, "not_minutes"}, {5, "not_minutes"}}) EXPECT_EQ(answer(ben_, to_cai({seconds})), refusal) << seconds;
    EXPECT_EQ(exchanges(), 1);
    EXPECT_EQ(answer(ben_, to_cai(time(3000))), "") << "no maximum";
}

TEST_P(Paying, TB_R4_R5_MovesTheSameOnBothSidesAndABankSumsToZero) {
    ASSERT_EQ(answer(ben_, to_cai(time(2))), "");
    EXPECT_EQ(balance(ben), -7200) << "a new member may owe";
    EXPECT_EQ(balance(cai), 7200);
    EXPECT_EQ(sum(nord), 0);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "ledger_posting")"), 2);
}

TEST_P(Paying, TB_R6_R14_NeverToTheSameAccount) {
    EXPECT_EQ(answer(ben_, {.bank = nord, .from = ben, .to = ben, .amount = time(1)}), "same_account");
    EXPECT_EQ(answer(ana, {.bank = nord, .from = {}, .to = {}, .amount = time(1)}), "same_account");
}

TEST_P(Paying, TB_R12_R13_MembersPayMembersAndTheBank) {
    EXPECT_EQ(answer(ben_, to_cai(time(1))), "");
    EXPECT_EQ(answer(ben_, {.bank = nord, .from = ben, .to = {}, .amount = time(0, 15)}), "");
    EXPECT_EQ(balance(nord), 900);
    auto const haircut = offer(cai, "Haircut");
    EXPECT_EQ(answer(ben_, {.bank = nord, .from = ben, .to = {}, .amount = time(1), .post = haircut}), "post") << "the bank offers nothing";
}

TEST_P(Paying, TB_R15_NeverFromTheAccountOfAnother) {
    EXPECT_EQ(answer(ben_, {.bank = nord, .from = cai, .to = ben, .amount = time(1)}), "no_permission");
    EXPECT_EQ(answer(ben_, {.bank = nord, .from = {}, .to = ben, .amount = time(1)}), "no_permission");
    EXPECT_EQ(exchanges(), 0);
}

TEST_P(Paying, TB_R16_OnlyToActiveMembersOfTheSameBank) {
    EXPECT_EQ(answer(ben_, {.bank = nord, .from = ben, .to = fay_seat, .amount = time(1)}), "no_such_member");
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, cai, false); })), "");
    EXPECT_EQ(answer(ben_, to_cai(time(1))), "no_such_member");
    EXPECT_EQ(answer(ben_, {.bank = nord, .from = ben, .to = Id<Member>{4711}, .amount = time(1)}), "no_such_member");
}

TEST_P(Paying, TB_R17_WhoIsNoActiveMemberPaysNobody) {
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, ben, false); })), "");
    EXPECT_EQ(answer(ben_, to_cai(time(1))), "not_a_member");
    EXPECT_EQ(answer(fay, {.bank = nord, .from = fay_seat, .to = cai, .amount = time(1)}), "not_a_member");
    EXPECT_EQ(code(as(Actor{}, [&](Transaction& tx) { return pay(tx, to_cai(time(1))); })), "not_a_member") << "a visitor";
    Actor root = actor(person("Root"));
    root.superuser = true;
    EXPECT_EQ(code(as(root, [&](Transaction& tx) { return pay(tx, to_cai(time(1))); })), "not_a_member") << "may everything elsewhere, and is no member";
    EXPECT_EQ(exchanges(), 0);
}

TEST_P(Paying, TB_R18_R20_AdministratorsPayFromAnyActiveAccountAndTheBank) {
    EXPECT_EQ(answer(ana, to_cai(time(0, 45))), "");
    EXPECT_EQ(answer(ana, {.bank = nord, .from = {}, .to = ben, .amount = time(2)}), "");
    EXPECT_EQ(answer(ana, {.bank = nord, .from = ben, .to = ana_seat, .amount = time(1)}), "") << "to herself, too";
    EXPECT_EQ(balance(nord), -7200);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_exchange" WHERE "kind" = 'office' AND "entered_by" = )" + std::to_string(ana.value)), 3) << "who entered it is kept";
    EXPECT_EQ(answer(ana, {.bank = nord, .from = ana_seat, .to = ben, .amount = time(1)}), "");
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_exchange" WHERE "kind" = 'exchange')"), 1) << "her own payment is none of the office";
}

TEST_P(Paying, TB_R19_AdministratorsPayFromNoOtherBankAndNoInactiveAccount) {
    EXPECT_EQ(answer(ana, {.bank = nord, .from = fay_seat, .to = cai, .amount = time(1)}), "no_such_member");
    EXPECT_EQ(answer(ana, {.bank = sur, .from = fay_seat, .to = {}, .amount = time(1)}), "not_a_member") << "she is nobody in Sur";
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, cai, false); })), "");
    EXPECT_EQ(answer(ana, {.bank = nord, .from = cai, .to = ben, .amount = time(1)}), "no_such_member");
}

TEST_P(Paying, TB_R23_CountsForTodayUnlessAnAdministratorSaysAnEarlierDay) {
    auto earlier = to_cai(time(1));
    earlier.value_date = date_of(2026, 3, 1);
    EXPECT_EQ(answer(ben_, earlier), "value_date");
    EXPECT_EQ(answer(ana, earlier), "");
    earlier.value_date = date_of(2026, 3, 6);
    EXPECT_EQ(answer(ana, earlier), "value_date") << "not for a day to come";
    EXPECT_EQ(text(R"(SELECT CAST("value_date" AS TEXT) FROM "timebank_exchange")"), "2026-03-01");
}

TEST_P(Paying, TB_R24_R25_APostBelongsToWhoGetsTheTimeOrToWhoAskedForIt) {
    auto const offered = offer(cai, "Haircut"), asked = offer(ben, "Moving house", PostType::request), others = offer(fay_seat, "Bread");
    auto payment = to_cai(time(1));
    for (auto const& [post, refusal] : {std::pair{offered, ""}, {asked, ""}, {others, "post"}, {Id<Post>{4711}, "post"}}) {
        payment.post = post;
        EXPECT_EQ(answer(ben_, payment), refusal) << post.value;
    }
    EXPECT_EQ(answer(cai_, {.bank = nord, .from = cai, .to = ben, .amount = time(1), .post = offered}), "post") << "nobody pays for their own offer";
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_exchange" WHERE "category" IS NOT NULL)"), 2) << "the post's";
}

TEST_P(Paying, TB_R27_TheSameRequestTwicePaysOnce) {
    auto payment = to_cai(time(1));
    payment.key = "press";
    auto const first = pays(ben_, payment), second = pays(ben_, payment);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->exchange, second->exchange);
    EXPECT_TRUE(second->repeated);
    EXPECT_EQ(balance(cai), 3600);
    EXPECT_EQ(exchanges(), 1);
}

class PayingMany : public Paying {};
INSTANTIATE_TEST_SUITE_P(BothDatabases, PayingMany, tests::both_databases(), tests::dialect_name);

TEST_P(PayingMany, TB_R29_TheAmountIsOfEachTransfer) {
    auto const done = as(ana, [&](Transaction& tx) { return pay_many(tx, {.bank = nord, .from = {Side{}}, .to = {ben, cai, ana_seat}, .amount = time(2), .reason = "Help at the feast"}); });
    ASSERT_TRUE(done);
    EXPECT_EQ(done->size(), 3u);
    EXPECT_EQ(balance(nord), -21600);
    EXPECT_EQ(balance(cai), 7200);
    EXPECT_EQ(sum(nord), 0);
}

TEST_P(PayingMany, TB_R30_OneSideIsOneAccount) {
    auto const many = [&](std::vector<Side> from, std::vector<Side> to) { return code(as(ana, [&](Transaction& tx) { return pay_many(tx, {.bank = nord, .from = from, .to = to, .amount = time(1)}); })); };
    EXPECT_EQ(many({ben}, {cai}), "");
    EXPECT_EQ(many({ben, cai}, {Side{}}), "");
    EXPECT_EQ(many({ben, cai}, {ana_seat, Side{}}), "sides");
    EXPECT_EQ(many({}, {cai}), "sides");
    EXPECT_EQ(many({ben}, {}), "sides");
}

TEST_P(PayingMany, TB_R31_OneThatFailsCancelsAll) {
    auto const done = as(ana, [&](Transaction& tx) { return pay_many(tx, {.bank = nord, .from = {Side{}}, .to = {ben, cai, fay_seat}, .amount = time(1)}); });
    EXPECT_EQ(code(done), "no_such_member");
    EXPECT_EQ(exchanges(), 0);
    EXPECT_EQ(balance(ben), 0);
}

TEST_P(PayingMany, TB_R32_RepeatsCountOnceAndOnlyAdministratorsMay) {
    auto const done = as(ana, [&](Transaction& tx) { return pay_many(tx, {.bank = nord, .from = {ben, ben}, .to = {Side{}}, .amount = time(1)}); });
    ASSERT_TRUE(done);
    EXPECT_EQ(done->size(), 1u);
    EXPECT_EQ(code(as(ben_, [&](Transaction& tx) { return pay_many(tx, {.bank = nord, .from = {ben}, .to = {cai}, .amount = time(1)}); })), "no_permission");
    EXPECT_EQ(code(as(fay, [&](Transaction& tx) { return pay_many(tx, {.bank = nord, .from = {ben}, .to = {cai}, .amount = time(1)}); })), "no_permission") << "another bank's administrator";
}

class Correcting : public Paying {
protected:
    Id<Exchange> paid(Duration amount, std::string const& reason = "") {
        auto payment = to_cai(amount);
        payment.reason = reason;
        return pays(ben_, payment)->exchange;
    }
    std::string taking_back(Id<people::Person> who, Id<Exchange> which, std::string const& reason) {
        return code(as(who, [&](Transaction& tx) { return take_back(tx, which, reason); }));
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Correcting, tests::both_databases(), tests::dialect_name);

TEST_P(Correcting, TB_R33_AnAdministratorTakesACommentAway) {
    auto const which = paid(time(1), "for the thing with the neighbour");
    auto const clear = [&](Id<people::Person> who) { return code(as(who, [&](Transaction& tx) { return clear_reason(tx, which); })); };
    for (auto const who : {ben_, cai_, fay}) EXPECT_EQ(clear(who), "no_permission");
    EXPECT_EQ(clear(ana), "");
    EXPECT_EQ(text(R"(SELECT "reason" FROM "timebank_exchange")"), "");
    EXPECT_EQ(balance(cai), 3600);
}

TEST_P(Correcting, TB_R33b_AnAdministratorTakesAPaymentBackOnce) {
    auto const which = paid(time(1));
    EXPECT_EQ(taking_back(ben_, which, "a slip"), "no_permission");
    EXPECT_EQ(taking_back(fay, which, "a slip"), "no_permission");
    EXPECT_EQ(taking_back(ana, which, " "), "no_reason");
    EXPECT_EQ(taking_back(ana, which, "a slip"), "");
    EXPECT_EQ(balance(ben), 0);
    EXPECT_EQ(balance(cai), 0);
    EXPECT_EQ(taking_back(ana, which, "again"), "already_reversed");
    auto const back = number(R"(SELECT "reversed_by" FROM "timebank_exchange" WHERE "id" = )" + std::to_string(which.value));
    EXPECT_EQ(taking_back(ana, {back}, "after all"), "is_reversal");
    EXPECT_EQ(exchanges(), 2);
}

class LimitsOfABank : public Paying {
protected:
    LimitsOfABank() {
        strict = bank("Est", {.lowest = time(-1), .highest = time(2), .limit_policy = LimitPolicy::block, .most_at_once = time(1, 30)});
        eva_ = person("Eva");
        eva = admin_of(strict, eva_);
        dan_ = person("Dan");
        dan = member(strict, dan_);
    }
    Payment from_dan(Duration amount) const { return {.bank = strict, .from = dan, .to = eva, .amount = amount}; }
    Id<Bank> strict;
    Id<people::Person> eva_, dan_;
    Id<Member> eva, dan;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, LimitsOfABank, tests::both_databases(), tests::dialect_name);

TEST_P(LimitsOfABank, TB_R10_StopAMemberWhereTheBankSaysSo) {
    EXPECT_EQ(answer(dan_, from_dan(time(0, 50))), "");
    EXPECT_EQ(answer(dan_, from_dan(time(0, 20))), "limit_reached");
    auto beyond = from_dan(time(0, 20));
    beyond.beyond_limits = true;
    EXPECT_EQ(answer(dan_, beyond), "no_permission");
    EXPECT_EQ(answer(eva_, from_dan(time(0, 20))), "limit_reached") << "an administrator says so expressly";
    EXPECT_EQ(answer(eva_, beyond), "no_reason");
    beyond.reason = "Ill for a month";
    EXPECT_EQ(answer(eva_, beyond), "");
    EXPECT_EQ(balance(dan), -4200);
}

TEST_P(LimitsOfABank, TB_R9_R10_OnlyWarnWhereTheBankSaysThat) {
    auto const mild = bank("Oest", {.lowest = time(-1), .limit_policy = LimitPolicy::warn});
    auto const gus_ = person("Gus");
    auto const gus = admin_of(mild, gus_);
    auto const paid = pays(gus_, {.bank = mild, .from = gus, .to = {}, .amount = time(2)});
    ASSERT_TRUE(paid);
    EXPECT_EQ(paid->flagged, std::vector<Id<Member>>{gus});
    auto const again = pays(gus_, {.bank = mild, .from = gus, .to = {}, .amount = time(1)});
    EXPECT_TRUE(again && again->flagged.empty()) << "told once";
}

TEST_P(LimitsOfABank, SetTheMostThatAMemberGivesAtOnce) {
    EXPECT_EQ(answer(dan_, from_dan(time(1, 31))), "too_much");
    EXPECT_EQ(answer(dan_, from_dan(time(1))), "");
}

}  // namespace
}  // namespace ateneu::timebank
