#include "core/api/test_desk.h"

namespace ateneu::api {
namespace {

class ChosenParts : public ApiOfMembers {
protected:
    ChosenParts() {
        branch = made("branches", R"({"code":"gracia","name":"Gràcia"})");
        ana = made("members", R"({"name":"Ana","joined_on":"2026-01-01","card":{"street":"Carrer Major 1","pin":"1234"},"branch":)" + std::to_string(branch) + "}");
        ben = made("members", R"({"name":"Ben","joined_on":"2026-02-01","friends":[)" + std::to_string(ana) + "]}");
    }
    json::array rows(std::string const& parameters, std::string const& who = "root") {
        auto const answer = ask("GET", "/api/specimen/members?" + parameters, "", "", who);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.status == 200 ? object(answer).at("results").as_array() : json::array{};
    }
    static std::string names(json::value const& row) {
        std::string all;
        for (auto const& [name, value] : row.as_object()) all += std::string(name) + " ";
        return all;
    }
    std::int64_t branch, ana, ben;
};

}  // namespace

TEST_P(ChosenParts, AreTheFieldsComputedColumnsAndFacetsThatWereNamed) {
    auto const found = rows("fields=name,bookings,card.street,hours");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(names(found.at(0)), "id name bookings hours card ");
    EXPECT_EQ(found.at(0).at("bookings").as_int64(), 0);
    EXPECT_EQ(found.at(0).at("hours").as_string(), "0");
    EXPECT_EQ(names(found.at(0).at("card")), "id street ");
    EXPECT_EQ(found.at(0).at("card").at("street").as_string(), "Carrer Major 1");
    EXPECT_TRUE(found.at(1).at("card").is_null()) << "Ben has none";
    EXPECT_EQ(names(rows("fields=email&fields=title").at(0)), "id title email ") << "also by repeating the parameter";
}

TEST_P(ChosenParts, MayAddToEverything) {
    auto const plain = rows("").at(0), more = rows("fields=*,greeting,has_card").at(0);
    EXPECT_EQ(more.at("greeting").as_string(), "Hello Ana");
    EXPECT_TRUE(more.at("has_card").as_bool());
    EXPECT_EQ(more.as_object().size(), plain.as_object().size() + 2);
}

TEST_P(ChosenParts, OfOneRecordAreTheSame) {
    auto const read = object(ask("GET", "/api/specimen/members/" + std::to_string(ana) + "?fields=name,last_booking,card"));
    EXPECT_EQ(names(read), "id name last_booking card ");
    EXPECT_TRUE(read.at("last_booking").is_null());
    EXPECT_FALSE(read.at("card").as_object().contains("pin")) << "a secret stays one";
}

TEST_P(ChosenParts, ShowWhatReferencesAndLinksPointAt) {
    auto const found = rows("fields=name&expand=branch,friends");
    EXPECT_EQ(json::serialize(found.at(0).at("branch")), R"({"id":)" + std::to_string(branch) + R"(,"title":"Gràcia"})");
    EXPECT_EQ(found.at(0).at("friends").at(0).at("title").as_string(), "Ben");
    EXPECT_TRUE(found.at(1).at("branch").is_null());
    auto const whole = rows("expand=branch.*").at(0).at("branch");
    EXPECT_EQ(names(whole), "id version title code name ");
    EXPECT_EQ(whole.at("code").as_string(), "gracia");
}

TEST_P(ChosenParts, ReachIntoChildrenAndToAnyRecord) {
    auto const item = made("items", R"({"code":"drill","name":"Drill","price":{"amount":"1.00","currency":"EUR"}})");
    made("orders", R"({"number":1,"customer":)" + std::to_string(ana) + R"(,"placed_on":"2026-01-01","lines":[{"item":)" + std::to_string(item) + R"(,"quantity":2}]})");
    auto const order = object(ask("GET", "/api/specimen/orders?expand=lines.item.*,customer&fields=pieces,lines")).at("results").at(0);
    EXPECT_EQ(order.at("lines").at(0).at("item").at("name").as_string(), "Drill");
    EXPECT_EQ(order.at("lines").at(0).at("quantity").as_int64(), 2);
    EXPECT_EQ(order.at("customer").at("title").as_string(), "Ana");
    EXPECT_EQ(order.at("pieces").as_int64(), 2);
    auto const remark = made("remarks", R"({"text":"Hi","about":{"entity":"specimen.member","id":)" + std::to_string(ana) + "}}");
    auto const about = object(ask("GET", "/api/specimen/remarks/" + std::to_string(remark) + "?expand=about")).at("about");
    EXPECT_EQ(about.at("entity").as_string(), "specimen.member");
    EXPECT_EQ(about.at("title").as_string(), "Ana");
}

TEST_P(ChosenParts, KeepWhatOneMayNotSeeToItsId) {
    auto const booking = made("items", R"({"code":"saw","name":"Saw","price":{"amount":"1.00","currency":"EUR"}})");
    auto const day = made("bookings", R"({"day":"2026-03-01","branch":)" + std::to_string(branch) + R"(,"member":)" + std::to_string(ana) + R"(,"item":)" + std::to_string(booking) + "}");
    auto const address = "/api/specimen/bookings/" + std::to_string(day) + "?expand=item,item.*,member.*";
    auto const seen = object(ask("GET", address));
    EXPECT_EQ(seen.at("member").at("name").as_string(), "Ana");
    auto const hidden = ask("GET", address, "", "", "bookkeeper");
    ASSERT_EQ(hidden.status, 200) << hidden.body;
    EXPECT_EQ(json::serialize(object(hidden).at("member")), R"({"id":)" + std::to_string(ana) + R"(,"title":null})");
    EXPECT_EQ(hidden.body.find("Ana"), std::string::npos);
}

TEST_P(ChosenParts, ThatAreNotThereAreRefusedByName) {
    for (auto const* parameters : {"fields=nonsense", "fields=card.nonsense", "fields=card.pin", "expand=name", "expand=nonsense.*", "expand=friends.name", "nonsense=1"}) {
        auto const answer = ask("GET", "/api/specimen/members?" + std::string(parameters));
        EXPECT_EQ(answer.status, 400) << parameters << answer.body;
    }
    auto const one = ask("GET", "/api/specimen/members/" + std::to_string(ana) + "?name=Ana");
    EXPECT_EQ(one.status, 400);
    EXPECT_EQ(object(one).at("error").at("problems").at(0).at("code").as_string(), "unknown_parameter");
    EXPECT_EQ(ask("GET", "/api/specimen/members?fields=card", "", "", "clerk").status, 400) << "a facet that they may not see";
}

TEST_P(ChosenParts, ComeAlongToTheNextPageAndHaveATagOfTheirOwn) {
    auto const first = object(ask("GET", "/api/specimen/members?per_page=1&fields=name&expand=branch"));
    auto const second = object(ask("GET", std::string(first.at("next").as_string())));
    EXPECT_EQ(names(second.at("results").at(0)), "id name branch ");

    auto const address = "/api/specimen/members/" + std::to_string(ana) + "?expand=branch";
    auto const before = ask("GET", address);
    ask("PATCH", "/api/specimen/branches/" + std::to_string(branch), R"({"name":"Sants"})", "*");
    auto const after = ask("GET", address);
    EXPECT_NE(header(before, "ETag"), header(after, "ETag")) << "or a cache would show the old name";
    EXPECT_EQ(ask("PATCH", address, R"({"name":"Anna"})", header(before, "ETag")).status, 200) << "the member itself is as it was";
}

TEST_P(ChosenParts, AreNoWayAroundATokensScope) {
    EXPECT_EQ(ask("GET", "/api/specimen/members", "", "", "narrow").status, 200);
    EXPECT_EQ(ask("GET", "/api/specimen/orders", "", "", "narrow").status, 403);
    EXPECT_EQ(ask("POST", "/api/specimen/branches", R"({"code":"x","name":"X"})", "", "narrow").status, 403);
    EXPECT_EQ(ask("GET", "/api/specimen/members?fields=card", "", "", "narrow").status, 400);
    EXPECT_FALSE(rows("", "narrow").at(0).as_object().contains("card"));
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, ChosenParts, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::api
