#include "core/store/change_set.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/entity/query.h"
#include "core/store/history_rows.h"

namespace ateneu {

namespace {

/// The change set that took this one back, unless that was taken back in its turn.
std::int64_t undone_by(Transaction& tx, std::int64_t id) {
    std::vector<std::int64_t> later;
    {
        auto const rows = tx.sql().query("SELECT id FROM core_change_set WHERE undoes = $1 ORDER BY id DESC", {id});
        while (rows->next()) later.push_back(rows->integer(0));
    }
    for (auto const each : later)
        if (undone_by(tx, each) == 0) return each;
    return 0;
}

/// True for the rows of `c` whose records the actor may see.
std::string visible_rows(Transaction& tx, Query& query) {
    std::string some;
    for (auto const* entity : tx.registry().entities()) {
        if (entity->internal || !tx.authority().sees_some(*entity)) continue;
        some += (some.empty() ? "" : " OR ") + ("(c.entity = " + query.bind(entity->full_name()));
        if (!sees_all(tx.authority(), *entity))
            some += " AND EXISTS (SELECT 1 FROM " + quoted(entity->table()) + " t WHERE t.\"id\" = c.record AND " + visible_sql(tx.registry(), tx.authority(), *entity, "t", query) + ")";
        some += ")";
    }
    return some.empty() ? "FALSE" : "(" + some + ")";
}

}  // namespace

std::optional<ChangeSet> change_set_of(Transaction& tx, std::int64_t id) {
    ChangeSet set;
    {
        auto const rows = tx.sql().query("SELECT id, at, person, door, reason, undoes FROM core_change_set WHERE id = $1", {id});
        if (!rows->next()) return {};
        set.id = rows->integer(0);
        set.at = parse_instant(rows->text(1)).value_or(Instant{});
        set.person = rows->integer(2);
        set.door = rows->text(3);
        set.reason = rows->text(4);
        set.undoes = rows->integer(5);
    }
    HistoryEntry who;
    who.person = set.person;
    HistoryEntry* const one[] = {&who};
    name_people(tx, one);
    set.who = who.who;
    set.undone_by = undone_by(tx, id);
    return set;
}

std::int64_t rows_of_change_set(Transaction& tx, std::int64_t change_set, std::int64_t most) {
    return tx.sql().integer("SELECT COUNT(*) FROM (SELECT 1 FROM core_change WHERE change_set = $1 LIMIT $2) c", {change_set, most}).value_or(0);
}

std::vector<ChangeCount> change_counts(Transaction& tx, std::int64_t change_set) {
    Query query;
    query.text = "SELECT c.entity, c.action, COUNT(DISTINCT c.record) FROM core_change c WHERE c.change_set = " + query.bind(change_set);
    query.text += " AND " + visible_rows(tx, query) + " GROUP BY c.entity, c.action ORDER BY c.entity, c.action";
    std::vector<ChangeCount> counts;
    auto const rows = query.run(tx.sql());
    while (rows->next()) counts.push_back({tx.registry().find(rows->text(0)), action_of(rows->text(1)), rows->integer(2)});
    return counts;
}

std::vector<Happening> changes_in(Transaction& tx, std::int64_t change_set, int limit, std::int64_t after_row) {
    Query query;
    query.text = std::string(entry_columns) + "WHERE c.change_set = " + query.bind(change_set) + " AND c.id > " + query.bind(after_row);
    query.text += " AND " + visible_rows(tx, query) + " ORDER BY c.id LIMIT " + query.bind(std::int64_t{limit});
    std::vector<Happening> found;
    {
        auto const rows = query.run(tx.sql());
        while (rows->next()) found.push_back({read_entry(*rows), tx.registry().find(rows->text(9)), rows->integer(10), ""});
    }
    name_records(tx, found);
    return found;
}

namespace {

constexpr std::int64_t most_sets_looked_at = 1000, sets_at_a_time = 100;

RecentChange read_recent(db::Rows const& rows) {
    RecentChange each;
    each.set.id = rows.integer(0);
    each.set.at = parse_instant(rows.text(1)).value_or(Instant{});
    each.set.person = rows.integer(2);
    each.set.door = rows.text(3);
    each.set.reason = rows.text(4);
    each.set.undoes = rows.integer(5);
    each.set.who = rows.text(6);  // the token's name, until people's are looked up
    auto const seen = rows.integer(7);
    each.rows = std::min(seen, most_rows_counted);
    each.more = seen > most_rows_counted;
    return each;
}

/// Newest sets first, whoever's they are, each with how many of its first rows are to be seen.
std::vector<RecentChange> sets_before(Transaction& tx, std::int64_t before) {
    Query query;
    query.text = "SELECT s.id, s.at, s.person, s.door, s.reason, s.undoes, s.via, (SELECT COUNT(*) FROM (SELECT r.entity, r.record FROM core_change r WHERE r.change_set = s.id ORDER BY r.id LIMIT ";
    query.text += query.bind(most_rows_counted + 1);
    query.text += ") c WHERE " + visible_rows(tx, query) + ") FROM core_change_set s";
    if (before > 0) query.text += " WHERE s.id < " + query.bind(before);
    query.text += " ORDER BY s.id DESC LIMIT " + query.bind(sets_at_a_time);
    std::vector<RecentChange> all;
    auto const rows = query.run(tx.sql());
    while (rows->next()) all.push_back(read_recent(*rows));
    return all;
}

void name_all(Transaction& tx, std::vector<RecentChange>& all) {
    std::vector<HistoryEntry> whos(all.size());
    std::vector<HistoryEntry*> named;
    for (std::size_t i = 0; i < all.size(); ++i) {
        whos[i].person = all[i].set.person;
        whos[i].via = all[i].set.who;
        named.push_back(&whos[i]);
    }
    name_people(tx, named);
    for (std::size_t i = 0; i < all.size(); ++i) all[i].set.who = whos[i].who;
}

}  // namespace

RecentChanges recent_changes(Transaction& tx, int limit, std::int64_t before) {
    auto const& actor = tx.authority();
    RecentChanges found;
    for (std::int64_t looked_at = 0; looked_at < most_sets_looked_at; looked_at += sets_at_a_time) {
        auto some = sets_before(tx, before);
        for (auto& each : some) {
            if (std::ssize(found.sets) == limit) {
                found.before = before;
                name_all(tx, found.sets);
                return found;
            }
            before = each.set.id;
            bool const own = actor.person != 0 && actor.person == each.set.person;
            if (each.rows > 0 || own || actor.superuser) found.sets.push_back(std::move(each));
        }
        found.before = std::ssize(some) < sets_at_a_time ? 0 : before;
        if (found.before == 0) break;
    }
    name_all(tx, found.sets);
    return found;
}

}  // namespace ateneu
