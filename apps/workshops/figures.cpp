#include "apps/workshops/figures.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "apps/workshops/award.h"
#include "apps/workshops/event.h"
#include "apps/workshops/membership.h"
#include "apps/workshops/task.h"
#include "core/access/visible.h"
#include "core/entity/query.h"
#include "domain/people/person.h"

namespace ateneu::workshops {

namespace {

constexpr Programme programme_list[] = {{"TTT", "training", N_("Instructor training")},
                                        {"SWC", "swc", N_("Software Carpentry")},
                                        {"DC", "dc", N_("Data Carpentry")},
                                        {"LC", "lc", N_("Library Carpentry")},
                                        {"Circuits", "mix", N_("Mixed programmes")}};

/// Both databases write a date as text in the same way.
std::string year_of(std::string const& column) { return "substr(CAST(" + column + " AS TEXT), 1, 4)"; }
std::string month_of(std::string const& column) { return "substr(CAST(" + column + " AS TEXT), 1, 7)"; }

/// Workshops that took place or will, and were not the organisation's own: `event` is the alias.
constexpr std::string_view not_called_off = R"(
    NOT EXISTS (SELECT 1 FROM "workshops_event_tags" AS carried JOIN "workshops_tag" AS tag ON tag."id" = carried."tag"
                WHERE carried."event" = event."id" AND tag."name" IN ('cancelled', 'stalled', 'unresponsive'))
    AND COALESCE(event."country", '') <> 'W3')";
constexpr std::string_view no_training = R"(
    AND NOT EXISTS (SELECT 1 FROM "workshops_event_tags" AS carried JOIN "workshops_tag" AS tag ON tag."id" = carried."tag"
                    WHERE carried."event" = event."id" AND tag."name" = 'TTT'))";

std::string seen(Transaction& tx, Entity const& entity, std::string_view alias, Query& query) {
    return visible_sql(tx.registry(), tx.authority(), entity, alias, query);
}

/// Where the first programme among its tags stands in our list, from 0; NULL where none does.
std::string rank_of_programme() {
    std::string cases;
    for (std::size_t i = 0; i < std::size(programme_list); ++i)
        cases += " WHEN '" + std::string(programme_list[i].tag) + "' THEN " + std::to_string(i);
    return R"((SELECT MIN(CASE tag."name")" + cases + R"( END) FROM "workshops_event_tags" AS carried
               JOIN "workshops_tag" AS tag ON tag."id" = carried."tag" WHERE carried."event" = event."id"))";
}

std::string programme_at(db::Rows const& rows, int column) {
    return rows.is_null(column) ? "unknown" : std::string(programme_list[rows.integer(column)].code);
}

}  // namespace

std::span<Programme const> const programmes = programme_list;

std::string_view programme_of(std::vector<std::string> const& tags) {
    for (auto const& programme : programme_list)
        if (std::find(tags.begin(), tags.end(), programme.tag) != tags.end()) return programme.code;
    return "unknown";
}

ByMonth workshops_held(Transaction& tx, Date from, Date to) {
    Query query;
    query.text = "SELECT " + month_of(R"(event."start")") + R"( AS month, COUNT(*) FROM "workshops_event" AS event WHERE event."start" >= )" + query.bind(iso(from)) +
                 R"( AND event."start" < )" + query.bind(iso(to)) + " AND " + std::string(not_called_off) + std::string(no_training) + " AND " +
                 seen(tx, Event::entity(), "event", query) + " GROUP BY month ORDER BY month";
    ByMonth counts;
    for (auto const rows = query.run(tx.sql()); rows->next();) counts[std::string(rows->text(0))] = rows->integer(1);
    return counts;
}

std::map<std::pair<std::string, std::string>, std::int64_t> workshops_by_programme(Transaction& tx, Date from, Date to) {
    Query query;
    query.text = "SELECT year, programme, COUNT(*) FROM (SELECT " + year_of(R"(event."start")") + " AS year, " + rank_of_programme() +
                 R"( AS programme FROM "workshops_event" AS event WHERE event."start" >= )" + query.bind(iso(from)) + R"( AND event."start" < )" + query.bind(iso(to)) +
                 " AND " + std::string(not_called_off) + " AND " + seen(tx, Event::entity(), "event", query) + ") AS held GROUP BY year, programme ORDER BY year, programme";
    std::map<std::pair<std::string, std::string>, std::int64_t> counts;
    for (auto const rows = query.run(tx.sql()); rows->next();) counts[{std::string(rows->text(0)), programme_at(*rows, 1)}] = rows->integer(2);
    return counts;
}

std::map<std::string, std::int64_t> workshops_so_far(Transaction& tx, Date day) {
    Query query;
    query.text = "SELECT programme, COUNT(*) FROM (SELECT " + rank_of_programme() + R"( AS programme FROM "workshops_event" AS event WHERE event."end" <= )" +
                 query.bind(iso(day)) + " AND " + std::string(not_called_off) + " AND " + seen(tx, Event::entity(), "event", query) + ") AS held GROUP BY programme ORDER BY programme";
    std::map<std::string, std::int64_t> counts{{"total", 0}};
    for (auto const rows = query.run(tx.sql()); rows->next();) {
        counts[programme_at(*rows, 0)] = rows->integer(1);
        counts["total"] += rows->integer(1);
    }
    return counts;
}

