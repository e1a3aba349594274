// The months of March and April of a small bank, step by step: docs/domain/timebank.md. Each number here is one that a
// treasurer could add up by hand.
#include "apps/timebank/allying.h"
#include "apps/timebank/digest.h"
#include "apps/timebank/exchange_list.h"
#include "apps/timebank/members_office.h"
#include "apps/timebank/reports.h"
#include "apps/timebank/statistics.h"
#include "apps/timebank/test_bank.h"
#include "apps/timebank/time_text.h"
#include "domain/people/document.h"
#include "domain/people/hurdle.h"
#include "domain/people/terms_page.h"

namespace ateneu::timebank {
namespace {

class Scenario : public Town {
protected:
    /// S1 … S6.
    Scenario() {
        at("2026-03-02T09:00:00Z");
        barri = bank("Barri", {.timezone = {"UTC"}});
        ana_ = admin_of(barri, ana);
        born(ana, "1980-01-01");
        at("2026-03-03T09:00:00Z");
        ben = person("Ben");
        born(ben, "2008-03-31");
        auto const asked = as(ben, [&](Transaction& tx) { return apply(tx, barri, "I cut hair."); });
        again = code(as(ben, [&](Transaction& tx) { return apply(tx, barri, ""); }));
        ben_ = *as(ana, [&](Transaction& tx) { return accept(tx, *asked); });
        cai_ = created({.bank = barri, .personal = "Cai"});
        dora_ = *as_program([&](Transaction& tx) { return join(tx, {.bank = barri, .person = person_in(tx, "Dora"), .uid = 10}); });
        born(person_of(dora_), "1950-05-05");
        at("2026-03-04T09:00:00Z");
        eli_ = created({.bank = barri, .personal = "Eli", .born_on = parse_date("1925-01-01")});
        EXPECT_EQ(code(as(ana, [&](Transaction& tx) { return set_member_limits(tx, ben_, Duration{-3600}, Duration{1800}); })), "");
        haircut = as_program([&](Transaction& tx) {
            Id<Category> const aesthetics{*tx.sql().integer(R"(SELECT "id" FROM "timebank_category" WHERE "name" = 'Aesthetics')")};
            return Id<Post>{tx.add(Post{.bank = barri, .member = cai_, .title = "Haircut", .category = aesthetics, .tags = {"hair", "home"}}).id};
        });
    }

    /// T1 … T4.
    void march() {
        at("2026-03-05T09:00:00Z");
        EXPECT_EQ(code(pays(ben, {.bank = barri, .from = ben_, .to = cai_, .amount = time(1, 30), .post = haircut})), "");
        EXPECT_TRUE(is_flagged(ben_)) << "-1:30 is beyond -1:00, and nothing stops it";
        at("2026-03-10T09:00:00Z");
        EXPECT_EQ(code(as(ana, [&](Transaction& tx) { return pay_many(tx, {.bank = barri, .from = {Side{}}, .to = {ben_, cai_, dora_}, .amount = time(2)}); })), "");
        EXPECT_EQ(balances(), "Ana 0, Ben 1800, Cai 12600, Dora 7200, Eli 0, bank -21600");
        EXPECT_TRUE(is_flagged(ben_)) << "0:30 is not below 0:30";
        at("2026-03-20T09:00:00Z");
        EXPECT_EQ(code(as(ana, [&](Transaction& tx) { return pay_many(tx, {.bank = barri, .from = {ben_, dora_}, .to = {Side{}}, .amount = time(0, 15)}); })), "");
        EXPECT_FALSE(is_flagged(ben_));
        at("2026-03-31T10:00:00Z");
        t4 = enters_t4();
    }
    Id<Exchange> enters_t4() {
        auto const paid = pays(ana, {.bank = barri, .from = cai_, .to = dora_, .amount = time(0, 45), .reason = "cheque 17"});
        EXPECT_EQ(code(paid), "");
        return paid->exchange;
    }

