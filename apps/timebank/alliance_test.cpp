#include "apps/timebank/alliance.h"

#include <atomic>
#include <latch>
#include <thread>

#include "apps/timebank/allying.h"
#include "apps/timebank/check.h"
#include "apps/timebank/exchange_list.h"
#include "apps/timebank/members_office.h"
#include "apps/timebank/statistics.h"
#include "apps/timebank/test_bank.h"

namespace ateneu::timebank {
namespace {

class Allying : public Town {
protected:
    Allying() : ben_(person("Ben")), gil_(person("Gil")), ben(member(nord, ben_)), gil(member(sur, gil_)), fay_seat(seat(sur, fay)) {}

    Result<Id<Alliance>> asks(Id<people::Person> who, Id<Bank> from, Id<Bank> to, std::optional<Duration> cap = {}) {
        return as(who, [&](Transaction& tx) { return ask_alliance(tx, from, to, cap); });
    }
    template <class Deed>
    std::string does(Id<people::Person> who, Deed const& deed, Id<Alliance> which) {
        return code(as(who, [&](Transaction& tx) { return deed(tx, which); }));
    }
    Id<Alliance> allied(std::optional<Duration> cap = {}) {
        auto const asked = asks(ana, nord, sur, cap);
        EXPECT_EQ(does(fay, accept_alliance, *asked), "");
        return *asked;
    }
    Alliance stored(Id<Alliance> which) {
        return *as_program([&](Transaction& tx) { return tx.read(which); });
    }
    std::string state(Id<Alliance> which) { return std::string(alliance_states[static_cast<std::size_t>(stored(which).state)].code); }
    Result<Paid> crosses(Duration amount, std::string const& key = "") {
        return as(ben_, [&](Transaction& tx) { return pay_ally(tx, {.bank = nord, .from = ben, .amount = amount, .reason = "Bread", .key = key}, {sur, fay_seat}); });
    }
    std::int64_t position(Id<Alliance> which, Id<Bank> bank) {
        return as_program([&](Transaction& tx) { return position_of(tx, *tx.read(which), bank).seconds; });
    }
    std::int64_t exchanges() { return number(R"(SELECT COUNT(*) FROM "timebank_exchange")"); }
    std::vector<std::string> problems() {
        auto const work = database->begin(db::Database::Mode::read);
        return check(work->connection());
    }

    Id<people::Person> ben_, gil_;
    Id<Member> ben, gil, fay_seat;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Allying, tests::both_databases(), tests::dialect_name);

TEST_P(Allying, S12_TB_R80_OnlyTheOtherBankAccepts) {
    EXPECT_EQ(code(asks(ben_, nord, sur)), "no_permission");
    EXPECT_EQ(code(asks(fay, nord, sur)), "no_permission") << "another bank's administrator";
    auto const asked = asks(ana, nord, sur);
    ASSERT_TRUE(asked);
    for (auto const who : {ana, ben_, gil_}) {
        EXPECT_EQ(does(who, accept_alliance, *asked), "no_permission");
        EXPECT_EQ(does(who, reject_alliance, *asked), "no_permission");
    }
    EXPECT_EQ(state(*asked), "asked");
    EXPECT_EQ(does(fay, accept_alliance, *asked), "");
    EXPECT_EQ(state(*asked), "active");
    EXPECT_EQ(does(fay, accept_alliance, *asked), "answered");
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_notice" WHERE "kind" = 'timebank.alliance')"), 2) << "Fay heard of the question, Ana of the answer";
}

TEST_P(Allying, TB_R80_OneForEachTwoBanksWhicheverAsks) {
    EXPECT_EQ(code(asks(ana, nord, nord)), "ally");
    EXPECT_EQ(code(asks(ana, nord, {4711})), "ally");
    auto const first = asks(ana, nord, sur);
    ASSERT_TRUE(first);
    EXPECT_EQ(code(asks(ana, nord, sur)), "asked");
    EXPECT_EQ(code(asks(fay, sur, nord)), "asked") << "while Nord's own request waits";
    ASSERT_EQ(does(fay, reject_alliance, *first), "");
    EXPECT_EQ(state(*first), "rejected");
    auto const second = asks(fay, sur, nord);
    ASSERT_TRUE(second) << "after a rejection a new request is possible, from either";
    EXPECT_EQ(does(ana, cancel_alliance, *second), "no_permission") << "only who asked withdraws";
    EXPECT_EQ(does(fay, cancel_alliance, *second), "");
    EXPECT_EQ(state(*second), "cancelled");
    auto const third = asks(ana, nord, sur);
    ASSERT_EQ(does(fay, accept_alliance, *third), "");
    EXPECT_EQ(code(asks(fay, sur, nord)), "asked") << "allied already";
    EXPECT_EQ(does(ana, cancel_alliance, *third), "answered");
}

