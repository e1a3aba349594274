#include "core/store/bulk.h"

#include <algorithm>
#include <map>

#include "core/access/visible.h"
#include "core/store/rows.h"

namespace ateneu {

namespace {

template <class Items>
Items with_items(Items items, Items const& more, bool adds) {
    for (auto const& item : more) {
        auto const found = std::find(items.begin(), items.end(), item);
        if (adds && found == items.end()) items.push_back(item);
        if (!adds && found != items.end()) items.erase(found);
    }
    return items;
}

std::vector<Problem> reasons_of(Written const& written) {
    switch (written.outcome) {
        case Written::Outcome::refused: return {{"", written.refusal.message, written.refusal.code}};
        case Written::Outcome::problems: return written.problems.list();
        case Written::Outcome::conflict: return {{"", N_("Somebody changed this record since you looked."), "conflict"}};
        case Written::Outcome::gone: return {{"", N_("This record is no longer there."), "gone"}};
        case Written::Outcome::done: break;
    }
    return {};
}

RowOutcome refused_row(std::int64_t id, Written const& written) {
    return {RowOutcome::What::refused, id, reasons_of(written)};
}

/// The versions of the records that are still there, held until commit, in the order of their ids.
std::map<std::int64_t, std::int64_t> hold(Transaction& tx, Entity const& entity, std::span<Chosen const> rows) {
    constexpr std::size_t in_one_query = 500;
    std::vector<std::int64_t> ids;
    for (auto const& row : rows) ids.push_back(row.id);
    std::sort(ids.begin(), ids.end());
    std::map<std::int64_t, std::int64_t> versions;
    for (std::size_t from = 0; from < ids.size(); from += in_one_query) {
        Query query;
        auto const some = std::span(ids).subspan(from, std::min(in_one_query, ids.size() - from));
        query.text = "SELECT t.\"id\", " + std::string(entity.append_only ? "0" : "t.\"version\"") + " FROM " + quoted(entity.table()) +
                     " t WHERE t.\"id\" IN (" + bind_keys(query, some) + ") AND " + visible_sql(tx.registry(), tx.authority(), entity, "t", query) + " ORDER BY t.\"id\"";
        if (!tx.sql().sqlite()) query.text += " FOR UPDATE OF t";
        auto const found = query.run(tx.sql());
        while (found->next()) versions[found->integer(0)] = found->integer(1);
    }
    return versions;
}

/// What stands in the way of a record before the deed is tried; nothing where it may be.
std::optional<Written> in_the_way(Chosen const& row, std::map<std::int64_t, std::int64_t> const& held) {
    Written written;
    auto const found = held.find(row.id);
    if (found == held.end()) written.outcome = Written::Outcome::gone;
    else if (found->second != row.version) written.outcome = Written::Outcome::conflict;
    else return {};
    return written;
}

/// The change set of what was done; asking for one where nothing was would make one.
void finish(Transaction& tx, BulkResult& result) {
    if (result.count(RowOutcome::What::done) > 0) result.change_set = tx.change_set();
}

}  // namespace

bool may_be_edited(Field const& field) {
    return field.is_typed() && field.kind() != Kind::secret && !field.is_children() && !field.options.unique && !field.options.hidden;
}

bool holds_items(Field const& field) {
    return field.is_link() || field.kind() == Kind::text_list || field.kind() == Kind::integer_list;
}

Value edited(Value const& before, FieldEdit const& edit) {
    if (edit.how == FieldEdit::How::set || is_absent(edit.value)) return edit.how == FieldEdit::How::set ? edit.value : before;
    bool const adds = edit.how == FieldEdit::How::add;
    if (auto const* keys = std::get_if<Keys>(&edit.value)) {
        auto const* held = std::get_if<Keys>(&before);
        return with_items(held ? *held : Keys{}, *keys, adds);
    }
    auto const* texts = std::get_if<Texts>(&edit.value);
    must(texts != nullptr, "only lists and links take items");
    auto const* held = std::get_if<Texts>(&before);
    return with_items(held ? *held : Texts{}, *texts, adds);
}

std::int64_t BulkResult::count(RowOutcome::What what) const {
    return std::count_if(rows.begin(), rows.end(), [&](RowOutcome const& row) { return row.what == what; });
}

BulkResult act_on_each(Transaction& tx, Entity const& entity, std::span<Chosen const> rows, RowDeed const& deed) {
    auto const held = hold(tx, entity, rows);
    BulkResult result;
    for (auto const& row : rows) {
        auto const wrong = in_the_way(row, held);
        auto const written = wrong ? *wrong : deed(tx, row);
        if (!written) result.rows.push_back(refused_row(row.id, written));
        else result.rows.push_back({written.version == row.version && row.version != 0 ? RowOutcome::What::unchanged : RowOutcome::What::done, row.id});
    }
    finish(tx, result);
    return result;
}

BulkResult edit_each(Transaction& tx, Entity const& entity, std::span<Chosen const> rows, std::span<FieldEdit const> edits) {
    std::vector<std::string_view> names;
    for (auto const& edit : edits) names.push_back(edit.field->name);
    std::map<std::int64_t, std::vector<std::pair<Value, Value>>> values;
    auto result = act_on_each(tx, entity, rows, [&](Transaction& each, Chosen const& row) {
        auto record = each.find(entity, row.id);
        must(record.has_value(), "a record that is held is there");
        auto const version = record->version;
        for (auto const& edit : edits) {
            auto& value = record->values[static_cast<std::size_t>(entity.index_of(edit.field->name))];
            auto after = edited(value, edit);
            values[row.id].emplace_back(value, after);
            value = std::move(after);
        }
        auto written = each.change(entity, std::move(*record), names);
        // Told by the version that the reader saw.
        if (written && written.version == version) written.version = row.version;
        return written;
    });
    for (auto& row : result.rows) row.values = std::move(values[row.id]);
    return result;
}

BulkResult remove_each(Transaction& tx, Entity const& entity, std::span<Chosen const> rows) {
    std::vector<Chosen> left(rows.begin(), rows.end());
    std::map<std::int64_t, RowOutcome> outcomes;
    auto const held = hold(tx, entity, rows);
    for (bool again = true; again && !left.empty();) {
        again = false;
        std::vector<Chosen> protected_rows;
        for (auto const& row : left) {
            auto const wrong = in_the_way(row, held);
            auto const now = wrong ? std::nullopt : tx.find(entity, row.id);
            // Not there any more: it went along with another of the chosen ones.
            auto const written = wrong ? *wrong : now ? tx.remove(entity, row.id, now->version) : Written{};
            outcomes[row.id] = written ? RowOutcome{.id = row.id} : refused_row(row.id, written);
            again = again || static_cast<bool>(written);
            if (written.refusal.code == "protected") protected_rows.push_back(row);
        }
        left = std::move(protected_rows);
    }
    BulkResult result;
    for (auto const& row : rows) result.rows.push_back(std::move(outcomes[row.id]));
    finish(tx, result);
    return result;
}

BulkResult tried(Transaction& tx, std::span<Reaction const> reactions, std::function<BulkResult(Transaction&)> const& deed) {
    tx.sql().script("SAVEPOINT trial");
    Transaction trial(tx.sql(), tx.registry(), reactions, tx.actor(), tx.now(), tx.origin());
    auto result = deed(trial);
    tx.sql().script("ROLLBACK TO SAVEPOINT trial");
    tx.sql().script("RELEASE SAVEPOINT trial");
    result.change_set = 0;
    return result;
}

}  // namespace ateneu