    void at(std::string const& when) { now = *parse_instant(when); }
    Id<Member> created(NewMember const& wanted) {
        auto const made = as(ana, [&](Transaction& tx) { return create_member(tx, wanted); });
        EXPECT_EQ(code(made), "");
        return made->member;
    }
    Id<people::Person> person_of(Id<Member> who) { return {number(R"(SELECT "person" FROM "timebank_member" WHERE "id" = )" + std::to_string(who.value))}; }
    int uid(Id<Member> who) { return static_cast<int>(number(R"(SELECT "uid" FROM "timebank_member" WHERE "id" = )" + std::to_string(who.value))); }
    void born(Id<people::Person> who, std::string const& day) {
        as_program([&](Transaction& tx) {
            auto person = *tx.read(who);
            person.born_on = parse_date(day);
            return static_cast<bool>(tx.change(people::Person::entity(), to_record(people::Person::entity(), &person)));
        });
    }
    bool is_flagged(Id<Member> who) {
        return number(R"(SELECT COUNT(*) FROM "ledger_account" a JOIN "timebank_member" m ON m."account" = a."id" WHERE a."flagged_since" IS NOT NULL AND m."id" = )" + std::to_string(who.value)) == 1;
    }
    std::string balances() {
        std::string text;
        for (auto const& [name, who] : {std::pair{"Ana", ana_}, {"Ben", ben_}, {"Cai", cai_}, {"Dora", dora_}, {"Eli", eli_}}) text += std::string(name) + " " + std::to_string(balance(who)) + ", ";
        return text + "bank " + std::to_string(balance(barri));
    }
    template <class Figures>
    auto figures(Figures const& asked) {
        return as(ana, [&](Transaction& tx) { return asked(tx, *tx.read(barri)); });
    }
    Activity activity_now() {
        return figures([](Transaction& tx, Bank const& bank) { return activity(tx, bank, last_six_months(today_of(tx, bank))); });
    }
    std::string payments_and_hours() {
        auto const now_ = activity_now();
        return std::to_string(now_.payments) + " / " + time_text(now_.time);
    }

    Id<Bank> barri;
    Id<people::Person> ben;
    Id<Member> ana_, ben_, cai_, dora_, eli_;
    Id<Post> haircut;
    Id<Exchange> t4;
    std::string again;
    Say say;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Scenario, tests::both_databases(), tests::dialect_name);

TEST_P(Scenario, S1_to_S6_NumbersOfMembers) {
    EXPECT_EQ(again, "pending") << "one application at a time";
    EXPECT_EQ(uid(ana_), 1);
    EXPECT_EQ(uid(ben_), 2);
    EXPECT_EQ(uid(cai_), 3);
    EXPECT_EQ(uid(dora_), 10) << "the import brings it";
    EXPECT_EQ(uid(eli_), 11) << "TB-R39: counted on from there";
}

TEST_P(Scenario, S1_S15_TermsAreAgreedToFirstAndAgainOnceTheyAreEdited) {
    auto const hurdle = [&] { return as_program([&](Transaction& tx) { return people::hurdle_of(tx.sql(), ana).address; }); };
    EXPECT_EQ(hurdle(), "") << "a house without terms asks for nothing";
    at("2026-03-02T10:00:00Z");
    auto const terms = as_program([&](Transaction& tx) { return Id<people::Document>{tx.add(people::Document{.title = "Terms", .content = "Be kind."}).id}; });
    EXPECT_EQ(hurdle(), "/terms");
    as_program([&](Transaction& tx) {
        people::accept_document(tx, ana.value, people::terms_label);
        return true;
    });
    EXPECT_EQ(hurdle(), "");
    at("2026-03-02T11:00:00Z");
    as_program([&](Transaction& tx) {
        auto edited = *tx.read(terms);
        edited.content = "Be very kind.";
        return static_cast<bool>(tx.change(people::Document::entity(), to_record(people::Document::entity(), &edited)));
    });
    EXPECT_EQ(hurdle(), "/terms") << "S15";
}

TEST_P(Scenario, S2_TwoLettersForAnApplication) {
    EXPECT_EQ(text(R"(SELECT "address" FROM "core_letter" WHERE "kind" = 'timebank.applied')"), "ana@mail.test");
    EXPECT_EQ(text(R"(SELECT "address" FROM "core_letter" WHERE "kind" = 'timebank.application_sent')"), "ben@mail.test");
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_letter" WHERE "kind" IN ('timebank.applied', 'timebank.application_sent'))"), 2);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_letter" WHERE "address" = 'dora@mail.test')"), 0) << "S4: an import writes to nobody";
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_letter" letter JOIN "people_person" p ON p."id" = letter."person_id" WHERE p."email" IS NULL OR p."email" = '')"), 0) << "S3";
}

