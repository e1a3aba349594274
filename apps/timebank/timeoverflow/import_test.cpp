// What an import does with what is here, and with what is odd over there.
#include "apps/timebank/exchange.h"
#include "apps/timebank/petition.h"
#include "apps/timebank/timeoverflow/password.h"
#include "apps/timebank/timeoverflow/test_import.h"
#include "apps/timebank/timeoverflow/translations.h"
#include "domain/people/log_in.h"

namespace ateneu::timebank {
namespace {

class TimeOverflowImport : public Arrivals {
protected:
    /// A bank over there with two members, Laia and Marc.
    TimeOverflowImport() {
        there = dump.bank("Banc del temps");
        bank_account = dump.account_of("Organization", there);
        laia = dump.user("Laia Puig", "laia@mail.test");
        marc = dump.user("Marc Roig", "marc@mail.test");
        laia_seat = dump.member(laia, there, 1);
        marc_seat = dump.member(marc, there, 2);
        laia_account = dump.account_of("Member", laia_seat);
        marc_account = dump.account_of("Member", marc_seat);
    }
    std::int64_t balance_of(std::int64_t account) { return brought<ledger::Account>("accounts", account).balance; }
    std::string password_of(std::int64_t person) { return text(R"(SELECT "password" FROM "people_login" WHERE "person" = )" + std::to_string(person)); }
    void run(std::string const& sql) {
        database->transact(db::Database::Mode::write, [&](db::Connection& connection) { connection.script(sql); });
    }