TEST_P(Allying, TB_R81_APaymentIsALinkedPairAndBothBanksSumToNothing) {
    auto const pact = allied();
    ASSERT_EQ(code(crosses(time(1))), "");
    EXPECT_EQ(balance(ben), -3600);
    EXPECT_EQ(balance(fay_seat), 3600);
    EXPECT_EQ(balance(nord), 0);
    EXPECT_EQ(balance(sur), 0);
    EXPECT_EQ(sum(nord), 0);
    EXPECT_EQ(sum(sur), 0);
    EXPECT_EQ(position(pact, nord), -3600);
    EXPECT_EQ(position(pact, sur), 3600);
    EXPECT_EQ(exchanges(), 2);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "ledger_transfer" WHERE "pair_of" IS NOT NULL)"), 1);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_exchange" WHERE "entered_by" IS NOT NULL)"), 1) << "in Sur nobody is told who in Nord entered it";
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Allying, TB_R81_TB_R16_OnlyBetweenAlliedBanksAndActiveMembers) {
    EXPECT_EQ(code(crosses(time(1))), "no_alliance");
    auto const asked = asks(ana, nord, sur);
    EXPECT_EQ(code(crosses(time(1))), "no_alliance") << "asked isn't allied";
    ASSERT_EQ(does(fay, accept_alliance, *asked), "");
    auto const answer = [&](Id<people::Person> who, Payment const& payment, ToAlly const& to) { return code(as(who, [&](Transaction& tx) { return pay_ally(tx, payment, to); })); };
    EXPECT_EQ(answer(ben_, {.bank = nord, .from = ben, .amount = time(1)}, {sur, seat(nord, ana)}), "no_such_ally") << "no member of Sur";
    EXPECT_EQ(answer(ben_, {.bank = nord, .from = seat(nord, ana), .amount = time(1)}, {sur, fay_seat}), "no_permission");
    EXPECT_EQ(answer(gil_, {.bank = nord, .from = ben, .amount = time(1)}, {sur, fay_seat}), "not_a_member");
    EXPECT_EQ(answer(ben_, {.bank = nord, .from = ben, .amount = {}}, {sur, fay_seat}), "not_positive");
    EXPECT_EQ(answer(ana, {.bank = nord, .from = {}, .amount = time(1)}, {sur, fay_seat}), "no_such_member") << "members give to members";
    EXPECT_EQ(answer(ana, {.bank = nord, .from = ben, .amount = time(1)}, {sur, fay_seat}), "") << "an administrator enters it for Ben";
    ASSERT_EQ(code(as(fay, [&](Transaction& tx) { return set_active(tx, gil, false); })), "");
    EXPECT_EQ(answer(ben_, {.bank = nord, .from = ben, .amount = time(1)}, {sur, gil}), "no_such_ally");
    member(sur, ben_);
    EXPECT_EQ(answer(ben_, {.bank = nord, .from = ben, .amount = time(1)}, {sur, seat(sur, ben_)}), "same_account") << "nobody gives to themselves, whichever their bank";
    EXPECT_EQ(exchanges(), 2);
}

TEST_P(Allying, TB_R27_TheSameRequestTwiceCrossesOnce) {
    allied(time(1));
    auto const first = crosses(time(1), "press"), second = crosses(time(1), "press");
    ASSERT_TRUE(first && second) << "also where the first has used all that the cap allows";
    EXPECT_EQ(first->exchange, second->exchange);
    EXPECT_TRUE(second->repeated);
    EXPECT_EQ(exchanges(), 2);
}

TEST_P(Allying, TB_R10_TheLimitsOfBothSidesHold) {
    auto const strict = bank("Est", {.highest = time(1), .limit_policy = LimitPolicy::block});
    auto const eva_ = person("Eva");
    auto const eva = admin_of(strict, eva_);
    auto const asked = asks(ana, nord, strict);
    ASSERT_EQ(does(eva_, accept_alliance, *asked), "");
    auto const into = [&](Duration amount) { return code(as(ben_, [&](Transaction& tx) { return pay_ally(tx, {.bank = nord, .from = ben, .amount = amount}, {strict, eva}); })); };
    EXPECT_EQ(into(time(1, 1)), "ally_limit") << "and it isn't said how Eva stands";
    EXPECT_EQ(exchanges(), 0) << "no half stays";
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "ledger_transfer")"), 0);
    EXPECT_EQ(into(time(1)), "");
    auto const back = [&](Duration amount) { return code(as(eva_, [&](Transaction& tx) { return pay_ally(tx, {.bank = strict, .from = eva, .amount = amount}, {nord, ben}); })); };
    ASSERT_EQ(code(as(eva_, [&](Transaction& tx) { return set_member_limits(tx, eva, time(0), time(2)); })), "");
    EXPECT_EQ(back(time(1, 30)), "limit_reached");
    EXPECT_EQ(back(time(1)), "");
}

