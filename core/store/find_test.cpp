// Search across entities: what is found, in which order, and for whom.
#include "core/store/find.h"

#include "core/search/index.h"
#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

using Titles = std::vector<std::string>;

class Find : public House {
protected:
    Titles find(Actor const& actor, std::string const& text, int per_entity = 24, int enough = 1) {
        return as(actor, [&](Transaction& tx) {
            Titles titles;
            for (auto const& found : ateneu::find(tx, {.entities = registry().entities(), .text = text, .per_entity = per_entity, .enough = enough}))
                titles.push_back(found.title);
            return titles;
        });
    }
    Titles find(std::string const& text) { return find(superuser(), text); }
    Id<Member> with_email(std::string const& name, std::string const& email) {
        return add(Member{.name = name, .email = Email{email}, .joined_on = today});
    }
    /// Many rows at once, as an import writes them.
    void many_members(int count, std::string const& name) {
        std::string const numbered = "'" + name + " ' || n";
        std::string const folded = "'" + fold_name(name) + " ' || n";
        run("INSERT INTO \"specimen_member\" (\"name\", \"joined_on\", \"level\", \"balance\", \"is_head\", \"created_at\", \"updated_at\", "
            "\"name_key\", \"search_text\") SELECT " + numbered + ", '2026-01-01', 0, 0, " + (number_of_dialect() ? "0" : "false") +
            ", '2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z', " + folded + ", " + folded + " FROM (" + numbers(count) + ") numbers");
        run("INSERT INTO core_total (entity, scope, total) VALUES ('specimen.member', 0, " + std::to_string(count) +
            ") ON CONFLICT (entity, scope) DO UPDATE SET total = core_total.total + " + std::to_string(count));
    }

private:
    static std::string fold_name(std::string name) {
        for (auto& c : name)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return name;
    }
    bool number_of_dialect() const { return GetParam() == db::Dialect::sqlite; }
    std::string numbers(int count) const {
        if (!number_of_dialect()) return "SELECT generate_series(1, " + std::to_string(count) + ") AS n";
        return "WITH RECURSIVE up(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM up WHERE n < " + std::to_string(count) + ") SELECT n FROM up";
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Find, tests::both_databases(), tests::dialect_name);

TEST_P(Find, FindsAcrossKindsWithoutAccents) {
    member("Núria Soler");
    add(Tag{.name = "Nuria's tag"});
    add(Branch{.code = {"n"}, .name = "Casa Nuria"});
    EXPECT_EQ(find("nuria"), (Titles{"Nuria's tag", "Núria Soler", "Casa Nuria"}));
    EXPECT_EQ(find("núría SOL"), Titles{"Núria Soler"});
}

TEST_P(Find, PutsTheBetterAnswerFirst) {
    for (auto const* name : {"Maria Puig", "Ana Mar", "Mar", "Mar Pi", "Joan Maragall", "Bea Tamarit"}) member(name);
    with_email("Pere Vila", "mar@example.org");
    EXPECT_EQ(find(superuser(), "mar", 24, 8), (Titles{"Mar", "Mar Pi", "Maria Puig", "Ana Mar", "Joan Maragall", "Pere Vila", "Bea Tamarit"}));
}

TEST_P(Find, TakesNamesInBothOrders) {
    member("Núria Soler");
    member("Soler Garriga");
    EXPECT_EQ(find("soler nuria"), Titles{"Núria Soler"});
    EXPECT_EQ(find("nuria soler"), Titles{"Núria Soler"});
    EXPECT_EQ(find("s n"), Titles{"Núria Soler"});
}

TEST_P(Find, FindsPartsOfAnEmailAndCodes) {
    with_email("Ana Pi", "books.of.ana@library.example");
    item("blue-42");
    EXPECT_EQ(find("library"), Titles{"Ana Pi"});
    EXPECT_EQ(find("brary exa"), Titles{"Ana Pi"});
    EXPECT_EQ(find("books.of"), Titles{"Ana Pi"});
    EXPECT_EQ(find("blue-42"), Titles{"blue-42 Thing blue-42"});
    EXPECT_EQ(find("lue"), Titles{"blue-42 Thing blue-42"});
}

TEST_P(Find, TakesShortAndLongWordsTogether) {
    member("Tamara X Vila");
    for (auto const* text : {"amar x", "x amar", "x ila amar", "x amar v"}) EXPECT_EQ(find(text), Titles{"Tamara X Vila"}) << text;
    EXPECT_EQ(find("amar y"), Titles{});
}

TEST_P(Find, LooksInsideWordsOnlyWhereBeginningsAreFew) {
    member("Marta");
    member("Tamara");
    EXPECT_EQ(find(superuser(), "mar", 24, 2), (Titles{"Marta", "Tamara"}));
    EXPECT_EQ(find(superuser(), "mar", 24, 1), Titles{"Marta"});
    EXPECT_EQ(find("xyz"), Titles{});
    EXPECT_EQ(find(""), Titles{});
    EXPECT_EQ(find("%"), Titles{});
}

TEST_P(Find, ShowsNobodyWhatTheyMayNotSee) {
    member("Ana Soler", 1);
    member("Ben Soler", 2);
    item("soler");
    EXPECT_EQ(find(member_with({}, 1), "soler"), (Titles{"Ana Soler"}));
    EXPECT_EQ(find(member_with({}, 1), "ole"), (Titles{"Ana Soler"}));
    EXPECT_EQ(find(member_with({}, 3), "soler"), Titles{});
    EXPECT_EQ(find(Actor{}, "soler"), Titles{});
    EXPECT_EQ(find(member_with({"specimen.member.view"}, 3), "soler"), (Titles{"Ana Soler", "Ben Soler"}));
}

TEST_P(Find, CountsCandidatesAfterVisibilityNotBefore) {
    auto const house = add(Branch{.code = {"h"}, .name = "House"});
    for (int n = 0; n < 12; ++n) add(Member{.person = 10 + n, .name = "Soler " + std::to_string(n), .joined_on = today, .branch = house});
    member("Soler of mine", 1);
    for (int n = 0; n < 12; ++n) member("Soler again " + std::to_string(n), 30 + n);
    EXPECT_EQ(find(member_with({}, 1), "soler", 4, 1), Titles{"Soler of mine"});
    EXPECT_EQ(find(superuser(), "soler", 4, 1).size(), 4u);
}

TEST_P(Find, KnowsRecordsByTheirNumber) {
    auto const ana = member("Ana", 1);
    auto const thing = item("red");
    ASSERT_EQ(ana.value, thing.value);
    Entity const* const both[] = {&Item::entity(), &Member::entity()};
    auto const numbered = [&](Actor const& actor) {
        return as(actor, [&](Transaction& tx) {
            Titles titles;
            for (auto const& found : find_number(tx, both, ana.value)) titles.push_back(found.title);
            return titles;
        });
    };
    EXPECT_EQ(numbered(superuser()), (Titles{"red Thing red", "Ana"}));
    EXPECT_EQ(numbered(member_with({}, 1)), Titles{"Ana"});
    EXPECT_EQ(numbered(member_with({}, 2)), Titles{});
}

TEST_P(Find, FindsTheWholeWordAmongThousandsThatBeginSo) {
    many_members(6000, "Maria");
    member("Mar");
    many_members(3000, "Marta");
    auto const found = find(superuser(), "mar", 24, 8);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front(), "Mar");
    EXPECT_LE(found.size(), 50u);
    EXPECT_EQ(find("maria 4321"), Titles{"Maria 4321"});
    EXPECT_EQ(find("4321 mar"), Titles{"Maria 4321"});
}