    Dump dump;
    std::int64_t there = 0, bank_account = 0, laia = 0, marc = 0, laia_seat = 0, marc_seat = 0, laia_account = 0, marc_account = 0;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, TimeOverflowImport, tests::both_databases(), tests::dialect_name);

TEST_P(TimeOverflowImport, TB_R1_OddSecondsAreKept) {
    dump.transfer(laia_account, marc_account, 5);
    dump.transfer(bank_account, laia_account, 90);
    import(dump);
    EXPECT_EQ(balance_of(laia_account), 85);
    EXPECT_EQ(balance_of(marc_account), 5);
    EXPECT_EQ(balance_of(bank_account), -90);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(TimeOverflowImport, TwiceBringsNothingTwice) {
    auto whole = Dump::of({.banks = 2, .users = 20, .transfers = 40, .seed = 3});
    import(whole);
    auto const before = counts();
    auto const report = import(whole);
    auto after = counts();
    EXPECT_EQ(after.at("core_change_set"), before.at("core_change_set") + 1);
    after["core_change_set"] = before.at("core_change_set");
    EXPECT_EQ(after, before);
    for (auto const& each : report.tables) EXPECT_EQ(each.written, 0) << each.name;
    for (auto const& row : whole.rows("accounts")) EXPECT_EQ(balance_of(*parse_integer(*row.at("id"))), *parse_integer(*row.at("balance")));
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(TimeOverflowImport, ALaterDumpBringsWhatIsNew) {
    dump.transfer(laia_account, marc_account, 3600);
    import(dump);
    auto const pep = dump.user("Pep Sala", "pep@mail.test");
    auto const pep_seat = dump.member(pep, there, 3);
    dump.transfer(marc_account, dump.account_of("Member", pep_seat), 600);
    auto const report = import(dump);
    EXPECT_EQ(table(report, "users").written, 1);
    EXPECT_EQ(table(report, "transfers").written, 1);
    EXPECT_EQ(balance_of(laia_account), -3600);
    EXPECT_EQ(balance_of(marc_account), 3000);
    EXPECT_EQ(balance_of(dump.account_of("Member", pep_seat)), 600);
    EXPECT_EQ(brought<Bank>("organizations", there).last_uid, 3);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(TimeOverflowImport, TwoInstallationsAreKeptApart) {
    import(dump);
    Dump other;
    other.bank("Altre banc");
    other.set("organizations", 1, "created_at", "2019-01-01 00:00:00");
    tests::DumpFile const file(other.sql());
    try {
        import_file(file.path);
        ADD_FAILURE() << "taken for the same installation";
    } catch (takeover::ImportError const& error) {
        EXPECT_EQ(error.kind, takeover::ImportError::Kind::refused);
        EXPECT_NE(error.reason.find("--source"), std::string::npos);
    }
    import_file(file.path, false, "valles");
}

TEST_P(TimeOverflowImport, ADryRunKeepsNothing) {
    auto const before = counts();
    auto const report = import(dump, {}, true);
    EXPECT_EQ(table(report, "users").written, 2);
    EXPECT_EQ(counts(), before);
}

TEST_P(TimeOverflowImport, PeopleAreMetAgainByTheirEmail) {
    dump.set("users", laia, "email", " ANA@Mail.test ");
    dump.set("users", laia, "phone", "600 600 600");
    auto const report = import(dump);
    EXPECT_EQ(ours("users", laia), ana.value);
    EXPECT_EQ(table(report, "users").merged, 1);
    EXPECT_EQ(table(report, "users").written, 1);
    EXPECT_EQ(read(ana).personal, "Ana") << "who is here stays as they are";
    EXPECT_EQ(read(ana).phone, "");
    EXPECT_EQ(brought<Member>("members", laia_seat).person->value, ana.value);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(TimeOverflowImport, TB_R41_PlaceholdersAreNoEmail) {
    auto const first = dump.user("Rosa", {});
    auto const second = dump.user("Rosa", "temp1699000@Example.com");
    import(dump);
    EXPECT_FALSE(brought<people::Person>("users", first).email);
    EXPECT_FALSE(brought<people::Person>("users", second).email);
    EXPECT_NE(ours("users", first), ours("users", second));
    EXPECT_NE(brought<people::Person>("users", first).username, brought<people::Person>("users", second).username);
}

TEST_P(TimeOverflowImport, DevisePasswordsOpenTheDoorAndBecomeArgon2id) {
    import(dump);
    auto const person = ours("users", laia);
    HashCost const cheap{.passes = 1, .memory_kib = 8};
    EXPECT_TRUE(password_of(person).starts_with("bcrypt$$2a$"));
    EXPECT_FALSE(people::log_in(*database, {.name = "laia@mail.test", .password = "wrong", .address = "10.0.0.1"}, now, cheap));
    EXPECT_TRUE(people::log_in(*database, {.name = "Laia@mail.test", .password = Dump::password, .address = "10.0.0.1"}, now, cheap));
    EXPECT_TRUE(password_of(person).starts_with("$argon2id$"));
    EXPECT_TRUE(people::log_in(*database, {.name = "laia@mail.test", .password = Dump::password, .address = "10.0.0.1"}, now, cheap));
}

TEST_P(TimeOverflowImport, APasswordThatIsHereStays) {
    run(R"(UPDATE "people_login" SET "password" = '$argon2id$ours' WHERE "person" = )" + std::to_string(ana.value));
    dump.set("users", laia, "email", "ana@mail.test");
    auto const gil = person("Gil");
    dump.set("users", marc, "email", "gil@mail.test");
    import(dump);
    EXPECT_EQ(password_of(ana.value), "$argon2id$ours");
    EXPECT_EQ(password_of(gil.value), std::string("bcrypt$") + Dump::bcrypt) << "who had none gets the one from over there";
}

TEST_P(TimeOverflowImport, NoFileOpensAnAccountThatMayMoreThanAMember) {
    dump.set("users", marc, "email", "fay@mail.test");
    import(dump);
    EXPECT_EQ(password_of(fay.value), "") << "she looks after a bank here";
}

TEST_P(TimeOverflowImport, WhoTookAnAddressWithoutShowingThatItIsTheirsGivesWay) {
    auto const mallory = person("Marc");
    run(R"(UPDATE "people_login" SET "password" = '$argon2id$squat', "signed_up_at" = '2026-01-01T00:00:00Z' WHERE "person" = )" + std::to_string(mallory.value));
    dump.set("users", marc, "email", "marc@mail.test");
    import(dump);
    EXPECT_EQ(password_of(mallory.value), std::string("bcrypt$") + Dump::bcrypt);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_login" WHERE "confirmed_at" IS NOT NULL AND "person" = )" + std::to_string(mallory.value)), 1);
}

TEST_P(TimeOverflowImport, AnAddressThatNobodyConfirmedOpensNothing) {
    dump.set("users", laia, "confirmed_at", {});
    dump.set("users", marc, "confirmed_at", {});
    dump.set("users", marc, "email", "fay@mail.test");
    import(dump);
    HashCost const cheap{.passes = 1, .memory_kib = 8};
    EXPECT_FALSE(people::log_in(*database, {.name = "laia@mail.test", .password = Dump::password}, now, cheap));
    EXPECT_EQ(password_of(fay.value), "") << "nobody takes somebody's place by writing their address over there";
}

TEST_P(TimeOverflowImport, WhoWantedNoNewsGetsNone) {
    dump.set("users", laia, "notifications", "f");
    import(dump);
    auto const wishes = [&](std::int64_t user) { return number(R"(SELECT "mails_news" FROM "people_preference" WHERE "person" = )" + std::to_string(ours("users", user))); };
    EXPECT_EQ(wishes(laia), 0);
    EXPECT_EQ(wishes(marc), 1);
}

TEST_P(TimeOverflowImport, AHashOfAnotherKindIsNoPassword) {
    EXPECT_FALSE(timeoverflow::devise_hash("$2a$31$abcdefghijklmnopqrstuuPru1q9yy07GeWM83Ky2KU06zE5js2Y2")) << "would take days";
    EXPECT_FALSE(timeoverflow::devise_hash("5f4dcc3b5aa765d61d8327deb882cf99"));
    dump.set("users", laia, "encrypted_password", "5f4dcc3b5aa765d61d8327deb882cf99");
    auto const report = import(dump);
    EXPECT_EQ(password_of(ours("users", laia)), "");
    EXPECT_EQ(changed(report, "users", "password"), std::to_string(laia));
}

TEST_P(TimeOverflowImport, TB_R35_AccountsOfDepartedMembersStay) {
    auto const gone = dump.user("Gone", "gone@mail.test");
    auto const seat = dump.member(gone, there, 5);
    dump.set("organizations", there, "reg_number_seq", "5");
    auto const account = dump.account_of("Member", seat);
    dump.transfer(laia_account, account, 1234);
    dump.drop_row("members", seat).drop_row("users", gone);
    import(dump);
    EXPECT_EQ(balance_of(account), 1234);
    EXPECT_EQ(sum({ours("organizations", there)}), 0) << "TB-R5";
    auto const former = read(Id<Member>{number(R"(SELECT "id" FROM "timebank_member" WHERE "account" = )" + std::to_string(ours("accounts", account)))});
    EXPECT_FALSE(former.person);
    EXPECT_EQ(former.uid, 3) << "a number that nobody has";
    EXPECT_EQ(brought<Bank>("organizations", there).last_uid, 5) << "TB-R39";
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(TimeOverflowImport, TB_R38_TheNextNumberFollowsTheCounterOrTheHighest) {
    dump.set("members", marc_seat, "member_uid", "40");
    import(dump);
    Id<Bank> const bank{ours("organizations", there)};
    EXPECT_EQ(read(member(bank, person("Zoe"))).uid, 41);
    EXPECT_EQ(read(bank).last_uid, 41);
}

TEST_P(TimeOverflowImport, TB_R38_NobodySharesANumber) {
    dump.set("organizations", there, "reg_number_seq", "9");
    auto const rosa = dump.member(dump.user("Rosa", {}), there, 2);
    auto const pep = dump.member(dump.user("Pep", {}), there, 0);
    dump.set("members", pep, "member_uid", {});
    auto const report = import(dump);
    EXPECT_EQ(brought<Member>("members", marc_seat).uid, 2);
    EXPECT_EQ(brought<Member>("members", rosa).uid, 10);
    EXPECT_EQ(brought<Member>("members", pep).uid, 11);
    EXPECT_EQ(changed(report, "members", "another member of the bank has the number"), std::to_string(rosa));
    EXPECT_EQ(changed(report, "members", "without a number"), std::to_string(pep));
    EXPECT_EQ(brought<Bank>("organizations", there).last_uid, 11);
}

TEST_P(TimeOverflowImport, Issue845_TheMovementsCountAndTheDifferenceIsTold) {
    dump.transfer(laia_account, marc_account, 3600);
    dump.set("accounts", laia_account, "balance", "-7200");
    auto const report = import(dump);
    EXPECT_EQ(balance_of(laia_account), -3600);
    EXPECT_EQ(changed(report, "accounts", "wasn't the sum"), std::to_string(laia_account));
    EXPECT_EQ(report.notes.front(), "Account " + std::to_string(laia_account) + " said it had -7200 s; its movements sum to -3600 s");
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(TimeOverflowImport, TB_R4_WhatDoesNotSumToZeroIsLeftOutAndTold) {
    auto const fine = dump.transfer(laia_account, marc_account, 60);
    auto const lame = dump.transfer(laia_account, marc_account, 120);
    auto const lopsided = dump.transfer(laia_account, marc_account, 180);
    auto const own = dump.transfer(laia_account, laia_account, 240);
    auto const empty = dump.add("transfers");
    auto const count = dump.count("movements");
    dump.drop_row("movements", 4).set("movements", 5, "amount", "-181");
    auto const report = import(dump);
    EXPECT_EQ(left_out(report, "transfers", "one of its sides is missing"), std::to_string(lame));
    EXPECT_EQ(left_out(report, "transfers", "don't sum to zero"), std::to_string(lopsided));
    EXPECT_EQ(left_out(report, "transfers", "to itself"), std::to_string(own));
    EXPECT_EQ(left_out(report, "transfers", "moves nothing"), std::to_string(empty));
    EXPECT_EQ(table(report, "transfers").written, fine);
    EXPECT_EQ(table(report, "movements").in_dump, count - 1);
    EXPECT_EQ(balance_of(marc_account), 60);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(TimeOverflowImport, BrokenReferencesAreLeftOutAndTold) {
    auto const transfer = dump.transfer(laia_account, marc_account, 60);
    dump.add("movements", {{"account_id", std::to_string(laia_account)}, {"transfer_id", "999"}, {"amount", "5"}});
    dump.add("movements", {{"account_id", std::to_string(laia_account)}, {"amount", "5"}});
    auto const lost = dump.add("posts", {{"title", "Lost"}, {"type", "Offer"}, {"user_id", "999"}, {"organization_id", std::to_string(there)}, {"category_id", "1"}});
    auto const other = dump.add("posts", {{"title", "Other"}, {"type", "Offer"}, {"user_id", std::to_string(laia)}, {"organization_id", std::to_string(there)}, {"category_id", "77"}});
    dump.set("transfers", transfer, "post_id", std::to_string(lost));
    auto const stray = dump.add("members", {{"user_id", std::to_string(laia)}, {"organization_id", "55"}, {"member_uid", "1"}});
    auto const nobody = dump.member(777, there, 7);
    auto const asked = dump.add("petitions", {{"user_id", "777"}, {"organization_id", std::to_string(there)}, {"status", "0"}});
    auto const report = import(dump);
    EXPECT_EQ(table(report, "movements").left_out.front().count, 2);
    EXPECT_EQ(left_out(report, "posts", "author"), std::to_string(lost));
    EXPECT_EQ(changed(report, "posts", "category"), std::to_string(other));
    EXPECT_EQ(changed(report, "transfers", "its post isn't there"), std::to_string(transfer));
    EXPECT_EQ(left_out(report, "members", "bank"), std::to_string(stray));
    EXPECT_EQ(changed(report, "members", "former member"), std::to_string(nobody));
    EXPECT_EQ(left_out(report, "petitions", "user"), std::to_string(asked));
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(TimeOverflowImport, OddCellsAreLeftEmptyAndTold) {
    dump.set("users", laia, "email", "laia at home").set("users", laia, "gender", "robot").set("users", laia, "locale", "tlh").set("users", laia, "date_of_birth", "0044-03-15 BC").set("users", laia, "username", "  ");
    dump.set("organizations", there, "email", "nobody").set("organizations", there, "web", "our bank");
    dump.set("accounts", laia_account, "min_allowed_balance", "10").set("accounts", laia_account, "max_allowed_balance", "5");
    auto const post = dump.add("posts", {{"title", " "}, {"type", "Offer"}, {"user_id", std::to_string(laia)}, {"organization_id", std::to_string(there)}, {"category_id", "1"}, {"tags", "{{a}}"}, {"end_on", "infinity"}});
    auto const report = import(dump);
    auto const person = brought<people::Person>("users", laia);
    EXPECT_FALSE(person.email);
    EXPECT_EQ(person.gender, "U");
    EXPECT_FALSE(person.born_on);
    EXPECT_EQ(person.personal, "User " + std::to_string(laia));
    for (auto const* what : {"e-mail", "gender", "language", "birth date", "name"}) EXPECT_EQ(changed(report, "users", what), std::to_string(laia)) << what;
    EXPECT_EQ(changed(report, "organizations", "web"), std::to_string(there));
    EXPECT_EQ(changed(report, "organizations", "e-mail"), std::to_string(there));
    EXPECT_EQ(changed(report, "accounts", "lowest"), std::to_string(laia_account));
    EXPECT_EQ(changed(report, "posts", "title"), std::to_string(post));
    EXPECT_EQ(changed(report, "posts", "tags"), std::to_string(post));
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(TimeOverflowImport, BanksOfTheSameNameStayTwo) {
    dump.set("organizations", there, "name", "Nord");
    auto const report = import(dump);
    EXPECT_NE(ours("organizations", there), nord.value);
    EXPECT_EQ(brought<Bank>("organizations", there).name, "Nord (2)");
    EXPECT_EQ(changed(report, "organizations", "name"), std::to_string(there));
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(TimeOverflowImport, TwoMembershipsOfOnePersonKeepTheirNumbersAndAccounts) {
    auto const again = dump.member(laia, there, 3);
    auto const account = dump.account_of("Member", again);
    dump.transfer(account, laia_account, 7);
    // And somebody who has two users with one address.
    auto const twin = dump.user("Marc R.", "MARC@mail.test");
    auto const twin_seat = dump.member(twin, there, 4);
    auto const report = import(dump);
    EXPECT_EQ(changed(report, "members", "another member of the bank as well"), std::to_string(again) + ", " + std::to_string(twin_seat));
    EXPECT_EQ(ours("users", twin), ours("users", marc));
    EXPECT_EQ(brought<Member>("members", again).uid, 3);
    EXPECT_NE(brought<Member>("members", again).person, brought<Member>("members", laia_seat).person);
    EXPECT_EQ(balance_of(account), -7);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(TimeOverflowImport, CategoriesAreMetAgainByName) {
    auto const health = dump.add("categories", {{"name_translations", R"({"es": "SALUD", "eu": "Osasuna"})"}});
    auto const garden = dump.add("categories", {{"name_translations", R"({"eu": "Baratza", "ca": "Hort", "es": ""})"}});
    auto const report = import(dump);
    EXPECT_EQ(table(report, "categories").merged, 1);
    EXPECT_EQ(brought<Category>("categories", health).name, "Health");
    EXPECT_EQ(brought<Category>("categories", garden).name, "Hort");
    EXPECT_EQ(brought<Category>("categories", garden).names.texts.at("eu"), "Baratza");
}

TEST_P(TimeOverflowImport, TranslationsAreReadFromBothForms) {
    using Texts = std::map<std::string, std::string>;
    EXPECT_EQ(timeoverflow::translations(R"("ca"=>"Salut, \"tu\"", "es"=>NULL, "en"=>"a\\b")"), (Texts{{"ca", "Salut, \"tu\""}, {"en", "a\\b"}}));
    EXPECT_EQ(timeoverflow::translations(R"({"ca": "Salut", "es": null})"), (Texts{{"ca", "Salut"}}));
    EXPECT_EQ(timeoverflow::translations(""), Texts{});
    EXPECT_FALSE(timeoverflow::translations("{\"ca\""));
    EXPECT_FALSE(timeoverflow::translations("\"ca\"=\"x\""));
}

TEST_P(TimeOverflowImport, TB_R36_PostsOfDepartedMembersCloseAndKeepTheirPayments) {
    auto const gone = dump.user("Gone", "gone@mail.test");
    auto const seat = dump.member(gone, there, 3);
    auto const account = dump.account_of("Member", seat);
    dump.add("categories", {{"name_translations", R"({"es": "Clases"})"}});
    auto const post = dump.add("posts", {{"title", "Haircut"}, {"type", "Offer"}, {"user_id", std::to_string(gone)}, {"organization_id", std::to_string(there)}, {"category_id", "1"}});
    dump.transfer(laia_account, account, 3600, "2024-03-31 23:30:00", {{"post_id", std::to_string(post)}});
    dump.drop_row("members", seat);
    import(dump);
    auto const held = brought<Post>("posts", post);
    EXPECT_FALSE(held.is_active);
    EXPECT_FALSE(read(held.member).person);
    auto const exchange = read(Id<Exchange>{number(R"(SELECT "id" FROM "timebank_exchange" WHERE "post" = )" + std::to_string(held.id.value))});
    EXPECT_EQ(exchange.category, held.category);
    EXPECT_EQ(iso(exchange.value_date), "2024-04-01") << "in the bank's time zone";
}

TEST_P(TimeOverflowImport, TB_R52_OneApplicationWaitsAtMost) {
    auto const twin = dump.user("Laia P.", "LAIA@mail.test");
    dump.add("petitions", {{"user_id", std::to_string(laia)}, {"organization_id", std::to_string(there)}});
    auto const second = dump.add("petitions", {{"user_id", std::to_string(twin)}, {"organization_id", std::to_string(there)}, {"status", "0"}});
    auto const odd = dump.add("petitions", {{"user_id", std::to_string(twin)}, {"organization_id", std::to_string(there)}, {"status", "9"}});
    auto const report = import(dump);
    EXPECT_EQ(table(report, "petitions").written, 1);
    EXPECT_EQ(left_out(report, "petitions", "waits"), std::to_string(second));
    EXPECT_EQ(left_out(report, "petitions", "neither"), std::to_string(odd));
}

TEST_P(TimeOverflowImport, AdministratorsLookAfterTheirBankAndNoOther) {
    dump.set("members", laia_seat, "manager", "t");
    import(dump);
    Id<people::Person> const who{ours("users", laia)};
    Id<Bank> const bank{ours("organizations", there)};
    EXPECT_TRUE(as(who, [&](Transaction& tx) { return looks_after(tx, bank); }));
    EXPECT_FALSE(as(who, [&](Transaction& tx) { return looks_after(tx, nord); }));
    auto const paid = pays({ours("users", marc)}, {.bank = bank, .from = Id<Member>{ours("members", marc_seat)}, .to = Id<Member>{ours("members", laia_seat)}, .amount = time(1)});
    EXPECT_EQ(code(paid), "") << "life goes on";
}

}  // namespace
}  // namespace ateneu::timebank
