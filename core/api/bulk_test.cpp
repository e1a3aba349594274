#include "core/api/bulk.h"

#include "core/api/test_desk.h"

namespace ateneu::api {
namespace {

class ManyAtOnce : public ApiOfMembers {
protected:
    http::Response add(std::string const& body, std::string const& parameters = "", std::string const& who = "root", std::string const& key = "") {
        return ask("POST", std::string(members) + "/bulk" + parameters, body, "", who, key);
    }
    std::int64_t total() { return object(ask("GET", members)).at("total").as_int64(); }
    static std::string member(std::string const& name, std::string const& more = "") { return R"({"joined_on":"2026-01-01","name":")" + name + "\"" + more + "}"; }
};

}  // namespace

TEST_P(ManyAtOnce, AreAddedAndToldInTheirOrder) {
    auto const answer = add("[" + member("Zoe") + "," + member("Ana", R"(,"card":{"street":"Carrer Nou 2"})") + "]");
    ASSERT_EQ(answer.status, 201) << answer.body;
    auto const all = object(answer);
    EXPECT_EQ(all.at("added").as_int64(), 2);
    EXPECT_EQ(all.at("refused").as_int64(), 0);
    EXPECT_EQ(all.at("results").at(0).at("record").at("name").as_string(), "Zoe");
    EXPECT_EQ(all.at("results").at(1).at("status").as_string(), "added");
    EXPECT_EQ(all.at("results").at(1).at("record").at("card").at("street").as_string(), "Carrer Nou 2");
    EXPECT_EQ(total(), 2);
    EXPECT_EQ(database->begin(db::Database::Mode::read)->connection().integer("SELECT COUNT(*) FROM core_change_set"), 1) << "one change set";
}

TEST_P(ManyAtOnce, AreNotAddedWhenOneIsWrong) {
    auto const answer = add("[" + member("Ana") + "," + member("", R"(,"email":"x")") + R"(,{"name":7},)" + member("Ben") + "]");
    EXPECT_EQ(answer.status, 422);
    auto const all = object(answer);
    EXPECT_EQ(all.at("error").at("code").as_string(), "not_valid");
    EXPECT_EQ(all.at("added").as_int64(), 0);
    EXPECT_EQ(all.at("refused").as_int64(), 2);
    EXPECT_EQ(all.at("results").at(0).at("status").as_string(), "not_added");
    EXPECT_FALSE(all.at("results").at(0).as_object().contains("id"));
    EXPECT_EQ(all.at("results").at(1).at("problems").as_array().size(), 2U);
    EXPECT_EQ(all.at("results").at(2).at("problems").at(0).at("field").as_string(), "name");
    EXPECT_EQ(total(), 0);
}

TEST_P(ManyAtOnce, AreAddedInPartWhenAskedTo) {
    auto const answer = add("[" + member("Ana") + "," + member("") + "," + member("Ben", R"(,"card":{"street":")" + std::string(101, 'x') + R"("})") + "," + member("Zoe") + "]", "?partial=1&fields=name");
    ASSERT_EQ(answer.status, 200) << answer.body;
    auto const all = object(answer);
    EXPECT_EQ(all.at("added").as_int64(), 2);
    EXPECT_EQ(all.at("results").at(2).at("problems").at(0).at("field").as_string(), "card.street") << "found after its member was written";
    EXPECT_EQ(all.at("results").at(3).at("record").as_object().size(), 2U) << "id and name";
    EXPECT_EQ(total(), 2) << "and Ben is not there without the card";
}

TEST_P(ManyAtOnce, HaveOneKeyForAll) {
    auto const body = "[" + member("Ana") + "," + member("Ben") + "]";
    auto const first = add(body, "", "root", "k"), second = add(body, "", "root", "k");
    EXPECT_EQ(second.body, first.body);
    EXPECT_EQ(total(), 2);
}

TEST_P(ManyAtOnce, HaveALimitAndAForm) {
    std::string many = "[{}";
    for (std::size_t i = 0; i < bulk_limit; ++i) many += ",{}";
    EXPECT_EQ(object(add(many + "]")).at("error").at("problems").at(0).at("code").as_string(), "too_many");
    for (auto const* body : {"[]", "{}", "", "[", "7"}) EXPECT_EQ(add(body).status, 422) << body;
    EXPECT_EQ(add("[7]").status, 422);
    EXPECT_EQ(add("[" + member("Ana") + "]", "?partial=yes").status, 400);
    EXPECT_EQ(add("[" + member("Ana") + "]", "?nonsense=1").status, 400);
    EXPECT_EQ(add("[" + member("Ana") + "]", "", "nobody").status, 403);
    EXPECT_EQ(total(), 0);
}

TEST_P(ManyAtOnce, MayBeAThousand) {
    std::string many = "[" + member("N0");
    for (std::size_t i = 1; i < bulk_limit; ++i) many += "," + member("N" + std::to_string(i));
    EXPECT_EQ(add(many + "]").status, 201);
    EXPECT_EQ(total(), static_cast<std::int64_t>(bulk_limit));
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, ManyAtOnce, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::api
