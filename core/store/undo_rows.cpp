#include "core/store/undo_rows.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/store/history_rows.h"
#include "core/store/merge_records.h"
#include "core/store/removal.h"
#include "core/store/rows.h"

namespace ateneu {

namespace {

constexpr std::size_t most_clashes = 100;

/// What was stored once may be stored again, odd as it may be; only what others have or lost since stands against it.
Problems standing_against(Problems const& all) {
    Problems some;
    for (auto const& problem : all.list())
        if (problem.code == "taken" || problem.code == "no_such_record" || problem.code == "no_such_entity")
            some.add(problem.field, problem.message, problem.code);
    return some;
}

Action reverse(Action action) {
    return action == Action::add ? Action::remove : action == Action::remove ? Action::add : Action::change;
}

/// Never written by hand: who made the change takes it back.
bool is_kept(Entity const& entity) { return entity.guard == Guard::kept || entity.append_only; }

}  // namespace

Keys records_of(Run const& run) {
    Keys ids;
    for (auto const& row : run) ids.push_back(row.record);
    return ids;
}

bool holds_still(Field const& field, Value const& now, std::string const& json) {
    auto const then = from_json(field, json);
    if (!then) return false;
    if (now == *then) return true;
    // Children know their versions and parents, JSON doesn't; values may have had another spelling in an import.
    auto const again = from_json(field, to_json(field, now));
    return again && *again == *then;
}

void Reverser::clash(ChangeRow const& row, std::string code, Message message, std::string field) {
    ++result_.clash_count;
    if (result_.clashes.size() < most_clashes)
        result_.clashes.push_back({row.kind, row.record, "", std::move(field), std::move(code), std::move(message)});
}

bool Reverser::note(ChangeRow const& row, Problems const& problems) {
    auto const against = standing_against(problems);
    for (auto const& problem : against.list()) clash(row, problem.code, problem.message, problem.field);
    return against.empty();
}

bool Reverser::is_allowed(Entity const& entity, Action action) {
    ChangeRow const all{.kind = entity.full_name(), .entity = &entity};
    if (action == Action::add && entity.permanent) {
        clash(all, "permanent", N_("Records of this kind are kept; they can't be deleted."));
        return false;
    }
    if (reach_.whole || (is_kept(entity) ? reach_.own : tx_.authority().may_some(entity, reverse(action)))) return true;
    clash(all, "no_permission", N_("You don't have the permission for this. An administrator can give it to you."));
    return false;
}

bool Reverser::is_allowed_with(ChangeRow const& row, Record const& record) {
    if (reach_.whole || is_kept(*row.entity) || tx_.authority().may(*row.entity, reverse(row.action), record)) return true;
    clash(row, "no_permission", N_("You don't have the permission for this. An administrator can give it to you."));
    return false;
}

void Reverser::take_back(Run const& run) {
    auto const& first = run.front();
    if (!first.entity) return clash(first, "unreadable", N_("There are no records of this kind."));
    if (!is_allowed(*first.entity, first.action)) return;
    if (first.action == Action::remove) return bring_back(run);
    auto const now = held(run);
    if (first.action == Action::add) return take_away(run, now);
    for (auto const& row : run) {
        auto const found = now.find(row.record);
        if (found == now.end()) clash(row, "gone", N_("It is no longer there."));
        else change_back(row, found->second);
    }
}

std::map<std::int64_t, Record> Reverser::held(Run const& run) {
    auto const& entity = *run.front().entity;
    Query query;
    query.text = "SELECT " + row_columns(entity, "t") + " FROM " + quoted(entity.table()) + " t WHERE t.\"id\" IN (" + bind_keys(query, records_of(run)) + ")";
    if (!reach_.whole && !(reach_.own && entity.guard == Guard::kept)) query.text += " AND " + visible_sql(tx_.registry(), tx_.authority(), entity, "t", query);
    query.text += " ORDER BY t.\"id\"";
    if (!tx_.sql().sqlite()) query.text += " FOR UPDATE";
    std::map<std::int64_t, Record> found;
    {
        auto const rows = query.run(tx_.sql());
        while (rows->next()) {
            int column = 0;
            auto record = read_row(entity, *rows, column);
            found.emplace(record.id, std::move(record));
        }
    }
    std::vector<Record*> all;
    for (auto& [id, record] : found) all.push_back(&record);
    read_links(tx_.sql(), entity, all);
    read_children(tx_.sql(), entity, all);
    return found;
}

// ---- what was changed ------------------------------------------------------------------------

bool Reverser::may_set(ChangeRow const& row, Field const& field, Value const& now, Value const& then) {
    bool const system = field.options.access == FieldAccess::system, superusers = field.options.access == FieldAccess::superusers;
    if (now == then || (superusers ? tx_.authority().superuser : !system || reach_.own || reach_.whole)) return true;
    clash(row, "no_permission", superusers ? N_("Only superusers can change this.") : N_("Only who made the change can take this back."), std::string(field.name));
    return false;
}

bool Reverser::go_back(ChangeRow const& row, Record const& now, Record& then) {
    bool fine = true;
    for (auto const& change : row.fields) {
        auto const index = row.entity->index_of(change.field);
        if (index < 0 || !change.before || !change.after) continue;  // a field that is no more
        auto const& field = row.entity->fields[static_cast<std::size_t>(index)];
        auto& value = then.values[static_cast<std::size_t>(index)];
        auto const name = std::string(field.name);
        auto before = field.kind() == Kind::secret ? std::nullopt : from_json(field, *change.before);
        if (field.kind() == Kind::secret) clash(row, "secret", N_("Secrets are in no history, so this one can't be put back."), name);
        else if (!before) clash(row, "unreadable", N_("The older value can't be read any more."), name);
        else if (holds_still(field, value, *change.before)) continue;
        else if (!holds_still(field, value, *change.after)) clash(row, "changed", N_("It was changed again since."), name);
        else if (may_set(row, field, value, *before)) {
            value = std::move(*before);
            continue;
        }
        fine = false;
    }
    if (fine) keep_secrets(*row.entity, now, then);
    return fine;
}

void Reverser::change_back(ChangeRow const& row, Record const& now) {
    auto const& entity = *row.entity;
    auto then = now;
    if (!go_back(row, now, then) || !is_allowed_with(row, now) || !is_allowed_with(row, then)) return;
    Transaction::Deed const deed(tx_);
    put_in_order(entity, &now, then);
    if (then.values == now.values || !children_are_free(row, &now, then)) return;
    fill_in(tx_, entity, &now, then);
    Problems problems;
    validate_record(tx_, entity, &now, then, problems);
    if (!note(row, problems)) return;
    write(entity, now, then);
    ++result_.rows;
}

void Reverser::write(Entity const& entity, Record const& now, Record& then) {
    Removal gone(tx_, &entity);
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].is_children())
            for (auto const& child : children_of(&now, i))
                if (!with_id(std::get<Records>(then.values[i]), child.id)) gone.plan(entity.fields[i].target(), child.id);
    gone.carry_out();
    writer_.update(entity, now, then);
    writer_.touch_parent(entity, then);
    if (parent_of(entity, now) != parent_of(entity, then)) writer_.touch_parent(entity, now);
    auto const after = tx_.read(entity, then.id);
    must(after.has_value(), "the changed row is not there");
    writer_.remember_always(entity, &now, &*after);
    writer_.react(entity, Action::change, &now, &*after);
}

