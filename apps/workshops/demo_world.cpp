#include "apps/workshops/demo_world.h"

#include <algorithm>

#include "core/access/actor.h"

namespace ateneu::workshops::demo {
namespace {

constexpr int years = 5;

}  // namespace

World::World(Transaction& tx_, Demo const& wanted)
    : tx(tx_), demo(wanted), start{later(wanted.today, -365 * years)}, chance(wanted.seed) {
    must(wanted.people >= 100, "a demo community has a hundred people or more");
}

Transaction& World::on(Date day) {
    day = std::clamp(day, start, demo.today);
    auto& known = days_[day];
    if (!known) {
        // Some time in the working day, another one each day.
        auto const at =
            instant_of({day, 8 * 3600 + static_cast<int>(chance.below(9 * 3600))}, "UTC");
        known =
            std::make_unique<Transaction>(tx.sql(), tx.registry(), std::span<Reaction const>{},
                                          program_, std::min(at, tx.now()), Origin{.door = "page"});
    }
    return *known;
}

void World::sign() {
    for (auto const& [day, written] : days_)
        tx.sql().execute(R"(UPDATE "core_change_set" SET "person" = $1 WHERE "id" = $2)",
                         {somebody_of_the_office().value, written->change_set()});
}

Date World::day_between(Date first, Date last) {
    last = std::min(last, demo.today);
    return first >= last ? last : later(first, chance.between(0, last.days - first.days));
}

std::size_t World::anybody(Date by) {
    auto const end =
        std::upper_bound(people.begin(), people.end(), by,
                         [](Date day, Someone const& one) { return day < one.joined; });
    return chance.below(std::max<std::size_t>(1, static_cast<std::size_t>(end - people.begin())));
}

std::size_t World::instructor(Date by) {
    for (int tries = 0; tries < 40 && !teachers.empty(); ++tries)
        if (auto const& teacher = chance.pick(teachers); teacher.since <= by)
            return teacher.someone;
    return anybody(by);
}

void World::must_be_written(Written const& written, Entity const& entity) {
    if (written) return;
    auto why = entity.full_name() + " of the demo was refused: " + written.refusal.code;
    for (auto const& problem : written.problems.list())
        why += " " + problem.field + ": " + problem.message.text;
    must(false, why.c_str());
}

std::int64_t World::seeded(Entity const& entity, std::string_view name, std::string_view field) {
    auto const key = entity.full_name() + " " + std::string(name);
    auto const known = seeded_.find(key);
    if (known != seeded_.end()) return known->second;
    auto const id = key_of(tx, entity, field, name);
    must(id != 0, ("the demo needs the seeds: " + key).c_str());
    return seeded_[key] = id;
}

}  // namespace ateneu::workshops::demo
