#include "apps/timebank/actions.h"
#include "apps/timebank/test_bank.h"

namespace ateneu::timebank {
namespace {

class Membership : public Town {
protected:
    std::int64_t uid(Id<Member> who) { return number(R"(SELECT "uid" FROM "timebank_member" WHERE "id" = )" + std::to_string(who.value)); }
    std::string activates(Id<people::Person> who, Id<Member> whom, bool is_active) { return code(as(who, [&](Transaction& tx) { return set_active(tx, whom, is_active); })); }
    std::string makes_admin(Id<people::Person> who, Id<Member> whom, bool is_admin) { return code(as(who, [&](Transaction& tx) { return set_admin(tx, whom, is_admin); })); }
    std::string ends(Id<people::Person> who, Id<Member> whom) { return code(as(who, [&](Transaction& tx) { return leave(tx, whom); })); }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Membership, tests::both_databases(), tests::dialect_name);

TEST_P(Membership, TB_R11_ComesWithAnAccountAndSoDoesABank) {
    auto const ben = member(nord, person("Ben"));
    EXPECT_EQ(balance(ben), 0);
    EXPECT_EQ(balance(nord), 0);
    EXPECT_EQ(number(R"(SELECT COUNT(DISTINCT a."book") FROM "ledger_account" a)"), 2) << "each bank has its book";
}

TEST_P(Membership, TB_R38_NumbersAreCountedInEachBank) {
    EXPECT_EQ(uid(seat(nord, ana)), 1);
    EXPECT_EQ(uid(seat(sur, fay)), 1);
    EXPECT_EQ(uid(member(nord, person("Ben"))), 2);
    EXPECT_EQ(uid(member(nord, person("Cai"))), 3);
}

TEST_P(Membership, TB_R38_R39_AnImportsNumbersCountOnAndAreNeverGivenAgain) {
    auto const dora = *as_program([&](Transaction& tx) { return join(tx, {.bank = nord, .person = person_in(tx, "Dora"), .uid = 10}); });
    EXPECT_EQ(uid(dora), 10);
    auto const eli = member(nord, person("Eli"));
    EXPECT_EQ(uid(eli), 11);
    auto const low = *as_program([&](Transaction& tx) { return join(tx, {.bank = nord, .person = person_in(tx, "Low"), .uid = 5}); });
    EXPECT_EQ(uid(low), 5);
    ASSERT_EQ(activates(ana, eli, false), "");
    ASSERT_EQ(ends(ana, eli), "");
    EXPECT_EQ(uid(member(nord, person("Gil"))), 12) << "the number of somebody who left stays theirs";
    EXPECT_EQ(code(as_program([&](Transaction& tx) { return join(tx, {.bank = nord, .person = person_in(tx, "Two"), .uid = 10}); })), "uid_taken");
}

TEST_P(Membership, TB_R43_WhoIsAMemberStaysWhatTheyAre) {
    auto const ben_ = person("Ben");
    auto const ben = member(nord, ben_);
    ASSERT_EQ(activates(ana, ben, false), "");
    EXPECT_EQ(member(nord, ben_), ben);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_member" WHERE "is_active")"), 2);
    EXPECT_EQ(text(R"(SELECT CAST("entry_date" AS TEXT) FROM "timebank_member" WHERE "id" = )" + std::to_string(ben.value)), "2026-03-05");
}

TEST_P(Membership, TB_R44_X2_OnlyAdministratorsOfTheBankDeactivate) {
    auto const ben_ = person("Ben");
    auto const ben = member(nord, ben_);
    EXPECT_EQ(activates(ben_, ben, false), "no_permission");
    EXPECT_EQ(activates(fay, ben, false), "no_permission");
    EXPECT_EQ(activates(ana, ben, false), "");
    EXPECT_EQ(activates(ana, ben, true), "");
    EXPECT_EQ(balance(ben), 0) << "account and number stay";
}

