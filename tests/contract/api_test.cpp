#include <boost/json.hpp>

#include "core/entity/convert.h"
#include "domain/people/token.h"
#include "tests/contract/filling.h"

namespace ateneu::contract {

namespace json = boost::json;

class Api : public House {
protected:
    Record made(Entity const& entity) {
        return as_program([&](Transaction& tx) { return Maker(tx).make(entity); });
    }
    std::int64_t store(Entity const& entity) {
        return as_program([&](Transaction& tx) { return Maker(tx).store(entity); });
    }
    void expect_members(Entity const& entity, Record const& stored, json::object const& shown);
    bool patches(Browser& root, Entity const& entity, std::int64_t id, std::size_t index);
    void expect_versions_asked_for(Browser& root, Entity const& entity, std::int64_t id);
};

namespace {

std::string api_address(Entity const& entity, std::int64_t id) { return "/api" + entity.address(id); }
json::object object(Answer const& answer) {
    boost::system::error_code failed;
    auto const value = json::parse(answer.body, failed);
    EXPECT_TRUE(!failed && value.is_object()) << answer.body;
    return !failed && value.is_object() ? value.get_object() : json::object{};
}
std::string code_of(Answer const& answer) {
    auto const all = object(answer);
    auto const* error = all.if_contains("error");
    return error ? std::string(error->at("code").as_string()) : "";
}

}  // namespace

/// Every field but secrets, as it is stored.
void Api::expect_members(Entity const& entity, Record const& stored, json::object const& shown) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        auto const* member = shown.if_contains(std::string(field.name));
        if (field.kind() == Kind::secret) {
            EXPECT_EQ(member, nullptr) << field.name;
            continue;
        }
        ASSERT_NE(member, nullptr) << field.name;
        if (field.is_children()) continue;
        EXPECT_TRUE(from_json(field, json::serialize(*member)) == stored.values[i]) << field.name;
    }
}

TEST_P(Api, AddsWhatItIsGivenAndGivesItBack) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_api(*entity) || !is_written_by_hand(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const given = made(*entity);
        auto const answer = root.api("POST", "/api" + entity->address(), json_of(*entity, given));
        EXPECT_EQ(answer.status, 201) << answer.body;
        auto const id = id_in(answer.location());
        auto const kept = stored(*entity, id);
        if (!kept) {
            ADD_FAILURE() << "was not stored: " << answer.location();
            continue;
        }
        expect_same(*entity, given, *kept);
        auto const read = root.api("GET", api_address(*entity, id));
        EXPECT_EQ(read.status, 200);
        EXPECT_EQ(read.body, answer.body);
        EXPECT_TRUE(read.header("ETag").starts_with("\"" + std::to_string(kept->version))) << read.header("ETag");
        expect_members(*entity, *kept, object(read));
    }
}

TEST_P(Api, ListsWhatThereIs) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_api(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = store(*entity);
        auto const total = number("SELECT COUNT(*) FROM \"" + entity->table() + "\"");
        auto const all = object(root.api("GET", "/api" + entity->address() + "?per_page=500"));
        EXPECT_EQ(all.at("total").as_int64(), total);
        auto const& rows = all.at("results").as_array();
        auto const found = std::find_if(rows.begin(), rows.end(), [&](json::value const& row) { return row.at("id").as_int64() == id; });
        ASSERT_NE(found, rows.end());
        expect_members(*entity, *stored(*entity, id), found->get_object());
        auto const first = object(root.api("GET", "/api" + entity->address() + "?per_page=1"));
        EXPECT_EQ(first.at("results").as_array().size(), 1U);
        EXPECT_EQ(first.at("next").is_null(), total == 1);
        EXPECT_EQ(root.api("GET", "/api" + entity->address() + "?no_such_field=1").status, 400);
        EXPECT_EQ(root.api("GET", "/api" + entity->address() + "?order=no_such_field").status, 400);
    }
}

bool Api::patches(Browser& root, Entity const& entity, std::int64_t id, std::size_t index) {
    auto const& field = entity.fields[index];
    SCOPED_TRACE(std::string(field.name));
    auto expected = *stored(entity, id);
    auto const wanted = as_program([&](Transaction& tx) { return Maker(tx).another(entity, expected, index); });
    if (wanted == expected.values[index]) return false;
    auto const before = tally(entity);
    auto const read = root.api("GET", api_address(entity, id));
    auto const answer = root.api("PATCH", api_address(entity, id), json_of(field, wanted), {{"if-match", read.header("ETag")}});
    if (answer.status == 422) {
        EXPECT_EQ(tally(entity), before);
        return false;
    }
    EXPECT_EQ(answer.status, 200) << answer.body;
    expected.values[index] = wanted;
    expect_same(entity, expected, *stored(entity, id));
    EXPECT_EQ(object(answer).at("version").as_int64(), expected.version + 1);
    return true;
}

TEST_P(Api, ChangesOneFieldAndLeavesTheOthers) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_api(*entity) || !is_written_by_hand(*entity) || entity->append_only) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = store(*entity);
        bool taken = false;
        for (std::size_t i = 0; i < entity->fields.size(); ++i)
            if (is_asked(*entity, entity->fields[i]) && !entity->fields[i].is_children()) taken = patches(root, *entity, id, i) || taken;
        EXPECT_TRUE(taken || entity->fields.size() < 2) << "no field can be changed alone";
    }
}

