// Lists: what is in them, in which order, on which page, and for whom.
#include "core/store/list.h"

#include <algorithm>
#include <random>

#include "core/base/text.h"
#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;
using Ids = std::vector<std::int64_t>;
using Titles = std::vector<std::string>;

class List : public House {
protected:
    ListPage page(Actor const& actor, Entity const& entity, Pairs const& address, Columns wanted = Columns::listed) {
        Problems problems;
        auto const query = list_query(entity, address, problems);
        EXPECT_TRUE(problems.empty()) << problems.list().front().field;
        return as(actor, [&](Transaction& tx) { return list(tx, query, wanted); });
    }
    Titles titles(Entity const& entity, Pairs const& address) { return page(superuser(), entity, address).titles; }
    Ids ids(Entity const& entity, Pairs const& address) {
        Ids found;
        for (auto const& record : page(superuser(), entity, address).records) found.push_back(record.id);
        return found;
    }
    std::string problem(Entity const& entity, Pairs const& address) {
        Problems problems;
        list_query(entity, address, problems);
        return problems.empty() ? "" : problems.list().front().field;
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, List, tests::both_databases(), tests::dialect_name);

/// Two sheets and two slips that differ in every field.
class Filters : public List {
protected:
    Filters() {
        ana = member("Ana"), ben = member("Ben");
        red = add(Tag{.name = "Red"});
        auto first = full_sheet(ana, {red});
        one = add(first).value;
        auto second = bare_sheet(ben);
        second.size = Size::small;
        two = add(second).value;
        full = add(full_slip(ana)).value;
        empty = add(Slip{}).value;
    }
    Ids sheets(std::string const& name, std::string const& value) { return ids(Sheet::entity(), {{name, value}, {"order", "created_at"}}); }
    Ids slips(std::string const& name, std::string const& value) { return ids(Slip::entity(), {{name, value}, {"order", "count"}}); }

