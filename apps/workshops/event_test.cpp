#include "apps/workshops/event.h"

#include "apps/workshops/problems_of_test.h"

namespace ateneu::workshops {
namespace {

Event workshop_in_vic() {
    Event event;
    event.slug = {"2026-12-10-vic"};
    event.start = date_of(2026, 12, 10);
    event.end = date_of(2026, 12, 11);
    return event;
}

TEST(EventSlug, BeginsWithTheDateOrWhatIsKnownOfIt) {
    for (auto const* slug : {"2016-06-30-Krakow", "2016-xx-30-Krakow", "2016-06-xx-Krakow",
                             "xxxx-xx-xx-Krakow-several-words", "2016-13-99-x", "2016-06-30--"})
        EXPECT_TRUE(is_event_slug(slug)) << slug;
}

TEST(EventSlug, IsNothingElse) {
    for (auto const* slug :
         {"", "2016", "2016-06-30", "2016-06-30-", "2016-6-30-Krakow", "20166-06-30-Krakow",
          "SWC-2016-06-30-Krakow", "2016-06-300-Krakow", "2016-x6-30-Krakow", "2016-06-30-aób",
          "2016-06-30-a.b", "XXXX-xx-xx-Krakow"})
        EXPECT_FALSE(is_event_slug(slug)) << slug;
}

TEST(RepositoryAddress, IsAnythingInsideARepository) {
    for (auto const* url : {"https://github.com/user/repo", "http://github.com/user/repo/",
                            "https://GitHub.com/user/repo/tree/main"})
        EXPECT_TRUE(is_repository_address(url)) << url;
}

TEST(RepositoryAddress, IsNotTheWebsiteMadeFromIt) {
    for (auto const* url :
         {"https://user.github.io/repo/", "https://github.com/", "https://github.com/user/",
          "https://example.org/github.com/user/repo", ""})
        EXPECT_FALSE(is_repository_address(url)) << url;
}

TEST(Event, IsFineWithoutDates) {
    auto event = workshop_in_vic();
    event.start.reset();
    EXPECT_TRUE(problems_of(event).empty());
    event.end.reset();
    EXPECT_TRUE(problems_of(event).empty());
}

TEST(Event, MayLastASingleDayButNotLess) {
    auto event = workshop_in_vic();
    event.end = event.start;
    EXPECT_TRUE(problems_of(event).empty());

    event.end = date_of(2026, 12, 9);
    EXPECT_TRUE(problems_of(event).of("end"));
}

TEST(Event, AsksForADatedSlug) {
    auto event = workshop_in_vic();
    event.slug = {"vic"};
    EXPECT_TRUE(problems_of(event).of("slug"));
}

TEST(Event, LinksToItsWebsiteNotItsRepository) {
    auto event = workshop_in_vic();
    event.url = Url{"https://github.com/lligam/2026-12-10-vic"};
    EXPECT_TRUE(problems_of(event).of("url"));

    event.url = Url{"https://lligam.github.io/2026-12-10-vic/"};
    EXPECT_TRUE(problems_of(event).empty());
}

TEST(Event, CountsAgainstAMembershipOrABenefit) {
    auto event = workshop_in_vic();
    event.membership = Id<Membership>{4};
    EXPECT_TRUE(problems_of(event).empty());

    event.allocated_benefit = Id<AccountBenefit>{9};
    EXPECT_TRUE(problems_of(event).of("allocated_benefit"));
}

}  // namespace
}  // namespace ateneu::workshops