TEST_P(Allying, TB_R83_ACapHoldsForThePosition) {
    auto const pact = allied(time(10));
    ASSERT_EQ(code(crosses(time(9, 30))), "");
    EXPECT_EQ(code(crosses(time(1))), "cap_reached");
    EXPECT_EQ(code(crosses(time(0, 30))), "") << "it may be reached, not passed";
    EXPECT_EQ(position(pact, nord), -36'000);
    auto const cap = [&](Id<people::Person> who, Id<Bank> bank, std::optional<Duration> wanted) { return code(as(who, [&](Transaction& tx) { return set_cap(tx, pact, bank, wanted); })); };
    EXPECT_EQ(cap(ana, sur, time(20)), "no_permission");
    EXPECT_EQ(cap(ben_, nord, time(20)), "no_permission");
    EXPECT_EQ(cap(ana, nord, time(20)), "");
    EXPECT_EQ(cap(fay, sur, time(8)), "") << "of the two the lower one holds";
    EXPECT_EQ(code(crosses(time(0, 1))), "cap_reached");
    auto const nearer = as(fay, [&](Transaction& tx) { return pay_ally(tx, {.bank = sur, .from = fay_seat, .amount = time(1)}, {nord, ben}); });
    EXPECT_EQ(code(nearer), "") << "who stands beyond it may come nearer";
    EXPECT_EQ(cap(fay, sur, {}), "");
    EXPECT_EQ(code(crosses(time(11))), "");
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Allying, TB_R83_TwoPaymentsAtOnceNeverPassTheCap) {
    auto const pact = allied(time(2));
    constexpr int threads = 6;
    auto const ben_may = actor(ben_), fay_may = actor(fay);
    std::latch start(threads);
    std::atomic<int> let = 0, given_back = 0;
    {
        std::vector<std::jthread> running;
        for (int who = 0; who < threads; ++who)
            running.emplace_back([&, who] {
                start.arrive_and_wait();
                for (int i = 0; i < 25; ++i) {
                    // Some cross the other way, so that the accounts are asked for in both orders.
                    bool const back = who == 0 && i % 5 == 0;
                    bool done = false;
                    database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
                        Transaction tx(sql, registry(), reactions(), back ? fay_may : ben_may, now);
                        auto const paid = back ? pay_ally(tx, {.bank = sur, .from = fay_seat, .amount = time(0, 7)}, {nord, ben}) : pay_ally(tx, {.bank = nord, .from = ben, .amount = time(0, 7)}, {sur, fay_seat});
                        done = static_cast<bool>(paid);
                        if (!done) {
                            EXPECT_EQ(code(paid), "cap_reached");
                        }
                    });
                    if (done) (back ? given_back : let) += 1;
                }
            });
    }
    EXPECT_EQ(balance(ben), -(let - given_back) * 420);
    EXPECT_LE(std::abs(position(pact, nord)), 7200);
    EXPECT_GE(let.load(), 17) << "as many as fit were let through";
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM (SELECT SUM(p."amount") OVER (ORDER BY p."id") AS "held" FROM "ledger_posting" p WHERE p."account" = )" + std::to_string(stored(pact).account->value) + R"() each WHERE ABS("held") > 7200)"), 0) << "nor at any moment";
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Allying, TB_R81_TakingBackTakesBothHalvesOrNone) {
    auto const pact = allied();
    auto const paid = crosses(time(1));
    auto const other = Id<Exchange>{number(R"(SELECT "id" FROM "timebank_exchange" WHERE "bank" = )" + std::to_string(sur.value))};
    auto const back = [&](Id<people::Person> who, Id<Exchange> which) { return code(as(who, [&](Transaction& tx) { return take_back(tx, which, "a slip"); })); };
    EXPECT_EQ(back(ben_, paid->exchange), "no_permission");
    EXPECT_EQ(back(ana, other), "no_permission") << "the half of another bank";
    EXPECT_EQ(back(fay, other), "") << "by those of either bank";
    EXPECT_EQ(balance(ben), 0);
    EXPECT_EQ(balance(fay_seat), 0);
    EXPECT_EQ(position(pact, nord), 0);
    EXPECT_EQ(back(ana, paid->exchange), "already_reversed");
    EXPECT_EQ(exchanges(), 4);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_exchange" WHERE "reversed_by" IS NOT NULL)"), 2);
    EXPECT_EQ(problems(), std::vector<std::string>{});

    auto const second = crosses(time(1));
    member(sur, person("Hal"));
    ASSERT_EQ(code(as(fay, [&](Transaction& tx) { return set_admin(tx, gil, true); })), "");
    ASSERT_EQ(code(as(fay, [&](Transaction& tx) { return leave(tx, fay_seat); })), "");
    EXPECT_EQ(back(ana, second->exchange), "account_closed") << "Fay has left: one half can't be, so neither is";
    EXPECT_EQ(balance(ben), -3600);
    EXPECT_EQ(exchanges(), 7) << "two payments, what took one back, and Fay's settling";
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Allying, TB_R80_AnEndLeavesWhatIsOpenInSightUntilItIsSettled) {
    auto const pact = allied();
    ASSERT_EQ(code(crosses(time(1))), "");
    EXPECT_EQ(does(ben_, end_alliance, pact), "no_permission");
    EXPECT_EQ(does(fay, end_alliance, pact), "") << "either ends it";
    EXPECT_EQ(code(crosses(time(1))), "no_alliance");
    EXPECT_EQ(position(pact, nord), -3600);
    EXPECT_EQ(does(ana, end_alliance, pact), "not_active");
    ASSERT_EQ(code(as(fay, [&](Transaction& tx) { return propose_settlement(tx, pact, sur, time(0, 20)); })), "") << "after the end, too";
    ASSERT_EQ(does(ana, agree_settlement, pact), "");
    EXPECT_EQ(position(pact, nord), -2400);
    auto const again = asks(fay, sur, nord);
    ASSERT_EQ(does(ana, accept_alliance, *again), "");
    EXPECT_EQ(position(*again, nord), -2400) << "the same two banks go on where they were";
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "ledger_account" WHERE "owner_type" = 'timebank.alliance')"), 2);
    EXPECT_EQ(code(crosses(time(1))), "");
    EXPECT_EQ(position(pact, nord), -6000);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Allying, TB_R83_ASettlementWantsBothOffices) {
    auto const pact = allied();
    ASSERT_EQ(code(crosses(time(1))), "");
    auto const proposes = [&](Id<people::Person> who, Id<Bank> bank, Duration amount) { return code(as(who, [&](Transaction& tx) { return propose_settlement(tx, pact, bank, amount); })); };
    EXPECT_EQ(proposes(ben_, nord, time(1)), "no_permission");
    EXPECT_EQ(proposes(ana, sur, time(1)), "no_permission");
    EXPECT_EQ(proposes(ana, nord, time(1, 1)), "amount");
    EXPECT_EQ(proposes(ana, nord, {}), "amount");
    EXPECT_EQ(does(fay, agree_settlement, pact), "not_found");
    EXPECT_EQ(proposes(ana, nord, time(1)), "");
    EXPECT_EQ(proposes(fay, sur, time(1)), "settling");
    EXPECT_EQ(does(ana, agree_settlement, pact), "no_permission") << "not by who proposed it";
    EXPECT_EQ(does(gil_, agree_settlement, pact), "no_permission");
    EXPECT_EQ(does(fay, agree_settlement, pact), "");
    EXPECT_EQ(position(pact, nord), 0);
    EXPECT_EQ(balance(nord), 3600);
    EXPECT_EQ(balance(sur), -3600);
    EXPECT_EQ(sum(nord), 0);
    EXPECT_EQ(sum(sur), 0);
    EXPECT_EQ(does(fay, agree_settlement, pact), "not_found") << "once";
    auto const booked = Id<Exchange>{number(R"(SELECT MIN("id") FROM "timebank_exchange" WHERE "kind" = 'settlement' AND "bank" = )" + std::to_string(nord.value))};
    EXPECT_EQ(code(as(ana, [&](Transaction& tx) { return take_back(tx, booked, "alone"); })), "settlement");
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Allying, TB_R83_ASettlementOfMoreThanIsOpenByThenIsNotBooked) {
    auto const pact = allied();
    ASSERT_EQ(code(crosses(time(1))), "");
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return propose_settlement(tx, pact, nord, time(1)); })), "");
    ASSERT_EQ(code(as(fay, [&](Transaction& tx) { return pay_ally(tx, {.bank = sur, .from = fay_seat, .amount = time(2)}, {nord, ben}); })), "");
    EXPECT_EQ(does(fay, agree_settlement, pact), "amount") << "Sur owes now";
    EXPECT_EQ(does(gil_, drop_settlement, pact), "no_permission");
    EXPECT_EQ(does(fay, drop_settlement, pact), "");
    EXPECT_EQ(balance(nord), 0);
    EXPECT_FALSE(stored(pact).settle_at);
}

