#include "core/search/index.h"

#include <random>

#include "core/base/text.h"
#include "core/entity/schema.h"
#include "tests/support/databases.h"
#include "tests/support/specimen.h"

namespace ateneu::specimen {
namespace {

/// Tags, found by their names.
class Search : public tests::OnBothDatabases {
protected:
    Search() {
        database = tests::fresh_database(GetParam(), "tags", [](db::Database& fresh) {
            fresh.transact(db::Database::Mode::write, [](db::Connection& sql) {
                if (!sql.sqlite()) sql.script("CREATE EXTENSION IF NOT EXISTS pg_trgm");
                sql.script(create_sql(Tag::entity(), sql.dialect()));
            });
        });
    }

    void add(std::string const& name) {
        Tag const tag{.name = name};
        auto const text = search_text(Tag::entity(), to_record(Tag::entity(), &tag));
        database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
            sql.execute(R"(INSERT INTO "specimen_tag" ("name", "name_key", "search_text") VALUES ($1, $1, $2))",
                        {std::string_view(name), std::string_view(text)});
        });
    }
    void execute(std::string const& statement) {
        database->transact(db::Database::Mode::write, [&](db::Connection& sql) { sql.script(statement); });
    }
    /// Names of what is found, in the order of writing.
    std::vector<std::string> find(std::string const& text) {
        auto const work = database->begin(db::Database::Mode::read);
        Query query;
        query.text = R"(SELECT t."name" FROM "specimen_tag" t WHERE )";
        query.text += search_sql(Tag::entity(), text, "t", GetParam(), query);
        query.text += R"( ORDER BY t."id")";
        std::vector<std::string> names;
        auto const rows = query.run(work->connection());
        while (rows->next()) names.emplace_back(rows->text(0));
        return names;
    }
    using Names = std::vector<std::string>;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Search, tests::both_databases(), tests::dialect_name);

TEST(SearchText, IsFoldedFromSearchableFieldsAlone) {
    Member member;
    member.name = "Núria  O'Neil";
    member.email = Email{"Nuria@Example.org"};
    EXPECT_EQ(search_text(Member::entity(), to_record(Member::entity(), &member)), "nuria o neil nuria example org");
    member.email.reset();
    EXPECT_EQ(search_text(Member::entity(), to_record(Member::entity(), &member)), "nuria o neil");
    Card card;
    card.street = "Carrer Major";
    EXPECT_EQ(search_text(Card::entity(), to_record(Card::entity(), &card)), "");
}

TEST_P(Search, FindsWithoutAccentsAndWithWrongOnes) {
    for (auto const* name : {"Núria", "Nuria Soler", "Ana", "Ñandú"}) add(name);
    EXPECT_EQ(find("nuria"), (Names{"Núria", "Nuria Soler"}));
    EXPECT_EQ(find("NÚRÌA"), (Names{"Núria", "Nuria Soler"}));
    EXPECT_EQ(find("nandu"), (Names{"Ñandú"}));
}

TEST_P(Search, FindsLongWordsAnywhereInside) {
    for (auto const* name : {"bookbinding", "Handbook", "boo"}) add(name);
    EXPECT_EQ(find("book"), (Names{"bookbinding", "Handbook"}));
    EXPECT_EQ(find("kbi"), (Names{"bookbinding"}));
    EXPECT_EQ(find("bookz"), Names{});
}

TEST_P(Search, FindsShortWordsAtTheBeginningOfWords) {
    for (auto const* name : {"Ana Pi", "Banana", "Al Andalus", "Pere"}) add(name);
    EXPECT_EQ(find("a"), (Names{"Ana Pi", "Al Andalus"}));
    EXPECT_EQ(find("an"), (Names{"Ana Pi", "Al Andalus"}));
    EXPECT_EQ(find("p"), (Names{"Ana Pi", "Pere"}));
    EXPECT_EQ(find("na"), Names{});
}

