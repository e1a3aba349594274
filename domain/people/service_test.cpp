#include "domain/people/service.h"

#include "core/store/history.h"
#include "domain/people/lookups.h"
#include "domain/people/people_directory.h"
#include "domain/people/test_community.h"

namespace ateneu::people {
namespace {

class Services : public Community {
protected:
    Services() {
        write([&](Transaction& tx) {
            auto const see = Id<Permission>{tx.add(Permission{.code = "people.person.view", .label = "see"}).id};
            auto const add = Id<Permission>{tx.add(Permission{.code = "people.language.add", .label = "add"}).id};
            auto const group = Id<Group>{tx.add(Group{.name = "readers", .permissions = {see}}).id};
            website = {tx.add(Service{.name = "Website", .groups = {group}, .permissions = {add}}).id};
        });
    }
    NewServiceToken make(TokenWish const& wish = {"nightly"}) {
        std::optional<NewServiceToken> made;
        write([&](Transaction& tx) { made = *create_service_token(tx, website, wish); });
        return *made;
    }
    std::optional<Actor> find(std::string const& text, Instant at = after(60)) {
        return ask([&](db::Connection& sql) { return directory.by_token(sql, text, at); });
    }

    Id<Service> website;
    PeopleDirectory directory;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Services, tests::both_databases(), tests::dialect_name);

TEST_P(Services, ActForNobodyWithWhatTheyWereGiven) {
    auto const token = make({.name = "nightly", .scopes = {"people.*:read"}});
    auto const actor = find(token.text);
    ASSERT_TRUE(actor);
    EXPECT_EQ(actor->person, 0);
    EXPECT_TRUE(actor->inside);
    EXPECT_FALSE(actor->superuser);
    EXPECT_EQ(actor->name, "Website");
    EXPECT_TRUE(actor->may(Person::entity(), Action::view));
    EXPECT_FALSE(actor->may(Person::entity(), Action::change));
    EXPECT_FALSE(find(token.text + "x"));
    EXPECT_FALSE(find("ateneu_service_"));
}

TEST_P(Services, LeaveTheirNameInTheHistory) {
    auto const actor = find(make().text);
    ASSERT_TRUE(actor);
    std::int64_t id = 0;
    write_as(*actor, [&](Transaction& tx) {
        auto const written = tx.add(Language{.name = "Aranese", .subtag = "oc-aranes"});
        EXPECT_TRUE(written);
        id = written.id;
    });
    write([&](Transaction& tx) {
        auto const history = history_of(tx, Language::entity(), id);
        ASSERT_EQ(history.size(), 1U);
        EXPECT_EQ(history.front().who, "Website: nightly");
        EXPECT_EQ(history.front().person, 0);
    });
}

TEST_P(Services, EndWithTheirTokenAndRestWhileTheyAreNotActive) {
    auto const token = make({.name = "nightly", .expires_at = after(3600)});
    EXPECT_TRUE(find(token.text, after(3599)));
    EXPECT_FALSE(find(token.text, after(3600)));
    auto const lasting = make();
    auto const rest = [&](bool active) { write([&](Transaction& tx) { tx.sql().execute(R"(UPDATE "people_service" SET "is_active" = $1)", {active}); }); };
    rest(false);
    EXPECT_FALSE(find(lasting.text));
    rest(true);
    EXPECT_TRUE(find(lasting.text));
    write([&](Transaction& tx) { EXPECT_TRUE(revoke_service_token(tx, lasting.id)); });
    EXPECT_FALSE(find(lasting.text));
    write([&](Transaction& tx) { EXPECT_FALSE(revoke_service_token(tx, lasting.id)); });
}

TEST_P(Services, RememberWhenTheirTokensWereUsed) {
    auto const token = make();
    EXPECT_TRUE(find(token.text, after(90)));
    directory.seen().flush(*database);
    write([&](Transaction& tx) {
        EXPECT_EQ(tx.read(token.id)->last_used_at, after(90));
        EXPECT_EQ(tx.read(token.id)->digest.value.find(token.text.substr(20)), std::string::npos);
    });
}

TEST_P(Services, TokensOfPeopleNarrowAndAreNamedToo) {
    auto const ana = member("ana");
    std::string text;
    write([&](Transaction& tx) {
        text = create_token(tx, ana, {.name = "report", .scopes = {"people.person:read", "*:read"}})->text;
        EXPECT_EQ(create_token(tx, ana, {.name = "report", .scopes = {"people.nobody:read"}}).refusal().field, "scopes");
        EXPECT_EQ(create_service_token(tx, website, {.name = " "}).refusal().field, "name");
    });
    auto const actor = find(text);
    ASSERT_TRUE(actor);
    EXPECT_EQ(actor->person, ana.value);
    EXPECT_EQ(actor->via, "report");
    EXPECT_EQ(actor->scopes, (std::vector<std::string>{"people.person:read", "*:read"}));
}

}  // namespace
}  // namespace ateneu::people