TEST_P(Allying, Statistics_CountPaymentsBetweenBanksInEachBank) {
    auto const pact = allied();
    ASSERT_EQ(code(crosses(time(1))), "");
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return propose_settlement(tx, pact, nord, time(1)); })), "");
    ASSERT_EQ(does(fay, agree_settlement, pact), "");
    for (auto const which : {nord, sur})
        for (auto const bank_payments : {BankPayments::counted, BankPayments::left_out}) {
            auto const figures = as_program([&](Transaction& tx) { return activity(tx, *tx.read(which), last_six_months(tx.today()), bank_payments); });
            EXPECT_EQ(figures.payments, 1) << "a settlement is none";
            EXPECT_EQ(figures.time, time(1));
        }
}

TEST_P(Allying, TB_R35_TB_R44_TheOtherSideIsCalledByNameBankAndNumber) {
    allied();
    auto const paid = crosses(time(1));
    Say const say;
    auto const sides = [&](Id<Bank> which) {
        return as_program([&](Transaction& tx) {
            auto const bank = *tx.read(which);
            auto const row = ateneu::timebank::exchanges(tx, say, bank, {}).rows.front();
            return party_text(say, row.from, bank) + " → " + party_text(say, row.to, bank);
        });
    };
    EXPECT_EQ(sides(nord), "Ben (2) → Fay (Sur, 1)");
    EXPECT_EQ(sides(sur), "Ben (Nord, 2) → Fay (1)");
    ASSERT_EQ(code(as(fay, [&](Transaction& tx) { return set_admin(tx, gil, true); })), "");
    ASSERT_EQ(code(as(gil_, [&](Transaction& tx) { return set_active(tx, fay_seat, false); })), "");
    EXPECT_EQ(sides(nord), "Ben (2) → Member 1 of Sur, not active");
    ASSERT_EQ(code(as(gil_, [&](Transaction& tx) { return leave(tx, fay_seat); })), "");
    auto const list = as_program([&](Transaction& tx) { return ateneu::timebank::exchanges(tx, say, *tx.read(nord)); });
    EXPECT_EQ(party_text(say, list.rows.front().to, {}), "Former member 1 of Sur");
    EXPECT_EQ(party_text(say, list.rows.front().to, {}, PartyFor::members), "Sur") << "other members of the bank learn no more";
}

