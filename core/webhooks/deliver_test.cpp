#include "core/webhooks/deliver.h"

#include <boost/json.hpp>

#include "core/http/server.h"
#include "core/jobs/worker.h"
#include "tests/support/specimen_house.h"

namespace ateneu::webhooks {

namespace json = boost::json;

namespace {

/// Number 3 may see everything, number 4 only their own, 5 may not log in any more.
class Doorkeeper : public Directory {
public:
    std::optional<Actor> by_session(db::Connection&, std::string_view, Instant) override { return {}; }
    std::optional<Actor> by_token(db::Connection&, std::string_view, Instant) override { return {}; }
    std::optional<Actor> by_person(db::Connection&, std::int64_t person) override {
        if (person == 5) return {};
        Actor actor;
        actor.person = person;
        actor.inside = true;
        actor.superuser = person == 3;
        return actor;
    }
};

class Webhooks : public specimen::House {
protected:
    Webhooks() {
        reactions = {{nullptr, announce}};
        http::Router router;
        router.add({"POST", "/hook", [this](http::Request& request) {
                        heard.push_back(request);
                        return http::Response{.status = answers, .body = "said"};
                    }});
        server_ = std::make_unique<http::Server>(http::Config{.port = 0, .threads = 1, .access_log = false}, std::move(router), [](http::Request&, int status) { return http::Response{.status = status}; });
        server_->start();
    }
    /// A webhook of this person; its id.
    std::int64_t hook(std::string const& events, std::int64_t owner = 3, std::string const& secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") {
        return write([&](Transaction& tx) {
            auto const address = "http://127.0.0.1:" + std::to_string(server_->port()) + "/hook";
            auto const rows = tx.sql().query(R"(INSERT INTO "core_webhook" ("name", "address", "events", "is_active", "secret", "owner_type", "owner_id", "created_at", "name_key")
                                                VALUES ('Site', $1, $2, $3, $4, 'people.person', $5, $6, 'site') RETURNING "id")",
                                             {std::string_view(address), std::string_view(events), true, std::string_view(secret), owner, std::string_view(iso(now))});
            rows->next();
            auto const id = rows->integer(0);
            rows->next();
            return id;
        });
    }
    /// Runs all jobs that are due.
    int work() {
        jobs::Workers workers({*database, registry(), {}, doorkeeper_, board_, {sending({.private_addresses = true})}, [this] { return now; }});
        int count = 0;
        while (workers.run_one()) ++count;
        return count;
    }
    std::string state(std::string const& which = "MAX") {
        return write([&](Transaction& tx) { return tx.sql().text(R"(SELECT "state" FROM "core_webhook_delivery" WHERE "id" = (SELECT )" + which + R"(("id") FROM "core_webhook_delivery"))").value_or(""); });
    }
    void pass(std::int64_t seconds) { now.micros += seconds * 1'000'000; }

    std::vector<http::Request> heard;
    int answers = 200;

private:
    Doorkeeper doorkeeper_;
    jobs::Board board_;
    std::unique_ptr<http::Server> server_;
};

}  // namespace

TEST_P(Webhooks, HearOfWhatTheyWantSignedWithTheirSecret) {
    hook(R"(["specimen.member.*"])");
    auto const ana = member("Ana");
    item("drill");
    ASSERT_EQ(work(), 1) << "the item is not theirs";
    ASSERT_EQ(heard.size(), 1U);
    auto const& request = heard.front();
    auto const payload = json::parse(request.body);
    EXPECT_EQ(payload.at("type").as_string(), "specimen.member.add");
    EXPECT_EQ(payload.at("data").at("id").as_int64(), ana.value);
    EXPECT_EQ(payload.at("data").at("entity").as_string(), "specimen.member");
    EXPECT_EQ(request.body.find("Ana"), std::string::npos) << "names and ids alone";
    auto const expected = signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", request.header("webhook-id"), std::stoll(std::string(request.header("webhook-timestamp"))), request.body);
    EXPECT_EQ(request.header("webhook-signature"), expected);
    EXPECT_EQ(state(), "sent");
}

TEST_P(Webhooks, AreToldWhichFieldsChangedButNoSecret) {
    auto const ana = member("Ana");
    auto const card = add(specimen::Card{.member = ana, .street = "Old", .pin = {"1234"}});
    hook(R"(["specimen.card.change"])");
    write([&](Transaction& tx) {
        auto record = *tx.read(specimen::Card::entity(), card.value);
        at<specimen::Card>(record, "street") = "New";
        at<specimen::Card>(record, "pin") = "9999";
        return tx.change(specimen::Card::entity(), record);
    });
    work();
    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(json::serialize(json::parse(heard.front().body).at("data").at("changed")), R"(["street"])");
}

TEST_P(Webhooks, HearNothingThatTheirOwnerMayNotSee) {
    hook(R"(["*"])", 4);
    auto const ana = member("Ana", 4);
    member("Ben", 9);
    write([&](Transaction& tx) { return tx.remove(specimen::Member::entity(), ana.value, 0); });
    EXPECT_EQ(work(), 3);
    EXPECT_EQ(heard.size(), 0U) << "Ana is gone, Ben isn't theirs, and whose a record was that is gone nobody can tell";
    EXPECT_EQ(state(), "withheld");
    member("Cai", 4);
    work();
    EXPECT_EQ(heard.size(), 1U);
}

