// Taking away what a change set added.
#include "core/store/undo_rows.h"

#include <algorithm>

#include "core/entity/schema.h"
#include "core/store/merge_records.h"
#include "core/store/removal.h"
#include "core/store/rows.h"

namespace ateneu {

bool Reverser::is_as_added(ChangeRow const& row, Record const& now) {
    for (auto const& change : row.fields) {
        auto const* field = row.entity->find(change.field);
        if (!field || !change.after || field->kind() == Kind::secret || field->is_clock()) continue;
        auto const& value = now.values[static_cast<std::size_t>(row.entity->index_of(change.field))];
        if (holds_still(*field, value, *change.after)) continue;
        clash(row, "changed", N_("It was changed again since."), change.field);
        return false;
    }
    return true;
}

/// Record → label of what points at it, where that isn't part of it or of this run.
std::map<std::int64_t, std::string> Reverser::hanging_on(Run const& run) {
    auto const& entity = *run.front().entity;
    std::map<std::int64_t, std::string> found;
    for (auto const& [from, field] : ways_to(tx_.registry(), entity)) {
        if ((!from->parent.empty() && from->parent == field->name) || field->options.symmetric || from == &Distinction::entity()) continue;
        Query query;
        std::string target = quoted(field->name), table = quoted(from->table()), row = "\"id\"", kind;
        if (field->is_link()) {
            auto const link = link_table(*from, *field);
            target = quoted(link.to), table = quoted(link.name), row = quoted(link.from);
        } else if (field->kind() == Kind::any_reference) {
            target = quoted(std::string(field->name) + "_id");
            kind = quoted(std::string(field->name) + "_type") + " = " + query.bind(entity.full_name()) + " AND ";
        }
        query.text = "SELECT DISTINCT " + target + " FROM " + table + " WHERE " + kind + target + " IN (" + bind_keys(query, records_of(run)) + ")";
        if (from == &entity) query.text += " AND " + row + " NOT IN (" + bind_keys(query, records_of(run)) + ")";
        auto const rows = query.run(tx_.sql());
        while (rows->next()) found.emplace(rows->integer(0), from->plural_label);
    }
    return found;
}

void Reverser::take_away(Run const& run, std::map<std::int64_t, Record> const& now) {
    auto const used = hanging_on(run);
    std::vector<Record const*> going;
    for (auto const& row : run) {
        auto const found = now.find(row.record);
        if (found == now.end()) {
            clash(row, "gone", N_("It is no longer there."));
        } else if (auto const by = used.find(row.record); by != used.end()) {
            clash(row, "still_used", {N_("By now others point at it: {records}."), {{"records", by->second}}});
        } else if (is_as_added(row, found->second) && is_allowed_with(row, found->second)) {
            going.push_back(&found->second);
        }
    }
    Transaction::Deed const deed(tx_);
    remove(*run.front().entity, going);
    result_.rows += std::ssize(going);
}

namespace {

bool has_parts(Entity const& entity, Record const& record) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (field.is_children() && !children_of(&record, i).empty()) return true;
        if (field.options.symmetric && !std::get<Keys>(record.values[i]).empty()) return true;
    }
    return false;
}

}  // namespace

/// Nothing hangs on them, so that nothing has to be looked for but their own parts.
void Reverser::remove(Entity const& entity, std::vector<Record const*> const& going) {
    std::vector<std::int64_t> ids;
    Writer::Pairs changes;
    for (auto const* record : going) {
        if (has_parts(entity, *record)) {
            Removal removal(tx_);
            removal.plan(entity, record->id);
            removal.carry_out();
            continue;
        }
        ids.push_back(record->id);
        changes.emplace_back(record, nullptr);
    }
    writer_.erase(entity, ids);
    for (auto const& [record, none] : changes) {
        writer_.count(entity, *record, -1);
        writer_.touch_parent(entity, *record);
    }
    writer_.remember(entity, changes);
    for (auto const& [record, none] : changes) writer_.react(entity, Action::remove, record, nullptr);
}

}  // namespace ateneu
