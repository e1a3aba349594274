#include "apps/workshops/amy/test_import.h"
#include "apps/workshops/event.h"
#include "core/access/password.h"
#include "core/store/history.h"
#include "domain/people/administrator.h"
#include "domain/people/person.h"
#include "domain/people/token.h"

namespace ateneu::workshops {
namespace {

class AmyDumpImport : public AmyImport {
protected:
    people::NewAdministrator const local{
        .username = "admin", .email = "admin@example.org", .password = "una casa amb llum 7"};
    void add_local_administrator() {
        write([&](Transaction& tx) { ASSERT_TRUE(people::add_administrator(tx, local)); });
    }
    /// Adds a workshop with what it needs.
    static Written add_workshop(Transaction& tx) {
        auto const first = [&](std::string const& table) {
            return tx.sql().integer("SELECT MIN(id) FROM " + table).value_or(0);
        };
        Id<people::Organisation> const organisation{first("people_organisation")};
        return tx.add(Event{.slug = {"2027-01-01-new"},
                            .host = organisation,
                            .sponsor = organisation,
                            .administrator = organisation,
                            .tags = {{first("workshops_tag")}}});
    }
    std::vector<HistoryEntry> history(std::string_view entity, std::int64_t id) {
        std::vector<HistoryEntry> entries;
        write([&](Transaction& tx) { entries = history_of(tx, *registry().find(entity), id); });
        return entries;
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, AmyDumpImport, tests::both_databases(),
                         tests::dialect_name);

TEST_P(AmyDumpImport, AccountsForEveryRowOfEveryTable) {
    AmyDump const dump;
    auto const report = import_dump(dump);
    ASSERT_EQ(report.tables.size(), dump.tables().size());
    for (auto const& each : report.tables) {
        auto counted = each.written;
        for (auto const& left : each.left_out) counted += left.count;
        EXPECT_EQ(counted, static_cast<std::int64_t>(dump.rows(each.name))) << each.name;
        EXPECT_EQ(each.in_dump, counted) << each.name;
        EXPECT_TRUE(each.unknown_columns.empty())
            << each.name << "." << each.unknown_columns.front();
    }
    EXPECT_EQ(table(report, "workshops_person").written, 3);
    EXPECT_EQ(table(report, "django_session").left_out.front().what, "people log in anew");
    EXPECT_EQ(table(report, "auth_permission").written, 3);
    EXPECT_EQ(table(report, "auth_group_permissions").written, 1);
}

TEST_P(AmyDumpImport, KeepsIdsAndOddValues) {
    import_dump({});
    EXPECT_EQ(text("SELECT family FROM people_person WHERE id = 5"), "Vidal\tFont");
    EXPECT_EQ(text("SELECT user_notes FROM people_person WHERE id = 5"),
              "One line\nand another; a \\ too");
    EXPECT_EQ(text("SELECT gender || bluesky || country FROM people_person WHERE id = 5"),
              "Z@nuria.bsky.socialXK");
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_person WHERE github IS NULL"), 3);
    EXPECT_EQ(
        number("SELECT COUNT(*) FROM workshops_event WHERE url IS NULL AND open_ttt_applications"),
        1);
    EXPECT_EQ(text("SELECT extensions FROM workshops_membership"), "[30,60]");
    EXPECT_EQ(text("SELECT countries FROM workshops_criterium"), R"(["ES","PT"])");
    EXPECT_EQ(text("SELECT cc_header FROM workshops_email_template"),
              R"(["a@example.org","b,c@example.org"])");
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_consent WHERE archived_at IS NOT NULL"), 1);
    EXPECT_EQ(text("SELECT priority FROM workshops_instructor_recruitment"), "2");
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_organisation_affiliated_organisations"), 2);
    // A member of AMY's has no place; they stand in the order of their keys.
    EXPECT_EQ(number("SELECT position FROM workshops_member WHERE id = 2"), 1);
}

TEST_P(AmyDumpImport, GivesNumbersToWhatHasOnlyUuids) {
    import_dump({});
    EXPECT_EQ(text("SELECT uuid FROM workshops_event_category WHERE id = (SELECT event_category "
                   "FROM workshops_event)"),
              "0c23939f-de98-44c9-969e-29405841676c");
    EXPECT_EQ(text("SELECT uuid FROM workshops_account_benefit"),
              "dd23e5cb-5b8a-479c-a661-46d1229a7206");
    EXPECT_EQ(
        number("SELECT holder_id FROM workshops_account WHERE holder_type = 'people.organisation'"),
        7);
    EXPECT_EQ(number("SELECT account FROM workshops_partnership"),
              number("SELECT id FROM workshops_account"));
}

TEST_P(AmyDumpImport, FollowsGenericRelationsByName) {
    auto const report = import_dump({});
    EXPECT_EQ(text("SELECT generic_relation_content_type FROM workshops_community_role_config"),
              "workshops.lesson");
    EXPECT_EQ(number("SELECT generic_relation_id FROM workshops_community_role WHERE "
                     "generic_relation_type = 'workshops.lesson'"),
              11);
    EXPECT_EQ(text("SELECT custom_keys FROM workshops_community_role WHERE person = 5"),
              R"([["Since", "2019"]])");
    // The other role's lesson is gone, and nobody wrote anything into its keys.
    EXPECT_EQ(number("SELECT COUNT(*) FROM workshops_community_role WHERE generic_relation_id IS "
                     "NULL AND custom_keys IS NULL"),
              1);
    auto const& comments = table(report, "django_comments");
    EXPECT_EQ(comments.written, 2);
    EXPECT_EQ(comments.left_out.front().what, "about a record that is gone or not taken over");
    EXPECT_EQ(text("SELECT text FROM people_comment WHERE subject_type = 'workshops.event' AND "
                   "subject_id = 5"),
              "The **room** is booked.");
    EXPECT_EQ(
        number("SELECT subject_id FROM people_comment WHERE subject_type = 'workshops.account'"),
        number("SELECT id FROM workshops_account"));
}

TEST_P(AmyDumpImport, LetsPeopleInAsBefore) {
    import_dump({});
    EXPECT_TRUE(verify_password(tests::AmySecrets::admin_password,
                                text("SELECT password FROM people_login WHERE person = 1")));
    EXPECT_TRUE(verify_password(tests::AmySecrets::nuria_password,
                                text("SELECT password FROM people_login WHERE person = 5")));
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_login WHERE is_superuser AND is_active AND "
                     "last_login IS NOT NULL"),
              1);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_login WHERE person = 9"), 0) << "Pol never could";
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_person_groups WHERE person = 5"), 1);
    EXPECT_EQ(
        text(
            R"(SELECT code FROM people_permission JOIN people_person_permissions ON permission = id WHERE person = 5)"),
        "people.person.restricted_api");
    EXPECT_EQ(
        number("SELECT person FROM people_social_login WHERE provider = 'github' AND uid = '4711'"),
        5);
    auto const work = database->begin(db::Database::Mode::read);
    auto const token =
        people::find_token(work->connection(), tests::AmySecrets::nuria_token, noon());
    ASSERT_TRUE(token);
    EXPECT_EQ(token->person.value, 5);
}

TEST_P(AmyDumpImport, GivesEmptyGroupsTheirUsualPermissions) {
    import_dump({});
    auto const code =
        R"(SELECT COUNT(*) FROM people_group_permissions JOIN people_permission ON permission = id WHERE "group" = )";
    EXPECT_GT(number(std::string(code) + "1 AND code = 'people.person.change'"), 0);
    // Somebody chose what the trainers may do.
    EXPECT_EQ(number(std::string(code) + "4"), 1);
    EXPECT_EQ(number(std::string(code) + "4 AND code = 'workshops.event.change'"), 1);
}

TEST_P(AmyDumpImport, TurnsVersionsIntoDifferences) {
    auto const report = import_dump({});
    auto const entries = history("workshops.event", 5);
    ASSERT_EQ(entries.size(), 3u) << "the fourth version is the same as the third";
    EXPECT_EQ(entries[2].action, Action::add);
    EXPECT_EQ(entries[2].who, "Ada");
    EXPECT_EQ(entries[2].reason, "Planned");
    EXPECT_EQ(iso(entries[2].at), "2026-01-10T09:00:00.000000Z");
    EXPECT_EQ(entries[1].action, Action::change);
    ASSERT_EQ(entries[1].fields.size(), 2u);
    for (auto const& change : entries[1].fields) {
        EXPECT_EQ(change.before, change.field == "slug" ? "\"2026-03-xx-vic\"" : "[]");
        EXPECT_EQ(change.after, change.field == "slug" ? "\"2026-03-14-vic\"" : "[8]");
    }
    ASSERT_EQ(entries[0].fields.size(), 1u) << "a field that AMY added later changed nothing";
    EXPECT_EQ(entries[0].fields[0].field, "manual_attendance");
    EXPECT_EQ(entries[0].person, 0);

    EXPECT_EQ(history("workshops.event", 40).size(), 1u) << "of a workshop that is gone";
    auto const& versions = table(report, "reversion_version");
    EXPECT_EQ(versions.in_dump, 12);
    EXPECT_EQ(versions.written, 9);
    std::map<std::string, std::int64_t> reasons;
    for (auto const& each : versions.left_out) reasons[each.what] = each.count;
    EXPECT_EQ(reasons, (std::map<std::string, std::int64_t>{
                           {"a version that can't be read", 1},
                           {"history of workshops.gonekind, which is not taken over", 1},
                           {"the same as the version before it", 1}}));
}

TEST_P(AmyDumpImport, SplitsThePastOfPersonAndLogin) {
    import_dump({});
    auto const person = history("people.person", 5);
    ASSERT_EQ(person.size(), 2u);
    ASSERT_EQ(person[0].fields.size(), 1u);
    EXPECT_EQ(person[0].fields[0].after, "\"Vidal Font\"");
    auto const login = history("people.login", 5);
    ASSERT_EQ(login.size(), 2u);
    ASSERT_EQ(login[0].fields.size(), 1u);
    EXPECT_EQ(login[0].fields[0].field, "is_superuser");
    EXPECT_EQ(login[0].fields[0].before, "true");
}

TEST_P(AmyDumpImport, CountsOnAfterEverythingThatEverWas) {
    import_dump({});
    write(
        [](Transaction& tx) {
            auto const added = add_workshop(tx);
            ASSERT_TRUE(added);
            EXPECT_GT(added.id, 40)
                << "a new workshop must not inherit the history of one that is gone";
        });
    EXPECT_EQ(number("SELECT total FROM core_total WHERE entity = 'people.person'"), 3);
    EXPECT_EQ(number("SELECT total FROM core_total WHERE entity = 'workshops.event'"), 2);
}

TEST_P(AmyDumpImport, FindsPeopleByFoldedText) {
    import_dump({});
    EXPECT_EQ(number("SELECT id FROM people_person WHERE search_text LIKE '%nuria vidal font%'"),
              5);
    EXPECT_EQ(text("SELECT family_key FROM people_person WHERE id = 5"), "vidal font");
}

TEST_P(AmyDumpImport, LeavesIndexesAndTextSearchInPlace) {
    auto const schema = [&] {
        auto const work = database->begin(db::Database::Mode::read);
        auto const rows = work->connection().query(
            sqlite() ? "SELECT COALESCE(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY type, name"
                     : "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexname");
        std::vector<std::string> all;
        while (rows->next()) all.emplace_back(rows->text(0));
        return all;
    };
    auto const before = schema();
    import_dump({});
    EXPECT_EQ(schema(), before);
    if (!sqlite()) return;
    EXPECT_EQ(number("SELECT rowid FROM people_person_words WHERE people_person_words MATCH 'nur*'"), 5);
    EXPECT_EQ(number("SELECT rowid FROM people_person_trigrams WHERE people_person_trigrams MATCH '\"uri\"'"), 5);
    // Throws where an index doesn't hold what its table does.
    database->transact(db::Database::Mode::write, [](db::Connection& sql) {
        for (std::string const index : {"people_person_words", "people_person_trigrams", "workshops_event_words"})
            sql.script("INSERT INTO " + index + "(" + index + ", rank) VALUES ('integrity-check', 1)");
    });
}

TEST_P(AmyDumpImport, ReadsInsertsAndAnyOrderAlike) {
    auto const plain = import_dump({});
    auto const found = counts();
    for (unsigned shuffle = 1; shuffle <= 3; ++shuffle) {
        database = tests::fresh_database(GetParam(), "workshops", [](db::Database&) {});
        auto const report = import_dump({}, {.inserts = shuffle != 2, .shuffle = shuffle});
        EXPECT_EQ(counts(), found) << shuffle;
        ASSERT_EQ(report.tables.size(), plain.tables.size());
        for (std::size_t i = 0; i < plain.tables.size(); ++i)
            EXPECT_EQ(report.tables[i].written, plain.tables[i].written) << plain.tables[i].name;
        EXPECT_EQ(history("workshops.event", 5).size(), 3u);
    }
}

TEST_P(AmyDumpImport, TakesOlderDumps) {
    AmyDump dump;
    dump.drop_column("workshops_person", "bluesky").drop_column("workshops_person", "created_at");
    dump.drop_column("workshops_event", "public_status")
        .drop_column("workshops_event", "allocated_benefit_id");
    for (auto const* table : {"offering_accountbenefit", "offering_accountbenefitdiscount",
                              "knox_authtoken", "dashboard_continent"})
        dump.drop_table(table);
    auto const report = import_dump(dump);
    EXPECT_EQ(rows("people_person"), 3);
    EXPECT_EQ(text("SELECT public_status FROM workshops_event"), "public");
    EXPECT_EQ(
        number(
            "SELECT COUNT(*) FROM people_person WHERE bluesky IS NULL AND created_at IS NOT NULL"),
        3);
    EXPECT_EQ(rows("workshops_continent"), 0) << "seeds are the caller's to add again";
    EXPECT_EQ(report.tables.size(), dump.tables().size());
}

TEST_P(AmyDumpImport, TellsWhatItDoesNotKnow) {
    AmyDump dump;
    dump.add_column("workshops_person", "shoe_size", "43")
        .add_column("workshops_unheard_of", "id", "1");
    auto const report = import_dump(dump);
    EXPECT_EQ(table(report, "workshops_person").unknown_columns,
              std::vector<std::string>{"shoe_size"});
    EXPECT_EQ(table(report, "workshops_unheard_of").left_out.front().what,
              "a table that this program doesn't know");
    auto const written = json(report);
    EXPECT_NE(
        written.find(
            R"({"name":"workshops_unheard_of","in_dump":1,"written":0,"left_out":[{"reason":"a table that )"
            R"(this program doesn't know","count":1}],"unknown_columns":[]})"),
        std::string::npos);
    EXPECT_NE(takeover::text(report).find("workshops_person.shoe_size"), std::string::npos);
}

