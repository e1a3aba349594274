#include "core/store/duplicates.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/entity/schema.h"
#include "core/store/list.h"
#include "core/store/merge_records.h"
#include "core/store/writer.h"

namespace ateneu {

bool AlikeKey::is_mutual() const {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        bool back = false;
        for (std::size_t j = 0; j < fields.size(); ++j) back = back || (fields[j] == others[i] && others[j] == fields[i]);
        if (!back) return false;
    }
    return true;
}

std::vector<AlikeKey> alike_keys(Entity const& entity) {
    std::vector<AlikeKey> keys;
    for (auto const& alike : entity.duplicates) {
        AlikeKey key{alike.why, {}, {}};
        for (auto const name : alike.fields) key.fields.push_back(entity.find(name));
        for (auto const name : alike.others.empty() ? alike.fields : alike.others) key.others.push_back(entity.find(name));
        must(key.fields.size() == key.others.size() && !std::count(key.fields.begin(), key.fields.end(), nullptr) && !std::count(key.others.begin(), key.others.end(), nullptr),
             "a key of duplicates names its fields");
        keys.push_back(std::move(key));
    }
    if (!keys.empty()) return keys;
    for (auto const& field : entity.fields) {
        bool const is_title = entity.title == "{t}." + quoted(field.name) && has_sort_column(field);
        bool const is_email = field.kind() == Kind::email && field.options.sorted;
        if (!field.options.unique && (is_title || is_email)) keys.push_back({is_title ? N_("Same name") : N_("Same e-mail"), {&field}, {&field}});
    }
    return keys;
}

namespace {

/// What two fields are compared by: both folded, or both as they are stored.
std::pair<std::string, std::string> columns(Field const& one, Field const& other) {
    bool const folded = has_sort_column(one) && has_sort_column(other);
    return {quoted(folded ? sort_column(one) : columns_of(one).front().name), quoted(folded ? sort_column(other) : columns_of(other).front().name)};
}

/// True where `b` holds in the other fields what `a` holds in these.
std::string alike_sql(AlikeKey const& key) {
    std::string sql;
    for (std::size_t i = 0; i < key.fields.size(); ++i) {
        auto const [one, other] = columns(*key.fields[i], *key.others[i]);
        sql += (sql.empty() ? "b." : " AND b.") + other + " = a." + one;
        if (columns_of(*key.fields[i]).front().postgresql == std::string_view("text")) sql += " AND a." + one + " <> '' AND b." + other + " <> ''";
    }
    return sql;
}

std::string not_told_apart(Entity const& entity, Query& query) {
    auto const kind = query.bind(entity.full_name());
    auto const either = [&](std::string const& left, std::string const& right) {
        return " AND NOT EXISTS (SELECT 1 FROM core_distinction d WHERE d.left_type = " + kind + " AND d.left_id = " + left + " AND d.right_type = " + kind + " AND d.right_id = " + right + ")";
    };
    return either("a.\"id\"", "b.\"id\"") + either("b.\"id\"", "a.\"id\"");
}

void name_pairs(Transaction& tx, Entity const& entity, std::vector<LikelyPair>& pairs) {
    std::vector<std::int64_t> ids;
    for (auto const& pair : pairs) ids.insert(ids.end(), {pair.left, pair.right});
    auto const names = titles(tx, entity, ids);
    for (auto& pair : pairs) {
        if (auto const found = names.find(pair.left); found != names.end()) pair.left_title = found->second;
        if (auto const found = names.find(pair.right); found != names.end()) pair.right_title = found->second;
    }
}

/// Whether an index finds a row by what the field holds.
bool is_indexed(Field const& field) { return field.options.sorted || field.options.unique || field.kind() == Kind::reference; }

AlikeKey turned(AlikeKey const& key) { return {key.why, key.others, key.fields}; }

}  // namespace

std::vector<LikelyPair> likely_pairs(Transaction& tx, Entity const& entity, AlikeKey const& key, int limit, std::pair<std::int64_t, std::int64_t> after) {
    Query query;
    auto const table = quoted(entity.table());
    query.text = "SELECT a.\"id\", b.\"id\" FROM " + table + " a JOIN " + table + " b ON " + alike_sql(key);
    query.text += key.is_mutual() ? " AND b.\"id\" > a.\"id\"" : " AND b.\"id\" <> a.\"id\"";
    query.text += " WHERE (a.\"id\", b.\"id\") > (" + query.bind(after.first) + ", " + query.bind(after.second) + ")";
    query.text += " AND " + visible_sql(tx.registry(), tx.authority(), entity, "a", query) + " AND " + visible_sql(tx.registry(), tx.authority(), entity, "b", query);
    query.text += not_told_apart(entity, query) + " ORDER BY a.\"id\", b.\"id\" LIMIT " + query.bind(std::int64_t{limit});
    std::vector<LikelyPair> pairs;
    {
        auto const rows = query.run(tx.sql());
        while (rows->next()) pairs.push_back({rows->integer(0), rows->integer(1), "", "", key.why});
    }
    name_pairs(tx, entity, pairs);
    return pairs;
}

std::vector<LikelyPair> likely_the_same(Transaction& tx, Entity const& entity, std::int64_t id, int limit) {
    std::vector<LikelyPair> pairs;
    auto const look = [&](AlikeKey const& key) {
        if (!std::all_of(key.others.begin(), key.others.end(), [](Field const* field) { return is_indexed(*field); })) return;
        Query query;
        auto const table = quoted(entity.table());
        query.text = "SELECT b.\"id\" FROM " + table + " a JOIN " + table + " b ON " + alike_sql(key) + " AND b.\"id\" <> a.\"id\" WHERE a.\"id\" = " + query.bind(id);
        query.text += " AND " + visible_sql(tx.registry(), tx.authority(), entity, "b", query) + not_told_apart(entity, query) + " ORDER BY 1 LIMIT " + query.bind(std::int64_t{limit});
        auto const rows = query.run(tx.sql());
        while (rows->next()) {
            auto const other = rows->integer(0);
            bool const known = std::any_of(pairs.begin(), pairs.end(), [&](LikelyPair const& pair) { return pair.right == other; });
            if (!known && std::ssize(pairs) < limit) pairs.push_back({id, other, "", "", key.why});
        }
    };
    for (auto const& key : alike_keys(entity)) {
        look(key);
        if (!key.is_mutual()) look(turned(key));
    }
    name_pairs(tx, entity, pairs);
    return pairs;
}

Written call_different(Transaction& tx, Entity const& entity, std::int64_t one, std::int64_t other) {
    if (one == other) return refused("same_record", N_("That is one and the same record. Choose two different ones."));
    auto const left = tx.find(entity, one), right = tx.find(entity, other);
    if (!left || !right) return gone();
    if (!tx.authority().may(entity, Action::change, *left) || !tx.authority().may(entity, Action::change, *right)) return no_permission();
    auto const kind = entity.full_name();
    Transaction::Deed const deed(tx);
    auto const written = tx.add(Distinction{.left = {kind, std::min(one, other)}, .right = {kind, std::max(one, other)}, .found_at = tx.now()});
    // Somebody else said so already.
    bool const known = written.outcome == Written::Outcome::problems && written.problems.list().front().code == "taken";
    return known ? Written{} : written;
}

}  // namespace ateneu
