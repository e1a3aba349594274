#include "core/store/removal.h"

#include <algorithm>

#include "core/entity/query.h"
#include "core/entity/schema.h"

namespace ateneu {

std::vector<std::int64_t> hanging(Transaction& tx, Entity const& entity, Field const& field, Entity const& target,
                                  std::int64_t id) {
    Query query;
    if (field.is_link()) {
        auto const link = link_table(entity, field);
        query.text = "SELECT " + quoted(link.from) + " FROM " + quoted(link.name) + " WHERE " + quoted(link.to) + " = " + query.bind(id);
    } else if (field.kind() == Kind::any_reference) {
        auto const name = std::string(field.name);
        query.text = "SELECT \"id\" FROM " + quoted(entity.table()) + " WHERE " + quoted(name + "_type") + " = " +
                     query.bind(target.full_name()) + " AND " + quoted(name + "_id") + " = " + query.bind(id);
    } else {
        query.text = "SELECT \"id\" FROM " + quoted(entity.table()) + " WHERE " + quoted(field.name) + " = " + query.bind(id);
    }
    query.text += " ORDER BY 1";
    std::vector<std::int64_t> ids;
    auto const rows = query.run(tx.sql());
    while (rows->next()) ids.push_back(rows->integer(0));
    return ids;
}

std::vector<Referrer> ways_to(Registry const& registry, Entity const& target) {
    auto ways = registry.referrers(target);
    for (auto const* entity : registry.entities())
        for (auto const& field : entity->fields)
            if (field.kind() == Kind::any_reference) ways.push_back({entity, &field});
    return ways;
}

void Removal::plan(Entity const& entity, std::int64_t id) {
    if (!going_.insert({&entity, id}).second) return;
    auto before = tx_.read(entity, id);
    if (!before) return;
    for (auto const& [from, field] : ways_to(tx_.registry(), entity)) {
        // The record's own links are part of what history keeps of it; a mutual one stands there too.
        if (field->options.symmetric) continue;
        for (auto const key : hanging(tx_, *from, *field, entity, id)) {
            if (field->is_link()) {
                losing_.push_back({from, field, key, id});
                continue;
            }
            switch (field->options.on_delete) {
                case OnDelete::cascade: plan(*from, key); break;
                case OnDelete::set_null: losing_.push_back({from, field, key, id}); break;
                case OnDelete::protect: protectors_.emplace_back(from, key); break;
            }
        }
    }
    order_.push_back({&entity, std::move(*before)});
}

bool Removal::is_protected() const {
    return std::any_of(protectors_.begin(), protectors_.end(), [&](auto const& p) { return !going_.contains(p); });
}

void Removal::carry_out() {
    for (auto const& each : losing_) lose(each);
    for (auto const& each : order_) remove(each);
}

void Removal::lose(Losing const& losing) {
    auto const& entity = *losing.entity;
    if (going_.contains({&entity, losing.key})) return;
    auto const before = tx_.read(entity, losing.key);
    if (!before) return;
    auto after = *before;
    auto& value = after.values[static_cast<std::size_t>(entity.index_of(losing.field->name))];
    if (losing.field->is_link()) std::erase(std::get<Keys>(value), losing.target);
    else value = Value{};
    writer_.update(entity, *before, after);
    writer_.touch_parent(entity, after);
    ++after.version;
    writer_.remember(entity, &*before, &after);
    writer_.react(entity, Action::change, &*before, &after);
}

bool Removal::goes_with_parent(Going const& going) const {
    auto const& entity = *going.entity;
    if (entity.parent.empty()) return false;
    auto const* parent = &entity.find(entity.parent)->target();
    return parent == saver_ || going_.contains({parent, parent_of(entity, going.before)});
}

void Removal::remove(Going const& going) {
    auto const& entity = *going.entity;
    writer_.erase(entity, going.before.id);
    writer_.count(entity, going.before, -1);
    if (!goes_with_parent(going)) {
        writer_.touch_parent(entity, going.before);
        writer_.remember(entity, &going.before, nullptr);
    }
    writer_.react(entity, Action::remove, &going.before, nullptr);
}

}  // namespace ateneu
