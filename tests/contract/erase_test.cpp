// A person with a mark in every field of every record about them: after erasing, no table holds the mark any more.
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/store/erase.h"
#include "core/store/undo.h"
#include "domain/people/person.h"
#include "domain/privacy/erase.h"
#include "tests/contract/filling.h"

namespace ateneu::contract {

using people::Person;

class Erasing : public House {};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Erasing, tests::both_databases(), tests::dialect_name);

namespace {

constexpr std::string_view mark = "qzmark";
constexpr std::string_view address = "qzmark@example.org";

bool is_ours(Entity const& entity) { return entity.app != "specimen"; }

/// A value with the mark in it; nothing where the kind can't hold one.
std::optional<Value> marked(Field const& field) {
    auto const text = std::string(mark) + "-" + std::string(field.name);
    switch (field.kind()) {
        case Kind::text: case Kind::slug: case Kind::secret: return Value{text};
        case Kind::email: return Value{std::string(address)};
        case Kind::url: return Value{"https://example.org/" + text};
        case Kind::json: return Value{"\"" + text + "\""};
        case Kind::text_list: return Value{Texts{field.options.item == Kind::email ? std::string(address) : text}};
        case Kind::translated: return Value{Translated{{{"ca", text}}}};
        default: return {};
    }
}

/// Marks all that is personal in a stored record; history has it as well, as after an edit.
void plant(Transaction& tx, Entity const& entity, std::int64_t id) {
    auto record = tx.read(entity, id);
    ASSERT_TRUE(record) << entity.full_name();
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (auto value = is_emptied(entity.fields[i]) ? marked(entity.fields[i]) : std::nullopt) record->values[i] = std::move(*value);
    write_emptied(tx, entity, *record);
}

struct Way {
    Entity const* entity;
    Field const* field;
};
/// Each personal reference to a person or to anything, of every entity.
std::vector<Way> ways(Registry const& registry) {
    std::vector<Way> all;
    for (auto const* entity : registry.entities())
        for (auto const& field : entity->fields) {
            bool const points = field.kind() == Kind::any_reference || (field.kind() == Kind::reference && &field.target() == &Person::entity());
            if (is_ours(*entity) && points && field.options.personal) all.push_back({entity, &field});
        }
    return all;
}

std::int64_t made(Transaction& tx, Maker& maker, Way const& way, std::int64_t person) {
    Value const value = way.field->kind() == Kind::any_reference ? Value{AnyReference{Person::entity().full_name(), person}} : Value{person};
    std::map<std::string, Value> with{{std::string(way.field->name), value}};
    if (way.entity->full_name() == "workshops.account") with["account_type"] = std::string("individual");
    auto const id = maker.store(*way.entity, with);
    plant(tx, *way.entity, id);
    return id;
}

void plant_technical(db::Connection& sql, std::int64_t person) {
    auto const at = "2026-11-20T10:00:00.000000Z";
    std::string const cells = "[\"" + std::string(address) + "\"]";
    sql.execute(R"(INSERT INTO "core_import_row" ("import", "row_number", "cells") VALUES (1, 2, $1))", {std::string_view(cells)});
    sql.execute(R"(INSERT INTO "core_import_finding" ("import", "row_number", "outcome", "record", "version", "detail") VALUES (1, 2, 'new', 0, 0, $1))", {std::string_view(cells)});
    sql.execute(R"(INSERT INTO "core_answer" ("place", "at", "request", "status", "headers", "body") VALUES ('p', $1, 'r', 200, '{}', $2))", {at, std::string_view(cells)});
    sql.execute(R"(INSERT INTO "core_change_set" ("at", "person", "door", "reason", "request", "via") VALUES ($1, $2, 'page', 'because qzmark said so', '', 'qzmark token'))", {at, person});
    sql.execute(R"(INSERT INTO "core_job" ("title", "kind", "state", "key", "done", "total", "said", "address", "problem", "attempts", "created_at", "due_at", "stop_asked", "worker", "parameters")
                   VALUES ($1, 'x', 'done', '', 0, 0, $1, '', $1, 1, $2, $2, FALSE, '', '{}'))", {address, at});
}

std::vector<std::string> all_tables(db::Connection& sql) {
    auto const rows = sql.sqlite() ? sql.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
                                   : sql.query("SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY c.relname");
    std::vector<std::string> names;
    while (rows->next()) names.emplace_back(rows->text(0));
    return names;
}

/// Every place in the whole database where the mark stands.
std::vector<std::string> found(db::Connection& sql) {
    std::vector<std::string> places;
    for (auto const& table : all_tables(sql)) {
        auto const rows = sql.query("SELECT * FROM \"" + table + "\"");
        while (rows->next())
            for (int column = 0; column < rows->columns(); ++column)
                if (!rows->is_null(column) && lower_ascii(std::string(rows->text(column))).find(mark) != std::string::npos)
                    places.push_back(table + ", column " + std::to_string(column) + ": " + std::string(rows->text(column)).substr(0, 200));
    }
    return places;
}

std::string listed(std::vector<std::string> const& lines) { return join(lines, "\n"); }

/// What organisations count by, one line a number.
std::string statistics(db::Connection& sql) {
    std::string all;
    for (auto const* question : {R"(SELECT substr(CAST("awarded" AS TEXT), 1, 4), COUNT(*) FROM "workshops_award" GROUP BY 1 ORDER BY 1)",
                                 R"(SELECT COALESCE(NULLIF("country", ''), "airport_country"), COUNT(*) FROM "people_person" GROUP BY 1 ORDER BY 1)",
                                 R"(SELECT "role", COUNT(*) FROM "workshops_task" GROUP BY 1 ORDER BY 1)",
                                 R"(SELECT "role", COUNT(DISTINCT "person") FROM "workshops_membership_task" GROUP BY 1 ORDER BY 1)",
                                 R"(SELECT "state", COUNT(*) FROM "workshops_training_progress" GROUP BY 1 ORDER BY 1)",
                                 R"(SELECT "country", "state", COUNT(*) FROM "workshops_training_request" GROUP BY 1, 2 ORDER BY 1, 2)",
                                 R"(SELECT "config", COUNT(*) FROM "workshops_community_role" GROUP BY 1 ORDER BY 1)",
                                 R"(SELECT substr(CAST("start" AS TEXT), 1, 7), COUNT(*) FROM "workshops_event" GROUP BY 1 ORDER BY 1)"}) {
        auto const rows = sql.query(question);
        while (rows->next()) {
            for (int column = 0; column < rows->columns(); ++column) all += std::string(rows->text(column)) + "|";
            all += "\n";
        }
        all += "--\n";
    }
    return all;
}

}  // namespace