TEST_P(Scenario, S11_TheNewsOfTheWeek) {
    march();
    as_program([](Transaction& tx) { return tx.sql().execute(R"(UPDATE "people_login" SET "last_login" = '2026-03-05T09:00:00.000000Z' WHERE "person" IN (SELECT "id" FROM "people_person" WHERE "personal" IN ('Ana', 'Ben')))"); });
    at("2026-03-29T23:59:00Z");
    offer(cai_, "Mending");
    at("2026-04-01T12:00:00Z");
    offer(cai_, "Dyeing");
    at("2026-04-06T09:00:00Z");
    EXPECT_EQ(as_program([&](Transaction& tx) { return write_digest(tx, *tx.read(barri)); }), 2) << "Dora never logged in, Cai has no e-mail";
    auto const said = text(R"(SELECT "text" FROM "core_letter" WHERE "kind" = 'timebank.digest' AND "address" = 'ben@mail.test')");
    EXPECT_NE(said.find("Dyeing"), std::string::npos);
    EXPECT_EQ(said.find("Mending"), std::string::npos);
}

TEST_P(Scenario, T1_to_T4_BalancesSumToNothing) {
    march();
    EXPECT_EQ(balances(), "Ana 0, Ben 900, Cai 9900, Dora 9000, Eli 0, bank -19800");
    EXPECT_EQ(sum(barri), 0);
    EXPECT_EQ(time_text({balance(ben_)}) + " " + time_text({balance(cai_)}) + " " + time_text({balance(dora_)}) + " " + time_text({balance(barri)}) + " " + time_text({balance(ana_)}), "0:15 2:45 2:30 -5:30 —");
}

