#include "core/base/text.h"
#include "tests/contract/filling.h"

namespace ateneu::contract {

class Strangers : public House {
protected:
    std::int64_t store(Entity const& entity, std::map<std::string, Value> const& with = {}) {
        return as_program([&](Transaction& tx) { return Maker(tx).store(entity, with); });
    }
    std::optional<std::int64_t> store_own(Entity const& entity, std::int64_t owner);
    std::optional<std::int64_t> store_own_in_a_bank(Entity const& entity, std::int64_t owner);
    void expect_no_writing(Browser& browser, Entity const& entity, std::int64_t id);
    void expect_unseen(Browser& browser, Entity const& entity, std::int64_t id);
    void expect_seen(Browser& browser, Entity const& entity, std::int64_t id);
};

namespace {

bool is_shut_out(Answer const& answer) { return answer.status == 403 || answer.status == 404; }

/// Whether everybody who is logged in sees all rows.
bool is_open_inside(Entity const& entity) {
    // What hangs on a record is seen with it.
    if (!entity.visible.as.empty()) return false;
    return entity.visible.own == "TRUE" || (entity.guard == Guard::lookup && entity.visible.with_view == "TRUE");
}

bool lists(Answer const& answer, std::int64_t id) { return answer.body.find("{\"id\":" + std::to_string(id) + ",") != std::string::npos; }
bool offers(Answer const& answer, std::int64_t id) { return answer.body.find("{\"value\":\"" + std::to_string(id) + "\"") != std::string::npos; }
bool links_to(Answer const& answer, Entity const& entity, std::int64_t id) { return answer.body.find("\"" + entity.address(id) + "\"") != std::string::npos; }

/// The column of `{t}."column" = {me}`.
std::string owner_column(Entity const& entity) {
    std::string_view own = entity.visible.own;
    if (!own.starts_with("{t}.\"") || !own.ends_with("\" = {me}")) return {};
    own.remove_prefix(5);
    return std::string(own.substr(0, own.find('"')));
}

}  // namespace

/// The same as a member of a time bank, active there.
std::optional<std::int64_t> Strangers::store_own_in_a_bank(Entity const& entity, std::int64_t owner) {
    if (entity.name == "alliance") {
        // Only who looks after one of the two banks sees it.
        auto const own = store(*site().registry().find("timebank.bank"));
        store(*site().registry().find("timebank.member"), {{"bank", own}, {"person", owner}, {"is_active", std::int64_t{1}}, {"is_admin", std::int64_t{1}}});
        return store(entity, {{"bank", own}});
    }
    auto member = number("SELECT COALESCE(MIN(id), 0) FROM timebank_member WHERE person = " + std::to_string(owner));
    if (member == 0) member = store(*site().registry().find("timebank.member"), {{"person", owner}, {"is_active", std::int64_t{1}}});
    auto const bank = number("SELECT bank FROM timebank_member WHERE id = " + std::to_string(member));
    if (entity.name == "member") return member;
    if (entity.name == "post") return store(entity, {{"bank", bank}, {"member", member}});
    if (entity.name == "time_request") return store(entity, {{"bank", bank}, {"payer", member}});
    if (entity.name == "exchange") return store(entity, {{"bank", bank}, {"from", member}});
    return {};
}

/// A row that belongs to a person; nothing where no row can.
std::optional<std::int64_t> Strangers::store_own(Entity const& entity, std::int64_t owner) {
    auto const field = owner_column(entity);
    AnyReference const person{"people.person", owner};
    // Theirs, and about themselves: whoever doesn't see the record sees nothing of what hangs on it.
    if (entity.full_name() == "people.comment") return store(entity, {{"person", owner}, {"subject", person}, {"is_removed", std::int64_t{0}}});
    if (entity.full_name() == "core.attachment") return store(entity, {{"record", person}});
    if (entity.full_name() == "core.notice") return store(entity, {{"owner", person}, {"about", person}});
    if (field == "id") return owner;
    // The column of a reference to anything: `owner_id` of the field `owner`.
    if (!field.empty() && !entity.find(field))
        return store(entity, {{field.substr(0, field.rfind("_id")), AnyReference{"people.person", owner}}});
    if (!field.empty() && entity.find(field)->options.unique)
        if (auto const known = number("SELECT MAX(id) FROM \"" + entity.table() + "\" WHERE \"" + field + "\" = " + std::to_string(owner)); known > 0) return known;
    if (!field.empty()) return store(entity, {{field, owner}});
    if (entity.full_name() == "core.saved_view") return store(entity, {{"owner", person}, {"shared", std::int64_t{0}}});
    if (entity.full_name() == "core.webhook_delivery")
        return store(entity, {{"state", std::string("sent")}, {"webhook", store(*site().registry().find("core.webhook"), {{"owner", person}})}});
    if (entity.app == "timebank") return store_own_in_a_bank(entity, owner);
    if (entity.full_name() != "specimen.booking") return {};
    auto const* member = site().registry().find("specimen.member");
    auto const known = number("SELECT COALESCE(MAX(id), 0) FROM specimen_member WHERE person = " + std::to_string(owner));
    return store(entity, {{"member", known ? known : store(*member, {{"person", owner}})}});
}

/// Neither form nor deed, on no door; and nothing is written.
void Strangers::expect_no_writing(Browser& browser, Entity const& entity, std::int64_t id) {
    auto const before = tally(entity);
    auto const address = entity.address(id);
    Pairs const fields = {{"csrf", browser.csrf()}, {"_version", "1"}};
    if (has_pages(entity)) {
        for (auto const& page : {entity.address() + "/new", address + "/edit", address + "/delete"}) EXPECT_TRUE(is_shut_out(browser.get(page))) << "GET " << page;
        for (auto const& page : {entity.address() + "/new", address + "/edit", address + "/delete", address + "/history/1/revert", address + "/notes"})
            EXPECT_TRUE(is_shut_out(browser.post(page, fields))) << "POST " << page;
    }
    if (has_api(entity)) {
        EXPECT_TRUE(is_shut_out(browser.api("POST", "/api" + entity.address(), "{}")));
        for (auto const* method : {"PUT", "PATCH", "DELETE"}) EXPECT_TRUE(is_shut_out(browser.api(method, "/api" + address, "{}", {{"if-match", "*"}}))) << method;
    }
    EXPECT_EQ(tally(entity), before);
}

void Strangers::expect_unseen(Browser& browser, Entity const& entity, std::int64_t id) {
    auto const address = entity.address(id);
    if (has_pages(entity)) {
        for (auto const& page : {address, address + "/history", address + "/history/1"}) EXPECT_EQ(browser.get(page).status, 404) << page;
        auto const list = browser.get(entity.address());
        EXPECT_TRUE(list.status == 403 || (list.status == 200 && !links_to(list, entity, id))) << list.status;
        EXPECT_FALSE(offers(browser.get("/choices" + entity.address()), id));
    }
    if (has_api(entity)) {
        EXPECT_EQ(browser.api("GET", "/api" + address).status, 404);
        auto const list = browser.api("GET", "/api" + entity.address() + "?per_page=500");
        EXPECT_TRUE(list.status == 403 || (list.status == 200 && !lists(list, id)));
    }
}

void Strangers::expect_seen(Browser& browser, Entity const& entity, std::int64_t id) {
    auto const address = entity.address(id);
    if (has_pages(entity)) {
        EXPECT_EQ(browser.get(address).status, 200);
        EXPECT_EQ(browser.get(address + "/history").status, 200);
        EXPECT_EQ(browser.get(entity.address()).status, 200);
    }
    if (has_api(entity)) {
        EXPECT_EQ(browser.api("GET", "/api" + address).status, 200);
        EXPECT_TRUE(lists(browser.api("GET", "/api" + entity.address() + "?per_page=500"), id));
    }
}

TEST_P(Strangers, WhoAreNotLoggedInAreAskedToAndDoNothing) {
    auto outside = visitor();
    outside.get("/login");
    for (auto const* entity : entities()) {
        SCOPED_TRACE(entity->full_name());
        auto const id = store(*entity);
        auto const before = tally(*entity);
        auto const list = entity->address(), address = entity->address(id);
        if (has_pages(*entity)) {
            for (auto const& page : {list, list + "/new", address, address + "/edit", address + "/delete", address + "/history", address + "/history/1", "/choices" + list}) {
                auto const answer = outside.get(page);
                EXPECT_EQ(answer.status, 303) << page;
                EXPECT_EQ(answer.location(), "/login?" + http::to_query({{"next", page}}));
            }
            for (auto const& page : {list + "/new", address + "/edit", address + "/delete", address + "/notes", address + "/history/1/revert"})
                EXPECT_EQ(outside.post(page, {{"csrf", outside.csrf()}}).location(), "/login") << page;
        }
        if (has_api(*entity)) {
            for (auto const* method : {"GET", "POST"}) EXPECT_EQ(outside.api(method, "/api" + list, "{}").status, 401) << method;
            for (auto const* method : {"GET", "PUT", "PATCH", "DELETE"}) EXPECT_EQ(outside.api(method, "/api" + address, "{}", {{"if-match", "*"}}).status, 401) << method;
        }
        EXPECT_EQ(tally(*entity), before);
    }
}

TEST_P(Strangers, WithoutPermissionSeeOnlyWhatIsOpenAndWriteNothing) {
    auto member = inside("member");
    for (auto const* entity : entities()) {
        SCOPED_TRACE(entity->full_name());
        auto const id = store(*entity);
        expect_no_writing(member, *entity, id);
        if (is_open_inside(*entity)) expect_seen(member, *entity, id);
        else expect_unseen(member, *entity, id);
    }
}

TEST_P(Strangers, WhoMayOnlyViewSeeEverythingButSuperusersThingsAndWriteNothing) {
    auto viewer = inside("viewer");
    for (auto const* entity : entities()) {
        SCOPED_TRACE(entity->full_name());
        auto const id = store(*entity);
        expect_no_writing(viewer, *entity, id);
        if (entity->guard == Guard::superusers) expect_unseen(viewer, *entity, id);
        else if (entity->visible.as.empty()) expect_seen(viewer, *entity, id);
    }
}

TEST_P(Strangers, SeeTheirOwnRowsAndNobodyElsesDo) {
    auto member = inside("member"), other = inside("other");
    auto const me = person("member");
    int owned = 0;
    for (auto const* entity : entities()) {
        SCOPED_TRACE(entity->full_name());
        auto const own = store_own(*entity, me);
        EXPECT_TRUE(own || entity->visible.own.empty() || entity->visible.own == "TRUE") << "say in store_own how somebody owns one";
        if (!own) continue;
        ++owned;
        expect_seen(member, *entity, *own);
        expect_no_writing(member, *entity, *own);
        expect_unseen(other, *entity, *own);
    }
    EXPECT_GT(owned, 5);
}

/// A page shows titles of what a record points at only to those who may see it.
TEST_P(Strangers, MayNotPointAtWhatTheyDoNotSee) {
    auto const* member_entity = site().registry().find("specimen.member");
    auto const* sheet = site().registry().find("specimen.sheet");
    auto const unseen = store(*member_entity, {{"name", std::string("Hidden Helena")}});
    as_program([&](Transaction& tx) {
        auto const code = tx.sql().integer(R"(SELECT "id" FROM "people_permission" WHERE "code" = 'specimen.sheet.add')").value();
        return tx.sql().execute(R"(INSERT INTO "people_person_permissions" ("person", "permission") VALUES ($1, $2))", {person("member"), code});
    });
    auto member = inside("member");
    auto const answer = member.api("POST", "/api" + sheet->address(), R"({"title":"T","member":)" + std::to_string(unseen) + "}");
    EXPECT_EQ(answer.status, 422);
    EXPECT_NE(answer.body.find("no_such_record"), std::string::npos);
    auto const form = member.get(sheet->address() + "/new?" + http::to_query({{"member", std::to_string(unseen)}}));
    EXPECT_EQ(form.status, 200);
    EXPECT_EQ(form.body.find("Hidden Helena"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Strangers, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
