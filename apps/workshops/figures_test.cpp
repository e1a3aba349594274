#include "apps/workshops/figures.h"

#include "apps/workshops/award.h"
#include "apps/workshops/charts.h"
#include "apps/workshops/event.h"
#include "apps/workshops/event_lookups.h"
#include "apps/workshops/membership.h"
#include "apps/workshops/membership_roles.h"
#include "apps/workshops/seed.h"
#include "apps/workshops/task.h"
#include "apps/workshops/test_house.h"
#include "domain/people/organisation.h"
#include "domain/people/person.h"

namespace ateneu::workshops {

/// A few workshops, as the vectors of the figures want them.
class Figures : public House {
protected:
    Figures() {
        write([&](Transaction& tx) {
            host_ = {must_be(tx.add(people::Organisation{.fullname = "Vic", .domain = "vic.test"}))};
            ana_ = {must_be(tx.add(people::Person{.personal = "Ana", .username = "ana", .country = {"ES"}}))};
        });
    }
    static std::int64_t must_be(Written const& written) {
        EXPECT_TRUE(written) << (written.problems.empty() ? written.refusal.message.text : written.problems.list().front().message.text);
        return written.id;
    }
    struct Held {
        char const* slug;
        char const* start;
        std::vector<char const*> tags = {"SWC"};
        char const* country = "ES";
        char const* end = "";
    };
    Id<Event> hold(Held const& held) {
        Id<Event> id;
        write([&](Transaction& tx) {
            Event event{.slug = {held.slug}, .start = parse_date(held.start), .host = host_, .sponsor = host_, .administrator = host_};
            event.end = *held.end ? parse_date(held.end) : event.start;
            event.country = Country{held.country};
            for (auto const* tag : held.tags) event.tags.push_back(key_of<Tag>(tx, "name", tag));
            id = {must_be(tx.add(event))};
        });
        return id;
    }
    void teaches(Id<people::Person> person, Id<Event> event, char const* role = "instructor") {
        write([&](Transaction& tx) { must_be(tx.add(Task{.event = event, .person = person, .role = key_of<Role>(tx, "name", role)})); });
    }
    Id<people::Person> person(char const* name, char const* country) {
        Id<people::Person> id;
        write([&](Transaction& tx) { id = {must_be(tx.add(people::Person{.personal = name, .username = name, .country = {country}}))}; });
        return id;
    }
    template <class Question>
    auto ask_as(Actor const& actor, Question const& question) {
        auto const work = database->begin(db::Database::Mode::read);
        Transaction tx(work->connection(), registry(), {}, actor, noon());
        return question(tx);
    }
    template <class Question>
    auto ask(Question const& question) {
        return ask_as(the_program(), question);
    }