TEST_P(Scenario, GlobalActivity_CountsTheWholeLastDay) {
    march();
    auto const now_ = activity_now();
    EXPECT_EQ(now_.members, 5);
    EXPECT_EQ(now_.payments, 7);
    EXPECT_EQ(time_text(now_.time), "8:45");
    ASSERT_EQ(now_.months.size(), 6U);
    EXPECT_EQ(now_.months.front().month, 10);
    auto const& march = now_.months.back();
    EXPECT_EQ(march.month, 3);
    EXPECT_EQ(march.joined, 5);
    EXPECT_EQ(march.payments, 7);
    EXPECT_EQ(march.time.seconds, 31'500) << "8.75 hours";
    auto const without_bank = figures([](Transaction& tx, Bank const& bank) { return activity(tx, bank, last_six_months(today_of(tx, bank)), BankPayments::left_out); });
    EXPECT_EQ(without_bank.payments, 2);
    EXPECT_EQ(time_text(without_bank.time), "2:15");
}

TEST_P(Scenario, TypeOfTransactions) {
    march();
    auto const by_tag = figures([&](Transaction& tx, Bank const& bank) { return services(tx, say, bank, By::tags); });
    ASSERT_EQ(by_tag.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(by_tag[i].category, "Aesthetics");
        EXPECT_EQ(by_tag[i].tag, i == 0 ? "hair" : "home");
        EXPECT_EQ(by_tag[i].hundredths, 5000);
        EXPECT_EQ(time_text(by_tag[i].time), "1:30");
        EXPECT_EQ(by_tag[i].payments, 1);
    }
    auto const by_category = figures([&](Transaction& tx, Bank const& bank) { return services(tx, say, bank, By::categories); });
    ASSERT_EQ(by_category.size(), 2U);
    EXPECT_EQ(by_category[0].category, "") << "the six that were for nothing in particular";
    EXPECT_EQ(by_category[0].payments, 6);
    EXPECT_EQ(by_category[1].payments, 1);
}

TEST_P(Scenario, InactiveUsers) {
    march();
    std::string said;
    for (auto const& idle : figures([](Transaction& tx, Bank const& bank) { return idle_members(tx, bank); })) said += idle.who.name + " " + std::to_string(idle.days) + (idle.last ? "" : " none") + ", ";
    EXPECT_EQ(said, "Ana 29 none, Eli 27 none, Ben 11, Cai 0, Dora 0, ");
}

TEST_P(Scenario, Demographics_ByTheCalendar) {
    march();
    auto const figured = figures([](Transaction& tx, Bank const& bank) { return demographics(tx, bank); });
    std::string said;
    for (auto const& [group, count] : figured.ages)
        if (count) said += (group.empty() ? "unknown" : group) + " " + std::to_string(count) + ", ";
    EXPECT_EQ(said, "18–24 1, 45–54 1, 65+ 2, unknown 1, ") << "Ben is 18 today, Eli 101";
}

TEST_P(Scenario, WithoutOffers) {
    march();
    std::string said;
    for (auto const& who : figures([](Transaction& tx, Bank const& bank) { return members_without(tx, bank, PostType::offer); })) said += who.name + " ";
    EXPECT_EQ(said, "Ana Ben Dora Eli ");
    EXPECT_EQ(figures([](Transaction& tx, Bank const& bank) { return members_without(tx, bank, PostType::request); }).size(), 5U);
}

TEST_P(Scenario, TransfersNewestFirst) {
    march();
    auto const list = figures([&](Transaction& tx, Bank const& bank) { return exchanges(tx, say, bank, {.per_page = 0}); });
    auto const barri_ = figures([](Transaction&, Bank const& bank) { return bank; });
    ASSERT_EQ(list.rows.size(), 7U);
    auto const said = [&](ListedExchange const& row) { return party_text(say, row.from, barri_) + ", " + party_text(say, row.to, barri_) + ", " + row.post + ", " + time_text(row.amount); };
    EXPECT_EQ(said(list.rows.front()), "Cai (3), Dora (10), , 0:45");
    EXPECT_EQ(said(list.rows.back()), "Ben (2), Cai (3), Haircut, 1:30");
    EXPECT_EQ(list.rows.front().entered_by, "Ana");
    EXPECT_EQ(time_text(list.sum), "8:45");
}

TEST_P(Scenario, TransfersCsv) {
    march();
    auto const made = figures([&](Transaction& tx, Bank const& bank) { return *report(tx, say, bank, "transfers"); });
    auto const csv = csv_of(made);
    auto const lines = split(csv, '\n');
    ASSERT_EQ(lines.size(), 9U) << "a line of heads, seven of payments, and the end";
    EXPECT_EQ(lines[0], "Date,From,To,Offer or request,Time,Comment,Category,Kind,Entered by,Cheque,Day of the service\r");
    EXPECT_EQ(lines[1], "2026-03-31 10:00,Cai (3),Dora (10),,0:45,cheque 17,,Entered by the office,Ana,,2026-03-31\r");
    EXPECT_EQ(lines[7], "2026-03-05 09:00,Ben (2),Cai (3),Haircut,1:30,,Aesthetics,Payment,Ben,,2026-03-05\r");
    EXPECT_EQ(file_name({.name = "Barri"}, made.title, date_of(2026, 3, 31)), "Barri_Transfers_2026-03-31.csv");
}

TEST_P(Scenario, MembersAndOffersAsCsv) {
    march();
    auto const csv = [&](std::string_view which) { return figures([&](Transaction& tx, Bank const& bank) { return csv_of(*report(tx, say, bank, which)); }); };
    auto const members = csv("members");
    EXPECT_TRUE(members.starts_with("No.,Name,E-mail,Phone,Second phone,Created,Last login,Language,Balance,Balance in seconds\r\n1,Ana,ana@mail.test,,,")) << members;
    EXPECT_NE(members.find("\r\n3,Cai,,,,2026-03-03 09:00,,,2:45,9900\r\n"), std::string::npos) << "TB-R41: no e-mail, and nothing in its place; X8: readable, and in seconds\n" << members;
    EXPECT_EQ(csv("offers"), ",Offer,Tags,Member,Created\r\n,Aesthetics,,,\r\n" + std::to_string(haircut.value) + ",Haircut,\"hair, home\",Cai (3),2026-03-04 09:00\r\n");
    EXPECT_EQ(csv("requests"), ",Request,Tags,Member,Created\r\n");
}

// X11: a comment is no formula, and a debt is no text.
TEST_P(Scenario, X11_WhatSomebodyTypedIsNoFormula) {
    EXPECT_EQ(code(pays(ben, {.bank = barri, .from = ben_, .to = cai_, .amount = time(1), .reason = "=1+1"})), "");
    auto const csv = [&](std::string_view which) { return figures([&](Transaction& tx, Bank const& bank) { return csv_of(*report(tx, say, bank, which)); }); };
    EXPECT_NE(csv("transfers").find(",'=1+1,"), std::string::npos);
    EXPECT_NE(csv("members").find(",-1:00,-3600\r\n"), std::string::npos);
}

TEST_P(Scenario, AllReportsInOneZip) {
    march();
    auto const zip = figures([&](Transaction& tx, Bank const& bank) {
        std::vector<Report> all;
        for (auto const which : report_codes) all.push_back(*report(tx, say, bank, which));
        return zip_of(all, today_of(tx, bank));
    });
    EXPECT_TRUE(zip.starts_with("PK"));
    for (auto const* name : {"Members_2026-03-31.csv", "Offers_2026-03-31.csv", "Requests_2026-03-31.csv", "Transfers_2026-03-31.csv"}) EXPECT_NE(zip.find(name), std::string::npos) << name;
}

TEST_P(Scenario, S7_ADeactivatedMemberKeepsBalanceAndNumber) {
    march();
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, dora_, false); })), "");
    auto const list = figures([&](Transaction& tx, Bank const& bank) { return exchanges(tx, say, bank); });
    EXPECT_EQ(party_text(say, list.rows.front().to, {}), "Dora (10), not active");
    EXPECT_EQ(activity_now().members, 4);
    EXPECT_EQ(balance(dora_), 9000);
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, dora_, true); })), "");
    EXPECT_EQ(activity_now().members, 5);
}

