#include "core/store/erase.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/store/history.h"
#include "core/store/keyed.h"
#include "core/store/removal.h"
#include "core/store/rows.h"

namespace ateneu {

bool is_emptied(Field const& field) {
    if (field.kind() == Kind::secret) return true;
    return field.options.personal && !field.options.kept_because && field.kind() != Kind::reference && field.kind() != Kind::any_reference;
}

namespace {

Value blank(Field const& field, std::string_view pseudonym) {
    auto value = nothing_of(field);
    if (field.optional()) return value;
    if (field.kind() == Kind::choice || field.kind() == Kind::boolean) return from_text(field, field.options.initial).value_or(value);
    if (field.options.required && field.kind() == Kind::text) return std::string(pseudonym);
    if (field.kind() == Kind::json) return std::string("null");
    return value;
}

}  // namespace

Record emptied(Entity const& entity, Record record, std::string_view pseudonym) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (is_emptied(field) && !is_blank(record.values[i])) record.values[i] = blank(field, pseudonym);
    }
    return record;
}

void write_emptied(Transaction& tx, Entity const& entity, Record const& after) {
    auto const before = tx.read(entity, after.id);
    if (!before || before->values == after.values) return;
    Writer writer{tx};
    writer.update(entity, *before, after);
    writer.touch_parent(entity, after);
    auto const now = tx.read(entity, after.id);
    must(now.has_value(), "a record went away while it was emptied");
    writer.remember(entity, &*before, &*now);
    writer.react(entity, Action::change, &*before, &*now);
}

bool take_away(Transaction& tx, Entity const& entity, std::int64_t id) {
    Removal removal(tx);
    removal.plan(entity, id);
    if (removal.is_protected()) return false;
    removal.carry_out();
    return true;
}

bool everything_told(Field const& field) {
    auto const kind = field.kind();
    return kind != Kind::reference && kind != Kind::any_reference && kind != Kind::boolean && kind != Kind::instant && kind != Kind::date;
}

namespace {

struct Sides {
    std::int64_t row = 0;
    std::optional<std::string> before, after;
};

/// Of a field, which may be null where the table no longer has it, and its JSON value.
using Goes = std::function<bool(Field const*, std::string const&)>;

/// One side with the chosen values replaced; nothing where none is among them.
std::optional<std::string> without(Entity const& entity, std::string const& side, Goes const& goes_away) {
    std::string out;
    JsonWriter json(out);
    bool found = false;
    json.begin_object();
    for (auto const& [name, value] : json_members(side)) {
        auto const* field = entity.find(name);
        bool const goes = value != "null" && value != "\"\"" && value != "[]" && value != erased_json && goes_away(field, value);
        found = found || goes;
        json.key(name).raw(goes ? erased_json : std::string_view(value));
    }
    json.end_object();
    return found ? std::optional(out) : std::nullopt;
}

std::vector<Sides> history_rows(Transaction& tx, Entity const& entity, Keys const& ids) {
    Query query;
    query.text = "SELECT id, before, after FROM core_change WHERE entity = " + query.bind(entity.full_name()) + " AND record IN (" + bind_keys(query, ids) + ") ORDER BY id";
    std::vector<Sides> all;
    auto const rows = query.run(tx.sql());
    while (rows->next()) {
        auto& sides = all.emplace_back(Sides{rows->integer(0), {}, {}});
        if (!rows->is_null(1)) sides.before = rows->text(1);
        if (!rows->is_null(2)) sides.after = rows->text(2);
    }
    return all;
}

void write_sides(Transaction& tx, Entity const& entity, Sides const& sides) {
    Query query;
    auto const place = [&](std::optional<std::string> const& side) { return side ? query.bind(*side) : query.bind_null(); };
    query.text = "UPDATE core_change SET before = " + place(sides.before);
    query.text += ", after = " + place(sides.after);
    query.text += " WHERE entity = " + query.bind(entity.full_name());
    query.text += " AND id = " + query.bind(sides.row);
    query.execute(tx.sql());
}

std::int64_t erase_values(Transaction& tx, Entity const& entity, Keys const& ids, Goes const& which) {
    std::int64_t changed = 0;
    for (auto const& group : in_groups(ids))
        for (auto& sides : history_rows(tx, entity, group)) {
            auto before = sides.before ? without(entity, *sides.before, which) : std::nullopt;
            auto after = sides.after ? without(entity, *sides.after, which) : std::nullopt;
            if (!before && !after) continue;
            if (before) sides.before = std::move(before);
            if (after) sides.after = std::move(after);
            write_sides(tx, entity, sides);
            ++changed;
        }
    return changed;
}

}  // namespace

std::int64_t erase_history(Transaction& tx, Entity const& entity, Keys const& ids, Erased const& which) {
    // A field that the table no longer has may have held anything.
    return erase_values(tx, entity, ids, [&](Field const* field, std::string const&) { return !field || which(*field); });
}

std::int64_t erase_history_that_holds(Transaction& tx, Entity const& entity, std::int64_t id, std::vector<std::string> const& texts) {
    return erase_values(tx, entity, {id}, [&](Field const*, std::string const& value) {
        auto const lower = lower_ascii(value);
        return std::any_of(texts.begin(), texts.end(), [&](std::string const& text) { return lower.find(text) != std::string::npos; });
    });
}

Keys gone_that_pointed_at(Transaction& tx, Entity const& entity, Field const& field, Entity const& target, std::int64_t id) {
    auto value = field.kind() == Kind::any_reference ? to_json(field, Value{AnyReference{target.full_name(), id}}) : std::to_string(id);
    // The number must end there: `12` is not the beginning of `123`.
    auto const begin = "%\"" + std::string(field.name) + "\":" + value;
    Query query;
    query.text = "SELECT DISTINCT c.record FROM core_change c WHERE c.entity = " + query.bind(entity.full_name());
    auto const inner = query.bind(begin + ",%"), last = query.bind(begin + "}%");
    for (auto const* side : {"c.before", "c.after"})
        query.text += std::string(side == std::string_view("c.before") ? " AND (" : " OR ") + side + " LIKE " + inner + " OR " + side + " LIKE " + last;
    query.text += ") AND NOT EXISTS (SELECT 1 FROM " + quoted(entity.table()) + " t WHERE t.\"id\" = c.record) ORDER BY c.record";
    Keys ids;
    auto const rows = query.run(tx.sql());
    while (rows->next()) ids.push_back(rows->integer(0));
    return ids;
}

}  // namespace ateneu