    Id<people::Organisation> host_;
    Id<people::Person> ana_;
};

namespace {

using Strings = std::vector<std::string>;
INSTANTIATE_TEST_SUITE_P(BothDatabases, Figures, tests::both_databases(), tests::dialect_name);

TEST(ProgrammeOf, TakesTheFirstInItsOrder) {
    EXPECT_EQ(programme_of(Strings{"SWC", "TTT"}), "training");
    EXPECT_EQ(programme_of(Strings{"Circuits", "DC"}), "dc");
    EXPECT_EQ(programme_of(Strings{"Circuits"}), "mix");
    EXPECT_EQ(programme_of(Strings{"online"}), "unknown");
    EXPECT_EQ(programme_of(Strings{}), "unknown");
}

TEST(MovingAverage, CountsAMissingMonthAsNone) {
    using Means = std::vector<std::optional<double>>;
    EXPECT_EQ(moving_average({4, std::nullopt, 6}, 3), (Means{std::nullopt, std::nullopt, 3.33}));
    EXPECT_EQ(moving_average({1, 2, 2, 2, 2, 3, 2, 2}, 6), (Means{std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, 2.0, 2.17, 2.17}));
}

TEST(MonthAfter, GoesOverTheYear) {
    EXPECT_EQ(month_after(date_of(2026, 12, 1), 1), date_of(2027, 1, 1));
    EXPECT_EQ(month_after(date_of(2026, 1, 1), -13), date_of(2024, 12, 1));
}

TEST_P(Figures, WorkshopsHeldAreThoseThatTookPlace) {
    hold({"2026-03-01-first", "2026-03-01"});
    hold({"2026-03-31-last", "2026-03-31", {"online"}});
    hold({"2026-04-01-next", "2026-04-01", {"DC", "Circuits"}});
    hold({"2026-03-05-called-off", "2026-03-05", {"SWC", "cancelled"}});
    hold({"2026-03-06-stalled", "2026-03-06", {"SWC", "stalled"}});
    hold({"2026-03-07-silent", "2026-03-07", {"SWC", "unresponsive"}});
    hold({"2026-03-08-training", "2026-03-08", {"SWC", "TTT"}});
    hold({"2026-03-09-onboarding", "2026-03-09", {"SWC"}, "W3"});
    hold({"2027-03-01-next-year", "2027-03-01"});
    EXPECT_EQ(ask([](Transaction& tx) { return workshops_held(tx, date_of(2026, 1, 1), date_of(2027, 1, 1)); }), (ByMonth{{"2026-03", 2}, {"2026-04", 1}}));
}

TEST_P(Figures, AWorkshopOfTwoProgrammesCountsOnceForTheFirst) {
    auto const before = ask([](Transaction& tx) { return workshops_so_far(tx, date_of(2026, 5, 2)); });
    hold({"2026-05-01-two", "2026-05-01", {"DC", "SWC"}, "ES", "2026-05-02"});
    auto const day_before = ask([](Transaction& tx) { return workshops_so_far(tx, date_of(2026, 5, 1)); });
    EXPECT_EQ(day_before, before) << "it hadn't ended yet";
    auto after = ask([](Transaction& tx) { return workshops_so_far(tx, date_of(2026, 5, 2)); });
    EXPECT_EQ(after["total"], 1);
    EXPECT_EQ(after["swc"], 1);
    EXPECT_FALSE(after.contains("dc"));
    hold({"2026-05-03-none", "2026-05-03", {"online"}});
    hold({"2026-05-04-ttt", "2026-05-04", {"SWC", "TTT"}});
    auto const by_year = ask([](Transaction& tx) { return workshops_by_programme(tx, date_of(2026, 1, 1), date_of(2027, 1, 1)); });
    EXPECT_EQ(by_year, (std::map<std::pair<std::string, std::string>, std::int64_t>{{{"2026", "swc"}, 1}, {{"2026", "training"}, 1}, {{"2026", "unknown"}, 1}}));
}

TEST_P(Figures, InstructorsAreActiveForTwoYears) {
    teaches(ana_, hold({"2025-03-31-too-old", "2025-03-31"}));
    auto const active = [&] { return ask([](Transaction& tx) { return instructors_active(tx, date_of(2027, 3, 31)); }); };
    EXPECT_EQ(active(), 0);
    auto const counted = hold({"2025-04-01-counts", "2025-04-01"});
    teaches(ana_, counted);
    EXPECT_EQ(active(), 1);
    teaches(ana_, hold({"2026-04-01-again", "2026-04-01"}));
    EXPECT_EQ(active(), 1) << "a person once";
    teaches(person("ben", "FR"), counted, "helper");
    EXPECT_EQ(active(), 1) << "helping isn't teaching";
    teaches(person("carla", "FR"), hold({"2026-04-02-off", "2026-04-02", {"SWC", "cancelled"}}));
    EXPECT_EQ(active(), 1);
}

TEST_P(Figures, MembershipsAreCountedOnTheFirstOfTheMonth) {
    auto const organisation = [&](char const* name) {
        std::int64_t id = 0;
        write([&](Transaction& tx) { id = must_be(tx.add(people::Organisation{.fullname = name, .domain = std::string(name) + ".test"})); });
        return Id<people::Organisation>{id};
    };
    auto const member = [&](Id<people::Organisation> whose, Date start, Date end) {
        write([&](Transaction& tx) {
            auto const role = tx.sql().integer("SELECT MIN(id) FROM workshops_member_role").value_or(0);
            Membership membership{.name = "Membership", .variant = "partner", .agreement_start = start, .agreement_end = end, .contribution_type = "financial", .agreement_link = {"https://agreement.test/1"},
                                  .members = {{.organisation = whose, .role = {role}}}};
            must_be(tx.add(membership));
        });
    };
    auto const b = organisation("b");
    member(organisation("a"), date_of(2026, 1, 1), date_of(2027, 1, 1));
    member(b, date_of(2026, 1, 15), date_of(2026, 7, 15));
    member(b, date_of(2026, 7, 1), date_of(2027, 7, 1));
    member(organisation("c"), date_of(2026, 6, 1), date_of(2026, 6, 30));
    EXPECT_EQ(ask([](Transaction& tx) { return memberships_active(tx, date_of(2026, 1, 1), 8); }), (std::vector<std::int64_t>{1, 2, 2, 2, 2, 3, 2, 2}));
}

TEST_P(Figures, NobodyIsToldOfRowsThatTheyMayNotSee) {
    hold({"2026-03-01-first", "2026-03-01"});
    Actor stranger;
    stranger.person = 4711;
    stranger.inside = true;
    EXPECT_TRUE(ask_as(stranger, [](Transaction& tx) { return workshops_held(tx, date_of(2026, 1, 1), date_of(2027, 1, 1)); }).empty());
    EXPECT_TRUE(ask_as(stranger, [](Transaction& tx) { return people_by_country(tx); }).empty());
    stranger.person = ana_.value;
    EXPECT_EQ(ask_as(stranger, [](Transaction& tx) { return people_by_country(tx); }), (std::map<std::string, std::int64_t>{{"ES", 1}})) << "everybody sees themselves";
}

/// Each chart, for whoever sees all, on a community with something in it.
TEST_P(Figures, ChartsHaveAValueForEachPoint) {
    person("joan", "AD");
    person("nobody", "");
    teaches(ana_, hold({"2026-03-01-first", "2026-03-01"}));
    write([&](Transaction& tx) { must_be(tx.add(Award{.person = ana_, .badge = key_of<Badge>(tx, "name", "instructor"), .awarded = date_of(2026, 2, 1)})); });
    for (auto const& chart : charts()) {
        auto const figures = ask([&](Transaction& tx) { return chart.figures(tx, Reader{{}, "UTC", noon()}, {}); });
        EXPECT_FALSE(figures.points.empty()) << chart.name;
        for (auto const& series : figures.series) EXPECT_EQ(series.values.size(), figures.points.size()) << chart.name << " " << series.key;
    }
}

TEST_P(Figures, PeopleWithoutACountryAreANote) {
    person("nobody", "");
    person("joan", "AD");
    auto const chart = charts()[2];
    auto const figures = ask([&](Transaction& tx) { return chart.figures(tx, Reader{{{"en"}}, "UTC", noon()}, {}); });
    EXPECT_EQ(figures.note, "1 person has no country.");
    EXPECT_EQ(figures.points.size(), 2U);
}

TEST_P(Figures, AYearCanBeAskedFor) {
    hold({"2024-03-01-then", "2024-03-01"});
    hold({"2023-03-01-before", "2023-03-01"});
    auto const chart = charts()[0];
    auto const figures = ask([&](Transaction& tx) { return chart.figures(tx, Reader{{}, "UTC", noon()}, {2024, 2024}); });
    EXPECT_EQ(figures.points[2].key, "2024-03");
    EXPECT_EQ(figures.series[0].values[2], 1);
    EXPECT_EQ(figures.series[1].values[2], 1);
    EXPECT_TRUE(figures.series[1].before);
}

}  // namespace
}  // namespace ateneu::workshops
