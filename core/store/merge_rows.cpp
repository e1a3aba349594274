#include "core/store/merge_rows.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"

namespace ateneu {

Side chosen(MergeChoices const& choices, std::string const& address, Side otherwise) {
    auto const found = choices.sides.find(address);
    return found == choices.sides.end() ? otherwise : found->second;
}

bool can_combine(Field const& field) {
    switch (field.kind()) {
        case Kind::links: case Kind::text_list: case Kind::integer_list: case Kind::translated: return true;
        case Kind::text: return !field.options.sorted && !field.options.unique && !field.options.code;
        default: return false;
    }
}

Side default_side(Field const& field, Value const& left, Value const& right, Side survivor) {
    auto const kind = field.kind();
    if (kind == Kind::links || kind == Kind::text_list || kind == Kind::integer_list || kind == Kind::translated) return Side::both;
    auto const& own = survivor == Side::left ? left : right;
    auto const other = survivor == Side::left ? Side::right : Side::left;
    return is_blank(own) || (kind == Kind::reference && integer_of(own) == 0) ? other : survivor;
}

namespace {

/// The first list, and what the second has besides.
template <class List>
List joined_lists(List first, List const& second) {
    for (auto const& item : second)
        if (std::find(first.begin(), first.end(), item) == first.end()) first.push_back(item);
    return first;
}

Value combined(Field const& field, Value const& left, Value const& right) {
    if (is_blank(left)) return right;
    if (is_blank(right) || left == right) return left;
    if (auto const* keys = std::get_if<Keys>(&left)) {
        auto all = joined_lists(*keys, std::get<Keys>(right));
        if (field.is_link()) std::sort(all.begin(), all.end());
        return all;
    }
    if (auto const* texts = std::get_if<Texts>(&left)) return joined_lists(*texts, std::get<Texts>(right));
    if (auto const* translated = std::get_if<Translated>(&left)) {
        auto all = *translated;
        all.texts.insert(std::get<Translated>(right).texts.begin(), std::get<Translated>(right).texts.end());
        return all;
    }
    return text_of(left) + (field.options.multiline ? "\n\n" : " ") + text_of(right);
}

}  // namespace

Value value_of(Field const& field, Value const& left, Value const& right, Side side) {
    if (side == Side::both && can_combine(field)) return combined(field, left, right);
    return side == Side::right ? right : left;
}

bool is_chosen(Entity const& entity, Field const& field) {
    if (field.kind() == Kind::secret || field.is_children() || field.options.stamp == Stamp::updated) return false;
    return field.name != entity.facet_of && field.name != entity.parent;
}

namespace {

/// A merged record doesn't point at itself where it pointed at the other.
void part_from(Entity const& entity, Field const& field, Pair const& pair, Value& value) {
    auto const is_one = [&](std::int64_t id) { return id != 0 && (id == pair.left.id || id == pair.right.id); };
    bool const points_here = field.codec->target && &field.target() == &entity;
    if (field.is_link() && points_here) std::erase_if(std::get<Keys>(value), is_one);
    auto const* any = std::get_if<AnyReference>(&value);
    bool const is_own = (field.kind() == Kind::reference && points_here && is_one(integer_of(value))) || (any && any->entity == entity.full_name() && is_one(any->id));
    if (!is_own) return;
    if (field.optional()) value = Value{};
    else if (any) value = AnyReference{any->entity, pair.stays().id};
    else value = pair.stays().id;
}

}  // namespace

Record merged_values(Entity const& entity, Pair const& pair, MergeChoices const& choices, std::string const& prefix) {
    auto merged = pair.stays();
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (!is_chosen(entity, field)) continue;
        auto const& left = pair.left.values[i];
        auto const& right = pair.right.values[i];
        auto const side = chosen(choices, prefix + std::string(field.name), default_side(field, left, right, pair.survivor));
        merged.values[i] = value_of(field, left, right, side == Side::both && !can_combine(field) ? pair.survivor : side);
        part_from(entity, field, pair, merged.values[i]);
    }
    return merged;
}

Problems new_problems(Transaction& tx, Entity const& entity, Pair const& pair, Record const& merged, Goes goes) {
    Transaction::Deed const deed(tx);
    Problems all, left, right;
    validate_record(tx, entity, nullptr, merged, all);
    validate_record(tx, entity, nullptr, pair.left, left);
    validate_record(tx, entity, nullptr, pair.right, right);
    Problems some;
    for (auto const& problem : all.list()) {
        // The loser has the key itself, and is about to go.
        auto const index = entity.index_of(problem.field);
        if (goes == Goes::there && problem.code == "taken" && index >= 0 && merged.values[static_cast<std::size_t>(index)] == pair.goes().values[static_cast<std::size_t>(index)]) continue;
        auto const* in_left = left.of(problem.field);
        auto const* in_right = right.of(problem.field);
        if ((in_left && in_left->message == problem.message) || (in_right && in_right->message == problem.message)) continue;
        some.add(problem.field, problem.message, problem.code);
    }
    return some;
}

std::vector<SharedKey> keys_with(Entity const& entity, Field const& field) {
    std::vector<SharedKey> keys;
    if (field.is_link()) return keys;
    if (field.options.unique) keys.push_back({{&field}, {}});
    for (auto const& unique : entity.unique) {
        SharedKey key{{}, unique.where};
        for (auto const name : unique.fields) key.fields.push_back(entity.find(name));
        if (std::find(key.fields.begin(), key.fields.end(), &field) != key.fields.end()) keys.push_back(std::move(key));
    }
    return keys;
}

