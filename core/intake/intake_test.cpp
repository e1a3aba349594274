#include "core/intake/intake.h"

#include "tests/support/specimen_house.h"

namespace ateneu::intake {
namespace {

using namespace specimen;

/// Mónica keeps the branch's lists in a spreadsheet, and brings them in.
class Importing : public House {
protected:
    Workplace at(Actor const& actor) {
        return {.write = [this, actor](auto const& deed) {
                    database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
                        Transaction tx(sql, registry(), reactions, actor, now, {"import", "list.csv"});
                        deed(tx);
                    });
                },
                .read = [this, actor](auto const& look) {
                    auto const work = database->begin(db::Database::Mode::read);
                    Transaction tx(work->connection(), registry(), reactions, actor, now, {"import"});
                    look(tx);
                }};
    }
    Result<Id<Import>> receive_file(Entity const& entity, std::string const& bytes) {
        return receive(at(monica), entity, {.name = "list.csv", .bytes = bytes});
    }
    Import import(Id<Import> id) {
        return *write([&](Transaction& tx) { return read_import(tx, id); });
    }
    /// Received, mapped as guessed (changed by `change`) and checked.
    Id<Import> checked(Entity const& entity, std::string const& bytes, std::function<void(Mapping&)> const& change = {}) {
        auto const id = receive_file(entity, bytes);
        EXPECT_TRUE(id) << translate(Tongue{}, id ? Message("") : id.refusal().message);
        at(monica).write([&](Transaction& tx) {
            auto mine = *read_import(tx, *id);
            std::vector<std::vector<std::string>> sample;
            for (auto const& row : rows_after(tx, *id, 0, 20)) sample.push_back(row.cells);
            auto mapping = guessed_mapping(entity, texts_from_json(mine.columns.value), sample);
            if (change) change(mapping);
            auto const problems = problems_of(entity, mapping);
            EXPECT_TRUE(problems.empty()) << (problems.empty() ? "" : problems.list().front().field);
            choose_mapping(tx, mine, entity, mapping);
        });
        intake::check(at(monica), *id);
        return *id;
    }
    /// "2 new", "3 wrong E-mail: Write …" for each row.
    std::vector<std::string> found(Id<Import> id) {
        std::vector<std::string> all;
        write([&](Transaction& tx) {
            auto const mine = *read_import(tx, id);
            for (auto const& each : checked_after(tx, id, {}, 0, 1000)) {
                auto text = std::to_string(each.row.row) + " " + std::string(code_of(each.finding.outcome));
                for (auto const& wrong : each.finding.wrong) text += " " + reason_text(*entity_of(registry(), mine), wrong, Tongue{});
                for (auto const& change : each.finding.differences) text += " " + change.field + " " + change.before + "→" + change.after;
                all.push_back(text);
            }
            return 0;
        });
        return all;
    }
    std::string refused(Result<Done> const& result) { return result ? "" : result.refusal().code; }
    std::int64_t members() { return number("SELECT COUNT(*) FROM specimen_member"); }

    Actor monica = superuser(1);
};
using Strings = std::vector<std::string>;

TEST_P(Importing, SaysOfEachRowWhatItWouldDo) {
    add(Member{.name = "Ana", .email = Email{"ana@example.org"}, .joined_on = today});
    add(Member{.name = "Ben", .email = Email{"ben@example.org"}, .joined_on = today});
    auto const id = checked(Member::entity(),
                            "Name;E-mail;Joined on\r\n"
                            "Ana;ana@example.org;21/11/2026\r\n"
                            "Benet;ben@example.org;\r\n"
                            "Carla;carla@example.org;3.9.2026\r\n"
                            "Didac;didac@mail;31/02/2024\r\n");
    EXPECT_EQ(found(id), (Strings{"2 same", "3 changed name Ben→Benet", "4 new",
                                  "5 wrong Joined on: The month 2 of 2024 has no day 31."}));
    EXPECT_EQ(members(), 2) << "a dry run stores nothing";
    auto const counts = import(id);
    EXPECT_EQ((std::vector{counts.new_count, counts.changed_count, counts.same_count, counts.wrong_count}), (std::vector<std::int64_t>{1, 1, 1, 1}));
}