TEST_P(Erasing, LeavesNoMarkInAnyTableAndNoNumberDifferent) {
    std::int64_t person = 0, event = 0, edit = 0;
    std::string before;
    as_program([&](Transaction& tx) {
        Maker maker(tx);
        person = maker.store(Person::entity());
        return 0;
    });
    as_program([&](Transaction& tx) {
        Maker maker(tx);
        plant(tx, Person::entity(), person);
        edit = tx.change_set();
        for (auto const& way : ways(tx.registry())) {
            SCOPED_TRACE(way.entity->full_name() + "." + std::string(way.field->name));
            // One that is gone already: only history knows it. And one that is there.
            if (!way.entity->permanent) take_away(tx, *way.entity, made(tx, maker, way, person));
            made(tx, maker, way, person);
        }
        auto const& events = *tx.registry().find("workshops.event");
        event = maker.store(events, {{"contact", std::string("someone@example.org; QZmark@example.org")}});
        plant_technical(tx.sql(), person);
        before = statistics(tx.sql());
        return 0;
    });
    ASSERT_FALSE(ask([](Transaction& tx) { return found(tx.sql()); }).empty());
    as_program([&](Transaction& tx) { return privacy::erase_person(tx, {person}, [](std::int64_t, std::int64_t) {}).parts.size(); });
    auto const left = ask([](Transaction& tx) { return found(tx.sql()); });
    EXPECT_TRUE(left.empty()) << listed(left);
    EXPECT_EQ(ask([](Transaction& tx) { return statistics(tx.sql()); }), before);
    auto const erased = stored(Person::entity(), person);
    ASSERT_TRUE(erased);
    EXPECT_EQ(text_of(erased->values[0]), "anonymous-" + std::to_string(person));
    EXPECT_EQ(text_of(stored(*site().registry().find("workshops.event"), event)->values[static_cast<std::size_t>(site().registry().find("workshops.event")->index_of("contact"))]), "someone@example.org; …");
    // Nothing of it comes back by undoing what was done before.
    EXPECT_FALSE(as_program([&](Transaction& tx) { return static_cast<bool>(undo(tx, edit)); }));
}

/// A text about people that nobody decided about is an oversight.
TEST_P(Erasing, EveryTextAboutPeopleIsDecided) {
    std::vector<std::string> undecided;
    for (auto const* entity : entities())
        for (auto const& field : entity->fields)
            if (is_ours(*entity) && privacy::wants_decision(*entity, field)) undecided.push_back(entity->full_name() + "." + std::string(field.name));
    EXPECT_TRUE(undecided.empty()) << "say `.personal = true` or `false`:\n" << listed(undecided);
}

}  // namespace ateneu::contract
