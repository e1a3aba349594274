#include "apps/workshops/amy/room.h"

#include <boost/json.hpp>

#include "apps/workshops/amy/import.h"
#include "core/takeover/record_writer.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/store/rows.h"

namespace ateneu::workshops::amy {

namespace {

/// What belongs to a local administrator and stays.
constexpr std::string_view belongings[] = {"people.login", "people.token", "people.session",
                                           "people.preference"};
/// Whose history stays.
constexpr auto remembered =
    "('people.person', 'people.login', 'people.token', 'people.session', 'people.preference', "
    "'people.permission')";

[[noreturn]] void refuse(std::string reason) {
    throw ImportError(ImportError::Kind::refused, "", 0, std::move(reason));
}

bool is_any(db::Connection& sql, std::string const& query) {
    return sql.integer(query).value_or(0) != 0;
}

/// Another AMY table's first entity, or one of ours that only people fill.
void check_only_seeds(db::Connection& sql, Registry const& registry) {
    for (auto const& table : tables()) {
        auto const* const entity = registry.find(table.entity);
        if (table.seeded || table.entity == "people.person" || table.entity == "people.token")
            continue;
        if (is_any(sql, "SELECT COUNT(*) FROM (SELECT 1 FROM " + quoted(entity->table()) +
                            " LIMIT 1) q"))
            refuse("the database already holds records (" + entity->full_name() +
                   "): import into a new one");
    }
    auto const changed = sql.text(std::string(R"(
        SELECT change.entity
        FROM core_change change
        JOIN core_change_set change_set ON change_set.id = change.change_set
        WHERE change_set.person IS NOT NULL AND change.entity NOT IN )") +
                                  remembered + " LIMIT 1");
    if (changed)
        refuse("somebody has already worked in the database (" + *changed +
               "): import into a new one");
}

}  // namespace

void check_room(db::Connection& sql, Registry const& registry) {
    if (is_any(sql, "SELECT COUNT(*) FROM core_change_set WHERE door = 'import'"))
        refuse("something was imported into the database before: import into a new one");
    auto const others = sql.integer(R"(
        SELECT COUNT(*)
        FROM people_person person
        LEFT JOIN people_login login ON login.person = person.id
        WHERE login.id IS NULL OR NOT login.is_superuser)");
    if (others.value_or(0) != 0)
        refuse(
            "the database already holds people besides its administrators: import into a new one");
    check_only_seeds(sql, registry);
}

namespace {

std::vector<Record> people_in(db::Connection& sql, Entity const& person) {
    std::vector<Record> people;
    auto const rows = sql.query("SELECT " + row_columns(person, "t") + " FROM " +
                                quoted(person.table()) + " t ORDER BY t.\"id\"");
    while (rows->next()) {
        int column = 0;
        people.push_back(read_row(person, *rows, column));
    }
    return people;
}

/// `{"person": from, …}` with `to` instead; "" stays.
std::string with_person(std::string_view text, std::int64_t from, std::int64_t to) {
    namespace json = boost::json;
    boost::system::error_code failed;
    auto value = json::parse(json::string_view(text.data(), text.size()), failed);
    if (failed || !value.is_object()) return std::string(text);
    auto* const person = value.get_object().if_contains("person");
    if (person && person->is_int64() && person->get_int64() == from) *person = to;
    return json::serialize(value);
}

/// History tells whose login and token it was, by id.
void move_person_in_history(db::Connection& sql, std::int64_t from, std::int64_t to) {
    struct Line {
        std::int64_t id;
        std::optional<std::string> before, after;
    };
    std::vector<Line> lines;
    {
        auto const rows = sql.query(
            "SELECT id, before, after FROM core_change WHERE entity IN "
            "('people.login', 'people.token', 'people.session', 'people.preference')");
        while (rows->next()) {
            auto& line = lines.emplace_back(Line{rows->integer(0), {}, {}});
            if (!rows->is_null(1)) line.before = with_person(rows->text(1), from, to);
            if (!rows->is_null(2)) line.after = with_person(rows->text(2), from, to);
        }
    }
    auto const side = [](std::optional<std::string> const& text) {
        return text ? db::Parameter(std::string_view(*text)) : db::Parameter();
    };
    for (auto const& line : lines)
        sql.execute("UPDATE core_change SET before = $1, after = $2 WHERE id = $3",
                    {side(line.before), side(line.after), line.id});
}

/// A login has its person's number, as those of the dump have.
void move(db::Connection& sql, Registry const& registry, std::int64_t from, std::int64_t to) {
    move_person_in_history(sql, from, to);
    if (auto const login =
            sql.integer(R"(SELECT "id" FROM "people_login" WHERE "person" = $1)", {from})) {
        sql.execute(R"(UPDATE "people_login" SET "id" = $1 WHERE "id" = $2)", {to, *login});
        sql.execute(
            "UPDATE core_change SET record = $1 WHERE entity = 'people.login' AND record = $2",
            {to, *login});
    }
    for (auto const name : belongings)
        sql.execute("UPDATE " + quoted(registry.find(name)->table()) +
                        R"( SET "person" = $1 WHERE "person" = $2)",
                    {to, from});
    auto const& person = *registry.find("people.person");
    for (auto const& field : person.fields) {
        if (!field.is_link()) continue;
        auto const link = link_table(person, field);
        sql.execute("UPDATE " + quoted(link.name) + " SET " + quoted(link.from) + " = $1 WHERE " +
                        quoted(link.from) + " = $2",
                    {to, from});
    }
    sql.execute("UPDATE core_change SET record = $1 WHERE entity = 'people.person' AND record = $2",
                {to, from});
    sql.execute("UPDATE core_change_set SET person = $1 WHERE person = $2", {to, from});
    sql.execute(R"(DELETE FROM "people_person" WHERE "id" = $1)", {from});
}

/// Links go by themselves only where the database watches references.
void remove_links(db::Connection& sql, Entity const& entity) {
    for (auto const& field : entity.fields)
        if (field.is_link() && field.target().full_name() != "people.permission")
            sql.execute("DELETE FROM " + quoted(link_table(entity, field).name));
}

void remove_seeds(db::Connection& sql, Registry const& registry) {
    for (auto const& table : tables()) {
        auto const& entity = *registry.find(table.entity);
        remove_links(sql, entity);
        if (table.seeded) sql.execute("DELETE FROM " + quoted(entity.table()));
    }
    sql.execute("DELETE FROM \"people_group_permissions\"");
    sql.execute(std::string("DELETE FROM core_change WHERE entity NOT IN ") + remembered);
    sql.execute("DELETE FROM core_change_set WHERE id NOT IN (SELECT change_set FROM core_change)");
}

}  // namespace

LocalAdministrators make_room(db::Connection& sql, Registry const& registry, Survey const& survey) {
    auto const& person = *registry.find("people.person");
    LocalAdministrators local{people_in(sql, person)};
    auto next = survey.highest(person);
    for (auto const& each : local.people) next = std::max(next, each.id);
    // The logins' numbers move too, and must not meet on the way.
    next = std::max(next, sql.integer(R"(SELECT MAX("id") FROM "people_login")").value_or(0));
    for (auto& each : local.people) {
        move(sql, registry, each.id, ++next);
        each.id = next;
    }
    remove_seeds(sql, registry);
    return local;
}

namespace {

bool is_taken(db::Connection& sql, std::string_view field, std::string_view text) {
    return sql.integer("SELECT 1 FROM \"people_person\" WHERE " + quoted(field) + " = $1", {text})
        .has_value();
}

/// "admin" becomes "admin-2".
std::string free_username(db::Connection& sql, std::string const& wanted) {
    for (int number = 2;; ++number)
        if (auto name = wanted + "-" + std::to_string(number); !is_taken(sql, "username", name))
            return name;
}

/// What a person of the dump has stays theirs.
void give_way(db::Connection& sql, Entity const& person, Record& record,
              std::vector<std::string>& notes) {
    auto const username =
        text_of(record.values[static_cast<std::size_t>(person.index_of("username"))]);
    for (std::size_t i = 0; i < person.fields.size(); ++i) {
        auto const& field = person.fields[i];
        auto& value = record.values[i];
        if (!field.options.unique || is_blank(value) || !is_taken(sql, field.name, text_of(value)))
            continue;
        if (field.name == "username") {
            value = free_username(sql, username);
            notes.push_back("The administrator " + username + " made here is now called " +
                            text_of(value) +
                            ", with the same password: a person of the dump has that username.");
        } else {
            notes.push_back("The administrator " + username + " made here has lost what stood in " +
                            std::string(field.name) + ": a person of the dump has the same.");
            value = {};
        }
    }
}

}  // namespace

std::vector<std::string> put_back(db::Connection& sql, Registry const& registry,
                                  LocalAdministrators local) {
    auto const& person = *registry.find("people.person");
    std::vector<std::string> notes;
    for (auto& record : local.people) give_way(sql, person, record, notes);
    if (local.people.empty()) return notes;
    takeover::RecordWriter writer(sql, person);
    for (auto const& record : local.people) writer.write(record);
    writer.finish();
    return notes;
}

}  // namespace ateneu::workshops::amy
