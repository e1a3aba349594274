#include "core/api/test_desk.h"

namespace ateneu::api {

TEST_P(ApiOfMembers, WhatIsReadTellsItsVersionTitleAndFacetsButNoSecret) {
    auto const made = ana();
    ASSERT_EQ(made.status, 201) << made.body;
    auto const read = object(ask("GET", header(made, "Location")));
    EXPECT_EQ(read.at("title").as_string(), "Ana");
    EXPECT_EQ(read.at("version").as_int64(), 1);
    EXPECT_EQ(read.at("card").at("street").as_string(), "Carrer Major 1");
    EXPECT_FALSE(read.at("card").as_object().contains("pin"));
    EXPECT_EQ(made.body.find("1234"), std::string::npos);
}

TEST_P(ApiOfMembers, PatchChangesWhatItNamesAndPutBlanksWhatItLeavesOut) {
    auto const made = ana();
    auto const address = header(made, "Location");
    auto const patched = ask("PATCH", address, R"({"name":"Anna"})", header(made, "ETag"));
    EXPECT_EQ(object(patched).at("email").as_string(), "ana@example.org");
    auto const put = ask("PUT", address, R"({"name":"Anna","joined_on":"2026-01-01"})", header(patched, "ETag"));
    EXPECT_EQ(put.status, 200) << put.body;
    EXPECT_TRUE(object(put).at("email").is_null());
    EXPECT_FALSE(object(put).at("card").is_null()) << "another record, which it did not speak of";
}

TEST_P(ApiOfMembers, TheTagChangesWithTheFacet) {
    auto const made = ana();
    auto const address = header(made, "Location"), tag = header(made, "ETag");
    auto const changed = ask("PATCH", address, R"({"card":{"street":"Carrer Nou 2"}})", "W/" + tag);
    EXPECT_EQ(changed.status, 200) << "a weak tag, as compressing proxies make them";
    EXPECT_NE(header(changed, "ETag"), tag);
    EXPECT_EQ(header(changed, "ETag"), header(ask("GET", address), "ETag"));
    EXPECT_EQ(code(ask("PATCH", address, R"({"name":"Late"})", tag)), "conflict");
    EXPECT_EQ(ask("PATCH", address, R"({"name":"Anyway"})", "*").status, 200);
}

TEST_P(ApiOfMembers, AFacetThatCantBeSavedSavesNothing) {
    EXPECT_EQ(code(ask("POST", members, R"({"name":"Ana","card":{"street":")" + std::string(101, 'x') + "\"}}")), "not_valid");
    EXPECT_EQ(object(ask("GET", members)).at("total").as_int64(), 0);
    EXPECT_EQ(code(ask("POST", members, R"({"name":"Ana","card":7})")), "not_valid");
    EXPECT_EQ(code(ask("POST", members, R"({"name":"Ana","joined_on":"2026-01-01","card":{"street":"x"}})", "", "clerk")), "no_permission");
    EXPECT_EQ(object(ask("GET", members)).at("total").as_int64(), 0);
    auto const plain = ask("POST", members, R"({"name":"Ana","joined_on":"2026-01-01"})", "", "clerk");
    EXPECT_EQ(plain.status, 201) << plain.body;
    EXPECT_FALSE(object(plain).contains("card")) << "nor do they see it";
}

TEST_P(ApiOfMembers, RefusalsHaveCodesForPrograms) {
    auto const made = ana();
    auto const address = header(made, "Location");
    EXPECT_EQ(code(ask("PATCH", address, "{}")), "if_match_needed");
    EXPECT_EQ(code(ask("GET", address + "0")), "not_found");
    EXPECT_EQ(code(ask("DELETE", address, "", "*", "nobody")), "not_found") << "what they don't see isn't there";
    EXPECT_EQ(code(ask("POST", members, "{}", "", "nobody")), "no_permission");
    auto const wrong = object(ask("POST", members, R"({"name":"","level":12,"nonsense":1})")).at("error").as_object();
    EXPECT_EQ(wrong.at("code").as_string(), "not_valid");
    EXPECT_EQ(wrong.at("request").as_string(), "0123456789abcdef");
    EXPECT_EQ(wrong.at("problems").at(0).at("field").as_string(), "nonsense");
    EXPECT_EQ(wrong.at("problems").at(0).at("code").as_string(), "unknown_field");
}

TEST_P(ApiOfMembers, PagesLeadToTheNextWithTheSameFilters) {
    for (auto const* name : {"Ana", "Anna", "Ben"}) ask("POST", members, R"({"joined_on":"2026-01-01","name":")" + std::string(name) + "\"}");
    auto const first = object(ask("GET", "/api/specimen/members?name=an&per_page=1&order=-name"));
    EXPECT_EQ(first.at("total").as_int64(), 2);
    EXPECT_EQ(first.at("results").at(0).at("name").as_string(), "Anna");
    EXPECT_TRUE(first.at("previous").is_null());
    auto const second = object(ask("GET", std::string(first.at("next").as_string())));
    EXPECT_EQ(second.at("results").at(0).at("name").as_string(), "Ana");
    EXPECT_TRUE(second.at("next").is_null());
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, ApiOfMembers, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::api
