#include "apps/workshops/amy/test_import.h"

namespace ateneu::workshops {
namespace {

/// Dumps with something wrong: what is said, where, and that nothing is left behind.
class BrokenAmyDump : public AmyImport {
protected:
    struct Wanted {
        std::string table;  ///< "" : the file as a whole
        std::string line;   ///< begins the line that is named; "" : none is
        std::string reason;
    };
    void refuses(std::string const& sql, Wanted const& wanted) {
        auto const before = counts();
        try {
            import_sql(sql);
            ADD_FAILURE() << "taken, though: " << wanted.reason;
        } catch (ImportError const& error) {
            EXPECT_EQ(error.kind, ImportError::Kind::dump) << error.what();
            EXPECT_EQ(error.table, wanted.table) << error.what();
            EXPECT_NE(error.reason.find(wanted.reason), std::string::npos) << error.what();
            if (!wanted.line.empty()) {
                EXPECT_TRUE(line_of(sql, error.line).starts_with(wanted.line)) << error.what();
            }
        }
        EXPECT_EQ(counts(), before) << wanted.reason;
    }
    void refuses(AmyDump const& dump, Wanted const& wanted) { refuses(dump.sql(), wanted); }

private:
    static std::string line_of(std::string const& sql, std::int64_t number) {
        std::size_t at = 0;
        for (std::int64_t line = 1; line < number && at != std::string::npos; ++line) {
            at = sql.find('\n', at);
            if (at != std::string::npos) ++at;
        }
        return at == std::string::npos ? "" : sql.substr(at, sql.find('\n', at) - at);
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, BrokenAmyDump, tests::both_databases(),
                         tests::dialect_name);

TEST_P(BrokenAmyDump, IsNoDumpAtAll) {
    refuses("Dear all,\nplease find attached …\n", {"", "", "not an SQL dump"});
    refuses("", {"", "", ""});
    refuses(
        "--\n-- PostgreSQL database dump\n--\nCREATE TABLE public.t (\n id integer\n);\n"
        "-- PostgreSQL database dump complete\n",
        {"", "", "no dump of AMY"});
    AmyDump dump;
    dump.drop_table("django_content_type");
    refuses(dump, {"", "", "no table django_content_type"});
}

TEST_P(BrokenAmyDump, IsCutOff) {
    auto const whole = AmyDump().sql();
    refuses(whole.substr(0, whole.size() - 25), {"", "", "ends before its end"});
    auto const row = whole.find("\t2026-03-14-vic\t");
    refuses(whole.substr(0, row), {"workshops_event", "", ""});
}

TEST_P(BrokenAmyDump, HasARowOfAnotherLength) {
    auto sql = AmyDump().sql();
    sql.insert(sql.find("Train the trainers"), "\t");
    refuses(sql, {"workshops_tag", "8\tTTT", ""});
}

TEST_P(BrokenAmyDump, HasACellOfAnotherType) {
    struct Cell {
        char const *table, *column, *value, *reason;
    };
    constexpr Cell cells[] = {
        {"workshops_event", "start", "soon", "column start is not a date: `soon`"},
        {"workshops_event", "manual_attendance", "many",
         "column manual_attendance is not a whole number: `many`"},
        {"workshops_event", "completed", "perhaps",
         "column completed is not true or false: `perhaps`"},
        {"workshops_event", "latitude", "north", "column latitude is not a number: `north`"},
        {"workshops_event", "latitude", "NaN", "column latitude is not a number: `NaN`"},
        {"workshops_membership", "extensions", "{a}",
         "column extensions is not a list of whole numbers"},
        {"workshops_person", "created_at", "yesterday",
         "column created_at is not a moment: `yesterday`"},
        {"communityroles_communityrole", "custom_keys", "{", "column custom_keys is not JSON"},
        {"workshops_tag", "id", "eight", "column id is not a key: `eight`"},
        {"workshops_tag", "id", "-8", "column id is not a key: `-8`"},
        {"offering_benefit", "id", "1", "column id is not a UUID: `1`"},
        {"reversion_revision", "date_created", "", "column date_created is not a moment"},
    };
    for (auto const& cell : cells) {
        AmyDump dump;
        dump.set(cell.table, 0, cell.column, cell.value);
        refuses(dump, {cell.table, "", cell.reason});
    }
    AmyDump dump;
    dump.set("workshops_event", 0, "start", "soon");
    auto const sql = dump.sql();
    refuses(sql, {"workshops_event", "5\tsoon", "is not a date"});
}

TEST_P(BrokenAmyDump, LeavesEmptyWhatEveryRowNeeds) {
    AmyDump dump;
    dump.set("workshops_award", 0, "awarded", std::nullopt);
    refuses(dump, {"workshops_award", "1\t\\N", "column awarded is empty"});
    AmyDump other;
    other.drop_column("workshops_event", "host_id");
    refuses(other, {"workshops_event", "5\t", "no column for host"});
}

TEST_P(BrokenAmyDump, PointsAtWhatIsNotThere) {
    struct Cell {
        char const *table, *column, *value;
    };
    constexpr Cell cells[] = {
        {"workshops_event", "host_id", "404"},
        {"workshops_event", "event_category_id", "99999999-de98-44c9-969e-29405841676c"},
        {"workshops_task", "person_id", "404"},
        {"workshops_event_tags", "tag_id", "404"},
        {"auth_group_permissions", "permission_id", "404"},
        {"workshops_person_groups", "group_id", "404"},
        {"reversion_revision", "user_id", "404"},
        {"reversion_version", "revision_id", "404"},
        {"reversion_version", "content_type_id", "404"},
        {"django_comments", "content_type_id", "404"},
        {"communityroles_communityroleconfig", "generic_relation_content_type_id", "404"},
    };
    for (auto const& cell : cells) {
        AmyDump dump;
        dump.set(cell.table, 0, cell.column, cell.value);
        refuses(dump, {cell.table, "", "isn't in the dump"});
    }
    AmyDump dump;
    dump.set("workshops_task", 0, "person_id", "404");
    refuses(dump, {"workshops_task", "1\t5\t404",
                   "column person_id points at `404`, which isn't in the dump"});
}

TEST_P(BrokenAmyDump, HasAKeyTwice) {
    AmyDump ids;
    ids.set("workshops_person", 2, "id", "5");
    refuses(ids, {"workshops_person", "5\t", "column id is 5, as in a row before"});
    AmyDump names;
    names.set("workshops_person", 2, "username", "admin");
    refuses(names, {"workshops_person", "9\t", "another row has the same key"});
    AmyDump links;
    links.add("workshops_event_tags", {{"event_id", "5"}, {"tag_id", "8"}});
    refuses(links, {"workshops_event_tags", "2\t5\t8", "another row has the same key"});
}

TEST_P(BrokenAmyDump, BreaksWhatTheTablesHold) {
    AmyDump dump;
    dump.set("workshops_event", 0, "manual_attendance", "-3");
    refuses(dump, {"workshops_event", "5\t", "the database can't hold it"});
}

TEST_P(BrokenAmyDump, IsNotThere) {
    auto const before = counts();
    EXPECT_THROW(import_file("/nowhere/amy.sql.gz"), ImportError);
    EXPECT_EQ(counts(), before);
}

}  // namespace
}  // namespace ateneu::workshops