TEST_P(Search, WantsEveryWordInAnyOrder) {
    for (auto const* name : {"Maria del Mar", "Mar Maria", "Maria Pi", "Mar"}) add(name);
    EXPECT_EQ(find("mar maria"), (Names{"Maria del Mar", "Mar Maria", "Maria Pi"}));  // `mar` is inside `maria`
    EXPECT_EQ(find("del maria"), (Names{"Maria del Mar"}));
    EXPECT_EQ(find("p ma maria"), (Names{"Maria Pi"}));
}

TEST_P(Search, TakesMarksForNothing) {
    add("Ana");
    add("100% \"cotton\" _x_");
    for (auto const* text : {"%", "_", "\"", "'; DROP TABLE", "*", "", "  ", "a OR b\"", "NEAR(a b)", "cotton:*", "-ana", "\\"})
        EXPECT_NO_THROW(find(text)) << text;
    EXPECT_EQ(find("%"), Names{});
    EXPECT_EQ(find("\"100%\""), (Names{"100% \"cotton\" _x_"}));
    EXPECT_EQ(find("ana*"), (Names{"Ana"}));
}

TEST_P(Search, FollowsChangesAndDeletions) {
    add("Old name");
    execute(R"(UPDATE "specimen_tag" SET "name" = 'New', "search_text" = 'new')");
    EXPECT_EQ(find("old"), Names{});
    EXPECT_EQ(find("new"), (Names{"New"}));
    EXPECT_EQ(find("ne"), (Names{"New"}));
    execute(R"(DELETE FROM "specimen_tag")");
    EXPECT_EQ(find("new"), Names{});
    EXPECT_EQ(find("ne"), Names{});
}

TEST_P(Search, TakesWordsOfAnyLength) {
    std::string incompressible;
    std::mt19937 chance(7);
    while (incompressible.size() < 9000) incompressible += static_cast<char>('a' + chance() % 26);
    for (auto const& text : {incompressible, "short " + incompressible})
        execute("INSERT INTO \"specimen_tag\" (\"name\", \"name_key\", \"search_text\") VALUES ('', '', '" + text + "')");
    EXPECT_EQ(find(incompressible.substr(4000, 20)).size(), 2U);
    EXPECT_EQ(find("short " + incompressible.substr(8000)).size(), 1U);
}

TEST_P(Search, FindsOtherScripts) {
    for (auto const* name : {"Мария", "Μαρία", "東京", "مريم"}) add(name);
    EXPECT_EQ(find("мари"), (Names{"Мария"}));
    EXPECT_EQ(find("μα"), (Names{"Μαρία"}));
    EXPECT_EQ(find("東"), (Names{"東京"}));
    EXPECT_EQ(find("مر"), (Names{"مريم"}));
}

/// What the databases should find, worked out without them.
bool matches(std::string const& folded_name, std::string const& text) {
    for (auto const word : split(text, ' ')) {
        bool found = false;
        if (length(word) < 3)
            for (auto const part : split(folded_name, ' ')) found = found || part.starts_with(word);
        else
            found = folded_name.find(word) != std::string::npos;
        if (!found) return false;
    }
    return true;
}

TEST_P(Search, FindsTheSameOnBothDatabasesForAnyWords) {
    auto const seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 chance(seed);
    char const* const letters[] = {"a", "à", "b", "c", "1", "é", "2e", "x"};
    auto const word = [&](int longest) {
        std::string made;
        for (int n = 1 + static_cast<int>(chance() % static_cast<unsigned>(longest)); n > 0; --n) made += letters[chance() % 8];
        return made;
    };
    Names names;
    while (names.size() < 60) {
        auto name = word(5) + (chance() % 2 ? " " : "-") + word(3) + " " + std::to_string(names.size() + 100);
        add(name);
        names.push_back(std::move(name));
    }
    for (int n = 0; n < 60; ++n) {
        auto const text = fold(chance() % 2 ? word(4) : word(2) + " " + word(3));
        Names expected;
        for (auto const& name : names)
            if (matches(fold(name), text)) expected.push_back(name);
        EXPECT_EQ(find(text), expected) << text;
    }
}

}  // namespace
}  // namespace ateneu::specimen
