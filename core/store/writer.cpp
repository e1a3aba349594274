#include "core/store/writer.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/search/index.h"
#include "core/store/rows.h"
#include "core/store/keyed.h"
#include "core/store/row_values.h"

namespace ateneu {

void add_field(RowValues& columns, Query& query, Field const& field, Value const& value, db::Dialect dialect) {
    for (auto const& column : columns_of(field)) columns.names.push_back(quoted(column.name));
    bind_value(query, field, value, dialect, columns.places);
    if (!has_sort_column(field)) return;
    columns.names.push_back(quoted(sort_column(field)));
    columns.places.push_back(is_absent(value) ? query.bind_null() : query.bind(fold(to_text(field, value))));
}

void add_search(RowValues& columns, Query& query, Entity const& entity, Record const& record) {
    if (!entity.searchable()) return;
    columns.names.emplace_back("\"search_text\"");
    columns.places.push_back(query.bind(search_text(entity, record)));
}

RowValues row_values(Entity const& entity, Record const& record, Query& query, db::Dialect dialect) {
    RowValues row;
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].is_column()) add_field(row, query, entity.fields[i], record.values[i], dialect);
    add_search(row, query, entity, record);
    return row;
}

void run_again(db::Error const& error) { throw db::Error(db::Error::Kind::conflict, error.code, error.what()); }

std::int64_t Writer::insert(Entity const& entity, Record const& record, std::int64_t position) {
    Query query;
    auto columns = row_values(entity, record, query, tx.sql().dialect());
    if (record.id != 0) {
        columns.names.emplace_back("\"id\"");
        columns.places.push_back(query.bind(record.id));
    }
    if (record.version != 0 && !entity.append_only) {
        columns.names.emplace_back("\"version\"");
        columns.places.push_back(query.bind(record.version));
    }
    if (!entity.parent.empty()) {
        columns.names.emplace_back("\"position\"");
        columns.places.push_back(query.bind(position));
    }
    query.text = "INSERT INTO " + quoted(entity.table()) + " (" + join(columns.names, ", ") + ") VALUES (" +
                 join(columns.places, ", ") + ") RETURNING \"id\"";
    std::int64_t id = 0;
    try {
        auto const rows = query.run(tx.sql());
        must(rows->next(), "INSERT … RETURNING gave no row");
        id = rows->integer(0);
        rows->next();
    } catch (db::Error const& error) {
        if (error.kind == db::Error::Kind::unique) run_again(error);
        throw;
    }
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (field.is_link()) write_links(entity, field, id, {}, std::get<Keys>(record.values[i]));
        if (field.is_children()) write_children(field, id, {}, std::get<Records>(record.values[i]));
    }
    count(entity, record, +1);
    return id;
}

void Writer::update(Entity const& entity, Record const& before, Record const& after) {
    RowValues columns;
    Query query;
    bool searched = false;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (!field.is_column() || before.values[i] == after.values[i]) continue;
        add_field(columns, query, field, after.values[i], tx.sql().dialect());
        searched = searched || field.options.searchable;
    }
    if (searched) add_search(columns, query, entity, after);
    std::vector<std::string> sets;
    for (std::size_t i = 0; i < columns.names.size(); ++i) sets.push_back(columns.names[i] + " = " + columns.places[i]);
    if (!entity.append_only) sets.emplace_back("\"version\" = \"version\" + 1");
    query.text = "UPDATE " + quoted(entity.table()) + " SET " + join(sets, ", ") + " WHERE \"id\" = " + query.bind(after.id);
    try {
        query.execute(tx.sql());
    } catch (db::Error const& error) {
        if (error.kind == db::Error::Kind::unique) run_again(error);
        throw;
    }
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (before.values[i] == after.values[i]) continue;
        if (field.is_link())
            write_links(entity, field, after.id, std::get<Keys>(before.values[i]), std::get<Keys>(after.values[i]));
        if (field.is_children())
            write_children(field, after.id, std::get<Records>(before.values[i]), std::get<Records>(after.values[i]));
    }
    if (auto const from = counted_scope(entity, before), to = counted_scope(entity, after); from != to) {
        count(entity, before, -1);
        count(entity, after, +1);
    }
}