    Id<Member> ana, ben;
    Id<Tag> red;
    std::int64_t one = 0, two = 0, full = 0, empty = 0;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Filters, tests::both_databases(), tests::dialect_name);

TEST_P(Filters, FindEachKindByItsValue) {
    for (auto const& [name, value] : Pairs{{"title", "nuria"}, {"title.is", "Núria's “sheet” <1>"}, {"notes", "Second"},
                                          {"email", "EXAMPLE"}, {"email.is", "nuria@example.org"}, {"url", "example.org/a"},
                                          {"slug", "nuria"}, {"country", "ES"}, {"language", "ca"}, {"zone", "Europe/Madrid"},
                                          {"colour", "red"}, {"size", "l"}, {"uuid", "0C23939F-DE98-44C9-969E-29405841676C"},
                                          {"count", "42"}, {"big", "-9007199254740993"}, {"ticked", "yes"}, {"day", "2026-02-28"},
                                          {"moment", "2026-11-21"}, {"moment", "2026-11-21T16:16:09.152833Z"},
                                          {"weight", "-1.500001"}, {"length", "1:30:05"}, {"latitude", "41.387917"},
                                          {"member", std::to_string(ana.value)}, {"tags", std::to_string(red.value)},
                                          {"words", "two, or three"}, {"numbers", "3"}})
        EXPECT_EQ(sheets(name, value), Ids{one}) << name << "=" << value;
}

TEST_P(Filters, FindNothingByAnotherValue) {
    for (auto const& [name, value] : Pairs{{"title", "marta"}, {"title.is", "nuria"}, {"country", "FR"}, {"size", "m"}, {"count", "7"},
                                          {"day", "2026-03-01"}, {"moment", "2026-11-22"}, {"tags", "999"}, {"words", "three"}, {"numbers", "4"}})
        EXPECT_EQ(sheets(name, value), Ids{}) << name << "=" << value;
}

TEST_P(Filters, FindRanges) {
    EXPECT_EQ(sheets("day.from", "2026-02-28"), Ids{one});
    EXPECT_EQ(sheets("day.to", "2026-02-27"), Ids{two});
    EXPECT_EQ(sheets("moment.from", "2026-11-21"), Ids{one});
    EXPECT_EQ(sheets("moment.from", "2026-11-22"), Ids{});
    EXPECT_EQ(sheets("moment.to", "2026-11-21"), (Ids{one, two}));
    EXPECT_EQ(sheets("moment.to", "2026-11-21 16:00"), Ids{two});
    EXPECT_EQ(sheets("moment.to", "9999-12-31"), (Ids{one, two}));
    EXPECT_EQ(sheets("count.from", "42"), Ids{one});
    EXPECT_EQ(sheets("count.to", "41"), Ids{two});
    EXPECT_EQ(sheets("weight.to", "-1"), Ids{one});
    EXPECT_EQ(sheets("length.from", "1:00"), Ids{one});
    EXPECT_EQ(slips("count.from", "1"), Ids{full});
    EXPECT_EQ(slips("count.to", "9"), Ids{full});
}

TEST_P(Filters, FindWhatIsMissing) {
    for (auto const& field : Slip::entity().fields) {
        auto const name = std::string(field.name);
        if (problem(Slip::entity(), {{name + ".empty", "1"}}) != "") continue;
        EXPECT_EQ(slips(name + ".empty", "1"), Ids{empty}) << name;
        EXPECT_EQ(slips(name + ".present", "1"), Ids{full}) << name;
    }
    for (auto const* name : {"notes", "email", "country", "colour", "tags", "words", "numbers"}) {
        EXPECT_EQ(sheets(std::string(name) + ".empty", "1"), Ids{two}) << name;
        EXPECT_EQ(sheets(std::string(name) + ".present", "1"), Ids{one}) << name;
    }
}

TEST_P(Filters, TakeAnyOfSeveralValuesAndAllOfSeveralFields) {
    EXPECT_EQ(ids(Sheet::entity(), {{"size", "l"}, {"size", "s"}, {"order", "created_at"}}), (Ids{one, two}));
    EXPECT_EQ(ids(Sheet::entity(), {{"title", "bare"}, {"title", "nuria"}, {"order", "created_at"}}), (Ids{one, two}));
    EXPECT_EQ(ids(Sheet::entity(), {{"size", "l"}, {"ticked", "0"}}), Ids{});
    EXPECT_EQ(ids(Sheet::entity(), {{"size", "s"}, {"ticked", "0"}}), Ids{two});
}

TEST_P(Filters, ThatMakeNoSenseAreTold) {
    for (auto const& [name, value] : Pairs{{"nothing", "1"}, {"day", "soon"}, {"count", "many"}, {"pin", "1"}, {"extra", "1"}, {"cost", "1 EUR"},
                                          {"when", "x"}, {"about", "specimen.member:1"}, {"greeting", "x"}, {"title.more", "x"}, {"tags", "red"},
                                          {"count.contains", "4"}, {"order", "notes"}, {"order", "nothing"}})
        EXPECT_EQ(problem(Sheet::entity(), {{name, value}}), name == "order" ? "order" : name) << name << "=" << value;
    EXPECT_EQ(problem(Order::entity(), {{"lines", "1"}}), "lines");
}

TEST_P(Filters, AreWrittenBackIntoTheAddress) {
    Pairs const address{{"q", "núria"}, {"title", "a"}, {"title.is", "b"}, {"size", "l"}, {"size", "s"}, {"day.from", "2026-01-01"},
                        {"notes.empty", "1"}, {"order", "-day,title"}, {"per_page", "50"}, {"page", "3"}};
    Problems problems;
    EXPECT_EQ(address_of(list_query(Sheet::entity(), address, problems)), address);
    EXPECT_TRUE(address_of(list_query(Sheet::entity(), {{"page", "1"}, {"per_page", "25"}, {"page", "-3"}, {"size", ""}}, problems)).empty());
}

TEST_P(Filters, NeverBreakTheStatement) {
    for (auto const* text : {"'", "\"", "%", "_", "\\", "$1", "); DROP TABLE specimen_sheet; --", "\xF0\x9F\x8C\xB1"})
        for (auto const* name : {"title", "title.is", "notes", "country", "words", "q"})
            EXPECT_NO_THROW(sheets(name, text)) << name << "=" << text;
    EXPECT_EQ(sheets("notes", "%"), Ids{});
    EXPECT_EQ(sheets("title", "“"), Ids{one});  // folds to nothing: taken as it is
}

TEST_P(List, SearchesWithoutAccents) {
    for (auto const* name : {"Núria Soler", "Marta Núñez", "Nuri", "Pau"}) member(name);
    EXPECT_EQ(titles(Member::entity(), {{"q", "nuria"}}), Titles{"Núria Soler"});
    EXPECT_EQ(titles(Member::entity(), {{"q", "nu"}}), (Titles{"Marta Núñez", "Nuri", "Núria Soler"}));
    EXPECT_EQ(titles(Member::entity(), {{"q", "so nur"}}), Titles{"Núria Soler"});
    EXPECT_EQ(titles(Member::entity(), {{"q", "?"}}), Titles{});
}

TEST_P(List, ShowsTitlesReferencesLinksChildrenAndWhatIsWorkedOut) {
    auto const ana = member("Ana");
    auto const drill = item("drill");
    auto const tag = add(Tag{.name = "Red"});
    add(Booking{.branch = add(Branch{.code = {"gr"}, .name = "Gràcia"}), .member = ana, .item = drill, .day = date_of(2026, 3, 9)});
    add(Card{.member = ana});
    write([&](Transaction& tx) {
        auto record = *tx.read(Member::entity(), ana.value);
        at<Member>(record, "balance") = std::int64_t{5400};
        return tx.change(Member::entity(), record);
    });
    auto const members = page(superuser(), Member::entity(), {}, Columns::values);
    ASSERT_EQ(members.computed.size(), 1u);
    EXPECT_EQ(members.computed[0], (std::vector<Value>{std::int64_t{1}, std::int64_t{date_of(2026, 3, 9).days}, std::int64_t{1},
                                                       "Hello Ana", std::int64_t{1'500'000}}));
    add(Order{.number = 7, .customer = ana, .placed_on = today, .lines = {{.item = drill, .quantity = 3}}});
    auto const orders = page(superuser(), Order::entity(), {}, Columns::titled);
    EXPECT_EQ(orders.titles, Titles{"Order 7"});
    EXPECT_EQ(orders.title_of(Member::entity(), ana.value), "Ana");
    EXPECT_EQ(orders.title_of(Item::entity(), drill.value), "drill Thing drill");
    EXPECT_EQ(std::get<Records>(orders.records[0].values[5]).size(), 1u);
    EXPECT_EQ(orders.computed[0], std::vector<Value>{std::int64_t{3}});
    add(Item{.code = {"x"}, .name = "X", .price = {1, *parse_currency("EUR")}, .tags = {tag}});
    EXPECT_EQ(page(superuser(), Item::entity(), {{"q", "x"}}).title_of(Tag::entity(), tag.value), "Red");
}

TEST_P(List, ReadsOnlyWhatItsColumnsShow) {
    add(Tag{.name = "Red"});
    auto const ana = member("Ana");
    auto const drill = item("drill");
    add(Order{.number = 7, .customer = ana, .placed_on = today, .lines = {{.item = drill, .quantity = 3}}});
    auto const brief = page(superuser(), Order::entity(), {});
    auto const values = page(superuser(), Order::entity(), {}, Columns::values);
    EXPECT_TRUE(std::get<Records>(brief.records[0].values[5]).empty());
    EXPECT_EQ(std::get<Records>(values.records[0].values[5]).size(), 1u);
    EXPECT_TRUE(values.references.empty());
    EXPECT_EQ(brief.total, 1);
    for (std::size_t i = 0; i < Order::entity().fields.size(); ++i)
        if (Order::entity().fields[i].options.listed && Order::entity().fields[i].is_column()) {
            EXPECT_EQ(brief.records[0].values[i], values.records[0].values[i]) << Order::entity().fields[i].name;
        }
    // A total that somebody counted already is not counted again.
    ListQuery const counted{.entity = &Tag::entity(), .total = 26};
    EXPECT_EQ(as(superuser(), [&](Transaction& tx) { return list(tx, counted); }).pages, 2);
}

TEST_P(List, OrdersByTheFoldedNameThenById) {
    auto const first = member("Àngel"), second = member("Angel");
    member("Zoe");
    member("bernat");
    EXPECT_EQ(titles(Member::entity(), {}), (Titles{"Àngel", "Angel", "bernat", "Zoe"}));
    EXPECT_EQ(titles(Member::entity(), {{"order", "-name"}}), (Titles{"Zoe", "bernat", "Angel", "Àngel"}));
    EXPECT_LT(first.value, second.value);
}

TEST_P(List, PutsWhatIsMissingLastGoingUp) {
    for (auto const count : {std::optional<int>{3}, std::optional<int>{}, std::optional<int>{1}}) add(Slip{.count = count});
    auto const counts = [&](std::string const& order) {
        std::string all;
        for (auto const& record : page(superuser(), Slip::entity(), {{"order", order}}).records)
            all += to_text(*Slip::entity().find("count"), record.values[static_cast<std::size_t>(Slip::entity().index_of("count"))]) + ";";
        return all;
    };
    EXPECT_EQ(counts("count"), "1;3;;");
    EXPECT_EQ(counts("-count"), ";3;1;");
}

/// All ids of a list, page by page.
struct Walk {
    Ids ids;
    int pages = 0;
};

class Paging : public List {
protected:
    Walk walk(Pairs address, int per_page) {
        Walk all;
        address.emplace_back("per_page", std::to_string(per_page));
        address.emplace_back("page", "1");
        for (int n = 1;; ++n) {
            address.back().second = std::to_string(n);
            auto const found = page(superuser(), Slip::entity(), address);
            EXPECT_EQ(found.page, n);
            for (auto const& record : found.records) all.ids.push_back(record.id);
            all.pages = found.pages;
            if (n >= found.pages) return all;
        }
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Paging, tests::both_databases(), tests::dialect_name);

TEST_P(Paging, ReadsTheSameRowsOnceInAnyPageSizeAndOrder) {
    auto const seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 chance(seed);
    auto const maybe = [&] { return chance() % 3 != 0; };
    char const* const words[] = {"a", "À", "b", "B ", "ç", "-", "z z"};
    write([&](Transaction& tx) {
        for (int n = 0; n < 90; ++n) {
            Slip slip;
            if (maybe()) slip.title = words[chance() % 7];
            if (maybe()) slip.size = static_cast<Size>(chance() % 3);
            if (maybe()) slip.count = 1 + static_cast<int>(chance() % 4);
            if (maybe()) slip.day = Date{today.days + static_cast<int>(chance() % 3)};
            if (maybe()) slip.weight = Decimal{static_cast<std::int64_t>(chance() % 3) - 1};
            EXPECT_TRUE(tx.add(slip));
        }
        return 0;
    });
    for (auto const* order : {"", "title", "-title", "size,-count", "-day,title,count", "weight,-size", "-moment"})
        for (auto const& filters : {Pairs{}, Pairs{{"count.from", "2"}}}) {
            auto address = filters;
            if (*order) address.emplace_back("order", order);
            auto const whole = walk(address, 500);
            EXPECT_EQ(whole.pages, 1);
            for (int const size : {4, 25, 44}) EXPECT_EQ(walk(address, size).ids, whole.ids) << order << " by " << size;
            auto sorted = whole.ids;
            std::sort(sorted.begin(), sorted.end());
            EXPECT_TRUE(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
        }
}

TEST_P(Paging, StaysWithinItsPages) {
    for (int n = 0; n < 30; ++n) add(Slip{.count = 1});
    EXPECT_EQ(page(superuser(), Slip::entity(), {{"page", "99"}}).page, 2);
    EXPECT_EQ(page(superuser(), Slip::entity(), {{"page", "99"}}).records.size(), 5u);
    EXPECT_EQ(page(superuser(), Slip::entity(), {{"page", "0"}}).page, 1);
    auto const none = page(superuser(), Slip::entity(), {{"count", "2"}});
    EXPECT_EQ(none.pages, 1);
    EXPECT_EQ(none.total, 0);
    EXPECT_TRUE(none.records.empty());
}

/// The same rows, asked of both databases at once.
TEST(ListOrder, IsTheSameOnBothDatabases) {
    auto const seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::map<db::Dialect, std::vector<Ids>> orders;
    auto const program = the_program();
    std::vector<Entity const*> all = entities();
    Registry const registry(all);
    for (auto const dialect : {db::Dialect::sqlite, db::Dialect::postgresql}) {
        std::mt19937 chance(seed);
        auto const database = tests::fresh_database(dialect);
        db::Migrations const migrations[] = {{"core", store_migrations()}};
        db::migrate(*database, migrations);
        database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
            for (auto const* entity : all) sql.script(create_sql(*entity, sql.dialect()));
            Transaction tx(sql, registry, {}, program, {});
            char const* const words[] = {"", "a", "Ä", "ab", "a b", "a-b", "B", "_", "ñ", "n", "N", "Ω", "я", "10", "9"};
            for (int n = 0; n < 120; ++n) {
                Slip slip;
                if (auto const word = std::string(words[chance() % 15]); !word.empty()) slip.title = word + words[chance() % 15];
                if (chance() % 3) slip.size = static_cast<Size>(chance() % 3);
                if (chance() % 3) slip.count = 1 + static_cast<int>(chance() % 9);
                tx.add(slip);
            }
            for (auto const* order : {"title", "-title", "size", "-size,title", "count,-title"}) {
                Problems problems;
                auto const found = list(tx, list_query(Slip::entity(), {{"order", order}, {"per_page", "500"}}, problems));
                auto& ids = orders[dialect].emplace_back();
                for (auto const& record : found.records) ids.push_back(record.id);
            }
        });
    }
    EXPECT_EQ(orders[db::Dialect::sqlite], orders[db::Dialect::postgresql]);
}

class Visibility : public List {
protected:
    Visibility() {
        ana = member("Ana", 1), ben = member("Ben", 2);
        auto const branch = add(Branch{.code = {"gr"}, .name = "Gràcia"});
        for (int n = 0; n < 3; ++n) {
            auto const whose = n == 0 ? ana : ben;
            bookings.push_back(add(Booking{.branch = branch, .member = whose, .item = item("thing" + std::to_string(n)), .day = today}));
        }
    }
    Id<Member> ana, ben;
    std::vector<Id<Booking>> bookings;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Visibility, tests::both_databases(), tests::dialect_name);

TEST_P(Visibility, HoldsInListsAndCounts) {
    auto const seen = [&](Actor const& actor) {
        auto const found = page(actor, Booking::entity(), {});
        EXPECT_EQ(found.total, static_cast<std::int64_t>(found.records.size()));
        return found.total;
    };
    EXPECT_EQ(seen(Actor{}), 0);
    EXPECT_EQ(seen(member_with({}, 1)), 1);
    EXPECT_EQ(seen(member_with({}, 2)), 2);
    EXPECT_EQ(seen(member_with({}, 3)), 0);
    EXPECT_EQ(seen(member_with({"specimen.booking.view"}, 3)), 3);
    EXPECT_EQ(seen(superuser()), 3);
}

TEST_P(Visibility, HoldsForOneRecord) {
    auto const sees = [&](Actor const& actor, Id<Booking> id) {
        return as(actor, [&](Transaction& tx) { return tx.find(Booking::entity(), id.value).has_value(); });
    };
    EXPECT_TRUE(sees(member_with({}, 1), bookings[0]));
    EXPECT_FALSE(sees(member_with({}, 1), bookings[1]));
    EXPECT_FALSE(sees(Actor{}, bookings[0]));
}

TEST_P(Visibility, HoldsForTitlesAndReferences) {
    auto const found = as(member_with({}, 1), [&](Transaction& tx) { return ateneu::titles(tx, Member::entity(), {ana.value, ben.value, ana.value}); });
    EXPECT_EQ(found, (std::map<std::int64_t, std::string>{{ana.value, "Ana"}}));
    auto const all = page(member_with({"specimen.booking.view"}, 1), Booking::entity(), {});
    EXPECT_EQ(all.title_of(Member::entity(), ana.value), "Ana");
    EXPECT_EQ(all.title_of(Member::entity(), ben.value), "");
}

TEST_P(Visibility, HoldsForChoicesAndSearch) {
    auto const offered = [&](Actor const& actor, std::string const& text) {
        return as(actor, [&](Transaction& tx) { return choices(tx, Member::entity(), text, 10).size(); });
    };
    EXPECT_EQ(offered(superuser(), ""), 2u);
    EXPECT_EQ(offered(superuser(), "be"), 1u);
    EXPECT_EQ(offered(member_with({}, 1), ""), 1u);
    EXPECT_EQ(offered(member_with({}, 1), "be"), 0u);
    EXPECT_EQ(offered(Actor{}, ""), 0u);
    EXPECT_EQ(page(member_with({}, 1), Member::entity(), {{"q", "ben"}}).total, 0);
}

TEST_P(Visibility, HoldsInRelatedLists) {
    auto const related = [&](Actor const& actor) {
        return as(actor, [&](Transaction& tx) {
            ListQuery query;
            query.entity = &Booking::entity();
            query.within = {Booking::entity().find("member"), ben.value};
            return count(tx, query);
        });
    };
    EXPECT_EQ(related(superuser()), 2);
    EXPECT_EQ(related(member_with({}, 1)), 0);
    EXPECT_EQ(related(member_with({}, 2)), 2);
}

TEST_P(Visibility, HoldsForTheProgramsEyesWithinADeed) {
    auto const seen = as(member_with({}, 1), [&](Transaction& tx) {
        Transaction::Deed const deed(tx);
        ListQuery query;
        query.entity = &Booking::entity();
        return count(tx, query);
    });
    EXPECT_EQ(seen, 3);
}

}  // namespace
}  // namespace ateneu::specimen
