#include "apps/workshops/decorations.h"

#include <map>

#include "apps/workshops/event.h"
#include "core/store/rows.h"
#include "domain/people/person.h"

namespace ateneu::workshops {

namespace {

using Pills = std::vector<std::vector<ui::Pill>>;

std::size_t place_of(std::span<std::int64_t const> ids, std::int64_t id) {
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (ids[i] == id) return i;
    must(false, "a row of a record that nobody asked for");
    return 0;
}

/// Badges as titles; the three retired instructor badges say the same as the one that replaced them,
/// so each word stands once.
Pills badges(Transaction& tx, Reader const& reader, std::span<std::int64_t const> ids) {
    Pills all(ids.size());
    Query query;
    query.text = R"(SELECT a."person", b."name", b."title"
                    FROM workshops_award a JOIN workshops_badge b ON b."id" = a."badge"
                    WHERE a."person" IN ()" + bind_keys(query, ids) + R"() ORDER BY a."person", b."id")";
    auto const rows = query.run(tx.sql());
    while (rows->next()) {
        auto& pills = all[place_of(ids, rows->integer(0))];
        if (pills.size() == 4) continue;
        auto const name = rows->text(1);
        auto const tone = name == "trainer" ? ui::Tone::violet : name.ends_with("instructor") ? ui::Tone::primary : ui::Tone::plain;
        pills.push_back({reader.say.t(std::string(rows->text(2)).c_str()), tone, "patch-check"});
    }
    return all;
}

ui::Pill nearness(Reader const& reader, Date start, Date end) {
    auto const today = reader.today();
    auto const& say = reader.say;
    if (today < start) {
        auto const days = start.days - today.days;
        return {days == 1 ? say.t(N_("Tomorrow")) : say.n("In {count} day", "In {count} days", days), ui::Tone::info, "calendar3"};
    }
    if (today <= end) return {say.t(N_("Now")), ui::Tone::ok, "broadcast"};
    return {say.t(N_("Past")), ui::Tone::plain, "clock-history"};
}

/// Tags that say that a workshop did not or will not take place as planned.
constexpr std::string_view called_off = "('cancelled', 'stalled', 'unresponsive')";

Pills states(Transaction& tx, Reader const& reader, std::span<std::int64_t const> ids) {
    Pills all(ids.size());
    Query query;
    query.text = R"(SELECT e."id", e."start", e."end",
                    (SELECT MIN(g."name") FROM workshops_event_tags l JOIN workshops_tag g ON g."id" = l."tag"
                     WHERE l."event" = e."id" AND g."name" IN )" + std::string(called_off) + R"()
                    FROM workshops_event e WHERE e."id" IN ()" + bind_keys(query, ids) + ")";
    auto const rows = query.run(tx.sql());
    while (rows->next()) {
        auto& pills = all[place_of(ids, rows->integer(0))];
        if (!rows->is_null(3)) pills.push_back({reader.say.t(std::string(rows->text(3)).c_str()), ui::Tone::bad, "x-circle"});
        auto const start = parse_date(rows->text(1));
        if (!start) pills.push_back({reader.say.t(N_("No date yet")), ui::Tone::warn, "question-circle"});
        else pills.push_back(nearness(reader, *start, parse_date(rows->text(2)).value_or(*start)));
    }
    return all;
}

}  // namespace

std::vector<Decoration> decorations() {
    return {{&people::Person::entity(), N_("Badges"), badges}, {&Event::entity(), N_("State"), states}};
}

}  // namespace ateneu::workshops