void Writer::erase(Entity const& entity, std::int64_t id) {
    tx.sql().execute("DELETE FROM " + quoted(entity.table()) + " WHERE \"id\" = $1", {id});
}

void Writer::erase(Entity const& entity, std::vector<std::int64_t> const& ids) {
    for (auto const& group : in_groups(ids)) {
        Query query;
        query.text = "DELETE FROM " + quoted(entity.table()) + " WHERE \"id\" IN (" + bind_keys(query, group) + ")";
        query.execute(tx.sql());
    }
}

namespace {

struct Totals {
    bool wait = false;
    std::map<std::pair<std::string, std::int64_t>, std::int64_t> by;
};

void add_to_total(db::Connection& sql, std::string_view entity, std::int64_t scope, std::int64_t by) {
    sql.execute(R"(INSERT INTO core_total (entity, scope, total) VALUES ($1, $2, $3)
                   ON CONFLICT (entity, scope) DO UPDATE SET total = core_total.total + $3)",
                {entity, scope, by});
}

}  // namespace

void Writer::count(Entity const& entity, std::int64_t scope, std::int64_t by) {
    if (!entity.counted || by == 0) return;
    auto& held = tx.kept<Totals>();
    if (held.wait) held.by[{entity.full_name(), scope}] += by;
    else add_to_total(tx.sql(), entity.full_name(), scope, by);
}

HeldTotals::HeldTotals(Transaction& tx) : tx_(tx) { tx_.kept<Totals>().wait = true; }

HeldTotals::~HeldTotals() { tx_.kept<Totals>() = {}; }

void HeldTotals::write() {
    auto const all = std::exchange(tx_.kept<Totals>().by, {});
    for (auto const& [key, by] : all)
        if (by != 0) add_to_total(tx_.sql(), key.first, key.second, by);
}

namespace {

/// Those of `keys` that the other list lacks.
Keys without(Keys const& keys, Keys const& others) {
    Keys rest;
    for (auto const key : keys)
        if (std::find(others.begin(), others.end(), key) == others.end()) rest.push_back(key);
    return rest;
}

}  // namespace

void Writer::write_links(Entity const& entity, Field const& field, std::int64_t id, Keys const& before, Keys const& after) {
    if (field.options.symmetric) return write_symmetric(entity, field, id, before, after);
    auto const link = link_table(entity, field);
    auto const name = quoted(link.name), from = quoted(link.from), to = quoted(link.to);
    for (auto const key : without(before, after))
        tx.sql().execute("DELETE FROM " + name + " WHERE " + from + " = $1 AND " + to + " = $2", {id, key});
    for (auto const key : without(after, before))
        tx.sql().execute("INSERT INTO " + name + " (" + from + ", " + to + ") VALUES ($1, $2) ON CONFLICT DO NOTHING", {id, key});
}

/// The other end changes as well, with a version and a history of its own: who edits it meanwhile must not undo this.
void Writer::write_symmetric(Entity const& entity, Field const& field, std::int64_t id, Keys const& before, Keys const& after) {
    auto const link = link_table(entity, field);
    auto const name = quoted(link.name), from = quoted(link.from), to = quoted(link.to);
    auto const write = [&](Keys const& keys, std::string const& statement) {
        for (auto const key : keys) {
            auto const old = key == id ? std::nullopt : tx.read(entity, key);
            tx.sql().execute(statement, {id, key});
            tx.sql().execute(statement, {key, id});
            if (!old) continue;
            tx.sql().execute("UPDATE " + quoted(entity.table()) + " SET \"version\" = \"version\" + 1 WHERE \"id\" = $1", {key});
            auto const now = tx.read(entity, key);
            must(now.has_value(), "the other end of a link went away");
            remember(entity, &*old, &*now);
            react(entity, Action::change, &*old, &*now);
        }
    };
    write(without(before, after), "DELETE FROM " + name + " WHERE " + from + " = $1 AND " + to + " = $2");
    write(without(after, before), "INSERT INTO " + name + " (" + from + ", " + to + ") VALUES ($1, $2) ON CONFLICT DO NOTHING");
}

