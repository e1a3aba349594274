#include "tests/contract/filling.h"

namespace ateneu::contract {

/// The newest changes of all kinds.
class Changes : public House {
protected:
    std::int64_t change(std::string const& kind) {
        return as_program([&](Transaction& tx) {
            Maker(tx).store(*site().registry().find(kind));
            return tx.change_set();
        });
    }
    static bool names(Answer const& answer, std::int64_t set) { return answer.body.find("\"/changes/" + std::to_string(set) + "\"") != std::string::npos; }
};

TEST_P(Changes, AreListedForThoseWhoMayOpenThem) {
    // What each makes with it may be anybody's to see; these two kinds aren't.
    auto const person = change("people.person"), safe = change("people.login");
    auto root = inside("root"), viewer = inside("viewer"), member = inside("member");
    for (auto const set : {person, safe}) EXPECT_TRUE(names(root.get("/changes"), set));
    EXPECT_TRUE(names(viewer.get("/changes"), person));
    for (auto* browser : {&root, &viewer, &member})
        for (auto const set : {person, safe}) EXPECT_EQ(names(browser->get("/changes"), set), browser->get("/changes/" + std::to_string(set)).status == 200) << set;
    EXPECT_EQ(visitor().get("/changes").status, 303);
    EXPECT_TRUE(names(root.get("/changes?before=" + std::to_string(safe)), person));
    EXPECT_FALSE(names(root.get("/changes?before=" + std::to_string(safe)), safe));
    for (auto const* odd : {"x", "-1", "99999999999999999999", "0"}) EXPECT_EQ(root.get("/changes?before=" + std::string(odd)).status, 200) << odd;
}

TEST_P(Changes, LeadToEachOther) {
    auto const set = change("people.person");
    auto root = inside("root");
    for (auto const* part : {"", "/undo"}) EXPECT_NE(root.get("/changes/" + std::to_string(set) + part).body.find("href=\"/changes\""), std::string::npos);
    EXPECT_NE(root.get("/search?q=changes").body.find("\"/changes\""), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Changes, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