namespace {

/// `alias` points at this record through the field.
std::string points_at(Field const& field, Entity const& target, std::string const& alias, std::int64_t id, Query& query) {
    auto const name = std::string(field.name);
    if (field.kind() != Kind::any_reference) return alias + "." + quoted(name) + " = " + query.bind(id);
    auto const type = alias + "." + quoted(name + "_type") + " = " + query.bind(target.full_name());
    return type + " AND " + alias + "." + quoted(name + "_id") + " = " + query.bind(id);
}

}  // namespace

std::vector<ClashingRows> clashing(Transaction& tx, Entity const& entity, Field const& field, Entity const& target, Pair const& pair,
                                   std::vector<SharedKey> const& keys, int limit) {
    std::vector<ClashingRows> found;
    for (auto const& key : keys) {
        Query query;
        auto const table = quoted(entity.table());
        query.text = "SELECT l.\"id\", r.\"id\" FROM " + table + " l JOIN " + table + " r ON " + points_at(field, target, "r", pair.right.id, query);
        for (auto const* each : key.fields) {
            if (each == &field) continue;
            for (auto const& column : columns_of(*each)) query.text += " AND r." + quoted(column.name) + " = l." + quoted(column.name);
            if (auto const given = not_blank(*each, "l"); !given.empty()) query.text += " AND " + given;
        }
        query.text += " WHERE " + points_at(field, target, "l", pair.left.id, query);
        if (!key.where.empty()) query.text += " AND l." + std::string(key.where) + " AND r." + std::string(key.where);
        query.text += " ORDER BY l.\"id\", r.\"id\" LIMIT " + query.bind(std::int64_t{limit});
        auto const rows = query.run(tx.sql());
        while (rows->next()) found.push_back({rows->integer(0), rows->integer(1), &key});
    }
    return found;
}

std::string rows_address(Entity const& entity, Field const& field) { return entity.full_name() + "." + std::string(field.name); }

std::string clash_address(Entity const& entity, Field const& field, ClashingRows const& rows) {
    return rows_address(entity, field) + ":" + std::to_string(rows.left) + "-" + std::to_string(rows.right);
}

Side default_clash_side(Entity const& entity, Record const& left, Record const& right, SharedKey const& key, Side survivor) {
    if (key.where.empty()) return survivor;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        if (entity.fields[i].options.stamp != Stamp::created) continue;
        auto const older = integer_of(left.values[i]), newer = integer_of(right.values[i]);
        if (older != newer) return older > newer ? Side::left : Side::right;
    }
    return survivor;
}

bool may_leave_out(Transaction& tx, Entity const& from) {
    auto const& actor = tx.actor();
    bool const kept = from.guard == Guard::kept || from.append_only || from.permanent;
    return !kept && actor.may(from, Action::change) && actor.may(from, Action::remove) && sees_all(actor, from);
}

bool is_facet_of(Entity const& entity, Field const& field) { return !entity.facet_of.empty() && entity.facet_of == field.name; }

Side staying_facet(Entity const& facet, Record const& left, Record const& right, Side survivor) {
    for (std::size_t i = 0; i < facet.fields.size(); ++i) {
        if (facet.fields[i].kind() != Kind::secret) continue;
        auto const& own = survivor == Side::left ? left : right;
        auto const& other = survivor == Side::left ? right : left;
        if (!is_blank(own.values[i]) || is_blank(other.values[i])) return survivor;
        return survivor == Side::left ? Side::right : Side::left;
    }
    return survivor;
}

namespace {

/// A value that only superusers give, "" where there is none.
std::string guarded_field(Entity const& entity, Record const& record) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& value = record.values[i];
        bool const is_nothing = is_blank(value) || (std::holds_alternative<std::int64_t>(value) && integer_of(value) == 0);
        if (entity.fields[i].options.access == FieldAccess::superusers && !is_nothing) return entity.fields[i].label;
    }
    return {};
}

std::string guarded_field(Transaction& tx, Entity const& entity, Record const& record) {
    auto label = guarded_field(entity, record);
    for (auto const* facet : tx.registry().facets(entity))
        for (auto const key : hanging(tx, *facet, *facet->find(facet->facet_of), entity, record.id))
            if (auto const row = tx.read(*facet, key); row && label.empty()) label = guarded_field(*facet, *row);
    return label;
}

}  // namespace

Refusal refusal_of(Transaction& tx, Entity const& entity, MergeChoices const& choices, std::optional<Record> const& left, std::optional<Record> const& right) {
    auto const& authority = tx.authority();
    if (choices.left == choices.right) return {"same_record", N_("That is one and the same record. Choose two different ones.")};
    if (!left || !right) return {"gone", N_("One of the two is no longer there, or isn't yours to see.")};
    for (auto const* record : {&*left, &*right})
        if (!authority.may(entity, Action::change, *record) || !authority.may(entity, Action::remove, *record))
            return {"no_permission", N_("You don't have the permission for this. An administrator can give it to you.")};
    if (entity.permanent || entity.append_only) return {"permanent", N_("Records of this kind are kept; they can't be merged.")};
    if (!entity.facet_of.empty()) return {"part", N_("This is part of another record. Merge those instead.")};
    if (authority.superuser) return {};
    for (auto const* record : {&*left, &*right})
        if (auto const label = guarded_field(tx, entity, *record); !label.empty())
            return {"superusers_only", {N_("One of the two has “{field}”, which only superusers change. A superuser can merge them."), {{"field", label}}}};
    return {};
}

}  // namespace ateneu
