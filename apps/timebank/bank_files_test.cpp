#include "apps/timebank/bank_files.h"

#include "apps/timebank/test_pages.h"

namespace ateneu::timebank {
namespace {

class BankFiles : public TownPages {
protected:
    FileReport takes(BankFile kind, std::string const& text) {
        return as_program([&](Transaction& tx) { return take_file(tx, nord, kind, text); });
    }
    static std::string said(FileReport const& report) {
        std::string all;
        for (auto const& line : report.lines)
            all += std::to_string(line.row) + " " + line.about + (line.what == FileLine::What::added ? " new" : line.what == FileLine::What::known ? " known" : " wrong: " + line.why.text) + "\n";
        return all + report.unreadable.text;
    }
    std::int64_t members() { return number(R"(SELECT COUNT(*) FROM "timebank_member" WHERE "bank" = )" + std::to_string(nord.value)); }
    std::int64_t counter() { return number(R"(SELECT "last_uid" FROM "timebank_bank" WHERE "id" = )" + std::to_string(nord.value)); }

    std::string const marta = "27,2024-02-01,Marta,Núñez,Ros,1,1971-11-05,600111222,,marta@mail.test\n";
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, BankFiles, tests::both_databases(), tests::dialect_name);

TEST_P(BankFiles, TB_R39_MembersComeWithTheirNumbers) {
    EXPECT_EQ(said(takes(BankFile::members, marta + "3,,Cai,,,,,,,\n")), "1 Marta Núñez Ros (27) new\n2 Cai (3) new\n");
    auto const row = [&](std::string const& what) { return text("SELECT " + what + R"( FROM "timebank_member" m JOIN "people_person" p ON p."id" = m."person" WHERE m."uid" = 27)"); };
    EXPECT_EQ(row(R"(p."personal" || '|' || p."family" || '|' || p."gender" || '|' || p."phone" || '|' || p."alt_phone" || '|' || p."email")"), "Marta|Núñez Ros|F|600111222||marta@mail.test");
    EXPECT_EQ(row(R"(CAST(m."entry_date" AS TEXT) || ' ' || CAST(p."born_on" AS TEXT))"), "2024-02-01 1971-11-05");
    EXPECT_EQ(counter(), 27);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_letter" WHERE "address" = 'marta@mail.test')"), 0) << "S4: nobody is written to";
    EXPECT_EQ(said(takes(BankFile::members, "5,,Dora,,,3,,,,\n")), "1 Dora (5) new\n");
    EXPECT_EQ(counter(), 27) << "never lower: numbers of who left aren't given again";
    auto const joined_now = member(nord, person("Eli"));
    EXPECT_EQ(number(R"(SELECT "uid" FROM "timebank_member" WHERE "id" = )" + std::to_string(joined_now.value)), 28);
}

TEST_P(BankFiles, ASecondTimeTheSameFileBringsNothing) {
    takes(BankFile::members, marta + "3,,Cai,,,,,,,\n");
    EXPECT_EQ(said(takes(BankFile::members, marta + "3,,Cai,,,,,,,\n")), "1 Marta Núñez Ros (27) known\n2 Cai (3) known\n");
    auto const payments = "3,member,27,member,3600,2024-03-05 10:20:30,Thanks,\n3,member,27,member,3600,2024-03-05 10:20:30,Thanks,\n";
    EXPECT_EQ(takes(BankFile::payments, payments).count(FileLine::What::added), 2) << "the same line twice is two payments";
    EXPECT_EQ(takes(BankFile::payments, payments).count(FileLine::What::known), 2);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_exchange")"), 2);
    auto const posts = "27,Offer,Haircut,At your home,1,2024-01-02,,\n";
    EXPECT_EQ(takes(BankFile::posts, posts).count(FileLine::What::added), 1);
    EXPECT_EQ(takes(BankFile::posts, posts).count(FileLine::What::known), 1);
}

