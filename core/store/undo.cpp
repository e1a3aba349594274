#include "core/store/undo.h"

#include <set>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/store/change_set.h"
#include "core/store/history_rows.h"
#include "core/store/list.h"
#include "core/store/merge_records.h"
#include "core/store/undo_rows.h"

namespace ateneu {

namespace {

/// Rows read at once; a run is never longer.
constexpr std::int64_t rows_at_once = 200;

/// The next rows towards the beginning of the change set.
std::vector<ChangeRow> rows_before(Transaction& tx, std::int64_t change_set, std::int64_t before_row) {
    auto const rows = tx.sql().query("SELECT id, entity, record, action, before, after FROM core_change WHERE change_set = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
                                     {change_set, before_row, rows_at_once});
    std::vector<ChangeRow> all;
    while (rows->next())
        all.push_back({rows->integer(0), std::string(rows->text(1)), tx.registry().find(rows->text(1)), rows->integer(2), action_of(rows->text(3)),
                       field_changes(rows->text(4), rows->text(5))});
    return all;
}

/// Neighbours of one kind and action, each of another record.
std::vector<Run> runs_of(std::vector<ChangeRow> rows) {
    std::vector<Run> runs;
    std::set<std::int64_t> seen;
    for (auto& row : rows) {
        bool const fits = !runs.empty() && row.entity && runs.back().front().entity == row.entity && runs.back().front().action == row.action && !seen.contains(row.record);
        if (!fits) {
            runs.emplace_back();
            seen.clear();
        }
        seen.insert(row.record);
        runs.back().push_back(std::move(row));
    }
    return runs;
}

Undone refused_with(char const* code, char const* message) {
    Undone result;
    result.refusal = {code, message};
    return result;
}

/// The change set, held so that nobody else undoes it at the same time.
std::optional<ChangeSet> held_set(Transaction& tx, std::int64_t id) {
    if (!tx.sql().sqlite()) tx.sql().execute("SELECT 1 FROM core_change_set WHERE id = $1 FOR UPDATE", {id});
    return change_set_of(tx, id);
}

std::optional<Undone> refusal_of(std::optional<ChangeSet> const& set) {
    if (!set) return refused_with("no_such_change", N_("There is no such change."));
    if (set->undone_by) return refused_with("undone_already", N_("This change was undone already."));
    return {};
}

/// The merge that a change set is, if it is one.
struct Merge {
    Entity const* entity = nullptr;
    std::string remains;
};
Merge merge_of(Transaction& tx, std::int64_t change_set) {
    if (!tx.registry().find(Merged::entity().full_name())) return {};
    auto const rows = tx.sql().query("SELECT kind, remains FROM core_merged WHERE change_set = $1 ORDER BY id", {change_set});
    if (!rows->next()) return {};
    return {tx.registry().find(rows->text(0)), std::string(rows->text(1))};
}

Reach reach_of(Transaction& tx, ChangeSet const& set, Merge const& merge) {
    auto const& actor = tx.authority();
    bool const own = actor.superuser || (actor.person != 0 && actor.person == set.person);
    return {own, merge.entity && actor.may(*merge.entity, Action::change) && actor.may(*merge.entity, Action::remove)};
}

void name_clashes(Transaction& tx, Undone& result) {
    std::map<Entity const*, std::vector<std::int64_t>> wanted;
    for (auto const& clash : result.clashes)
        if (auto const* entity = tx.registry().find(clash.kind); entity && clash.record) wanted[entity].push_back(clash.record);
    for (auto const& [entity, ids] : wanted) {
        auto const names = titles(tx, *entity, ids);
        for (auto& clash : result.clashes)
            if (auto const found = names.find(clash.record); clash.kind == entity->full_name() && found != names.end()) clash.title = found->second;
    }
}

}  // namespace

std::string reason_of(Tongue const& tongue, Clash const& clash) {
    auto message = clash.message;
    // Kinds of records are named by their labels, which are sentences of their own to translators.
    for (auto& [place, value] : message.places)
        if (place == "records") value = lower_first(translate(tongue, value.c_str()));
    return translate(tongue, message);
}

Undone undo(Transaction& tx, std::int64_t change_set, std::function<void(std::int64_t done)> const& progress) {
    auto const set = held_set(tx, change_set);
    if (auto refusal = refusal_of(set)) return *refusal;
    auto const merge = merge_of(tx, change_set);
    auto const set_before = Writer{tx}.change_set_if_any();
    tx.sql().script("SAVEPOINT undoing");
    Undone result;
    result.change_set = tx.change_set();
    tx.sql().execute("UPDATE core_change_set SET undoes = $1 WHERE id = $2", {change_set, result.change_set});
    Reverser reverser(tx, reach_of(tx, *set, merge), remains_of(merge.remains), result);
    HeldTotals totals(tx);
    std::int64_t done = 0;
    for (std::int64_t before = INT64_MAX;;) {
        auto rows = rows_before(tx, change_set, before);
        if (rows.empty()) break;
        before = rows.back().id;
        done += std::ssize(rows);
        for (auto const& run : runs_of(std::move(rows))) reverser.take_back(run);
        if (progress) progress(done);
    }
    result.ok = result.clash_count == 0;
    if (result.ok) {
        totals.write();
    } else {
        tx.sql().script("ROLLBACK TO SAVEPOINT undoing");
        Writer{tx}.set_change_set(set_before);
        result.change_set = result.rows = 0;
        name_clashes(tx, result);
    }
    tx.sql().script("RELEASE SAVEPOINT undoing");
    return result;
}

namespace {

struct Touched {
    Entity const* entity;
    std::int64_t record;
};

/// Records of the change set that were changed after it, the first hundred.
std::vector<Touched> touched_since(Transaction& tx, std::int64_t change_set) {
    auto const rows = tx.sql().query(R"(
        SELECT DISTINCT c.entity, c.record
        FROM core_change c
        WHERE c.change_set = $1
          AND EXISTS (SELECT 1 FROM core_change n
                      WHERE n.entity = c.entity AND n.record = c.record AND n.id > c.id AND n.change_set <> c.change_set)
        ORDER BY 1, 2
        LIMIT 100)", {change_set});
    std::vector<Touched> all;
    while (rows->next())
        if (auto const* entity = tx.registry().find(rows->text(0))) all.push_back({entity, rows->integer(1)});
    return all;
}

/// What the change set left in each field of a record, and what was there before it.
std::map<std::string, FieldChange> net_of(Transaction& tx, std::int64_t change_set, Touched const& touched) {
    auto const rows = tx.sql().query("SELECT before, after FROM core_change WHERE entity = $1 AND record = $2 AND change_set = $3 ORDER BY id",
                                     {std::string_view(touched.entity->full_name()), touched.record, change_set});
    std::map<std::string, FieldChange> net;
    while (rows->next())
        for (auto& change : field_changes(rows->text(0), rows->text(1))) {
            auto const [place, is_new] = net.try_emplace(change.field, change);
            if (!is_new) place->second.after = std::move(change.after);
        }
    return net;
}

void look(Transaction& tx, std::int64_t change_set, Touched const& touched, Undone& result) {
    auto const& entity = *touched.entity;
    auto const name = entity.full_name();
    auto const add = [&](char const* code, char const* message, std::string const& field) {
        ++result.clash_count;
        result.clashes.push_back({name, touched.record, "", field, code, message});
    };
    auto const now = tx.find(entity, touched.record);
    bool gone_too = false;
    for (auto const& [field_name, change] : net_of(tx, change_set, touched)) {
        auto const* field = entity.find(field_name);
        gone_too = !change.after;
        if (!field || !now || gone_too || field->kind() == Kind::secret || field->is_clock()) continue;
        auto const& value = now->values[static_cast<std::size_t>(entity.index_of(field_name))];
        if (holds_still(*field, value, *change.after) || (change.before && holds_still(*field, value, *change.before))) continue;
        add("changed", N_("It was changed again since."), field_name);
    }
    if (!now && !gone_too) add("gone", N_("It is no longer there."), "");
    if (now && gone_too) add("there_again", N_("It is there again already."), "");
}

}  // namespace

Undone undo_preview(Transaction& tx, std::int64_t change_set) {
    auto const set = change_set_of(tx, change_set);
    if (auto refusal = refusal_of(set)) return *refusal;
    Undone result;
    Reverser reverser(tx, reach_of(tx, *set, merge_of(tx, change_set)), {}, result);
    auto const rows = tx.sql().query("SELECT DISTINCT entity, action FROM core_change WHERE change_set = $1 ORDER BY 1, 2", {change_set});
    while (rows->next())
        if (auto const* entity = tx.registry().find(rows->text(0))) reverser.is_allowed(*entity, action_of(rows->text(1)));
    for (auto const& touched : touched_since(tx, change_set)) look(tx, change_set, touched, result);
    result.ok = result.clash_count == 0;
    name_clashes(tx, result);
    return result;
}

}  // namespace ateneu
