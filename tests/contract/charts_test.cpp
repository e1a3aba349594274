#include <boost/json/parse.hpp>

#include "core/base/text.h"
#include "tests/contract/filling.h"

namespace ateneu::contract {

/// The charts of all apps, on their pages and as files.
class Charts : public House {
protected:
    struct Place {
        Chart const* chart;
        std::string address;
    };
    std::vector<Place> all() const {
        std::vector<Place> places;
        for (auto const& app : site().apps())
            for (auto const& chart : app.charts) places.push_back({&chart, "/charts/" + app.name + "/" + chart.name});
        return places;
    }
    static std::size_t lines(std::string const& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }
};

TEST_P(Charts, HaveAPageATableAndFilesThatSayTheSame) {
    as_program([&](Transaction& tx) {
        Maker maker(tx);
        for (auto const* name : {"workshops.event", "workshops.award", "workshops.membership"}) maker.store(*site().registry().find(name));
        return 0;
    });
    auto root = inside("root");
    ASSERT_FALSE(all().empty());
    auto const overview = root.get("/charts");
    for (auto const& [chart, address] : all()) {
        SCOPED_TRACE(address);
        auto const page = root.get(address);
        EXPECT_EQ(page.status, 200);
        EXPECT_NE(page.body.find("<figure class=\"chart\""), std::string::npos);
        EXPECT_NE(overview.body.find("href=\"" + address + "\""), std::string::npos);
        auto const json = boost::json::parse(root.get(address + ".json").body).as_object();
        auto const points = json.at("points").as_array().size();
        for (auto const& series : json.at("series").as_array()) EXPECT_EQ(series.at("values").as_array().size(), points);
        EXPECT_EQ(lines(root.get(address + ".csv").body), points + 1);
        auto const labelled = root.get(address + ".csv?labels=1");
        EXPECT_EQ(lines(labelled.body), points + 1);
        EXPECT_TRUE(labelled.body.starts_with("\xEF\xBB\xBF"));
        EXPECT_NE(labelled.header("Content-Disposition").find("attachment"), std::string::npos);
    }
}

TEST_P(Charts, SpeakEachLanguage) {
    auto root = inside("root");
    for (auto const& code : tongues()) {
        root.cookies["ateneu_language"] = code;
        for (auto const& [chart, address] : all()) {
            auto const page = root.get(address).page();
            EXPECT_NE(page.text().find(translate(Tongue{code}, chart->title)), std::string::npos) << code << " " << address;
        }
    }
}

TEST_P(Charts, AreOnlyForWhoMaySeeWhatTheyCount) {
    auto member = inside("member");
    auto const home = member.get("/");
    auto visitor = this->visitor();
    for (auto const& [chart, address] : all()) {
        SCOPED_TRACE(address);
        EXPECT_EQ(visitor.get(address).status, 303);
        EXPECT_EQ(visitor.get(address + ".csv").status, 303);
        bool const owns = !chart->of->visible.own.empty();
        for (auto const* ending : {"", ".csv", ".json"}) EXPECT_EQ(member.get(address + ending).status, owns ? 200 : 404);
        EXPECT_EQ(home.body.find(address) == std::string::npos, !owns || !chart->at_home);
    }
}

TEST_P(Charts, CountOnlyWhatTheReaderSees) {
    auto const sum = [](std::string const& text) {
        double total = 0;
        auto const chart = boost::json::parse(text);
        for (auto const& series : chart.as_object().at("series").as_array())
            for (auto const& value : series.at("values").as_array()) total += value.is_null() ? 0 : value.to_number<double>();
        return total;
    };
    auto const two = {this->person("member"), this->person("other")};
    as_program([&](Transaction& tx) {
        auto const& person = *site().registry().find("people.person");
        for (auto const id : two) {
            auto record = *tx.read(person, id);
            record.values[static_cast<std::size_t>(person.index_of("country"))] = std::string("AD");
            must(static_cast<bool>(tx.change(person, record)), "a country");
        }
        return 0;
    });
    EXPECT_EQ(sum(inside("root").get("/charts/workshops/people.json").body), 2);
    EXPECT_EQ(sum(inside("member").get("/charts/workshops/people.json").body), 1);
}

TEST_P(Charts, SayWhichYearTheyDontUnderstand) {
    auto root = inside("root");
    for (auto const& [chart, address] : all()) {
        if (chart->years == Chart::Years::none) continue;
        SCOPED_TRACE(address);
        std::string const name = chart->years == Chart::Years::one ? "year" : "from";
        for (auto const* wrong : {"abc", "99999999999999999999", "-3", "2026.5", "'"}) {
            auto const page = root.get(address + "?" + name + "=" + percent_encoded(wrong));
            EXPECT_EQ(page.status, 422) << wrong;
            EXPECT_NE(page.page().text().find("Write a year of four digits"), std::string::npos) << wrong;
            EXPECT_EQ(root.get(address + ".csv?" + name + "=" + percent_encoded(wrong)).status, 400);
        }
        EXPECT_EQ(root.get(address + "?" + name + "=1900").status, 200);
        EXPECT_EQ(root.get(address + "?" + name + "=2200").status, 200);
    }
    EXPECT_EQ(root.get("/charts/workshops/awards?from=2026&to=2020").status, 422);
    EXPECT_EQ(root.get("/charts/workshops/awards?from=1900&to=2200").status, 200);
    EXPECT_EQ(root.get("/charts/workshops/nothing").status, 404);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Charts, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