TEST_P(Membership, TB_R45_X2_AdministratorsAreMadeByOthersAndHoldInTheirBankAlone) {
    auto const ben_ = person("Ben");
    auto const ben = member(nord, ben_);
    EXPECT_EQ(makes_admin(ben_, ben, true), "no_permission");
    EXPECT_EQ(makes_admin(ana, seat(nord, ana), false), "own");
    EXPECT_EQ(makes_admin(ana, ben, true), "");
    auto const admin = actor(ben_);
    EXPECT_TRUE(admin.may(Bank::entity(), Action::change, AnyReference{"timebank.bank", nord.value}));
    EXPECT_FALSE(admin.may(Bank::entity(), Action::change, AnyReference{"timebank.bank", sur.value}));
    EXPECT_EQ(makes_admin(ben_, seat(nord, ana), false), "");
    EXPECT_EQ(activates(ana, ben, false), "no_permission") << "not any more";
    EXPECT_TRUE(actor(ana).roles.empty());
    EXPECT_EQ(makes_admin(fay, ben, false), "no_permission");
}

TEST_P(Membership, TB_R46_TheLastAdministratorStays) {
    auto const ana_seat = seat(nord, ana), ben = member(nord, person("Ben"));
    EXPECT_EQ(activates(ana, ana_seat, false), "last_admin");
    EXPECT_EQ(ends(ana, ana_seat), "last_admin");
    ASSERT_EQ(makes_admin(ana, ben, true), "");
    EXPECT_EQ(ends(ana, ana_seat), "");
    EXPECT_TRUE(actor(ana).roles.empty());
}

TEST_P(Membership, TB_R45_X1_DeletingTakesTwoStepsUnlessItIsOnesOwn) {
    auto const ben_ = person("Ben"), cai_ = person("Cai");
    auto const ben = member(nord, ben_), cai = member(nord, cai_);
    EXPECT_EQ(ends(ben_, cai), "no_permission");
    EXPECT_EQ(ends(fay, cai), "no_permission");
    EXPECT_EQ(ends(ana, cai), "still_active");
    ASSERT_EQ(activates(ana, cai, false), "");
    EXPECT_EQ(ends(ana, cai), "");
    EXPECT_EQ(ends(ana, cai), "not_found");
    EXPECT_EQ(ends(ben_, ben), "");
}

TEST_P(Membership, TB_R34_R35_R46_LeavingSettlesTheBalanceAndClosesPosts) {
    auto const ben_ = person("Ben");
    auto const ben = member(nord, ben_), ana_seat = seat(nord, ana);
    auto const haircut = offer(ben, "Haircut");
    ASSERT_TRUE(pays(ana, {.bank = nord, .from = ana_seat, .to = ben, .amount = time(2, 45), .post = haircut}));
    ASSERT_EQ(ends(ben_, ben), "");
    EXPECT_EQ(balance(ben), 0);
    EXPECT_EQ(balance(nord), 9900);
    EXPECT_EQ(sum(nord), 0);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_post" WHERE "is_active")"), 0);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_exchange" WHERE "kind" = 'closing' AND "amount" = 9900)"), 1);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_exchange" WHERE "post" IS NOT NULL)"), 1) << "the payment keeps its post";
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_member" WHERE "person" IS NULL AND "uid" = 2)"), 1);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_person" WHERE "personal" = 'Ben')"), 1) << "they may be somebody elsewhere";
}

TEST_P(Membership, TB_R34_WhoOwesIsSettledToo) {
    auto const ben_ = person("Ben");
    auto const ben = member(nord, ben_);
    ASSERT_TRUE(pays(ben_, {.bank = nord, .from = ben, .to = seat(nord, ana), .amount = time(1)}));
    ASSERT_EQ(ends(ben_, ben), "");
    EXPECT_EQ(balance(nord), -3600);
    EXPECT_EQ(sum(nord), 0);
}

TEST_P(Membership, BeginsWithTheCreditThatTheBankGives) {
    auto const kind = bank("Est", {.opening_credit = time(3)});
    auto const ben = member(kind, person("Ben"));
    EXPECT_EQ(balance(ben), 10800);
    EXPECT_EQ(balance(kind), -10800);
}

