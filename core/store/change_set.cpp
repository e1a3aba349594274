#include "core/store/change_set.h"

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
            some += " AND EXISTS (SELECT 1 FROM " + quoted(entity->table()) + " t WHERE t.\"id\" = c.record AND " + visible_sql(tx.authority(), *entity, "t", query) + ")";
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

}  // namespace ateneu