TEST_P(Scenario, S8_S9_ACommentClearedAndAPaymentTakenBack) {
    march();
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return clear_reason(tx, t4); })), "");
    EXPECT_EQ(balance(cai_), 9900);
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return take_back(tx, t4, "wrong member"); })), "");
    EXPECT_EQ(balance(cai_), 12'600);
    EXPECT_EQ(balance(dora_), 6300);
    EXPECT_EQ(payments_and_hours(), "6 / 8:00");
    EXPECT_EQ(code(as(ana, [&](Transaction& tx) { return take_back(tx, t4, "again"); })), "already_reversed");
    enters_t4();
    EXPECT_EQ(payments_and_hours(), "7 / 8:45");
    EXPECT_EQ(balances(), "Ana 0, Ben 900, Cai 9900, Dora 9000, Eli 0, bank -19800");
}

TEST_P(Scenario, S10_WhoLeavesIsSettledAndStaysInTheFigures) {
    march();
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, cai_, false); })), "");
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return leave(tx, cai_); })), "");
    EXPECT_EQ(balance(barri), -9900);
    EXPECT_EQ(balance(ben_) + balance(dora_) + balance(barri), 0);
    EXPECT_EQ(payments_and_hours(), "7 / 8:45") << "X12: what they gave was given";
    auto const list = figures([&](Transaction& tx, Bank const& bank) { return exchanges(tx, say, bank, {.per_page = 0}); });
    EXPECT_EQ(party_text(say, list.rows.back().to, {}), "Former member 3");
    EXPECT_EQ(uid(created({.bank = barri, .personal = "Gil"})), 12) << "3 is never given again";
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "privacy_erasure" e JOIN "people_person" p ON p."id" = e."person" WHERE p."personal" = 'Cai' AND e."state" = 'approved')"), 1) << "TB-R46: the person goes, too";
}