TEST_P(Importing, AllOrNothing) {
    auto const id = checked(Member::entity(), "name,email,joined_on\nAna,ana@example.org,2026-01-01\nBen,ben,2026-01-01\n");
    EXPECT_EQ(refused(store(at(monica), id, false)), "wrong_rows");
    EXPECT_EQ(members(), 0);
    EXPECT_TRUE(store(at(monica), id, true));
    EXPECT_EQ(members(), 1);
    EXPECT_TRUE(import(id).without_wrong);
}

TEST_P(Importing, IsOneChangeSetAndDoneOnce) {
    auto const id = checked(Member::entity(), "name,joined_on\nAna,2026-01-01\nBen,2026-01-02\n");
    ASSERT_TRUE(store(at(monica), id, false));
    auto const after = import(id);
    EXPECT_EQ(after.state, State::stored);
    ASSERT_TRUE(after.change_set);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change WHERE change_set = " + std::to_string(*after.change_set)), 2);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change_set WHERE door = 'import' AND reason = 'list.csv'"), 1);
    EXPECT_TRUE(store(at(monica), id, false)) << "a job that runs again finds it done";
    EXPECT_EQ(members(), 2);
    EXPECT_TRUE(House::check().problems.empty());
}

TEST_P(Importing, ARowThatChangedSinceTheCheckStopsAll) {
    auto const ana = add(Member{.name = "Ana", .email = Email{"ana@example.org"}, .joined_on = today});
    auto const id = checked(Member::entity(), "name,email,joined_on\nAna Vidal,ana@example.org,\nBen,ben@example.org,2026-01-01\n");
    auto record = House::record(Member::entity(), ana.value);
    House::at<Member>(record, "name") = std::string("Anna");
    write([&](Transaction& tx) { return tx.change(Member::entity(), record); });
    EXPECT_EQ(refused(store(at(monica), id, false)), "changed_since");
    EXPECT_EQ(members(), 1);
    EXPECT_EQ(stored(ana).name, "Anna");
    EXPECT_EQ(found(id), (Strings{"2 wrong This record has changed since the check.", "3 new"}));
    EXPECT_EQ(import(id).state, State::checked);
}

TEST_P(Importing, OneRowThatIsGoneLeavesTheOthersGood) {
    auto const ana = member("Ana"), ben = member("Ben");
    auto const id = checked(Member::entity(), "id,name\n" + std::to_string(ana.value) + ",Anna\n" + std::to_string(ben.value) + ",Benet\n");
    write([&](Transaction& tx) { return tx.remove(Member::entity(), ben.value, 0); });
    EXPECT_EQ(refused(store(at(monica), id, false)), "changed_since");
    EXPECT_EQ(found(id), (Strings{"2 changed name Ana→Anna", "3 wrong There is no record " + std::to_string(ben.value) + " here."}));
    EXPECT_TRUE(store(at(monica), id, true));
    EXPECT_EQ(stored(ana).name, "Anna");
}

TEST_P(Importing, RowsThatBefriendEachOtherGoIn) {
    auto const ana = member("Ana"), ben = member("Ben");
    auto const a = std::to_string(ana.value), b = std::to_string(ben.value);
    auto const id = checked(Member::entity(), "id,name,friends\n" + a + ",Anna," + b + "\n" + b + ",Benet," + a + "\n");
    ASSERT_EQ(refused(store(at(monica), id, false)), "");
    EXPECT_EQ(stored(ana).friends, std::vector{ben});
    EXPECT_EQ(stored(ben).friends, std::vector{ana});
    EXPECT_EQ(stored(ben).name, "Benet");
    EXPECT_TRUE(House::check().problems.empty());
}