TEST_P(AmyDumpImport, LeavesOutTokensWithSalt) {
    AmyDump dump;
    dump.add_column("knox_authtoken", "salt", "abc");
    auto const report = import_dump(dump);
    EXPECT_EQ(table(report, "knox_authtoken").left_out.front().what,
              "tokens of another scheme: create new ones");
    EXPECT_EQ(rows("people_token"), 0);
}

TEST_P(AmyDumpImport, MovesTheLocalAdministratorOutOfTheWay) {
    add_local_administrator();
    auto const before = number("SELECT id FROM people_person");
    auto const report = import_dump({});
    EXPECT_EQ(text("SELECT username FROM people_person WHERE id = 1"), "admin");
    auto const moved = number("SELECT id FROM people_person WHERE username = 'admin-2'");
    EXPECT_GT(moved, 9);
    EXPECT_EQ(
        number("SELECT COUNT(*) FROM people_person WHERE username = 'admin-2' AND email IS NULL"),
        1);
    EXPECT_TRUE(verify_password(
        local.password,
        text("SELECT password FROM people_login WHERE person = " + std::to_string(moved))));
    EXPECT_EQ(number("SELECT id FROM people_login WHERE person = " + std::to_string(moved)), moved);
    auto const past = history("people.login", moved);
    ASSERT_EQ(past.size(), 1u);
    for (auto const& field : past[0].fields)
        if (field.field == "person") {
            EXPECT_EQ(field.after, std::to_string(moved));
        }
    EXPECT_EQ(history("people.person", moved).size(), 1u);
    std::string notes;
    for (auto const& note : report.notes) notes += note + "\n";
    EXPECT_NE(notes.find("admin-2"), std::string::npos);
    EXPECT_GE(before, 1);
}

