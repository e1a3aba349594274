#include "core/store/lookups.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/store/rows.h"

namespace ateneu {

namespace {

Value const& value_of(Entity const& entity, Field const& field, Record const& record) {
    return record.values[static_cast<std::size_t>(entity.index_of(field.name))];
}

}  // namespace

std::int64_t EachLookup::seen(Entity const& target, Keys const& keys) {
    Query query;
    query.text = "SELECT COUNT(*) FROM " + quoted(target.table()) + " t WHERE t.\"id\" IN (" + bind_keys(query, keys) + ")";
    query.text += " AND " + visible_sql(tx_.registry(), tx_.authority(), target, "t", query);
    auto const rows = query.run(tx_.sql());
    rows->next();
    return rows->integer(0);
}

bool EachLookup::is_taken(Claim const& claim) {
    Query query;
    std::string test;
    for (auto const* field : claim.fields) {
        std::vector<std::string> places;
        bind_value(query, *field, value_of(claim.entity, *field, claim.record), tx_.sql().dialect(), places);
        auto const columns = columns_of(*field);
        for (std::size_t i = 0; i < places.size(); ++i)
            test += (test.empty() ? "t." : " AND t.") + quoted(columns[i].name) + " = " + places[i];
        if (auto const given = not_blank(*field, "t"); !given.empty()) test += " AND " + given;
    }
    query.text = "SELECT 1 FROM " + quoted(claim.entity.table()) + " t WHERE " + test + " AND t.\"id\" <> " + query.bind(claim.record.id);
    if (!claim.where.empty()) query.text.append(" AND (").append(claim.where).append(")");
    if (!claim.going.empty()) query.text += " AND t.\"id\" NOT IN (" + bind_keys(query, claim.going) + ")";
    query.text += " LIMIT 1";
    return query.run(tx_.sql())->next();
}

std::int64_t ManyLookups::seen(Entity const& target, Keys const& keys) {
    if (is_gathering_) {
        wanted_[&target].insert(keys.begin(), keys.end());
        return static_cast<std::int64_t>(keys.size());
    }
    auto const& visible = visible_[&target];
    return std::count_if(keys.begin(), keys.end(), [&](std::int64_t key) { return visible.contains(key); });
}

bool ManyLookups::is_taken(Claim const& claim) {
    auto& asked = asked_[{&claim.entity, Key{claim.fields, claim.where}}];
    std::vector<Value> values;
    for (auto const* field : claim.fields) values.push_back(value_of(claim.entity, *field, claim.record));
    auto spelled = spelling(claim.fields, values);
    if (is_gathering_) {
        asked.wanted.try_emplace(std::move(spelled), std::move(values));
        return false;
    }
    auto const is_other = [&](std::int64_t id) {
        return id != claim.record.id && std::find(claim.going.begin(), claim.going.end(), id) == claim.going.end();
    };
    if (auto const held = asked.held.find(spelled); held != asked.held.end())
        if (std::any_of(held->second.begin(), held->second.end(), is_other)) return true;
    if (asked.claimed.contains(spelled)) return true;
    claims_.emplace_back(&asked, std::move(spelled));
    return false;
}

void ManyLookups::settle(bool is_accepted) {
    if (is_accepted)
        for (auto& [asked, spelled] : claims_) asked->claimed.insert(std::move(spelled));
    claims_.clear();
}

void ManyLookups::answer() {
    is_gathering_ = false;
    claims_.clear();
    for (auto& [target, wanted] : wanted_) find_targets(*target, wanted);
    wanted_.clear();
    for (auto& [key, asked] : asked_) {
        asked.held = holders(tx_, *key.first, key.second.first, asked.wanted, key.second.second, false);
        asked.wanted.clear();
    }
}

void ManyLookups::find_targets(Entity const& target, std::set<std::int64_t>& wanted) {
    auto& visible = visible_[&target];
    visible.clear();
    for (auto const& group : in_groups({wanted.begin(), wanted.end()})) {
        Query query;
        query.text = "SELECT t.\"id\" FROM " + quoted(target.table()) + " t WHERE t.\"id\" IN (" + bind_keys(query, group) + ")";
        query.text += " AND " + visible_sql(tx_.registry(), tx_.authority(), target, "t", query);
        auto const rows = query.run(tx_.sql());
        while (rows->next()) visible.insert(rows->integer(0));
    }
}

}  // namespace ateneu
