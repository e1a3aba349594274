#include "apps/timebank/nearness.h"

#include <gtest/gtest.h>

#include "apps/timebank/test_pages.h"

namespace ateneu::timebank {
namespace {

constexpr Point girona{41.9874, 2.8259}, figueres{42.2664, 2.9610}, valencia{39.4613, -0.3733};

TEST(Nearness, IsTheWayAlongTheSurface) {
    EXPECT_NEAR(kilometres(girona, figueres), 32.9, 0.3);
    EXPECT_NEAR(kilometres(girona, valencia), 389, 3);
    EXPECT_EQ(kilometres(girona, girona), 0);
    EXPECT_NEAR(kilometres({0, 179.9}, {0, -179.9}), 22.2, 0.2) << "across the date line";
    EXPECT_NEAR(kilometres({90, 0}, {-90, 0}), 20015, 5);
}

TEST(Nearness, IsSaidInWordsThatSuitTheDistance) {
    Say const say{Tongue{.code = "en"}};
    EXPECT_EQ(distance_text(say, 0.01), "100 m");
    EXPECT_EQ(distance_text(say, 0.44), "400 m");
    EXPECT_EQ(distance_text(say, 3.24), "3.2 km");
    EXPECT_EQ(distance_text(say, 1234.4), "1,234 km");
    EXPECT_EQ(distance_text(Say{Tongue{.code = "ca"}}, 3.24), "3,2 km");
}

class BanksNear : public TownPages {
protected:
    BanksNear() {
        place(nord, girona, "Girona", "17004");
        place(sur, valencia, "València", "46006");
        inland = bank("Inland");
    }
    void place(Id<Bank> which, Point point, std::string const& city, std::string const& postcode) {
        as_program([&](Transaction& tx) {
            auto bank = *tx.read(which);
            bank.latitude = Degrees{point.latitude};
            bank.longitude = Degrees{point.longitude};
            bank.city = city;
            bank.postcode = postcode;
            must(static_cast<bool>(tx.change(Bank::entity(), to_record(Bank::entity(), &bank))), "a place for a test");
            return true;
        });
    }
    std::optional<Point> typed(std::string const& text) {
        return as_program([&](Transaction& tx) { return place_typed(tx, text); });
    }
    /// The banks in the order of the page.
    std::string order(http::Response const& page) {
        std::vector<std::pair<std::size_t, std::string>> found;
        for (auto const& [id, name] : {std::pair{nord, "Nord"}, {sur, "Sur"}, {inland, "Inland"}})
            if (auto const at = page.body.find("href=\"/bank/" + std::to_string(id.value) + "\">" + name); at != std::string::npos) found.emplace_back(at, name);
        std::sort(found.begin(), found.end());
        std::string all;
        for (auto const& [at, name] : found) all += (all.empty() ? "" : ", ") + name;
        return all;
    }
    Id<Bank> inland;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, BanksNear, tests::both_databases(), tests::dialect_name);

TEST_P(BanksNear, APlaceIsTypedAsNumbersPostcodeOrTown) {
    EXPECT_NEAR(typed("41.98, 2.82")->latitude, 41.98, 1e-9);
    EXPECT_NEAR(typed(" 17004 ")->latitude, girona.latitude, 1e-6);
    EXPECT_NEAR(typed("valencia")->longitude, valencia.longitude, 1e-6) << "without its accent";
    as_program([&](Transaction& tx) { return tx.sql().execute(R"(INSERT INTO "people_airport" ("iata", "fullname", "country", "latitude", "longitude", "iata_key", "fullname_key", "search_text")
        VALUES ('VIT', 'Vitoria Airport', 'ES', 42.88, -2.72, 'vit', 'vitoria airport', 'vit vitoria airport'))"); });
    EXPECT_NEAR(typed("Vitória")->latitude, 42.88, 1e-6);
    for (char const* text : {"", "Nowhere", "91, 0", "0, 181", "1,2,3", "41.98,", "nan, 0", "%", "1e400, 0"}) EXPECT_FALSE(typed(text)) << text;
}

TEST_P(BanksNear, AreSortedByDistanceFromATypedPlaceWithoutScript) {
    auto const page = get({}, "/banks?near=Girona");
    EXPECT_EQ(order(page), "Nord, Sur, Inland") << "what is on no map comes last";
    EXPECT_TRUE(says(page, "389 km") || says(page, "388 km") || says(page, "390 km"));
    EXPECT_TRUE(says(page, "not on the map"));
    EXPECT_EQ(order(get({}, "/banks?near=46006")), "Sur, Nord, Inland");
    EXPECT_EQ(order(get({}, "/banks?near=46006&q=nord")), "Nord");
    auto const unknown = get({}, "/banks?near=Nowhere");
    EXPECT_TRUE(says(unknown, "know where “Nowhere” is"));
    EXPECT_EQ(order(unknown), "Inland, Nord, Sur") << "by name then";
}

TEST_P(BanksNear, ShowOnAMapAndLeadToTheBank) {
    auto const page = get({}, "/banks?view=map");
    EXPECT_TRUE(says(page, "<svg viewBox=") && says(page, "aria-label=\"Nord\"") && says(page, "2 with a known place"));
    EXPECT_TRUE(says(get({}, at(nord)), "near=41.9874%2C%202.8259") || says(get({}, at(nord)), "near=41.9874%2C+2.8259"));
    as_program([&](Transaction& tx) {
        auto bank = *tx.read(nord);
        bank.is_open = false;
        return static_cast<bool>(tx.change(Bank::entity(), to_record(Bank::entity(), &bank)));
    });
    EXPECT_FALSE(says(get({}, "/banks?view=map"), "aria-label=\"Nord\"")) << "closed ones show themselves to nobody";
}

TEST_P(BanksNear, AreAskedWhereSomebodyIsOnThatPageAloneAndKeepItNowhere) {
    EXPECT_EQ(header(get({}, "/banks"), "Permissions-Policy"), "camera=(), geolocation=(self), microphone=()");
    EXPECT_EQ(header(get({}, at(nord)), "Permissions-Policy"), "camera=(), geolocation=(), microphone=()");
    auto const page = post(ana, "/banks/near", {{"latitude", "39.47"}, {"longitude", "-0.37"}});
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(order(page), "Sur, Nord, Inland");
    EXPECT_TRUE(says(page, "kept nowhere"));
    EXPECT_FALSE(says(page, "39.47") || says(page, "page=2")) << "in no link either";
    EXPECT_EQ(post(ana, "/banks/near", {{"latitude", "abc"}}).status, 303);
}

TEST_P(BanksNear, APlaceOnTheMapNeedsBothNumbersOnTheGlobe) {
    as_program([&](Transaction& tx) {
        auto bank = *tx.read(nord);
        bank.latitude = Degrees{91};
        EXPECT_FALSE(static_cast<bool>(tx.change(Bank::entity(), to_record(Bank::entity(), &bank))));
        bank.latitude = {};
        EXPECT_FALSE(static_cast<bool>(tx.change(Bank::entity(), to_record(Bank::entity(), &bank))));
        return true;
    });
}

TEST_P(BanksNear, TB_R63_AreFoundByTheBeginningsOfWordsWithoutAccents) {
    for (char const* text : {"q=Valen", "q=VAL%C3%88NCIA", "q=sur+vale"}) EXPECT_EQ(order(get({}, std::string("/banks?") + text)), "Sur") << text;
    EXPECT_EQ(order(get({}, "/banks?q=alencia")), "");
    EXPECT_EQ(order(get(fay, "/banks")), "Sur, Inland, Nord") << "one's own first, and once";
}

}  // namespace
}  // namespace ateneu::timebank
