#include <algorithm>
#include <set>

#include "core/access/visible.h"
#include "core/entity/schema.h"
#include "core/store/list.h"
#include "core/store/rows.h"
#include "core/store/writer.h"

namespace ateneu {

namespace {

/// Ids of the rows that hang on one record through one field, oldest first.
std::vector<std::int64_t> hanging(Transaction& tx, Entity const& entity, Field const& field, Entity const& target, std::int64_t id) {
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

/// Every field through which rows can hang on a record of `target`.
std::vector<Referrer> ways_to(Registry const& registry, Entity const& target) {
    auto ways = registry.referrers(target);
    for (auto const* entity : registry.entities())
        for (auto const& field : entity->fields)
            if (field.kind() == Kind::any_reference) ways.push_back({entity, &field});
    return ways;
}

}  // namespace

std::vector<Dependents> Transaction::dependents(Entity const& entity, std::int64_t id) {
    std::vector<Dependents> all;
    for (auto const& [from, field] : ways_to(registry_, entity)) {
        auto const ids = hanging(*this, *from, *field, entity, id);
        if (ids.empty()) continue;
        Dependents found{from, field, field->options.on_delete, static_cast<std::int64_t>(ids.size()), {}, field->is_link()};
        for (auto& [key, title] : titles(*this, *from, {ids.begin(), ids.begin() + std::min<std::ptrdiff_t>(5, std::ssize(ids))}))
            found.some.emplace_back(key, std::move(title));
        all.push_back(std::move(found));
    }
    std::stable_sort(all.begin(), all.end(), [](Dependents const& a, Dependents const& b) {
        auto const weight = [](Dependents const& d) { return d.unlinked ? 3 : static_cast<int>(d.rule); };
        return weight(a) < weight(b);
    });
    return all;
}

namespace {

/// Takes a record and what goes with it away; finds first whether anything protects it.
class Removal {
public:
    explicit Removal(Transaction& tx) : tx_(tx), writer_{tx} {}

    /// Gathers the rows that go, those that lose their reference, and those that protect.
    void plan(Entity const& entity, std::int64_t id) {
        if (!going_.insert({&entity, id}).second) return;
        for (auto const& [from, field] : ways_to(tx_.registry(), entity)) {
            if (field->is_link()) continue;
            for (auto const key : hanging(tx_, *from, *field, entity, id)) {
                if (field->options.on_delete == OnDelete::cascade) {
                    plan(*from, key);
                } else if (field->options.on_delete == OnDelete::set_null) {
                    losing_.emplace_back(from, field, key);
                } else {
                    protectors_.emplace_back(from, key);
                }
            }
        }
        order_.emplace_back(&entity, id);
    }
    /// A row that goes too doesn't protect.
    bool is_protected() const {
        return std::any_of(protectors_.begin(), protectors_.end(), [&](auto const& p) { return !going_.contains(p); });
    }
    void carry_out() {
        for (auto const& [entity, field, key] : losing_) lose(*entity, *field, key);
        for (auto const& [entity, id] : order_) remove(*entity, id);
    }

private:
    void lose(Entity const& entity, Field const& field, std::int64_t key) {
        if (going_.contains({&entity, key})) return;
        auto const before = tx_.read(entity, key);
        if (!before) return;
        auto after = *before;
        after.values[static_cast<std::size_t>(entity.index_of(field.name))] = Value{};
        writer_.update(entity, *before, after);
        ++after.version;
        if (!entity.append_only) writer_.remember(entity, &*before, &after);
        writer_.react(entity, Action::change, &*before, &after);
    }
    void remove(Entity const& entity, std::int64_t id) {
        auto const before = tx_.read(entity, id);
        if (!before) return;
        writer_.erase(entity, id);
        writer_.count(entity, *before, -1);
        writer_.touch_parent(entity, *before);
        if (!entity.append_only) writer_.remember(entity, &*before, nullptr);
        writer_.react(entity, Action::remove, &*before, nullptr);
    }

    Transaction& tx_;
    Writer writer_;
    std::set<std::pair<Entity const*, std::int64_t>> going_;
    std::vector<std::pair<Entity const*, std::int64_t>> protectors_, order_;
    std::vector<std::tuple<Entity const*, Field const*, std::int64_t>> losing_;
};

Written refusal(char const* code, char const* message) {
    Written written;
    written.outcome = Written::Outcome::refused;
    written.refusal = {code, message};
    return written;
}

}  // namespace

Written Transaction::remove(Entity const& entity, std::int64_t id, std::int64_t version) {
    auto const stored = find(entity, id);
    if (!stored) {
        Written written;
        written.outcome = Written::Outcome::gone;
        return written;
    }
    if (!actor_.may(entity, Action::remove))
        return refusal("no_permission", N_("You don't have the permission for this. An administrator can give it to you."));
    if (entity.permanent || entity.append_only)
        return refusal("permanent", N_("Records of this kind are kept; they can't be deleted."));
    lock(entity, id);
    if (version != stored->version && !(version == 0 && actor_.superuser && actor_.person == 0)) {
        Written written;
        written.outcome = Written::Outcome::conflict;
        written.id = id;
        written.version = stored->version;
        written.conflict = Conflict{*stored, "", Instant{}};
        return written;
    }
    Removal removal(*this);
    removal.plan(entity, id);
    if (removal.is_protected())
        return refusal("protected", N_("Other records need this one. Change or delete those first."));
    removal.carry_out();
    Written written;
    written.id = id;
    return written;
}

}  // namespace ateneu
