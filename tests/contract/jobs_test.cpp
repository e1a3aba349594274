#include "core/jobs/job.h"
#include "core/jobs/queue.h"
#include "tests/contract/house.h"

namespace ateneu::contract {

/// The page of a job, and who may do what there.
class JobPages : public House {
protected:
    /// A job that somebody ordered and that a worker has taken.
    std::string running(std::string const& username) {
        auto const owner = person(username);
        auto const id = as_program([&](Transaction& tx) {
            auto const job = jobs::order(tx.sql(), {.kind = "test", .title = planted}, AnyReference{"people.person", owner}, now);
            must(jobs::take(tx.sql(), "worker", now).has_value());
            return job;
        });
        return jobs::Job::entity().address(id.value);
    }
    static std::string list() { return jobs::Job::entity().address(); }
};

TEST_P(JobPages, AreTheirOwnersAlone) {
    auto const address = running("member");
    auto member = inside("member"), other = inside("other"), viewer = inside("viewer");
    EXPECT_EQ(member.get(address).status, 200);
    EXPECT_NE(member.get(list()).body.find(address), std::string::npos);
    EXPECT_EQ(other.get(address).status, 404);
    EXPECT_EQ(other.get(list()).body.find(address), std::string::npos);
    for (auto const* part : {"/events", "/progress"}) EXPECT_EQ(other.get(address + part).status, 404) << part;
    EXPECT_EQ(viewer.get(address).status, 200) << "may view jobs";
    for (auto const* deed : {"/stop", "/again"}) {
        EXPECT_EQ(other.post(address + deed, {{"csrf", other.csrf()}}).status, 404) << deed;
        EXPECT_EQ(viewer.post(address + deed, {{"csrf", viewer.csrf()}}).status, 403) << deed;
    }
}

TEST_P(JobPages, StopWhatRunsAndTryAgainWhatStopped) {
    auto const address = running("member");
    auto member = inside("member");
    EXPECT_EQ(member.post(address + "/stop", {{"csrf", member.csrf()}}).location(), address);
    EXPECT_NE(member.get(address).page().text().find("It stops at the next safe place."), std::string::npos);
    as_program([&](Transaction& tx) {
        EXPECT_EQ(jobs::asked_to_stop(tx.sql(), "worker").size(), 1U);
        jobs::mark_ended(tx.sql(), {jobs::asked_to_stop(tx.sql(), "worker").front()}, "worker", jobs::State::stopped, {3, 10, "third row"}, "", now);
        return 0;
    });
    auto const ended = member.get(address);
    EXPECT_NE(ended.page().text().find("3 of 10"), std::string::npos);
    EXPECT_EQ(member.get(address + "/progress").status, 204);
    EXPECT_EQ(member.post(address + "/again", {{"csrf", member.csrf()}}).location(), address);
    EXPECT_EQ(number(R"(SELECT count(*) FROM "core_job" WHERE "state" = 'queued')"), 1);
    EXPECT_EQ(member.post(address + "/again", {{"csrf", member.csrf()}}).location(), address) << "a second time does nothing";
    EXPECT_EQ(number(R"(SELECT count(*) FROM "core_job")"), 1);
}

TEST_P(JobPages, OfASiteTellNothingOfJobsThatAreNot) {
    auto root = inside("root");
    for (auto const* odd : {"/999", "/0", "/-1", "/x", "/99999999999999999999"}) {
        EXPECT_EQ(root.get(list() + odd).status, 404) << odd;
        EXPECT_EQ(root.get(list() + odd + "/events").status, 404) << odd;
        EXPECT_EQ(root.post(list() + odd + "/stop", {{"csrf", root.csrf()}}).status, 404) << odd;
    }
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, JobPages, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