void Writer::write_children(Field const& field, std::int64_t id, Records const& before, Records const& after) {
    auto const& child = field.target();
    auto const parent = static_cast<std::size_t>(child.index_of(child.parent));
    for (std::size_t i = 0; i < after.size(); ++i) {
        auto record = after[i];
        record.values[parent] = id;
        auto const* old = with_id(before, record.id);
        auto const position = static_cast<std::int64_t>(i);
        if (!old) {
            record.id = insert(child, record, position);
            if (record.version == 0) record.version = 1;
            react(child, Action::add, nullptr, &record);
            continue;
        }
        if (old->values != record.values) {
            update(child, *old, record);
            ++record.version;
            react(child, Action::change, old, &record);
        }
        tx.sql().execute("UPDATE " + quoted(child.table()) + " SET \"position\" = $1 WHERE \"id\" = $2 AND \"position\" <> $1",
                         {position, record.id});
    }
}

namespace {

constexpr std::string_view hidden_secret = "\"…\"";

/// What history keeps of one value. Secrets leave only that there was one.
std::string remembered(Field const& field, Value const& value) {
    if (field.kind() == Kind::secret) return is_blank(value) ? "null" : std::string(hidden_secret);
    return to_json(field, value);
}

/// The fields that differ, before and after, as JSON.
struct Remembered {
    std::string before, after;
};
Remembered remembered(Entity const& entity, Record const* before, Record const* after) {
    Remembered both;
    JsonWriter old_json(both.before), new_json(both.after);
    old_json.begin_object();
    new_json.begin_object();
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        // The stamps say what the change set says already.
        if (before && after && (before->values[i] == after->values[i] || field.is_clock())) continue;
        if (before) old_json.key(field.name).raw(remembered(field, before->values[i]));
        if (after) new_json.key(field.name).raw(remembered(field, after->values[i]));
    }
    old_json.end_object();
    new_json.end_object();
    return both;
}

}  // namespace

void Writer::remember(Entity const& entity, Record const* before, Record const* after) { remember(entity, Pairs{{before, after}}); }

void Writer::remember(Entity const& entity, Pairs const& changes) {
    if (!entity.append_only) remember_always(entity, changes);
}

void Writer::remember_always(Entity const& entity, Record const* before, Record const* after) { remember_always(entity, Pairs{{before, after}}); }

void Writer::remember_always(Entity const& entity, Pairs const& changes) {
    if (changes.empty()) return;
    auto const set = tx.change_set();
    auto const name = entity.full_name();
    auto const at = iso(tx.now());
    for (std::size_t from = 0; from < changes.size();) {
        auto const count = rows_at_once(changes.size() - from);
        Query query;
        query.text = "INSERT INTO core_change (change_set, at, entity, record, action, before, after) VALUES ";
        auto const shared = query.bind(set) + ", " + query.bind(at) + ", " + query.bind(name) + ", ";
        for (std::size_t i = 0; i < count; ++i) {
            auto const [before, after] = changes[from + i];
            auto both = remembered(entity, before, after);
            query.text += (i == 0 ? "(" : ", (") + shared + query.bind((after ? after : before)->id) + ", ";
            query.text += query.bind(std::string(!before ? "add" : !after ? "delete" : "change")) + ", ";
            query.text += (before ? query.bind(std::move(both.before)) : query.bind_null()) + ", ";
            query.text += (after ? query.bind(std::move(both.after)) : query.bind_null()) + ")";
        }
        query.execute(tx.sql());
        from += count;
    }
}

void Writer::touch_parent(Entity const& entity, Record const& child) {
    auto const id = parent_of(entity, child);
    if (id == 0) return;
    auto const table = entity.find(entity.parent)->target().table();
    tx.sql().execute("UPDATE " + quoted(table) + " SET \"version\" = \"version\" + 1 WHERE \"id\" = $1", {id});
}

std::int64_t Writer::next_position(Entity const& entity, Record const& child) {
    if (entity.parent.empty()) return 0;
    return tx.sql().integer("SELECT COALESCE(MAX(\"position\") + 1, 0) FROM " + quoted(entity.table()) + " WHERE " +
                            quoted(entity.parent) + " = $1", {parent_of(entity, child)}).value_or(0);
}

void Writer::react(Entity const& entity, Action action, Record const* before, Record const* after) {
    for (auto const& reaction : tx.reactions_)
        if (!reaction.entity || reaction.entity == &entity) reaction.react(tx, {&entity, action, before, after});
}

}  // namespace ateneu