std::map<std::string, std::int64_t> people_by_country(Transaction& tx) {
    Query query;
    query.text = R"(SELECT person."country", COUNT(*) FROM "people_person" AS person WHERE )" + seen(tx, people::Person::entity(), "person", query) +
                 R"( GROUP BY person."country" ORDER BY person."country")";
    std::map<std::string, std::int64_t> counts;
    for (auto const rows = query.run(tx.sql()); rows->next();) counts[std::string(rows->text(0))] += rows->integer(1);
    return counts;
}

std::map<std::pair<std::string, std::int64_t>, std::int64_t> awards_by_year(Transaction& tx, int first, int last) {
    // A column a year, each counted in the index of badge and day: a tenth of what grouping all awards takes.
    Query query;
    query.text = R"(SELECT badge."id")";
    for (int year = first; year <= last; ++year)
        query.text += R"(, (SELECT COUNT(*) FROM "workshops_award" AS award WHERE award."badge" = badge."id" AND award."awarded" >= )" + query.bind(iso(date_of(year, 1, 1))) +
                      R"( AND award."awarded" < )" + query.bind(iso(date_of(year + 1, 1, 1))) + " AND " + seen(tx, Award::entity(), "award", query) + ")";
    query.text += R"( FROM "workshops_badge" AS badge ORDER BY badge."id")";
    std::map<std::pair<std::string, std::int64_t>, std::int64_t> counts;
    for (auto const rows = query.run(tx.sql()); rows->next();)
        for (int year = first; year <= last; ++year)
            if (auto const count = rows->integer(1 + year - first)) counts[{std::to_string(year), rows->integer(0)}] = count;
    return counts;
}

std::int64_t instructors_active(Transaction& tx, Date day) {
    auto const [year, month, of_month] = parts(day);
    // Two years before; of 29 February the last day of that February.
    auto const last_of_month = parts({month_after(date_of(year - 2, month, 1), 1).days - 1}).day;
    auto const after = date_of(year - 2, month, std::min(of_month, last_of_month));
    Query query;
    query.text = R"(SELECT COUNT(DISTINCT task."person") FROM "workshops_event" AS event JOIN "workshops_task" AS task ON task."event" = event."id"
                    JOIN "workshops_role" AS role ON role."id" = task."role" WHERE role."name" = 'instructor' AND event."start" > )" + query.bind(iso(after)) +
                 R"( AND event."start" <= )" + query.bind(iso(day)) + " AND " + std::string(not_called_off) + std::string(no_training) + " AND " +
                 seen(tx, Event::entity(), "event", query) + " AND " + seen(tx, Task::entity(), "task", query);
    auto const rows = query.run(tx.sql());
    return rows->next() ? rows->integer(0) : 0;
}

std::vector<std::int64_t> memberships_active(Transaction& tx, Date first, int months) {
    Query query;
    query.text = R"(SELECT DISTINCT member."organisation", CAST(membership."agreement_start" AS TEXT), CAST(membership."agreement_end" AS TEXT)
                    FROM "workshops_membership" AS membership JOIN "workshops_member" AS member ON member."membership" = membership."id"
                    WHERE membership."agreement_end" > )" + query.bind(iso(first)) + R"( AND membership."agreement_start" <= )" +
                 query.bind(iso(month_after(first, months))) + " AND " + seen(tx, Membership::entity(), "membership", query) + R"( ORDER BY member."organisation")";
    std::vector<std::set<std::int64_t>> members(static_cast<std::size_t>(months));
    for (auto const rows = query.run(tx.sql()); rows->next();) {
        auto const start = parse_date(rows->text(1)), end = parse_date(rows->text(2));
        for (int month = 0; start && end && month < months; ++month)
            if (auto const day = month_after(first, month); *start <= day && day < *end) members[static_cast<std::size_t>(month)].insert(rows->integer(0));
    }
    std::vector<std::int64_t> counts;
    for (auto const& those : members) counts.push_back(static_cast<std::int64_t>(those.size()));
    return counts;
}

std::vector<std::optional<double>> moving_average(std::vector<std::optional<std::int64_t>> const& counts, std::size_t width) {
    std::vector<std::optional<double>> means(counts.size());
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        sum += counts[i].value_or(0);
        if (i >= width) sum -= counts[i - width].value_or(0);
        if (i + 1 >= width) means[i] = std::round(100.0 * static_cast<double>(sum) / static_cast<double>(width)) / 100;
    }
    return means;
}

Date month_after(Date first, int months) {
    auto const [year, month, day] = parts(first);
    auto const since_0 = year * 12 + month - 1 + months;
    return date_of(since_0 / 12, since_0 % 12 + 1, 1);
}

}  // namespace ateneu::workshops
