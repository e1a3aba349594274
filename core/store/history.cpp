#include "core/store/history.h"

#include "core/base/json.h"
#include "core/entity/convert.h"
#include "core/store/history_rows.h"
#include "core/store/list.h"
#include "core/store/merge.h"
#include "core/store/rows.h"
#include "core/store/writer.h"

namespace ateneu {

Action action_of(std::string_view code) {
    return code == "add" ? Action::add : code == "delete" ? Action::remove : Action::change;
}

namespace {

void read_side(std::vector<FieldChange>& fields, std::string_view text, bool before) {
    for (auto& [name, held] : json_members(text)) {
        FieldChange* change = nullptr;
        for (auto& there : fields)
            if (there.field == name) change = &there;
        if (!change) change = &fields.emplace_back(FieldChange{std::string(name), {}, {}});
        (before ? change->before : change->after) = std::move(held);
    }
}

}  // namespace

std::vector<FieldChange> field_changes(std::string_view before, std::string_view after) {
    std::vector<FieldChange> fields;
    read_side(fields, before, true);
    read_side(fields, after, false);
    return fields;
}

HistoryEntry read_entry(db::Rows const& rows) {
    HistoryEntry entry;
    entry.row = rows.integer(0);
    entry.record = rows.integer(10);
    entry.change_set = rows.integer(1);
    entry.at = parse_instant(rows.text(2)).value_or(Instant{});
    entry.person = rows.integer(3);
    entry.door = rows.text(4);
    entry.reason = rows.text(5);
    entry.via = rows.text(11);
    entry.action = action_of(rows.text(6));
    entry.fields = field_changes(rows.text(7), rows.text(8));
    return entry;
}

void name_people(Transaction& tx, std::span<HistoryEntry* const> entries) {
    auto const* person = tx.registry().find("people.person");
    for (auto* entry : entries)
        if (entry->person == 0) entry->who = entry->via;
    if (!person) return;
    std::vector<std::int64_t> ids;
    for (auto const* entry : entries)
        if (entry->person) ids.push_back(entry->person);
    auto const names = titles(tx, *person, ids);
    for (auto* entry : entries)
        if (auto const found = names.find(entry->person); found != names.end())
            entry->who = entry->via.empty() ? found->second : found->second + " (" + entry->via + ")";
}

void name_records(Transaction& tx, std::vector<Happening>& found) {
    std::map<Entity const*, std::vector<std::int64_t>> wanted;
    std::vector<HistoryEntry*> all;
    for (auto& each : found) {
        all.push_back(&each.entry);
        wanted[each.entity].push_back(each.id);
    }
    name_people(tx, all);
    for (auto const& [entity, ids] : wanted) {
        auto const names = titles(tx, *entity, ids);
        for (auto& each : found)
            if (auto const name = names.find(each.id); each.entity == entity && name != names.end()) each.title = name->second;
    }
}

namespace {

std::vector<HistoryEntry> entries_of(Transaction& tx, Query& query) {
    std::vector<HistoryEntry> entries;
    {
        auto const rows = query.run(tx.sql());
        while (rows->next()) entries.push_back(read_entry(*rows));
    }
    std::vector<HistoryEntry*> all;
    for (auto& entry : entries) all.push_back(&entry);
    name_people(tx, all);
    return entries;
}

/// Newest first: by moment, then in the order written.
constexpr int newest_looked_at = 1000;
constexpr auto newest_first = " ORDER BY c.at DESC, c.id DESC LIMIT ";

}  // namespace

namespace {

/// The record, and those that were merged into it.
Keys with_merged(Transaction& tx, Entity const& entity, std::int64_t id) {
    auto ids = merged_from(tx, entity, id);
    ids.push_back(id);
    return ids;
}

std::vector<HistoryEntry> history_of_any(Transaction& tx, Entity const& entity, Keys const& ids, int limit, std::int64_t before_row) {
    Query query;
    query.text = entry_columns;
    query.text += "WHERE c.entity = " + query.bind(entity.full_name());
    query.text += ids.size() == 1 ? " AND c.record = " + query.bind(ids.front()) : " AND c.record IN (" + bind_keys(query, ids) + ")";
    if (before_row) {
        auto const row = query.bind(before_row);
        query.text += " AND (c.at, c.id) < (SELECT at, id FROM core_change WHERE id = " + row + ")";
    }
    query.text += newest_first + query.bind(std::int64_t{limit});
    return entries_of(tx, query);
}

}  // namespace

std::vector<HistoryEntry> history_of(Transaction& tx, Entity const& entity, std::int64_t id, int limit, std::int64_t before_row) {
    if (!tx.authority().sees_some(entity)) return {};
    return history_of_any(tx, entity, with_merged(tx, entity, id), limit, before_row);
}

std::optional<HistoryEntry> history_entry(Transaction& tx, Entity const& entity, std::int64_t id, std::int64_t row) {
    if (!tx.authority().sees_some(entity)) return {};
    Query query;
    query.text = entry_columns;
    query.text += "WHERE c.entity = " + query.bind(entity.full_name());
    query.text += " AND c.record IN (" + bind_keys(query, with_merged(tx, entity, id)) + ")";
    query.text += " AND c.id = " + query.bind(row);
    auto entries = entries_of(tx, query);
    if (entries.empty()) return {};
    return entries.front();
}

std::vector<Happening> happenings(Transaction& tx, int limit) {
    std::string kinds;
    Query query;
    for (auto const* entity : tx.registry().entities())
        if (tx.authority().may(*entity, Action::view) && entity->visible.with_view == "TRUE" && !entity->internal)
            kinds += (kinds.empty() ? "" : ", ") + query.bind(entity->full_name());
    if (kinds.empty()) return {};
    // Of the newest only: whoever sees few kinds of records shouldn't read all of history. The text is no column any more, so
    // that SQLite doesn't gather every change of those kinds by their index first.
    query.text = std::string(entry_columns) + "WHERE (c.entity || '') IN (" + kinds + ") AND c.id IN (SELECT newest.id FROM core_change newest ORDER BY newest.at DESC, newest.id DESC LIMIT " +
                 std::to_string(newest_looked_at) + ")" + newest_first + query.bind(std::int64_t{limit});
    std::vector<Happening> found;
    {
        auto const rows = query.run(tx.sql());
        while (rows->next())
            found.push_back({read_entry(*rows), tx.registry().find(rows->text(9)), rows->integer(10), ""});
    }
    name_records(tx, found);
    return found;
}

void keep_secrets(Entity const& entity, Record const& now, Record& past) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (field.kind() == Kind::secret) past.values[i] = now.values[i];
        if (!field.is_children()) continue;
        for (auto& child : std::get<Records>(past.values[i]))
            if (auto const* alive = with_id(std::get<Records>(now.values[i]), child.id)) keep_secrets(field.target(), *alive, child);
    }
}