TEST_P(Find, FindsTheWholeWordAmongHundredsThatBeginSo) {
    member("Mar");
    many_members(500, "Maria");
    member("Tamar");
    auto const found = find(superuser(), "mar", 24, 8);
    ASSERT_GE(found.size(), 24U);
    EXPECT_EQ(found.front(), "Mar");
    EXPECT_EQ(find("maria 321"), Titles{"Maria 321"});
    EXPECT_EQ(find("tam"), Titles{"Tamar"});
    EXPECT_EQ(find("ari 77"), Titles{"Maria 77"});
    EXPECT_EQ(find(superuser(), "ria 4", 200, 200).size(), 111U);
}

TEST_P(Find, FollowsEveryWayOfWriting) {
    auto const ana = member("Ana Soler");
    auto read = record(Member::entity(), ana.value);
    at<Member>(read, "name") = std::string("Ana Vidal");
    ASSERT_TRUE(write([&](Transaction& tx) { return tx.change(Member::entity(), read); }));
    EXPECT_EQ(find("soler"), Titles{});
    EXPECT_EQ(find("vidal"), Titles{"Ana Vidal"});
    auto const story = history(Member::entity(), ana.value);
    auto const version = record(Member::entity(), ana.value).version;
    ASSERT_TRUE(write([&](Transaction& tx) { return revert(tx, Member::entity(), ana.value, story.back().row, version); }));
    EXPECT_EQ(find("soler"), Titles{"Ana Soler"});
    EXPECT_EQ(find("vid"), Titles{});
    ASSERT_TRUE(write([&](Transaction& tx) { return tx.remove(Member::entity(), ana.value, 0); }));
    EXPECT_EQ(find("soler"), Titles{});
    EXPECT_EQ(find("ole"), Titles{});
    EXPECT_EQ(check().problems, std::vector<std::string>{});
}

TEST_P(Find, ListsOfCommonWordsSayThatThereAreMore) {
    many_members(300, "Maria");
    many_members(30, "Soler");
    auto const page = [&](std::string const& text, int number, std::int64_t count_up_to) {
        ListQuery query{.entity = &Member::entity(), .text = text, .page = number, .per_page = 25, .count_up_to = count_up_to};
        return as(superuser(), [&](Transaction& tx) { return list(tx, query); });
    };
    auto const cut = page("mar", 1, 100), whole = page("mar", 1, 0);
    EXPECT_EQ(cut.total, 100);
    EXPECT_TRUE(cut.more);
    EXPECT_EQ(cut.pages, 4);
    EXPECT_EQ(whole.total, 300);
    EXPECT_FALSE(whole.more);
    EXPECT_EQ(cut.titles, whole.titles);
    EXPECT_EQ(cut.titles.front(), "Maria 1");
    EXPECT_EQ(page("mar", 4, 100).titles, page("mar", 4, 0).titles);
    EXPECT_EQ(page("mar", 12, 0).titles.back(), "Maria 99");
    EXPECT_EQ(page("soler", 1, 100).total, 30);
    EXPECT_FALSE(page("soler", 1, 100).more);
    EXPECT_EQ(page("soler", 2, 100).titles, (Titles{"Soler 5", "Soler 6", "Soler 7", "Soler 8", "Soler 9"}));
}