// S12 and S13: Barri is the bank that the steps before them tell of; Sur is there from the start, with Fay as its first member.
TEST_P(Scenario, S12_S13_TwoBanksAllyAndTimeCrosses) {
    march();
    auto const asked = as(ana, [&](Transaction& tx) { return ask_alliance(tx, barri, sur); });
    ASSERT_TRUE(asked);
    EXPECT_EQ(code(as(ana, [&](Transaction& tx) { return accept_alliance(tx, *asked); })), "no_permission") << "not the bank that asked";
    ASSERT_EQ(code(as(fay, [&](Transaction& tx) { return accept_alliance(tx, *asked); })), "");
    auto const fay_ = seat(sur, fay);
    EXPECT_EQ(uid(fay_), 1);
    ASSERT_EQ(code(as(ben, [&](Transaction& tx) { return pay_ally(tx, {.bank = barri, .from = ben_, .amount = time(0, 15)}, {sur, fay_}); })), "");
    EXPECT_EQ(balance(ben_), 0) << "0:15 he had";
    EXPECT_EQ(balance(fay_), 900);
    auto const held = [&](char const* which) { return number(std::string(R"(SELECT a."balance" FROM "ledger_account" a JOIN "timebank_alliance" pact ON a."id" = pact.)") + which); };
    EXPECT_EQ(held(R"("account")"), 900) << "Barri's account for Sur";
    EXPECT_EQ(held(R"("ally_account")"), -900);
    EXPECT_EQ(sum(barri), 0);
    EXPECT_EQ(sum(sur), 0);
    auto const position = as_program([&](Transaction& tx) { return position_of(tx, *tx.read(*asked), barri); });
    EXPECT_EQ(time_text(position), "-0:15");
    EXPECT_EQ(payments_and_hours(), "8 / 9:00");
    auto const said = [&](char const* kind) { return text(std::string(R"(SELECT "address" || ': ' || "subject" FROM "core_letter" WHERE "kind" = 'timebank.)") + kind + "'"); };
    EXPECT_EQ(said("received' AND \"address\" = 'fay@mail.test"), "fay@mail.test: 0:15 from Ben (2) · Barri");
    auto const crossed = number(R"(SELECT "id" FROM "timebank_exchange" WHERE "kind" = 'interbank' AND "from" IS NOT NULL)");
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return take_back(tx, {crossed}, "wrong member"); })), "");
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_letter" WHERE "kind" = 'timebank.taken_back' AND "address" IN ('ben@mail.test', 'fay@mail.test'))"), 2);
    EXPECT_EQ(text(R"(SELECT "text" FROM "core_letter" WHERE "kind" = 'timebank.taken_back' AND "address" = 'fay@mail.test')").find("Ben"), std::string::npos) << "of another bank no more than its name";
}

// X10: what is paid on the last evening of a month belongs to it on the bank's clock.
TEST_P(Scenario, X10_MonthsAreThoseOfTheBanksClock) {
    as_program([&](Transaction& tx) {
        auto rules = *tx.read(barri);
        rules.timezone = {"Europe/Madrid"};
        return static_cast<bool>(tx.change(Bank::entity(), to_record(Bank::entity(), &rules)));
    });
    for (auto const* when : {"2026-03-31T21:59:59Z", "2026-03-31T22:00:00Z"}) {
        at(when);
        EXPECT_EQ(code(pays(ben, {.bank = barri, .from = ben_, .to = cai_, .amount = time(1)})), "");
    }
    auto const now_ = activity_now();
    EXPECT_EQ(now_.months.back().month, 4);
    EXPECT_EQ(now_.months.back().payments, 1);
    EXPECT_EQ(now_.months[4].payments, 1) << "a second before midnight in Madrid";
}

TEST(Ages, AreThoseOfTheCalendar) {
    EXPECT_EQ(age_on(date_of(2008, 3, 31), date_of(2026, 3, 31)), 18);
    EXPECT_EQ(age_on(date_of(2008, 3, 31), date_of(2026, 3, 30)), 17);
    EXPECT_EQ(age_on(date_of(1925, 1, 1), date_of(2026, 3, 31)), 101);
}

}  // namespace
}  // namespace ateneu::timebank
