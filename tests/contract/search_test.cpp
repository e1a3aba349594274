// Every searchable record is found through every door that searches, by those who may see it and by nobody else.
#include "core/base/text.h"
#include "core/search/index.h"
#include "tests/contract/filling.h"

namespace ateneu::contract {

class Searching : public House {
protected:
    /// What the record is found by: all its words, in the order that the index has them.
    std::string words_of(Entity const& entity, std::int64_t id) {
        std::string words;
        std::size_t count = 0;
        auto const text = search_text(entity, *stored(entity, id));
        for (auto const word : split(text, ' '))
            if (count++ < 8) words.append(words.empty() ? "" : " ").append(word);
        return words;
    }
    static std::string asked(std::string const& path, std::string const& words) { return path + "?" + http::to_query({{"q", words}}); }
};

namespace {

bool leads_to(Answer const& answer, Entity const& entity, std::int64_t id) {
    if (answer.body.find("\"" + entity.address(id) + "\"") != std::string::npos) return true;
    // What hangs on a record is read there.
    auto const mark = std::string(1, entity.name.front()) + std::to_string(id);
    return !entity.visible.as.empty() && answer.body.find("?at=" + mark + "#" + mark + "\"") != std::string::npos;
}

TEST_P(Searching, FindsARecordOfEveryKind) {
    auto root = inside("root");
    auto member = inside("member");
    int kinds = 0;
    for (auto const* entity : entities()) {
        if (!entity->searchable() || entity->internal) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = as_program([&](Transaction& tx) { return Maker(tx).store(*entity); });
        auto const words = words_of(*entity, id);
        ASSERT_FALSE(words.empty());
        ++kinds;
        auto const choices = root.get(asked("/choices" + entity->address(), words));
        EXPECT_NE(choices.body.find("{\"value\":\"" + std::to_string(id) + "\""), std::string::npos) << words << choices.body;
        EXPECT_TRUE(leads_to(root.get(asked("/search", words)), *entity, id)) << words;
        EXPECT_TRUE(leads_to(root.get(asked(entity->address(), words)), *entity, id)) << words;
        if (entity->visible.as.empty() && (entity->visible.own == "TRUE" || entity->guard == Guard::lookup)) continue;
        for (auto const& door : {asked("/search", words), asked("/search/palette", words), asked("/choices" + entity->address(), words)}) {
            auto const answer = member.get(door);
            EXPECT_FALSE(leads_to(answer, *entity, id)) << door;
            EXPECT_EQ(answer.body.find("{\"value\":\"" + std::to_string(id) + "\""), std::string::npos) << door;
        }
    }
    EXPECT_GT(kinds, 40);
}

TEST_P(Searching, AsksVisitorsToLogIn) {
    auto outside = visitor();
    for (auto const* door : {"/search?q=a", "/search/palette?q=a"}) EXPECT_EQ(outside.get(door).status, 303) << door;
}

TEST_P(Searching, TakesAnythingForAText) {
    auto root = inside("root");
    for (auto const* text : {"", "%20", "%25", "'%22%3Cscript%3E", "@", "%23", "%3E", "%23999999999999999999999", "a+b+c+d+e+f+g+h+i+j+k", "NEAR(a+b)", "%E6%9D%B1"})
        for (auto const* door : {"/search?q=", "/search/palette?q=", "/people/people?q=", "/choices/people/people?q="})
            EXPECT_EQ(root.get(std::string(door) + text).status, 200) << door << text;
    for (auto const* broken : {"/search?q=%00", "/search/palette?q=%FF%FE"}) EXPECT_EQ(root.get(broken).status, 400) << broken;
}

TEST_P(Searching, OffersDeedsOnlyToWhoMayDoThem) {
    auto root = inside("root");
    auto member = inside("member");
    EXPECT_NE(root.get("/search/palette?q=%3Enew+person").body.find("\"/people/people/new\""), std::string::npos);
    EXPECT_EQ(member.get("/search/palette?q=%3Enew+person").body.find("\"/people/people/new\""), std::string::npos);
    EXPECT_NE(root.get("/search?q=xyzzyx").body.find("/people/people/new?personal=xyzzyx"), std::string::npos);
    EXPECT_EQ(member.get("/search?q=xyzzyx").body.find("/people/people/new"), std::string::npos);
}

}  // namespace

INSTANTIATE_TEST_SUITE_P(BothDatabases, Searching, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
