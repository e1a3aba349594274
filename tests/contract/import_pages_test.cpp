#include "core/intake/import_jobs.h"
#include "core/jobs/queue.h"
#include "tests/contract/house.h"
#include "tests/contract/maker.h"

namespace ateneu::contract {

/// The pages of an import: whose they are, and what they tell others.
class ImportPages : public House {
protected:
    /// Does something with the rights of the program as this person.
    intake::Workplace as_person(std::string const& username) {
        auto actor = the_program();
        actor.person = person(username);
        auto const write = [this, actor](auto const& deed) {
            database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
                Transaction tx(sql, site().registry(), site().reactions(), actor, now);
                deed(tx);
            });
        };
        auto const read = [this, actor](auto const& look) {
            auto const work = database->begin(db::Database::Mode::read);
            Transaction tx(work->connection(), site().registry(), {}, actor, now);
            look(tx);
        };
        return {.write = write, .read = read};
    }
    static std::string page_of(Entity const& entity, Id<intake::Import> id) { return entity.address() + "/import/" + std::to_string(id.value); }
    /// Somebody's file with one row, waiting for its columns. Its page.
    std::string waiting(Entity const& entity, std::string const& username, std::string const& cell) {
        auto const bytes = "anything\r\n" + cell + "\r\n";
        return page_of(entity, *intake::receive(as_person(username), entity, {.name = "rows.csv", .bytes = bytes}));
    }
    /// A file of tags; its check is ordered, and a worker has taken it.
    Id<intake::Import> being_checked(std::string const& username) {
        auto const at = as_person(username);
        auto const id = *intake::receive(at, tags(), {.name = "tags.csv", .bytes = "name\r\nRed\r\nBlue\r\n"});
        at.write([&](Transaction& tx) {
            auto import = *intake::read_import(tx, id);
            intake::choose_mapping(tx, import, tags(), intake::guessed_mapping(tags(), {"name"}, {}));
            intake::order_check(tx, import, "Import of tags.csv", page_of(tags(), id));
            must(jobs::take(tx.sql(), "worker", now).has_value());
        });
        return id;
    }
    Id<intake::Import> stored_by(std::string const& username) {
        auto const id = being_checked(username);
        intake::check(as_person(username), id);
        EXPECT_TRUE(intake::store(as_person(username), id, false));
        return id;
    }
    Entity const& tags() { return *site().registry().find("specimen.tag"); }
    void permit(std::string const& username, std::string const& code) {
        as_program([&](Transaction& tx) {
            auto const permission = tx.sql().integer(R"(SELECT "id" FROM "people_permission" WHERE "code" = $1)", {std::string_view(code)}).value();
            return tx.sql().execute(R"(INSERT INTO "people_person_permissions" ("person", "permission") VALUES ($1, $2))", {person(username), permission});
        });
    }
};

/// Seeing that there was an import is not seeing what is in it.
TEST_P(ImportPages, TellTheirRowsOnlyToThoseWhoSeeTheKindWhole) {
    permit("member", "core.import.view");
    auto member = inside("member"), viewer = inside("viewer"), second = inside("second"), root = inside("root");
    for (auto const* entity : entities()) {
        if (!intake::may_import(the_program(), *entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const page = waiting(*entity, "root", "Cell of root");
        // What is as visible as another record, nobody is sure to see whole.
        bool const is_seen_whole = entity->visible.as.empty();
        for (auto const& address : {page, page + "/wrong.csv"}) {
            EXPECT_EQ(root.get(address).status, 200) << address;
            EXPECT_EQ(second.get(address).status, is_seen_whole ? 200 : 404) << address;
            EXPECT_EQ(viewer.get(address).status, is_seen_whole && entity->guard != Guard::superusers ? 200 : 404) << address;
            EXPECT_EQ(member.get(address).status, entity->guard == Guard::lookup ? 200 : 404) << address;
        }
    }
}

TEST_P(ImportPages, AreNoMoreForAnOwnerWhoMayNotImport) {
    auto const& people = *site().registry().find("people.person");
    auto const page = waiting(people, "member", "Cell of a member");
    auto member = inside("member");
    for (auto const& address : {page, page + "/wrong.csv"}) EXPECT_EQ(member.get(address).status, 404) << address;
}

/// Somebody may stand on its buttons: the page isn't replaced under them but where there is no script.
TEST_P(ImportPages, FollowTheirJobAndReloadOnlyWithoutScript) {
    auto const id = being_checked("root");
    auto root = inside("root");
    auto const answer = root.get(page_of(tags(), id));
    EXPECT_EQ(answer.header("Refresh"), "");
    auto const job = "/core/jobs/" + std::to_string(number("SELECT job FROM core_import"));
    EXPECT_NE(answer.body.find("data-job=\"" + job + "\""), std::string::npos);
    EXPECT_NE(answer.body.find("<noscript><meta http-equiv=\"refresh\""), std::string::npos);
}

TEST_P(ImportPages, TellTheRunningJobToStop) {
    auto const id = being_checked("root");
    auto const job = number("SELECT job FROM core_import");
    site().board().open(job);
    auto root = inside("root"), second = inside("second");
    auto const stop = page_of(tags(), id) + "/stop";
    EXPECT_EQ(second.post(stop, {{"csrf", second.csrf()}}).status, 403) << "it is somebody else's";
    EXPECT_FALSE(site().board().is_asked_to_stop(job));
    EXPECT_EQ(root.post(stop, {{"csrf", root.csrf()}}).location(), page_of(tags(), id));
    EXPECT_TRUE(site().board().is_asked_to_stop(job)) << "on SQLite it holds the writer, so its row may come too late";
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_job WHERE stop_asked"), 1);
    EXPECT_EQ(root.post(tags().address() + "/import/999/stop", {{"csrf", root.csrf()}}).status, 404);
}

TEST_P(ImportPages, KnowThatTheyWereUndoneElsewhere) {
    auto const id = stored_by("root");
    auto root = inside("root");
    auto const page = page_of(tags(), id);
    EXPECT_NE(root.get(page).body.find("Undo this import"), std::string::npos);
    auto const set = number("SELECT change_set FROM core_import");
    auto const undone = root.post("/changes/" + std::to_string(set) + "/undo", {{"csrf", root.csrf()}});
    ASSERT_EQ(undone.status, 303);
    auto const after = root.get(page);
    EXPECT_EQ(after.body.find("Undo this import"), std::string::npos);
    EXPECT_NE(after.page().text().find("This import was undone"), std::string::npos);
    EXPECT_NE(root.get(tags().address() + "/import").page().text().find("Undone"), std::string::npos);
    // And back again.
    ASSERT_EQ(root.post(undone.location() + "/undo", {{"csrf", root.csrf()}}).status, 303);
    EXPECT_NE(root.get(page).body.find("Undo this import"), std::string::npos);
}

TEST_P(ImportPages, TellEverythingThatStandsInTheWayOfAnUndo) {
    auto const id = stored_by("root");
    as_program([](Transaction& tx) { return tx.sql().execute("UPDATE specimen_tag SET name = name || ' wine', version = version + 1"); });
    auto root = inside("root");
    auto const refused = root.post(page_of(tags(), id) + "/undo", {{"csrf", root.csrf()}});
    EXPECT_EQ(refused.status, 409);
    auto const text = refused.page().text();
    EXPECT_NE(text.find("2 things stand in the way"), std::string::npos) << text;
    for (auto const* name : {"Red wine", "Blue wine"}) EXPECT_NE(text.find(name), std::string::npos) << text;
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, ImportPages, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
