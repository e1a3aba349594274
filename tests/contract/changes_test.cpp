#include "core/jobs/worker.h"
#include "core/store/batch.h"
#include "server/program.h"
#include "tests/contract/filling.h"
#include "tests/support/specimen.h"

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
    static Entity const& tags() { return specimen::Tag::entity(); }
    std::int64_t many_tags(int count) {
        return as_program([&](Transaction& tx) {
            std::vector<Incoming> all;
            for (int n = 0; n < count; ++n) {
                specimen::Tag const tag{.name = "Tag " + std::to_string(n)};
                all.push_back({to_record(tags(), &tag)});
            }
            Batch(tx, tags()).write(all);
            return tx.change_set();
        });
    }
    /// Undoes it by the page; the job that was ordered.
    std::string undone_by_job(Browser& browser, std::int64_t set) {
        auto const ordered = browser.post("/changes/" + std::to_string(set) + "/undo", {{"csrf", browser.csrf()}});
        EXPECT_EQ(ordered.location().rfind("/core/jobs/", 0), 0U) << ordered.location();
        return ordered.location();
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

TEST_P(Changes, OfManyRowsAreUndoneByAJob) {
    auto const set = many_tags(2001);
    auto root = inside("root");
    auto const job = undone_by_job(root, set);
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_tag"), 2001) << "the request only orders it";
    EXPECT_EQ(undone_by_job(root, set), job) << "twice is once";
    ASSERT_TRUE(server::workers(site())->run_one());
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_tag"), 0);
    auto const text = root.get(job).page().text();
    EXPECT_NE(text.find("Done"), std::string::npos) << text;
    EXPECT_NE(text.find("2,001 of 2,001"), std::string::npos) << text;
    EXPECT_NE(text.find("Undo of change " + std::to_string(set)), std::string::npos) << text;
    auto const opposite = number("SELECT id FROM core_change_set WHERE undoes = " + std::to_string(set));
    EXPECT_NE(root.get(job).body.find("href=\"/changes/" + std::to_string(opposite) + "\""), std::string::npos);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change WHERE change_set = " + std::to_string(opposite)), 2001);
    EXPECT_FALSE(server::workers(site())->run_one());
    auto const again = root.post("/changes/" + std::to_string(set) + "/undo", {{"csrf", root.csrf()}});
    EXPECT_EQ(again.location(), "") << "nothing to order";
    EXPECT_NE(again.page().text().find("This change was undone already."), std::string::npos) << again.body;
}

TEST_P(Changes, OfManyRowsSayWhatStandsInTheWay) {
    auto const set = many_tags(2001);
    as_program([](Transaction& tx) {
        auto read = *tx.read(tags(), tx.sql().integer("SELECT MAX(id) FROM specimen_tag").value());
        read.values[static_cast<std::size_t>(tags().index_of("name"))] = std::string("Mine now");
        return tx.change(tags(), read);
    });
    auto root = inside("root");
    auto const job = undone_by_job(root, set);
    ASSERT_TRUE(server::workers(site())->run_one());
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_tag"), 2001) << "all or nothing";
    auto const text = root.get(job).page().text();
    EXPECT_NE(text.find("Nothing was undone, something stands in the way."), std::string::npos) << text;
    EXPECT_NE(text.find("Mine now: It was changed again since."), std::string::npos) << text;
}

TEST_P(Changes, AreUndoneByAJobWithTheRightsOfWhoOrderedIt) {
    auto const set = many_tags(2001);
    auto viewer = inside("viewer");
    undone_by_job(viewer, set);
    ASSERT_TRUE(server::workers(site())->run_one());
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_tag"), 2001);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_job WHERE state = 'failed'"), 1);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Changes, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