TEST_P(Importing, TwoPeopleMayImportTheSameAtOnce) {
    auto const first = checked(Member::entity(), "name,email,joined_on\nAna,ana@example.org,2026-01-01\n");
    auto const second = checked(Member::entity(), "name,email,joined_on\nAna,ana@example.org,2026-01-01\n");
    ASSERT_TRUE(store(at(monica), first, false));
    EXPECT_EQ(refused(store(at(monica), second, false)), "changed_since");
    EXPECT_EQ(members(), 1);
}

TEST_P(Importing, RowsOfOneFileMayNotClash) {
    auto const ana = add(Member{.name = "Ana", .email = Email{"ana@example.org"}, .joined_on = today});
    auto const id = checked(Member::entity(), "name,email,joined_on\nA,ana@example.org,2026-01-01\nB,ana@example.org,2026-01-01\n"
                                              "C,c@example.org,2026-01-01\nD,c@example.org,2026-01-01\n");
    EXPECT_EQ(found(id), (Strings{"2 changed name Ana→A joined_on 2026-11-21→2026-01-01", "3 wrong Row 2 is about the same record.", "4 new",
                                  "5 wrong Row 4 is about the same record."}));
    EXPECT_EQ(stored(ana).name, "Ana");
}

TEST_P(Importing, MatchesByIdToo) {
    auto const ana = member("Ana");
    auto const number = std::to_string(ana.value);
    auto const id = checked(Member::entity(), "id,name,joined_on\n" + number + ",Anna,\n,Ben,2026-01-01\n4711,Carla,2026-01-01\nx,Dan,2026-01-01\n");
    EXPECT_EQ(found(id), (Strings{"2 changed name Ana→Anna", "3 new", "4 wrong There is no record 4711 here.", "5 wrong Write a whole number, for example 12."}));
}

TEST_P(Importing, RecordsAreNamedByIdKeyOrTitle) {
    auto const vic = add(Branch{.code = {"vic"}, .name = "Vic"}), reus = add(Branch{.code = {"reus"}, .name = "Reus"});
    add(Branch{.code = {"r2"}, .name = "Ripoll"});
    add(Branch{.code = {"r3"}, .name = "Ripoll"});
    auto const ana = member("Ana"), ben = member("Ben");
    auto const id = checked(Member::entity(), "name,joined_on,branch,friends\nC,2026-01-01,vic,Ana; ben\nD,2026-01-01," + std::to_string(reus.value) + ",\n"
                                              "E,2026-01-01,Ripoll,\nF,2026-01-01,Olot,\nG,2026-01-01,r3,Ana;Zoe\n");
    auto const all = found(id);
    EXPECT_EQ((Strings{all.begin(), all.begin() + 4}), (Strings{"2 new", "3 new", "4 wrong Branch: 2 are called “Ripoll”. Write the number of the one you mean.",
                                                               "5 wrong Branch: Nothing here is called “Olot”."}));
    EXPECT_TRUE(all[4].ends_with("Nothing here is called “Zoe”.")) << all[4];
    ASSERT_TRUE(store(at(monica), id, true));
    auto const carla = stored(Id<Member>{number("SELECT id FROM specimen_member WHERE name = 'C'")});
    EXPECT_EQ(carla.branch, vic);
    EXPECT_EQ(carla.friends, (std::vector{ana, ben}));
}

TEST_P(Importing, AnEmptyCellLeavesAloneOrClears) {
    add(Member{.name = "Ana", .email = Email{"ana@example.org"}, .joined_on = today, .level = 3, .branch = add(Branch{.code = {"b"}, .name = "B"})});
    std::string const file = "email,branch,name\nana@example.org,,Ana\n";
    EXPECT_EQ(found(checked(Member::entity(), file)), Strings{"2 same"});
    auto const cleared = found(checked(Member::entity(), file, [](Mapping& mapping) { mapping.blank_clears = true; }));
    ASSERT_EQ(cleared.size(), 1U);
    EXPECT_TRUE(cleared[0].starts_with("2 changed branch ")) << cleared[0];
}