TEST_P(Allying, NumberAndNameFindSomebodyAndOneAloneDoesNot) {
    as_program([&](Transaction& tx) {
        auto who = *tx.read(fay);
        who.family = "Núñez";
        return static_cast<bool>(tx.change(people::Person::entity(), to_record(people::Person::entity(), &who)));
    });
    auto const found = [&](std::int64_t uid, std::string const& name) { return as_program([&](Transaction& tx) { return member_of_ally(tx, sur, uid, name).has_value(); }); };
    EXPECT_TRUE(found(1, "Fay Núñez"));
    EXPECT_TRUE(found(1, " fay  NUNEZ ")) << "however it is typed";
    for (auto const* wrong : {"", "Fay", "Nunez", "Gil", "%", "Fay Nunez Gil"}) EXPECT_FALSE(found(1, wrong)) << wrong;
    EXPECT_FALSE(found(2, "Fay Núñez"));
}

// Nobody but those who look after one of the two banks sees an alliance, by whichever door: all of them ask this.
TEST_P(Allying, OnlyTheTwoOfficesSeeAnAlliance) {
    auto const pact = allied();
    auto const third = bank("Est");
    auto const eva = person("Eva");
    admin_of(third, eva);
    auto const sees = [&](Id<people::Person> who) {
        return as(who, [&](Transaction& tx) { return tx.find(Alliance::entity(), pact.value).has_value(); });
    };
    EXPECT_TRUE(sees(ana) && sees(fay));
    for (auto const who : {ben_, gil_, eva}) EXPECT_FALSE(sees(who));
}

}  // namespace
}  // namespace ateneu::timebank
