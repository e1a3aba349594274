#include "apps/workshops/amy/mapping.h"

#include <algorithm>
#include <set>

#include "apps/workshops/amy/test_import.h"

namespace ateneu::workshops::amy {
namespace {

class AmyMapping : public AmyImport {};
INSTANTIATE_TEST_SUITE_P(Once, AmyMapping, testing::Values(db::Dialect::sqlite),
                         tests::dialect_name);

TEST_P(AmyMapping, NamesEntitiesAndFieldsThatAreThere) {
    for (auto const& table : tables()) {
        auto const* const entity = registry().find(table.entity);
        ASSERT_TRUE(entity) << table.entity;
        for (auto const& column : table.columns)
            EXPECT_TRUE(column.ours.empty() || entity->find(column.ours))
                << table.name << "." << column.amy;
    }
    for (auto const& each : links()) {
        auto const* const entity = registry().find(each.entity);
        ASSERT_TRUE(entity) << each.entity;
        auto const* const field = entity->find(each.field);
        ASSERT_TRUE(field) << each.name;
        EXPECT_TRUE(field->is_link()) << each.name;
    }
}

/// What AMY has no column for.
std::set<std::string> const ours_alone{"people.person.phone", "people.person.alt_phone", "people.person.postcode",
                                       "people.person.born_on", "people.person.about", "people.login.person", "people.login.signed_up_at", "people.login.confirmed_at", "people.token.name",
                                       "people.token.last_used_at", "people.token.digest",
                                       "people.token.scopes",
                                       "workshops.membership.members"};

TEST_P(AmyMapping, GivesEveryFieldOfOursAColumnOfAmys) {
    AmyDump const dump;
    auto const check = [&](Table const& table) {
        auto const& entity = *registry().find(table.entity);
        std::set<int> given;
        for (auto const& column : dump.columns(std::string(table.name)))
            given.insert(column == "id" && table.key == Key::uuid
                             ? entity.index_of("uuid")
                             : field_of(table, entity, column));
        for (auto const& each : links())
            if (each.entity == table.entity) given.insert(entity.index_of(each.field));
        for (std::size_t i = 0; i < entity.fields.size(); ++i) {
            auto const name = entity.full_name() + "." + std::string(entity.fields[i].name);
            EXPECT_TRUE(given.contains(static_cast<int>(i)) || ours_alone.contains(name)) << name;
        }
    };
    for (auto const& table : tables()) check(table);
    check(logins());
}

TEST_P(AmyMapping, SaysSomethingAboutEveryTable) {
    AmyDump const dump;
    for (auto const& name : dump.tables())
        EXPECT_NE(reason_to_leave_out(name), "a table that this program doesn't know") << name;
    EXPECT_EQ(reason_to_leave_out("autoemails_trigger"),
              "AMY's old e-mails, which it replaced itself");
}

}  // namespace
}  // namespace ateneu::workshops::amy
