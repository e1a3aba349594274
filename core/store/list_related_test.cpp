// Filters on what a record points at, and on what points at it.
#include <random>

#include "core/store/list.h"
#include "core/store/list_filter.h"
#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;
using Titles = std::vector<std::string>;

/// Ana lives in Gràcia and borrowed the drill, Ben in Sants and the saw, Cai nowhere and nothing.
class RelatedFilters : public House {
protected:
    RelatedFilters() {
        gracia = add(Branch{.code = {"gr"}, .name = "Gràcia"}), sants = add(Branch{.code = {"sa"}, .name = "Sants"});
        ana = add(Member{.person = 1, .name = "Ana", .joined_on = today, .branch = gracia});
        ben = add(Member{.person = 2, .name = "Ben", .joined_on = today, .branch = sants});
        cai = add(Member{.person = 3, .name = "Cai", .joined_on = today});
        drill = item("drill"), saw = item("saw");
        add(Booking{.branch = gracia, .member = ana, .item = drill, .day = date_of(2026, 1, 1)});
        add(Booking{.branch = gracia, .member = ana, .item = saw, .day = date_of(2026, 5, 5)});
        add(Booking{.branch = sants, .member = ben, .item = saw, .day = date_of(2026, 1, 1)});
    }
    std::optional<ListQuery> query(Entity const& entity, Pairs const& address) {
        Problems problems;
        auto found = list_query(entity, address, problems, &registry());
        return problems.empty() ? std::optional(std::move(found)) : std::nullopt;
    }
    Titles titles(Actor const& actor, Entity const& entity, Pairs address) {
        address.emplace_back("per_page", "500");
        auto const wanted = query(entity, address);
        EXPECT_TRUE(wanted);
        return as(actor, [&](Transaction& tx) {
            auto const page = list(tx, *wanted);
            EXPECT_EQ(page.total, count(tx, *wanted));
            EXPECT_EQ(page.total, std::ssize(page.titles));
            return page.titles;
        });
    }
    Titles members(Pairs const& address) { return titles(superuser(), Member::entity(), address); }
    std::size_t bookings(Pairs const& address, Actor const& actor = superuser()) { return titles(actor, Booking::entity(), address).size(); }

    Id<Branch> gracia, sants;
    Id<Member> ana, ben, cai;
    Id<Item> drill, saw;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, RelatedFilters, tests::both_databases(), tests::dialect_name);

TEST_P(RelatedFilters, LookAtWhatARecordPointsAt) {
    EXPECT_EQ(members({{"branch.name", "grac"}}), Titles{"Ana"});
    EXPECT_EQ(members({{"branch.name.is", "Sants"}}), Titles{"Ben"});
    EXPECT_EQ(bookings({{"member.name", "ana"}}), 2u);
    EXPECT_EQ(bookings({{"member.joined_on.from", "2026-11-21"}}), 3u);
    EXPECT_EQ(bookings({{"member.joined_on.to", "2026-11-20"}}), 0u);
    EXPECT_EQ(members({{"branch.name.present", "1"}}), (Titles{"Ana", "Ben"}));
}

TEST_P(RelatedFilters, GoTwoStepsAndNoFurther) {
    EXPECT_EQ(bookings({{"member.branch.name", "sants"}}), 1u);
    EXPECT_EQ(bookings({{"member.branch", std::to_string(gracia.value)}}), 2u);
    EXPECT_FALSE(query(Booking::entity(), {{"member.branch.bookings.day", "2026-01-01"}}));
}

TEST_P(RelatedFilters, LookBackAtWhatPointsHere) {
    EXPECT_EQ(members({{"bookings.item", std::to_string(saw.value)}}), (Titles{"Ana", "Ben"}));
    EXPECT_EQ(members({{"bookings.item.name", "drill"}}), Titles{"Ana"});
    EXPECT_EQ(titles(superuser(), Branch::entity(), {{"bookings.member.name", "ben"}}), Titles{"Sants"});
}