TEST_P(Webhooks, WithoutSecretOwnerOrWishHearNothing) {
    hook(R"(["*"])", 3, "");
    hook(R"(["specimen.tag.*","people.*"])");
    hook(R"(["specimen.member.add"])", 5);
    member("Ana");
    EXPECT_EQ(work(), 1);
    EXPECT_EQ(heard.size(), 0U);
}

TEST_P(Webhooks, AreNotToldOfWhatWasRolledBack) {
    hook(R"(["*"])");
    {
        auto const work = database->begin(db::Database::Mode::write);
        auto const program = the_program();
        Transaction tx(work->connection(), registry(), reactions, program, now);
        tx.add(specimen::Tag{.name = "Never"});
    }
    EXPECT_EQ(work(), 0);
}

TEST_P(Webhooks, AreTriedAgainWithTheSameMessage) {
    auto const id = hook(R"(["specimen.tag.*"])");
    answers = 503;
    add(specimen::Tag{.name = "Red"});
    EXPECT_EQ(work(), 1);
    EXPECT_EQ(state(), "failing");
    EXPECT_EQ(work(), 0) << "not at once";
    answers = 204;
    pass(5);
    EXPECT_EQ(work(), 1);
    EXPECT_EQ(state(), "sent");
    ASSERT_EQ(heard.size(), 2U);
    EXPECT_EQ(heard[0].header("webhook-id"), heard[1].header("webhook-id"));
    EXPECT_NE(heard[0].header("webhook-timestamp"), heard[1].header("webhook-timestamp"));
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_webhook" WHERE "failing_since" IS NOT NULL AND "id" = )" + std::to_string(id)), 0);
    EXPECT_EQ(number(R"(SELECT "attempts" FROM "core_webhook_delivery")"), 2);
}

TEST_P(Webhooks, GiveUpInTheEndAndAreSwitchedOffAfterDays) {
    auto const id = hook(R"(["specimen.tag.*"])");
    answers = 500;
    add(specimen::Tag{.name = "Red"});
    for (auto const pause : pauses) {
        EXPECT_EQ(work(), 1);
        pass(pause);
    }
    EXPECT_EQ(work(), 1);
    EXPECT_EQ(state(), "failed");
    EXPECT_EQ(heard.size(), std::size(pauses) + 1);
    auto const active = [&] { return number(R"(SELECT COUNT(*) FROM "core_webhook" WHERE "is_active" AND "id" = )" + std::to_string(id)); };
    EXPECT_EQ(active(), 1);
    pass(failing_seconds);
    add(specimen::Tag{.name = "Blue"});
    work();
    EXPECT_EQ(active(), 0);
    add(specimen::Tag{.name = "Green"});
    EXPECT_EQ(work(), 0);
}

TEST_P(Webhooks, ThatAreGoneAreSwitchedOffAtOnce) {
    hook(R"(["specimen.tag.*"])");
    answers = 410;
    add(specimen::Tag{.name = "Red"});
    work();
    EXPECT_EQ(state(), "failed");
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_webhook" WHERE "is_active")"), 0);
}

TEST_P(Webhooks, CanBeTriedAndSentAgain) {
    auto const id = hook(R"(["specimen.tag.*"])");
    auto const delivery = write([&](Transaction& tx) { return *ping(tx, {id}); });
    work();
    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(json::parse(heard.front().body).at("type").as_string(), "core.ping");
    write([&](Transaction& tx) { return *send_again(tx, delivery); });
    work();
    ASSERT_EQ(heard.size(), 2U);
    EXPECT_EQ(heard[0].header("webhook-id"), heard[1].header("webhook-id"));
    auto const secret = write([&](Transaction& tx) { return renew_secret(tx, {id}); });
    EXPECT_TRUE(secret.starts_with("whsec_"));
    write([&](Transaction& tx) { return *send_again(tx, delivery); });
    work();
    ASSERT_EQ(heard.size(), 3U);
    auto const signed_now = std::string(heard[2].header("webhook-signature"));
    auto const seconds = std::stoll(std::string(heard[2].header("webhook-timestamp")));
    auto const both = signature(secret, heard[2].header("webhook-id"), seconds, heard[2].body) + " " +
                      signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", heard[2].header("webhook-id"), seconds, heard[2].body);
    EXPECT_EQ(signed_now, both) << "who listens has a day to change over";
    pass(changing_over_seconds + 1);
    write([&](Transaction& tx) { return *send_again(tx, delivery); });
    work();
    ASSERT_EQ(heard.size(), 4U);
    EXPECT_EQ(std::string_view(heard[3].header("webhook-signature")).find(' '), std::string_view::npos);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change WHERE after LIKE '%whsec_%'"), 0) << "a secret enters no history";
    auto const silent = hook(R"(["*"])", 3, "");
    EXPECT_EQ(write([&](Transaction& tx) { return ping(tx, {silent}).refusal().code; }), "silent");
}

TEST(Events, AreWantedByNameOrByWhatTheyBeginWith) {
    EXPECT_TRUE(wants({"*"}, "people.person.add"));
    EXPECT_TRUE(wants({"people.*"}, "people.person.add"));
    EXPECT_TRUE(wants({"people.person.*"}, "people.person.delete"));
    EXPECT_TRUE(wants({"workshops.*", "people.person.add"}, "people.person.add"));
    EXPECT_FALSE(wants({"people.person.add"}, "people.person.change"));
    EXPECT_FALSE(wants({"people.person.*"}, "people.personality.add"));
    EXPECT_FALSE(wants({}, "people.person.add"));
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Webhooks, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::webhooks
