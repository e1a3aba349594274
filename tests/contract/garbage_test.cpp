#include "tests/contract/garbage.h"

#include "core/base/json.h"
#include "core/pages/control.h"
#include "tests/contract/filling.h"

namespace ateneu::contract {

class Refusals : public House {
protected:
    Record made(Entity const& entity) {
        return as_program([&](Transaction& tx) { return Maker(tx).make(entity); });
    }
    void post_garbage(Browser& root, Entity const& entity, Record const& good, std::size_t round);
    void send_garbage(Browser& root, Entity const& entity, Record const& good, std::size_t index, Garbage const& garbage);
};

namespace {

/// The garbage of one field for a round; the first kinds come again where a field has fewer.
Garbage const* pick(std::vector<Garbage> const& all, std::size_t round, bool for_form) {
    std::vector<Garbage const*> usable;
    for (auto const& each : all)
        if (for_form ? !each.text.empty() : !each.json.empty()) usable.push_back(&each);
    return usable.empty() ? nullptr : usable[round % usable.size()];
}

std::size_t rounds(Entity const& entity) {
    std::size_t most = 0;
    for (auto const& field : entity.fields)
        if (is_asked(entity, field)) most = std::max(most, garbage_for(field).size());
    return most;
}

void expect_problem(Page const& page, std::string const& name, std::string const& text) {
    auto const* problem = page.with_id(pages::control_id(name) + "-error");
    EXPECT_TRUE(problem && !problem->text.empty()) << "no problem beside " << name << " for " << text;
}

std::vector<std::string> on_screen(std::vector<std::string> values) {
    for (auto& value : values)
        for (std::size_t at; (at = value.find("\r\n")) != std::string::npos;) value.erase(at, 1);
    return values;
}

}  // namespace

/// Garbage in every field at once: a problem beside each, nothing stored, and all that was typed still there.
void Refusals::post_garbage(Browser& root, Entity const& entity, Record const& good, std::size_t round) {
    auto form = root.form(entity.address() + "/new", entity.address() + "/new");
    fill(form, entity, good);
    std::map<std::string, Garbage> wrong;
    for (auto const& field : entity.fields) {
        if (!is_asked(entity, field) || field.is_children()) continue;
        auto const all = garbage_for(field);
        auto const* garbage = pick(all, round, true);
        if (!garbage) continue;
        wrong[std::string(field.name)] = *garbage;
        form.set(field.name, {garbage->text});
    }
    if (wrong.empty()) return;
    auto const before = tally(entity);
    auto const answer = root.post(form);
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(tally(entity), before) << "something was stored";
    auto const page = answer.page();
    auto const again = form_of(page, entity.address() + "/new");
    for (auto const& [name, garbage] : wrong) expect_problem(page, name, garbage.text);
    for (auto const& control : form.controls) {
        auto const found = wrong.find(control.name);
        auto const* field = entity.find(control.name);
        if (control.name.empty() || control.type == "hidden" || (field && field->kind() == Kind::secret) || (found != wrong.end() && found->second.is_choice)) continue;
        EXPECT_EQ(on_screen(again.shown(control.name)), on_screen(control.values)) << control.name << " lost what was typed";
    }
}

TEST_P(Refusals, TellBesideEachFieldWhatIsWrongAndLoseNothing) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_pages(*entity) || !is_written_by_hand(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const good = made(*entity);
        for (std::size_t round = 0; round < rounds(*entity); ++round) {
            SCOPED_TRACE("round " + std::to_string(round));
            post_garbage(root, *entity, good, round);
        }
    }
}

