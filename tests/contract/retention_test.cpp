// Rows that are too old vanish by night, younger ones stay.
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/jobs/queue.h"
#include "domain/people/person.h"
#include "domain/privacy/retention.h"
#include "server/program.h"
#include "tests/contract/filling.h"

namespace ateneu::contract {

class Retention : public House {
protected:
    Instant days_ago(int days) const { return {now.micros - days * 86'400LL * 1'000'000}; }

    std::int64_t planted_row(std::string const& kind, std::string const& field, Instant at, std::map<std::string, std::string> const& codes) {
        return as_program([&](Transaction& tx) {
            Maker maker(tx);
            auto const& entity = *tx.registry().find(kind);
            auto const id = maker.store(entity);
            tx.sql().execute("UPDATE " + ateneu::quoted(entity.table()) + " SET " + ateneu::quoted(field) + " = $2 WHERE \"id\" = $1", {id, iso(at)});
            for (auto const& [name, code] : codes) tx.sql().execute("UPDATE " + ateneu::quoted(entity.table()) + " SET " + ateneu::quoted(name) + " = $2 WHERE \"id\" = $1", {id, std::string_view(code)});
            return id;
        });
    }
    void night() {
        as_program([](Transaction& tx) { return jobs::order(tx, {.kind = std::string(privacy::retention_kind), .title = "retention"}).value; });
        auto const workers = server::workers(site());
        while (workers->run_one()) {
        }
        EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_job" WHERE "kind" = 'privacy.retention' AND "state" = 'done')"), 1);
    }
    bool is_there(std::string const& kind, std::int64_t id) { return stored(*site().registry().find(kind), id).has_value(); }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Retention, tests::both_databases(), tests::dialect_name);

TEST_P(Retention, TakesWhatIsOlderAndLeavesWhatIsYounger) {
    std::string const request = "workshops.training_request", mail = "workshops.scheduled_email";
    auto const old_refused = planted_row(request, "last_updated_at", days_ago(366), {{"state", "d"}}), young_refused = planted_row(request, "last_updated_at", days_ago(364), {{"state", "d"}}),
               old_accepted = planted_row(request, "last_updated_at", days_ago(900), {{"state", "a"}});
    auto const old_mail = planted_row(mail, "scheduled_at", days_ago(400), {{"state", "succeeded"}}), young_mail = planted_row(mail, "scheduled_at", days_ago(10), {{"state", "succeeded"}});
    // Logging in forgets old attempts by itself.
    auto root = inside("root");
    as_program([&](Transaction& tx) {
        for (auto const days : {3, 0}) tx.sql().execute(R"(INSERT INTO "people_login_attempt" ("account", "address", "at") VALUES ('a', 'b', $1))", {iso(days_ago(days))});
        for (auto const days : {100, 10})
            tx.sql().execute(R"(INSERT INTO "core_job" ("title", "kind", "state", "key", "done", "total", "said", "address", "problem", "attempts", "created_at", "due_at", "ended_at", "stop_asked", "worker", "parameters")
                                VALUES ('old', 'x', 'done', '', 0, 0, '', '', '', 1, $1, $1, $1, FALSE, '', '{}'))", {iso(days_ago(days))});
        return 0;
    });
    EXPECT_NE(root.get("/privacy/retention").page().text().find("Would take away 1 row"), std::string::npos);
    night();
    EXPECT_FALSE(is_there(request, old_refused));
    EXPECT_TRUE(is_there(request, young_refused));
    EXPECT_TRUE(is_there(request, old_accepted));
    auto const& mails = *site().registry().find(mail);
    auto const subject = static_cast<std::size_t>(mails.index_of("subject"));
    EXPECT_EQ(text_of(stored(mails, old_mail)->values[subject]), "…") << "that it was sent stays, what it said goes";
    EXPECT_NE(text_of(stored(mails, young_mail)->values[subject]), "…");
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_login_attempt")"), 1);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_job" WHERE "title" = 'old')"), 1);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "privacy_retention_run")"), 4);
    EXPECT_NE(root.get("/privacy/retention").page().text().find("Nothing is too old."), std::string::npos);
}

TEST_P(Retention, ARuleIsMadeShorterButNotLongerThanTheLaw) {
    auto root = inside("root");
    auto const id = number(R"(SELECT "id" FROM "privacy_retention_rule" WHERE "name" = 'workshops.training_request')");
    auto const address = "/api/privacy/retention_rules/" + std::to_string(id);
    EXPECT_EQ(root.api("PATCH", address, R"({"keep_days": 90})", {{"if-match", "*"}}).status, 200);
    EXPECT_EQ(root.api("PATCH", address, R"({"keep_days": 366})", {{"if-match", "*"}}).status, 422);
    EXPECT_EQ(root.api("PATCH", address, R"({"keep_days": 3})", {{"if-match", "*"}}).status, 422);
    EXPECT_EQ(root.api("PATCH", address, R"({"most_days": 9999})", {{"if-match", "*"}}).status, 200) << "what people don't type stays as it is";
    EXPECT_EQ(number("SELECT \"most_days\" FROM \"privacy_retention_rule\" WHERE \"id\" = " + std::to_string(id)), 365);
    server::bring_up_to_date(site());
    EXPECT_EQ(number("SELECT \"keep_days\" FROM \"privacy_retention_rule\" WHERE \"id\" = " + std::to_string(id)), 90) << "a restart leaves it alone";
}

/// Every rule names records, a day and codes that are there.
TEST_P(Retention, EveryRuleCanBeAsked) {
    auto const rules = ask([&](Transaction& tx) {
        std::vector<privacy::RetentionRule> all;
        Keys ids;
        {
            auto const rows = tx.sql().query(R"(SELECT "id" FROM "privacy_retention_rule" ORDER BY "id")");
            while (rows->next()) ids.push_back(rows->integer(0));
        }
        for (auto const id : ids) all.push_back(*tx.read(Id<privacy::RetentionRule>{id}));
        return all;
    });
    EXPECT_GE(rules.size(), 14U);
    auto const known = privacy::sweeps("");
    for (auto const& rule : rules) {
        SCOPED_TRACE(rule.name);
        EXPECT_LE(rule.least_days, rule.keep_days);
        EXPECT_LE(rule.keep_days, rule.most_days);
        if (rule.kind.empty()) EXPECT_TRUE(known.contains(rule.name));
        else ASSERT_TRUE(site().registry().find(rule.kind));
        EXPECT_EQ(ask([&](Transaction& tx) { return privacy::count_due(tx, rule, now); }), 0);
        for (auto const part : split(rule.filter, '&')) {
            if (part.empty()) continue;
            auto const* field = site().registry().find(rule.kind)->find(part.substr(0, part.find('=')));
            ASSERT_TRUE(field);
            EXPECT_FALSE(field->choices().empty());
        }
    }
}

}  // namespace ateneu::contract