TEST_P(AmyDumpImport, IsRefusedWhereSomebodyIsAlready) {
    import_dump({});
    auto const after_first = counts();
    try {
        import_dump({});
        FAIL() << "imported twice";
    } catch (ImportError const& error) {
        EXPECT_EQ(error.kind, ImportError::Kind::refused);
    }
    EXPECT_EQ(counts(), after_first);
}

TEST_P(AmyDumpImport, IsRefusedBesidePeopleAndRecords) {
    write([](Transaction& tx) {
        ASSERT_TRUE(tx.add(people::Person{.personal = "Ot", .username = "ot"}));
    });
    EXPECT_THROW(import_dump({}), ImportError);
    database = tests::fresh_database(GetParam(), "workshops", [](db::Database&) {});
    write([](Transaction& tx) { ASSERT_TRUE(add_workshop(tx)); });
    EXPECT_THROW(import_dump({}), ImportError);
}

TEST_P(AmyDumpImport, TriedDryLeavesNothing) {
    add_local_administrator();
    auto const before = counts();
    tests::DumpFile const file(AmyDump().sql());
    auto const report = import_file(file.path, true);
    EXPECT_TRUE(report.dry_run);
    EXPECT_EQ(table(report, "workshops_person").written, 3);
    EXPECT_EQ(counts(), before);
    import_file(file.path);
    EXPECT_EQ(rows("people_person"), 4);
}

TEST_P(AmyDumpImport, TellsHowFarItIs) {
    tests::DumpFile const file(AmyDump().sql());
    std::int64_t last = 0, all = 0;
    import_amy(
        *database, registry(),
        {.file = file.path, .now = noon(), .progress = [&](std::int64_t done, std::int64_t total) {
             EXPECT_GE(done, last);
             last = done;
             all = total;
         }});
    EXPECT_GT(all, 0);
    EXPECT_EQ(last, all);
}

}  // namespace
}  // namespace ateneu::workshops