TEST_P(Refusals, TellAboutEachFieldOfTheStoredRecordToo) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_pages(*entity) || !is_written_by_hand(*entity) || entity->append_only) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = as_program([&](Transaction& tx) { return Maker(tx).store(*entity); });
        auto const address = entity->address(id) + "/edit";
        auto const before = *stored(*entity, id);
        auto const as_stored = root.form(address, address);
        for (auto const& field : entity->fields) {
            auto const all = garbage_for(field);
            auto const* garbage = pick(all, 0, true);
            if (!is_asked(*entity, field) || field.is_children() || !garbage) continue;
            auto form = as_stored;
            form.set(field.name, {garbage->text});
            auto const answer = root.post(form);
            EXPECT_EQ(answer.status, 422) << field.name << " took " << garbage->text;
            expect_problem(answer.page(), std::string(field.name), garbage->text);
            EXPECT_TRUE(*stored(*entity, id) == before) << field.name;
        }
    }
}

void Refusals::send_garbage(Browser& root, Entity const& entity, Record const& good, std::size_t index, Garbage const& garbage) {
    auto const& field = entity.fields[index];
    // The last of two members of one name counts.
    auto body = json_of(entity, good);
    body.insert(body.size() - 1, "," + json_quoted(field.name) + ":" + garbage.json);
    auto const before = tally(entity);
    auto const answer = root.api("POST", "/api" + entity.address(), body);
    EXPECT_EQ(answer.status, 422) << field.name << " took " << garbage.json;
    EXPECT_NE(answer.body.find("\"field\":" + json_quoted(field.name)), std::string::npos) << field.name << " isn't told about " << garbage.json << ": " << answer.body;
    EXPECT_EQ(tally(entity), before) << field.name << " stored something for " << garbage.json;
}

TEST_P(Refusals, NameTheFieldToPrograms) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_api(*entity) || !is_written_by_hand(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const good = made(*entity);
        for (std::size_t i = 0; i < entity->fields.size(); ++i) {
            auto const& field = entity->fields[i];
            if (!is_asked(*entity, field) || field.is_children()) continue;
            for (auto const& garbage : garbage_for(field))
                if (!garbage.json.empty()) send_garbage(root, *entity, good, i, garbage);
        }
    }
}

TEST_P(Refusals, OfWhatIsNoJsonNoObjectOrNoFieldOfOurs) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_api(*entity) || !is_written_by_hand(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const address = "/api" + entity->address();
        auto const before = tally(*entity);
        for (auto const* body : {"{", "[]", "12", "null", "\"text\"", "{\"a\":\"\xff\"}", "{\"no_such_field\":1}"}) {
            auto const answer = root.api("POST", address, body);
            EXPECT_EQ(answer.status, 422) << body;
            EXPECT_NE(answer.body.find("\"problems\":["), std::string::npos) << body;
        }
        EXPECT_EQ(root.api("POST", address, std::string(100, '[')).status, 422);
        EXPECT_EQ(root.send("POST", address, "name=x", {{"content-type", "application/x-www-form-urlencoded"}, {"x-csrf-token", root.csrf()}}).status, 415);
        EXPECT_EQ(root.send("POST", address, "{}", {{"content-type", "text/plain"}, {"x-csrf-token", root.csrf()}}).status, 415);
        EXPECT_EQ(root.send("POST", address, "{}", {{"content-type", "application/jsonp"}, {"x-csrf-token", root.csrf()}}).status, 415);
        EXPECT_EQ(tally(*entity), before);
    }
}

/// Browsers can't send these: pages are UTF-8. The door refuses them before anybody reads them.
TEST_P(Refusals, OfBytesThatAreNoText) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_pages(*entity) || !is_written_by_hand(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const before = tally(*entity);
        auto form = root.form(entity->address() + "/new", entity->address() + "/new");
        auto const& name = entity->fields.front().name;
        for (auto const& bytes : {std::string("\xff\xfe"), std::string("a\0b", 3)}) {
            form.set(name, {bytes});
            EXPECT_EQ(root.post(form).status, 400);
            EXPECT_EQ(root.get(entity->address() + "?" + http::to_query({{"q", bytes}})).status, 400);
        }
        EXPECT_EQ(tally(*entity), before);
    }
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Refusals, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