TEST_P(RelatedFilters, OfOnePathAreAboutOneRecord) {
    Pairs const saw_in_january = {{"bookings.item", std::to_string(saw.value)}, {"bookings.day", "2026-01-01"}};
    EXPECT_EQ(members(saw_in_january), Titles{"Ben"}) << "Ana had the drill in January and the saw in May";
    EXPECT_EQ(members({{"bookings.item", std::to_string(saw.value)}, {"bookings.item", std::to_string(drill.value)}}), (Titles{"Ana", "Ben"})) << "several values: any";
    EXPECT_EQ(members({{"bookings.item", std::to_string(saw.value)}, {"branch.name", "gràcia"}, {"name", "a"}}), Titles{"Ana"});
}

TEST_P(RelatedFilters, GoAlongLinks) {
    auto const red = add(Tag{.name = "Red"}), blue = add(Tag{.name = "Blue"});
    add(Item{.code = {"x"}, .name = "X", .price = {1, *parse_currency("EUR")}, .tags = {red, blue}});
    EXPECT_EQ(titles(superuser(), Item::entity(), {{"tags.name", "blu"}}).size(), 1u);
    EXPECT_EQ(titles(superuser(), Item::entity(), {{"tags.name", "green"}}).size(), 0u);
}

TEST_P(RelatedFilters, TellNothingThatTheReaderMayNotSee) {
    auto const clerk = member_with({"specimen.booking.view"}, 1);  // sees all bookings, and of members only herself
    EXPECT_EQ(bookings({}, clerk), 3u);
    EXPECT_EQ(bookings({{"member.name", "ana"}}, clerk), 2u);
    EXPECT_EQ(bookings({{"member.name", "ben"}}, clerk), 0u) << "or letter by letter names could be guessed";
    EXPECT_EQ(bookings({{"member.branch.name", "sants"}}, clerk), 0u);
    auto const own = member_with({}, 2);
    EXPECT_EQ(titles(own, Branch::entity(), {{"bookings.day", "2026-01-01"}}), Titles{"Sants"}) << "what one sees counts, what others have doesn't";
    EXPECT_EQ(titles(own, Branch::entity(), {{"members.name", "ana"}}), Titles{});
}

TEST_P(RelatedFilters, AreRefusedWhereTheyLeadNowhere) {
    for (auto const* name : {"nothing.name", "member.nothing", "member", "name.name", "member.cards.pin", "cards.pin", "branch..name", ".", "..", "branch.", "member.name.name",
                             "bookings.member.bookings.day", "branch.empty.empty", "branch.name.from.to", "day.contains"})
        EXPECT_EQ(query(Booking::entity(), {{name, "1"}}).has_value(), std::string(name) == "member") << name;
    EXPECT_FALSE(query(Booking::entity(), {{"member.joined_on", "yesterday"}}));
    Problems problems;
    list_query(Member::entity(), {{"bookings.day", "2026-01-01"}}, problems);
    EXPECT_FALSE(problems.empty()) << "without the registry nobody knows who points here";
}

TEST_P(RelatedFilters, ComeBackAsTheyWereAsked) {
    Pairs const address = {{"branch.name", "gr"}, {"branch.name.is", "Gràcia"}, {"bookings.day.from", "2026-01-01"}, {"bookings.item.name", "saw"}, {"branch.empty", "1"}};
    EXPECT_EQ(address_of(*query(Member::entity(), address)), address);
}

/// Names made from the words that there are, in any order: read, or refused, never a failure.
TEST_P(RelatedFilters, SurviveAnyNames) {
    auto const seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 chance(seed);
    char const* const words[] = {"member", "branch", "bookings", "item", "name", "day", "tags", "members", "orders", "customer", "empty", "from", "is", "", "é", "%"};
    for (int n = 0; n < 300; ++n) {
        std::string name = words[chance() % 16];
        for (auto more = chance() % 4; more > 0; --more) name += "." + std::string(words[chance() % 16]);
        for (auto const* entity : {&Booking::entity(), &Member::entity(), &Item::entity()})
            if (auto const wanted = query(*entity, {{name, n % 2 ? "1" : "2026-01-01"}})) {
                EXPECT_GE(as(n % 3 ? superuser() : member_with({}, 1), [&](Transaction& tx) { return count(tx, *wanted); }), 0) << name;
            }
    }
}

}  // namespace
}  // namespace ateneu::specimen