class Applying : public Town {
protected:
    Result<Id<Petition>> applies(Id<people::Person> who, Id<Bank> where) {
        return as(who, [&](Transaction& tx) { return apply(tx, where, "I mend bicycles"); });
    }
    std::string accepts(Id<people::Person> who, Id<Petition> what) { return code(as(who, [&](Transaction& tx) { return accept(tx, what); })); }
    std::string declines(Id<people::Person> who, Id<Petition> what) { return code(as(who, [&](Transaction& tx) { return decline(tx, what, "We are full"); })); }
    Id<people::Person> const ben = person("Ben");
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Applying, tests::both_databases(), tests::dialect_name);

TEST_P(Applying, TB_R50_IsAnsweredByAnAdministratorOfTheBank) {
    auto const petition = applies(ben, nord);
    ASSERT_TRUE(petition);
    EXPECT_EQ(accepts(ben, *petition), "no_permission");
    EXPECT_EQ(accepts(fay, *petition), "no_permission");
    EXPECT_EQ(accepts(ana, *petition), "");
    EXPECT_EQ(accepts(ana, *petition), "decided");
    EXPECT_EQ(declines(ana, *petition), "decided");
    EXPECT_EQ(number(R"(SELECT "uid" FROM "timebank_member" WHERE "person" = )" + std::to_string(ben.value)), 2);
    EXPECT_EQ(number(R"(SELECT "decided_by" FROM "timebank_petition")"), ana.value) << "who let whom in is kept";
    EXPECT_EQ(code(as(Actor{}, [&](Transaction& tx) { return apply(tx, nord, ""); })), "not_logged_in") << "in nobody else's name";
}

TEST_P(Applying, TB_R51_R52_OnceAtATimeAndAgainAfterAnAnswer) {
    auto const first = applies(ben, nord);
    EXPECT_EQ(code(applies(ben, nord)), "pending");
    EXPECT_TRUE(applies(ben, sur)) << "another bank";
    EXPECT_EQ(declines(ana, *first), "");
    auto const second = applies(ben, nord);
    ASSERT_TRUE(second);
    EXPECT_EQ(accepts(ana, *second), "");
    EXPECT_EQ(code(applies(ben, nord)), "member");
    ASSERT_EQ(code(as(ben, [&](Transaction& tx) { return leave(tx, seat(nord, ben)); })), "");
    EXPECT_TRUE(applies(ben, nord)) << "who left may come back";
}

TEST_P(Applying, TB_R52_ABankMayAskToWait) {
    auto const slow = bank("Est", {.waiting_days = 10});
    auto const eva = person("Eva");
    admin_of(slow, eva);
    auto const first = applies(ben, slow);
    ASSERT_EQ(declines(eva, *first), "");
    EXPECT_EQ(code(applies(ben, slow)), "waiting");
    now.micros += std::int64_t{11} * 86400 * 1'000'000;
    EXPECT_TRUE(applies(ben, slow));
}

TEST_P(Applying, TheFirstOfABankIsLetInAndMadeAdministratorByASuperuser) {
    auto const fresh = bank("Est");
    auto const petition = applies(ben, fresh);
    ASSERT_TRUE(petition);
    auto const root = [&] {
        auto actor = this->actor(ana);
        actor.superuser = true;
        return actor;
    }();
    auto const asked = actions();
    EXPECT_TRUE(asked[0].may_ask(root) && asked[1].may_ask(root));
    EXPECT_FALSE(asked[0].may_ask(actor(fay)) || asked[1].may_ask(actor(fay))) << "administrators of banks do it in their office";
    EXPECT_TRUE(as(root, [&](Transaction& tx) { return asked[0].act(tx, petition->value); }));
    auto const first = seat(fresh, ben);
    EXPECT_TRUE(as(root, [&](Transaction& tx) { return asked[1].act(tx, first.value); }));
    EXPECT_EQ(accepts(ben, *applies(fay, fresh)), "") << "who looks after it from now on";
}

TEST_P(Applying, NotToABankThatIsClosed) {
    auto const shut = bank("Oest", {.is_open = false});
    EXPECT_EQ(code(applies(ben, shut)), "closed");
}

}  // namespace
}  // namespace ateneu::timebank