TEST_P(Importing, ActsWithTheImportersRights) {
    member("Ana");
    monica = member_with({"specimen.member.view", "specimen.member.change"});
    auto const id = checked(Member::entity(), "name,joined_on\nBen,2026-01-01\n");
    EXPECT_EQ(found(id), Strings{"2 wrong You don't have the permission for this. An administrator can give it to you."});
    EXPECT_FALSE(may_import(member_with({}), Member::entity()));
    EXPECT_TRUE(may_import(monica, Member::entity()));
    EXPECT_FALSE(may_import(superuser(), Receipt::entity())) << "kept records are never typed";
}

TEST_P(Importing, WhatCantBeReadLeavesNothingBehind) {
    for (std::string const& bytes : {std::string(), std::string("\n\n"), std::string("name\n"), std::string("name\nA\n\"B\n"), std::string("name\nA\0", 7),
                                    std::string("náme\nAé\xFF\n")}) {
        auto const id = receive_file(Member::entity(), bytes);
        ASSERT_FALSE(id);
        EXPECT_EQ(id.refusal().code, "bad_file");
    }
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_import"), 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_import_row"), 0);
}

TEST_P(Importing, WrongRowsComeBackWithTheirReasons) {
    auto const id = checked(Member::entity(), "Name;E-mail;Notes;Joined on\r\n\"=1+1; \"\"x\"\"\";nowhere;\"'+2\";2026-01-01\r\nGood;;;2026-01-01\r\n");
    auto const csv = write([&](Transaction& tx) { return wrong_rows_csv(tx, *read_import(tx, id), Tongue{}); });
    EXPECT_EQ(csv, "\xEF\xBB\xBFName;E-mail;Notes;Joined on;reason\r\n\"'=1+1; \"\"x\"\"\";nowhere;'+2;2026-01-01;"
                   "E-mail: Write a full address, for example name@mail.org.\r\n");
}

TEST_P(Importing, ColumnsAreRemembered) {
    auto const file = "Who,When\nAna,2026-01-01\n";
    checked(Member::entity(), file, [](Mapping& mapping) { mapping.targets = {"name", "joined_on"}; });
    auto const recall = [&](Actor const& who) {
        return as(who, [&](Transaction& tx) { return remembered_mapping(tx, Member::entity(), {"Who", "When"}); });
    };
    ASSERT_TRUE(recall(monica));
    EXPECT_EQ(recall(monica)->targets, (Strings{"name", "joined_on"}));
    EXPECT_FALSE(recall(superuser(2))) << "everybody has their own";
}

TEST_P(Importing, RaggedRowsAreReadAsFarAsTheyGo) {
    auto const id = checked(Member::entity(), "name,joined_on,email\nAna,2026-01-01\n\n , ,\nBen,2026-01-01,,,\nCarla,2026-01-01,,x\n");
    EXPECT_EQ(found(id), (Strings{"2 new", "5 new", "6 wrong This row has 4 cells, and there are 3 headings."}));
}

TEST_P(Importing, ThousandsOfRowsGoInAtOnce) {
    std::string bytes = "name,email,joined_on\n";
    for (int n = 0; n < 2345; ++n) bytes += "M " + std::to_string(n) + ",m" + std::to_string(n) + "@example.org,2026-01-01\n";
    auto const id = checked(Member::entity(), bytes);
    EXPECT_EQ(import(id).new_count, 2345);
    ASSERT_TRUE(store(at(monica), id, false));
    EXPECT_EQ(members(), 2345);
    if (GetParam() == db::Dialect::postgresql) {
        EXPECT_EQ(number(R"(SELECT SUM(gin_clean_pending_list(i.indexrelid)) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                            JOIN pg_am a ON a.oid = c.relam WHERE i.indrelid = 'specimen_member'::regclass AND a.amname = 'gin')"), 0)
            << "nothing is left for the next search or save";
    }
    EXPECT_EQ(import(checked(Member::entity(), bytes)).same_count, 2345);
    EXPECT_TRUE(House::check().problems.empty());
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Importing, tests::both_databases(), tests::dialect_name);

}  // namespace
}  // namespace ateneu::intake
