#pragma once
#include <memory>
#include <string>
#include <thread>

#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/store/bulk_run.h"
#include "core/store/check.h"
#include "core/store/history.h"
#include "core/store/list.h"
#include "core/store/merge_records.h"
#include "core/store/saved_view.h"
#include "core/store/store.h"
#include "tests/support/databases.h"
#include "tests/support/specimen_samples.h"

std::span<ateneu::base::Embedded const> store_migrations();

namespace ateneu::people {

/// Whom history and conflicts name, where the real app of people isn't there.
struct TestPerson {
    Id<TestPerson> id;
    std::string name;
    static Entity const& entity() {
        static constexpr Field fields[] = {field<&TestPerson::name>("name", N_("Name"))};
        static constexpr Entity person{
            .app = "people", .name = "person", .plural = "persons", .label = N_("Person"),
            .plural_label = N_("People"), .new_label = N_("New person"), .type = struct_of<TestPerson>(),
            .fields = fields, .title = R"({t}."name")", .visible = visible_to_everybody_inside};
        return person;
    }
};

}  // namespace ateneu::people

namespace ateneu::specimen {

/// A database with the tables of the specimens, and somebody to act in it.
class House : public tests::OnBothDatabases {
protected:
    House() { database = tests::fresh_database(GetParam(), "specimen", prepare); }

    static Registry const& registry() {
        static Registry const made([] {
            auto all = entities();
            for (auto const* entity : {&people::TestPerson::entity(), &Merged::entity(), &Distinction::entity(),
                                       &SavedView::entity(), &DefaultView::entity(), &BulkRun::entity()})
                all.push_back(entity);
            return all;
        }());
        return made;
    }

    static inline Instant const noon = *parse_instant("2026-11-21T12:00:00Z");
    static inline Date const today = date_of(2026, 11, 21);

    static Actor member_with(std::set<std::string, std::less<>> permissions, std::int64_t person = 1) {
        Actor actor;
        actor.person = person;
        actor.inside = true;
        actor.permissions = std::move(permissions);
        return actor;
    }
    static Actor superuser(std::int64_t person = 1) {
        auto actor = member_with({}, person);
        actor.superuser = true;
        return actor;
    }

    /// Runs a deed of the actor in a write transaction, commits, and gives back what it gave.
    template <class Deed>
    auto as(Actor const& actor, Deed const& deed) {
        std::optional<std::invoke_result_t<Deed, Transaction&>> given;
        database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
            Transaction tx(sql, registry(), reactions, actor, now, {"page", "because", "r1"});
            given = deed(tx);
        });
        return *given;
    }
    template <class Deed>
    auto write(Deed const& deed) {
        auto const program = the_program();
        return as(program, deed);
    }
    template <class T>
    Id<T> add(T const& record) {
        auto const written = write([&](Transaction& tx) { return tx.add(record); });
        EXPECT_TRUE(written) << told(written);
        return {written.id};
    }
    template <class T>
    T stored(Id<T> id) {
        return *write([&](Transaction& tx) { return tx.read(id); });
    }
    Record record(Entity const& entity, std::int64_t id) {
        return *write([&](Transaction& tx) { return tx.read(entity, id); });
    }
    std::vector<HistoryEntry> history(Entity const& entity, std::int64_t id) {
        return write([&](Transaction& tx) { return history_of(tx, entity, id); });
    }
    std::int64_t number(std::string const& sql) {
        return write([&](Transaction& tx) { return tx.sql().integer(sql).value_or(-1); });
    }
    void run(std::string const& sql) {
        write([&](Transaction& tx) { return tx.sql().script(sql), 0; });
    }
    /// All rows of a table as text, without versions and stamps.
    std::string rows_of(Entity const& entity) {
        return write([&](Transaction& tx) {
            std::string all;
            ListQuery query;
            query.entity = &entity;
            query.per_page = 100;
            for (auto const& record : list(tx, query).records) {
                auto whole = *tx.read(entity, record.id);
                for (std::size_t i = 0; i < entity.fields.size(); ++i)
                    if (entity.fields[i].options.stamp == Stamp::updated) whole.values[i] = Value{};
                all += to_json(entity, whole) + "\n";
            }
            return all;
        });
    }
    std::string everything() {
        std::string all;
        for (auto const* entity : entities()) all += rows_of(*entity);
        return all;
    }
    CheckReport check() {
        return write([&](Transaction& tx) { return check_database(tx.sql(), registry()); });
    }

    Id<Member> member(std::string const& name, std::optional<std::int64_t> person = {}) {
        return add(Member{.person = person, .name = name, .joined_on = today});
    }
    Id<Item> item(std::string const& code) {
        return add(Item{.code = {code}, .name = "Thing " + code, .price = {100, *parse_currency("EUR")}});
    }
    /// `value` in the field of this name.
    template <class T>
    static Value& at(Record& record, std::string_view field) {
        return record.values[static_cast<std::size_t>(T::entity().index_of(field))];
    }

    /// What went wrong, for the message of a test.
    static std::string told(Written const& written) {
        auto text = "outcome " + std::to_string(static_cast<int>(written.outcome)) + " " + written.refusal.code;
        for (auto const& problem : written.problems.list())
            text += "\n" + problem.field + ": " + problem.code + " " + problem.message.text;
        return text;
    }
    /// `field code` of each problem, in order.
    static std::vector<std::string> codes(Written const& written) {
        std::vector<std::string> all;
        for (auto const& problem : written.problems.list()) all.push_back(problem.field + " " + problem.code);
        return all;
    }

    Instant now = noon;
    std::vector<Reaction> reactions;

private:
    static void prepare(db::Database& fresh) {
        db::Migrations const all[] = {{"core", store_migrations()}};
        db::migrate(fresh, all);
        fresh.transact(db::Database::Mode::write, [](db::Connection& sql) {
            for (auto const* entity : registry().entities())
                if (entity->app != "core") sql.script(create_sql(*entity, sql.dialect()));
        });
    }
};

}  // namespace ateneu::specimen