TEST_P(BankFiles, X13_AWrongLineSaysWhyAndLeavesNothing) {
    auto const before = members(), people = number(R"(SELECT COUNT(*) FROM "people_person")");
    auto const report = takes(BankFile::members, "x,,Cai,,,,,,,\n4,2024-13-01,Cai,,,,,,,\n5,,,,,,,,,\n6,,Cai,,,7,,,,\n7,,Cai,,,,,,,nonsense\n1,,Somebody,,,,,,,\n");
    EXPECT_EQ(said(report),
              "1 Cai (x) wrong: The number of a member is a whole number above zero.\n2 Cai (4) wrong: Write days as 2026-12-31.\n3  (5) wrong: Write a name.\n"
              "4 Cai (6) wrong: Gender is a number from 1 to 4, or blank.\n5 Cai (7) wrong: Write a full address, for example name@mail.org, or leave it empty.\n6 Somebody (1) wrong: Another member has this number.\n");
    EXPECT_EQ(members(), before);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_person")"), people);
    EXPECT_EQ(counter(), 1);
    EXPECT_FALSE(report.is_fine());
    EXPECT_FALSE(takes(BankFile::members, "").is_fine());
    EXPECT_FALSE(takes(BankFile::payments, "\"open").is_fine());
}

TEST_P(BankFiles, TB_R21_PaymentsBetweenAnyTwoAccountsOfTheBank) {
    takes(BankFile::members, marta + "3,,Cai,,,,,,,\n");
    Id<Member> const cai{number(R"(SELECT "id" FROM "timebank_member" WHERE "uid" = 3)")};
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, cai, false); })), "");
    EXPECT_EQ(said(takes(BankFile::payments, "3,member,27,member,5400,2024-03-05 10:20:30,cheque 4,\n,organization,3,member,95,2024-03-06,,\n99,member,3,member,60,,,\n3,member,3,member,60,,,\n3,member,27,member,0.5,,,\n")),
              "1 3 → 27 new\n2 Nord → 3 new\n3 99 → 3 wrong: No member of the bank has this number.\n4 3 → 3 wrong: Choose another account to give to.\n5 3 → 27 wrong: Write the time in whole seconds, more than none.\n");
    EXPECT_EQ(balance(cai), 95 - 5400) << "also of who isn't active, also odd seconds (TB-R3)";
    EXPECT_EQ(sum(nord), 0);
    EXPECT_EQ(text(R"(SELECT CAST("value_date" AS TEXT) || ' ' || "reason" FROM "timebank_exchange" WHERE "amount" = 5400)"), "2024-03-05 cheque 4") << "dated as it is given";
}

TEST_P(BankFiles, PostsComeInTheNameOfTheirMember) {
    takes(BankFile::members, marta);
    EXPECT_EQ(said(takes(BankFile::posts, "27,Offer,Haircut,At your home,1,2024-01-02,,2030-01-01\n27,Request,Lift,,1,,,\n99,Offer,Haircut,,1,,,\n27,Inquiry,Lift,,999999,,,\n")),
              "1 Haircut new\n2 Lift wrong: A line is an Offer or an Inquiry.\n3 Haircut wrong: No member of the bank has this number.\n4 Lift wrong: There is no such category.\n");
}

TEST_P(BankFiles, AreForSuperusersWhoLookBeforeTheyBring) {
    auto const address = "/timebank/bank-files/" + std::to_string(nord.value);
    EXPECT_EQ(get(ana, address).status, 403) << "not even for who looks after the bank (spec 1)";
    EXPECT_EQ(post(ana, address, {{"kind", "members"}, {"text", marta}, {"step", "bring"}}).status, 403);
    auto const root = person("Root");
    as_program([&](Transaction& tx) { return tx.sql().execute(R"(UPDATE "people_login" SET "is_superuser" = TRUE WHERE "person" = $1)", {root.value}); });
    auto const before = members();
    auto const looked = post(root, address, {{"kind", "members"}, {"text", marta + "x,,Cai,,,,,,,\n"}});
    EXPECT_EQ(looked.status, 200);
    EXPECT_TRUE(says(looked, "Marta Núñez Ros (27)") && says(looked, "whole number above zero"));
    EXPECT_EQ(members(), before) << "nothing is stored yet";
    EXPECT_EQ(post(root, address, {{"kind", "members"}, {"text", marta + "x,,Cai,,,,,,,\n"}, {"step", "bring"}}).status, 422) << "all of it or nothing";
    EXPECT_EQ(members(), before);
    EXPECT_EQ(post(root, address, {{"kind", "members"}, {"text", marta + "x,,Cai,,,,,,,\n"}, {"step", "bring"}, {"partial", "1"}}).status, 303);
    EXPECT_EQ(members(), before + 1);
    EXPECT_EQ(post(root, address, {{"kind", "nonsense"}, {"text", marta}}).status, 422);
    EXPECT_EQ(get(root, "/timebank/bank-files/999999").status, 404);
}

}  // namespace
}  // namespace ateneu::timebank