namespace {

void take_back(Entity const& entity, HistoryEntry const& entry, Record& record) {
    for (auto const& change : entry.fields) {
        auto const index = entity.index_of(change.field);
        if (index < 0 || !change.before) continue;
        if (auto value = from_json(entity.fields[static_cast<std::size_t>(index)], *change.before))
            record.values[static_cast<std::size_t>(index)] = std::move(*value);
    }
}

}  // namespace

std::optional<Record> record_at(Transaction& tx, Entity const& entity, std::int64_t id, std::int64_t row) {
    auto const now = tx.find(entity, id);
    if (!now) return {};
    auto past = *now;
    // Walk back from now: undo everything newer than the entry.
    for (auto const& entry : history_of_any(tx, entity, {id}, 100'000, 0)) {
        if (entry.row == row) {
            keep_secrets(entity, *now, past);
            return past;
        }
        if (entry.action == Action::add) return {};
        take_back(entity, entry, past);
    }
    return {};
}

Written revert(Transaction& tx, Entity const& entity, std::int64_t id, std::int64_t row, std::int64_t version) {
    auto past = record_at(tx, entity, id, row);
    if (!past) return gone();
    past->version = version;
    // Children that went since then come back as new ones.
    auto const now = tx.find(entity, id);
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        if (!entity.fields[i].is_children()) continue;
        for (auto& child : std::get<Records>(past->values[i]))
            if (!with_id(children_of(&*now, i), child.id)) child.id = 0;
    }
    return tx.change(entity, std::move(*past));
}

}  // namespace ateneu