TEST_P(Find, ListsOfVeryCommonWordsSayItWithoutCounting) {
    many_members(12'000, "Maria");
    many_members(90, "Soler");
    auto const total = [&](std::string const& text, std::vector<Filter> filters = {}) {
        ListQuery query{.entity = &Member::entity(), .text = text, .count_up_to = 100};
        query.filters = std::move(filters);
        return as(superuser(), [&](Transaction& tx) { return std::pair(list(tx, query).total, list(tx, query).more); });
    };
    EXPECT_EQ(total("mar"), std::pair(std::int64_t{100}, true));
    EXPECT_EQ(total("soler"), std::pair(std::int64_t{90}, false));
    EXPECT_EQ(total("maria", {{Member::entity().find("name"), Filter::Test::contains, {"soler"}}}), std::pair(std::int64_t{0}, false));
    EXPECT_EQ(total("maria 12"), std::pair(std::int64_t{100}, true)) << "1,112 of them";
}

TEST_P(Find, APageIsTheSameWhereItsRowsStandTogetherFarBehind) {
    many_members(3000, "Anna");
    many_members(400, "Zoe");
    auto const page = [&](std::string const& text, int number, bool down) {
        ListQuery query{.entity = &Member::entity(), .text = text, .page = number, .per_page = 25, .count_up_to = 100};
        if (down) query.order = {{Member::entity().find("name"), true}};
        return as(superuser(), [&](Transaction& tx) { return list(tx, query).titles; });
    };
    EXPECT_EQ(page("zoe", 1, false).front(), "Zoe 1");
    EXPECT_EQ(page("zoe", 1, false).size(), 25U);
    EXPECT_EQ(page("zoe", 1, true).front(), "Zoe 99");
    EXPECT_EQ(page("anna", 1, false).front(), "Anna 1");
    EXPECT_EQ(page("anna", 2, true).size(), 25U);
    EXPECT_EQ(page("anna", 1, true).front(), "Anna 999");
    EXPECT_NE(page("anna", 1, true), page("anna", 2, true));
}

TEST_P(Find, APageOfACommonWordComesInEveryOrder) {
    many_members(3000, "Anna");
    for (auto const& field : Member::entity().fields) {
        if (!field.options.sorted && &field != Member::entity().find("created_at")) continue;
        for (bool const down : {false, true}) {
            ListQuery query{.entity = &Member::entity(), .text = "anna", .per_page = 25, .count_up_to = 100};
            query.order = {{&field, down}};
            EXPECT_EQ(as(superuser(), [&](Transaction& tx) { return list(tx, query).titles.size(); }), 25U) << field.name << down;
        }
    }
}

TEST_P(Find, ACutCountIsTheWholeCountWhereItIsNotCut) {
    many_members(40, "Maria");
    with_email("Ana Martí", "marti@example.org");
    with_email("Joan", "j@mail.example");
    auto const total = [&](Actor const& actor, std::string const& text, std::int64_t count_up_to, bool headed) {
        ListQuery query{.entity = &Member::entity(), .text = text, .count_up_to = count_up_to};
        if (headed) query.filters.push_back({Member::entity().find("email"), Filter::Test::contains, {"example"}});
        return as(actor, [&](Transaction& tx) { return count(tx, query); });
    };
    auto const none = member_with({}, 7);
    for (std::string const text : {"mar", "m", "mar 1", "a mar", "j exa", "mail", "arti exam", "xyz", "x", "!"})
        for (bool const filtered : {false, true}) {
            EXPECT_EQ(total(superuser(), text, 1000, filtered), total(superuser(), text, 0, filtered)) << text << filtered;
            EXPECT_EQ(total(none, text, 1000, filtered), total(none, text, 0, filtered)) << text << filtered;
        }
    EXPECT_EQ(total(superuser(), "mar", 1000, false), 41);
    EXPECT_EQ(total(superuser(), "m exa", 1000, false), 2);
}

TEST_P(Find, ForgetsWhatWasNotCommitted) {
    auto const work = database->begin(db::Database::Mode::write);
    auto const program = the_program();
    Transaction tx(work->connection(), registry(), {}, program, noon);
    ASSERT_TRUE(tx.add(Tag{.name = "Unsaid"}));
    EXPECT_EQ(ateneu::find(tx, {.entities = registry().entities(), .text = "unsaid"}).size(), 1u);
}

}  // namespace
}  // namespace ateneu::specimen
