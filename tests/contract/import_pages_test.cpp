#include "core/intake/intake.h"
#include "tests/contract/house.h"
#include "tests/contract/maker.h"

namespace ateneu::contract {

/// The pages of an import: whose they are, and what they tell others.
class ImportPages : public House {
protected:
    /// Somebody's file with one row, waiting for its columns. Its page.
    std::string waiting(Entity const& entity, std::string const& username, std::string const& cell) {
        Actor actor = the_program();
        actor.person = person(username);
        auto const write = [&](auto const& deed) {
            database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
                Transaction tx(sql, site().registry(), site().reactions(), actor, now);
                deed(tx);
            });
        };
        auto const bytes = "anything\r\n" + cell + "\r\n";
        auto const id = intake::receive({.write = write, .read = write}, entity, {.name = "rows.csv", .bytes = bytes});
        return entity.address() + "/import/" + std::to_string(id->value);
    }
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
        for (auto const& address : {page, page + "/wrong.csv"}) {
            EXPECT_EQ(root.get(address).status, 200) << address;
            EXPECT_EQ(second.get(address).status, 200) << address;
            EXPECT_EQ(viewer.get(address).status, entity->guard == Guard::superusers ? 404 : 200) << address;
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

INSTANTIATE_TEST_SUITE_P(BothDatabases, ImportPages, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