TEST_P(Api, ReplacesARecordByWhatWasRead) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_api(*entity) || !is_written_by_hand(*entity) || entity->append_only) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = store(*entity);
        auto const read = root.api("GET", api_address(*entity, id));
        auto const before = tally(*entity);
        auto const answer = root.api("PUT", api_address(*entity, id), read.body, {{"if-match", read.header("ETag")}});
        EXPECT_EQ(answer.status, 200) << answer.body;
        EXPECT_EQ(answer.body, read.body);
        EXPECT_EQ(tally(*entity), before) << "putting back what was read made history";
    }
}

void Api::expect_versions_asked_for(Browser& root, Entity const& entity, std::int64_t id) {
    auto const address = api_address(entity, id);
    auto const before = tally(entity);
    for (auto const* method : {"PUT", "PATCH", "DELETE"}) {
        EXPECT_EQ(code_of(root.api(method, address, "{}")), "if_match_needed") << method;
        for (auto const* stale : {"\"999\"", "\"abc\"", "1", "\"", "\"-1\"", "W/\"999\"", "\"0\""}) {
            auto const answer = root.api(method, address, "{}", {{"if-match", stale}});
            EXPECT_EQ(answer.status, std::string(method) == "PUT" && answer.status == 422 ? 422 : 412) << method << " " << stale;
        }
    }
    EXPECT_EQ(tally(entity), before);
    EXPECT_TRUE(stored(entity, id).has_value());
}

TEST_P(Api, AsksForTheVersionAndRefusesAnOldOne) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_api(*entity) || !is_written_by_hand(*entity) || entity->append_only || entity->permanent) continue;
        SCOPED_TRACE(entity->full_name());
        expect_versions_asked_for(root, *entity, store(*entity));
    }
}

TEST_P(Api, DeletesWhatNothingNeeds) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_api(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = store(*entity);
        auto const answer = root.api("DELETE", api_address(*entity, id), "", {{"if-match", "*"}});
        bool const may_go = entity->guard != Guard::kept && !entity->permanent && !entity->append_only;
        if (may_go) {
            EXPECT_EQ(answer.status, 204) << answer.body;
            EXPECT_EQ(answer.body, "");
            EXPECT_EQ(root.api("GET", api_address(*entity, id)).status, 404);
        } else {
            EXPECT_TRUE(answer.status == 403 || answer.status == 409) << answer.status;
            EXPECT_EQ(code_of(answer), answer.status == 403 ? "no_permission" : "permanent");
        }
        EXPECT_EQ(stored(*entity, id).has_value(), !may_go);
    }
}

TEST_P(Api, TakesATokenInsteadOfASessionUntilItIsRevoked) {
    auto const made_token = as_program([&](Transaction& tx) { return people::create_token(tx, {person("root")}, {"test"}); });
    ASSERT_TRUE(static_cast<bool>(made_token));
    auto program = visitor();
    Pairs const with_token = {{"authorization", "Bearer " + made_token->text}};
    auto const body = R"({"name":"Sala","code":"sala"})";
    auto json_headers = with_token;
    json_headers.emplace_back("content-type", "application/json");
    EXPECT_EQ(program.send("POST", "/api/specimen/branches", body, json_headers).status, 201);
    EXPECT_EQ(program.send("GET", "/api/specimen/branches", "", with_token).status, 200);
    EXPECT_EQ(program.send("GET", "/api/specimen/branches", "", {{"authorization", "Bearer " + made_token->text + "x"}}).status, 401);
    EXPECT_EQ(program.send("GET", "/api/specimen/branches", "", {{"authorization", "Bearer"}}).status, 401);
    EXPECT_TRUE(program.cookies.find("ateneu_session") == program.cookies.end());

    auto root = inside("root");
    auto const revoke = "/account/tokens/" + std::to_string(made_token->id.value) + "/revoke";
    EXPECT_EQ(inside("other").post(revoke, {{"csrf", "x"}}).status, 419);
    auto other = inside("other");
    EXPECT_EQ(other.post(revoke, {{"csrf", other.csrf()}}).status, 404) << "somebody else's token";
    EXPECT_EQ(root.post(root.form("/account", revoke)).status, 303);
    EXPECT_EQ(program.send("GET", "/api/specimen/branches", "", with_token).status, 401);
}

/// A title may be made of others' names: then it changes without the record, and so does its tag.
TEST_P(Api, TellByTheTagWhenATitleHasChanged) {
    auto root = inside("root");
    int changed = 0;
    for (auto const* entity : entities()) {
        if (!has_api(*entity) || entity->find("title")) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = store(*entity);
        auto const before = root.api("GET", api_address(*entity, id));
        for (std::size_t i = 0; i < entity->fields.size(); ++i) {
            if (entity->fields[i].kind() != Kind::reference) continue;
            auto const& target = entity->fields[i].target();
            auto const points_at = integer_of(stored(*entity, id)->values[i]);
            if (points_at == 0) continue;
            for (std::size_t n = 0; n < target.fields.size(); ++n) {
                auto record = *stored(target, points_at);
                if (target.fields[n].kind() != Kind::text || !target.fields[n].choices().empty()) continue;
                record.values[n] = text_of(record.values[n]).substr(0, 20) + " anew";
                as_program([&](Transaction& tx) { return static_cast<bool>(tx.change(target, record)); });
            }
        }
        auto const after = root.api("GET", api_address(*entity, id));
        if (after.body == before.body) continue;
        EXPECT_NE(after.header("ETag"), before.header("ETag")) << after.body;
        ++changed;
    }
    EXPECT_GT(changed, 0);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Api, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
