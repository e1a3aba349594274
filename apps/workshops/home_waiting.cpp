#include "apps/workshops/home_waiting.h"

#include "apps/workshops/event.h"
#include "apps/workshops/membership.h"
#include "core/access/visible.h"
#include "core/entity/query.h"
#include "core/html/show.h"
#include "core/store/list.h"

namespace ateneu::workshops {

namespace {

constexpr int shown_each = 3;
constexpr int soon_days = 60;

Reader reader_of(Transaction& tx) { return {{tx.actor().tongue}, tx.actor().time_zone, tx.now()}; }

/// What isn't known of a workshop, one column each, in the order in which it is told.
constexpr std::pair<char const*, char const*> gaps[] = {
    {R"(event."start" IS NULL)", N_("no dates")},
    {R"(NOT EXISTS (SELECT 1 FROM "workshops_task" AS task JOIN "workshops_role" AS role ON role."id" = task."role"
                    WHERE task."event" = event."id" AND role."name" = 'instructor'))", N_("no instructors")},
    {R"(event."country" IS NULL OR event."country" = '' OR event."venue" = '' OR event."address" = '' OR event."latitude" IS NULL OR event."longitude" IS NULL)", N_("no place")},
    {R"(event."url" IS NULL OR event."url" = '')", N_("no website")}};

/// Active: nothing says that it is over or won't take place. What was never given a day is as old as its record, so the
/// newest of those stand first, behind those that are near.
constexpr std::string_view active = R"(NOT event."completed" AND (event."start" IS NULL OR event."start" >= )";
constexpr std::string_view not_called_off = R"() AND NOT EXISTS (SELECT 1 FROM "workshops_event_tags" AS carried JOIN "workshops_tag" AS tag ON tag."id" = carried."tag"
    WHERE carried."event" = event."id" AND tag."name" IN ('cancelled', 'stalled', 'unresponsive')))";

/// The number stands beside the first of what it counts, so that one query is enough.
std::string unfinished(Transaction& tx, Query& query) {
    std::string columns, any;
    for (auto const& [sql, label] : gaps) {
        columns += std::string(", CASE WHEN ") + sql + " THEN 1 ELSE 0 END";
        any += (any.empty() ? "(" : " OR (") + std::string(sql) + ")";
    }
    return R"(SELECT event."id", CAST(event."start" AS TEXT), COUNT(*) OVER ())" + columns + R"( FROM "workshops_event" AS event WHERE )" + std::string(active) +
           query.bind(iso(tx.today())) + std::string(not_called_off) + " AND (" + any + ") AND " + visible_sql(tx.registry(), tx.authority(), Event::entity(), "event", query) +
           R"( ORDER BY event."start" IS NULL, event."start", event."id" DESC LIMIT )" + std::to_string(shown_each);
}

}  // namespace

void add_unfinished_workshops(Transaction& tx, std::vector<Waiting>& waiting) {
    auto const& entity = Event::entity();
    if (!tx.actor().may(entity, Action::change)) return;
    auto const reader = reader_of(tx);
    Query query;
    query.text = unfinished(tx, query);
    std::vector<Waiting> found;
    std::vector<std::int64_t> ids;
    std::int64_t total = 0;
    for (auto const rows = query.run(tx.sql()); rows->next();) {
        ids.push_back(rows->integer(0));
        total = rows->integer(2);
        std::vector<std::string> missing;
        for (std::size_t i = 0; i < std::size(gaps); ++i)
            if (rows->boolean(3 + static_cast<int>(i))) missing.push_back(reader.say.t(gaps[i].second));
        auto const start = parse_date(rows->text(1));
        auto const days = start ? start->days - tx.today().days : 0;
        found.push_back({entity.icon, "", list_text(reader.say, missing), start ? days == 0 ? reader.say.t(N_("Today")) : reader.say.n("In {count} day", "In {count} days", days) : "",
                         entity.address(ids.back()) + "/edit", reader.say.t(N_("Complete"))});
    }
    auto const names = titles(tx, entity, ids);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        auto const name = names.find(ids[i]);
        found[i].title = reader.say.t({N_("Workshop in preparation: {name}"), {{"name", name == names.end() ? "" : name->second}}});
        waiting.push_back(std::move(found[i]));
    }
    if (total > shown_each)
        waiting.push_back({entity.icon, reader.say.t({N_("All {count} workshops in preparation"), {{"count", number_text(reader.say, total)}}}), "", "",
                           entity.address() + "?completed=0&order=-start", reader.say.t(N_("See all"))});
}

void add_ending_memberships(Transaction& tx, std::vector<Waiting>& waiting) {
    auto const& entity = Membership::entity();
    if (!tx.actor().may(entity, Action::change)) return;
    auto const reader = reader_of(tx);
    Query query;
    query.text = R"(SELECT membership."id", CAST(membership."agreement_end" AS TEXT) FROM "workshops_membership" AS membership
                    WHERE membership."agreement_end" >= )" + query.bind(iso(tx.today())) + R"( AND membership."agreement_end" <= )" +
                 query.bind(iso(Date{tx.today().days + soon_days})) + R"( AND membership."rolled_to_membership" IS NULL AND )" +
                 visible_sql(tx.registry(), tx.authority(), entity, "membership", query) + R"( ORDER BY membership."agreement_end", membership."id" LIMIT )" + std::to_string(shown_each);
    std::vector<std::pair<std::int64_t, std::string>> found;
    std::vector<std::int64_t> ids;
    for (auto const rows = query.run(tx.sql()); rows->next();) {
        ids.push_back(rows->integer(0));
        found.emplace_back(rows->integer(0), rows->text(1));
    }
    auto const names = titles(tx, entity, ids);
    for (auto const& [id, end] : found) {
        auto const name = names.find(id);
        auto const day = parse_date(end).value_or(tx.today());
        waiting.push_back({entity.icon, reader.say.t({N_("Membership ends soon: {name}"), {{"name", name == names.end() ? "" : name->second}}}),
                           reader.say.t({N_("Its agreement ends on {date}."), {{"date", date_text(reader, day)}}}),
                           day == tx.today() ? reader.say.t(N_("Today")) : reader.say.n("In {count} day", "In {count} days", day.days - tx.today().days), entity.address(id), reader.say.t(N_("Open"))});
    }
}

}  // namespace ateneu::workshops