/// Children come back under their ids, unless something else has these by now.
bool Reverser::children_are_free(ChangeRow const& row, Record const* now, Record const& then) {
    bool fine = true;
    for (std::size_t i = 0; i < row.entity->fields.size(); ++i) {
        auto const& field = row.entity->fields[i];
        if (!field.is_children()) continue;
        for (auto const& child : std::get<Records>(then.values[i])) {
            if (with_id(children_of(now, i), child.id) || !tx_.read(field.target(), child.id)) continue;
            clash(row, "changed", N_("It was changed again since."), std::string(field.name));
            fine = false;
        }
    }
    return fine;
}

// ---- what was removed ------------------------------------------------------------------------

void Reverser::bring_back(Run const& run) {
    auto const& entity = *run.front().entity;
    std::vector<std::int64_t> there;
    {
        Query query;
        query.text = "SELECT \"id\" FROM " + quoted(entity.table()) + " WHERE \"id\" IN (" + bind_keys(query, records_of(run)) + ") ORDER BY 1";
        auto const rows = query.run(tx_.sql());
        while (rows->next()) there.push_back(rows->integer(0));
    }
    for (auto const& row : run) {
        if (std::binary_search(there.begin(), there.end(), row.record)) clash(row, "there_again", N_("It is there again already."));
        else if (restore(row)) ++result_.rows;
    }
}

void Reverser::put_secrets(ChangeRow const& row, Record& record) {
    auto const found = remains_.find({row.kind, row.record});
    if (found == remains_.end()) return;
    for (auto const& [name, value] : found->second)
        if (auto const index = row.entity->index_of(name); index >= 0) record.values[static_cast<std::size_t>(index)] = value;
}

/// Who couldn't add the record with a value doesn't bring it back with it either.
bool Reverser::may_bring_back(ChangeRow const& row, Record const& record) {
    auto const& entity = *row.entity;
    auto const blank = blank_record(entity, tx_.today());
    bool fine = true;
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (!entity.fields[i].is_clock()) fine = may_set(row, entity.fields[i], blank.values[i], record.values[i]) && fine;
    return fine;
}

bool Reverser::restore(ChangeRow const& row) {
    auto const& entity = *row.entity;
    auto record = blank_record(entity, tx_.today());
    record.id = row.record;
    record.version = row.id + 1;  // higher than any that was seen of it: each rise left a row of history before
    for (auto const& change : row.fields) {
        auto const index = entity.index_of(change.field);
        if (index < 0 || !change.before || entity.fields[static_cast<std::size_t>(index)].kind() == Kind::secret) continue;
        auto value = from_json(entity.fields[static_cast<std::size_t>(index)], *change.before);
        if (!value) {
            clash(row, "unreadable", N_("The older value can't be read any more."), change.field);
            return false;
        }
        record.values[static_cast<std::size_t>(index)] = std::move(*value);
    }
    if (!may_bring_back(row, record) || !is_allowed_with(row, record)) return false;
    put_secrets(row, record);
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].is_children())
            for (auto& child : std::get<Records>(record.values[i]))
                child.values[static_cast<std::size_t>(entity.fields[i].target().index_of(entity.fields[i].target().parent))] = record.id;
    auto const position = writer_.next_position(entity, record);
    {
        Transaction::Deed const deed(tx_);
        Problems problems;
        validate_record(tx_, entity, nullptr, record, problems);
        if (!note(row, problems) || !children_are_free(row, nullptr, record)) return false;
        writer_.insert(entity, record, position);
        writer_.touch_parent(entity, record);
        auto const after = tx_.read(entity, record.id);
        must(after.has_value(), "the row that came back is not there");
        writer_.remember(entity, nullptr, &*after);
        writer_.react(entity, Action::add, nullptr, &*after);
    }
    if (reach_.whole || sees_all(tx_.authority(), entity) || entity.guard == Guard::kept || tx_.find(entity, record.id)) return true;
    clash(row, "no_permission", N_("It would not be yours to see."));
    return false;
}

}  // namespace ateneu
