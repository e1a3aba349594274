#include "domain/privacy/retention.h"

#include <set>

#include "core/base/log.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/store/erase.h"
#include "core/store/rows.h"

namespace ateneu::privacy {

namespace {

constexpr std::int64_t day_micros = std::int64_t{24} * 3600 * 1'000'000;
constexpr std::string_view nothing_said = "…";
constexpr int rows_at_once = 500;

/// Whether something that the rule would empty stands in the row.
std::string still_full(Entity const& entity) {
    std::string sql;
    for (auto const& field : entity.fields) {
        if (!is_emptied(field) || !field.is_column()) continue;
        auto const kind = field.kind();
        if (kind != Kind::text && kind != Kind::email && kind != Kind::url && kind != Kind::text_list) continue;
        auto const name = quoted(field.name);
        sql += (sql.empty() ? "(" : " OR ") + ("(" + name + " IS NOT NULL AND " + name + " NOT IN ('', '[]', '…'))");
    }
    return sql.empty() ? "FALSE" : sql + ")";
}

/// `WHERE …` of the rows that are due. `state=d,w` of the rule's filter: one of these codes.
std::string due(Query& query, Entity const& entity, RetentionRule const& rule, Instant before) {
    auto const* field = entity.find(rule.field);
    must(field && (field->kind() == Kind::instant || field->kind() == Kind::date), "a retention rule counts from a field that is no date");
    auto const limit = field->kind() == Kind::date ? iso(local(before, "UTC").date) : iso(before);
    std::string sql = " WHERE " + quoted(field->name) + " < " + query.bind(limit);
    for (auto const part : split(rule.filter, '&')) {
        auto const equals = part.find('=');
        if (equals == std::string_view::npos) continue;
        must(entity.find(part.substr(0, equals)) != nullptr, "a retention rule asks for a field that isn't there");
        std::string codes;
        for (auto const code : split(part.substr(equals + 1), ',')) codes += (codes.empty() ? "" : ", ") + query.bind(std::string(code));
        sql += " AND " + quoted(part.substr(0, equals)) + " IN (" + codes + ")";
    }
    return rule.then == Then::anonymise ? sql + " AND " + still_full(entity) : sql;
}

Keys due_ids(Transaction& tx, Entity const& entity, RetentionRule const& rule, Instant before, std::int64_t after, int most) {
    Query query;
    query.text = "SELECT \"id\" FROM " + quoted(entity.table());
    query.text += due(query, entity, rule, before);
    query.text += " AND \"id\" > " + query.bind(after);
    query.text += " ORDER BY \"id\" LIMIT " + query.bind(std::int64_t{most});
    Keys ids;
    auto const rows = query.run(tx.sql());
    while (rows->next()) ids.push_back(rows->integer(0));
    return ids;
}

bool treat(Transaction& tx, Entity const& entity, Then then, std::int64_t id) {
    if (then == Then::remove) {
        if (!take_away(tx, entity, id)) return false;
        erase_history(tx, entity, {id}, everything_told);
        return true;
    }
    if (auto const record = tx.read(entity, id)) write_emptied(tx, entity, emptied(entity, *record, nothing_said));
    erase_history(tx, entity, {id}, is_emptied);
    return true;
}

/// One group from behind `after` on, which moves: rows that can't go are looked at once.
std::int64_t take_group(Transaction& tx, RetentionRule const& rule, Instant now, int most, std::int64_t& after, bool& is_last) {
    auto const* entity = tx.registry().find(rule.kind);
    is_last = true;
    if (!entity) return 0;
    Transaction::Deed const deed(tx);
    auto const ids = due_ids(tx, *entity, rule, limit_of(rule, now), after, most);
    is_last = std::ssize(ids) < most;
    std::int64_t count = 0;
    for (auto const id : ids) {
        count += treat(tx, *entity, rule.then, id) ? 1 : 0;
        after = id;
    }
    return count;
}

void note(Transaction& tx, Id<RetentionRule> id, std::int64_t count) {
    Transaction::Deed const deed(tx);
    auto rule = tx.read(id);
    if (!rule) return;
    rule->last_run = tx.now();
    rule->last_count = static_cast<int>(count);
    // Each night would be a change in history; the runs below tell what happened.
    tx.sql().execute(R"(UPDATE "privacy_retention_rule" SET "last_run" = $2, "last_count" = $3 WHERE "id" = $1)", {id.value, iso(tx.now()), count});
    if (count > 0) must(static_cast<bool>(tx.add(RetentionRun{.rule = id, .at = tx.now(), .keep_days = rule->keep_days, .count = static_cast<int>(count)})), "a retention run can't be written");
}

std::vector<RetentionRule> all_rules(Transaction& tx) {
    Keys ids;
    {
        auto const rows = tx.sql().query(R"(SELECT "id" FROM "privacy_retention_rule" ORDER BY "id")");
        while (rows->next()) ids.push_back(rows->integer(0));
    }
    std::vector<RetentionRule> all;
    for (auto const id : ids)
        if (auto rule = tx.read(Id<RetentionRule>{id})) all.push_back(std::move(*rule));
    return all;
}

}  // namespace

Instant limit_of(RetentionRule const& rule, Instant now) { return {now.micros - rule.keep_days * day_micros}; }

std::int64_t count_due(Transaction& tx, RetentionRule const& rule, Instant now) {
    if (rule.kind.empty()) {
        auto const known = sweeps("");
        auto const found = known.find(rule.name);
        return found == known.end() ? 0 : found->second.count(tx.sql(), limit_of(rule, now));
    }
    auto const* entity = tx.registry().find(rule.kind);
    if (!entity) return 0;
    Query query;
    query.text = "SELECT COUNT(*) FROM " + quoted(entity->table());
    query.text += due(query, *entity, rule, limit_of(rule, now));
    auto const rows = query.run(tx.sql());
    return rows->next() ? rows->integer(0) : 0;
}

std::int64_t take_due(Transaction& tx, RetentionRule const& rule, Instant now, int most) {
    std::int64_t after = 0;
    bool is_last = false;
    return take_group(tx, rule, now, most, after, is_last);
}

void run_retention(jobs::Run& run, std::string const& folder) {
    auto const special = sweeps(folder);
    std::vector<RetentionRule> rules;
    run.read([&](Transaction& tx) { rules = all_rules(tx); });
    std::int64_t done = 0;
    for (auto const& rule : rules) {
        run.progress(done++, std::ssize(rules));
        std::int64_t count = 0, after = 0;
        auto const found = special.find(rule.name);
        if (found != special.end()) run.write([&](Transaction& tx) { count = found->second.run(tx, limit_of(rule, run.now())); });
        for (bool is_last = !rule.kind.empty() ? false : true; !is_last;) {
            run.look_up();
            std::int64_t group = 0, reached = after;
            run.write([&](Transaction& tx) {
                reached = after;
                group = take_group(tx, rule, run.now(), rows_at_once, reached, is_last);
            }, "retention");
            after = reached;
            count += group;
        }
        run.write([&](Transaction& tx) { note(tx, rule.id, count); });
        if (count > 0) log_info("retention.done", {{"rule", rule.name}, {"count", count}});
    }
}

}  // namespace ateneu::privacy
