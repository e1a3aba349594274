#include "core/jobs/schedule.h"

#include "core/jobs/cron.h"
#include "core/jobs/queue.h"

namespace ateneu::jobs {

namespace {

constexpr auto system = FieldAccess::system;

constexpr Field fields[] = {
    field<&Schedule::title>("title", N_("What"), {.required = true, .max_length = 200}),
    field<&Schedule::kind>("kind", N_("Kind"), {.required = true, .unique = true, .listed = true, .code = true, .max_length = 100}),
    field<&Schedule::times>("times", N_("Times"), {.required = true, .listed = true, .code = true, .max_length = 100,
        .help = N_("Minute, hour, day of the month, month, day of the week, as in crontab: 0 3 * * * is every day at three.")}),
    field<&Schedule::zone>("zone", N_("Time zone"), {.required = true, .listed = true, .initial = "UTC"}),
    field<&Schedule::is_active>("is_active", N_("Active"), {.listed = true, .filtered = true, .initial = "true"}),
    field<&Schedule::next_at>("next_at", N_("Next time"), {.sorted = true, .listed = true, .access = system}),
    field<&Schedule::last_at>("last_at", N_("Last time"), {.listed = true, .access = system}),
};

void check(Schedule const& schedule, Problems& problems) {
    if (!schedule.times.empty() && !Cron::parse(schedule.times))
        problems.add("times", N_("Write five fields, for example 0 3 * * * for every day at three."));
}

constexpr std::string_view due_sql = R"("core_schedule" WHERE "is_active" AND ("next_at" IS NULL OR "next_at" <= $1))";

/// As the next time depends on the times and their zone, whoever changes these makes it be found again.
struct Due {
    std::int64_t id;
    std::string kind, title, times, zone;
    bool has_time;
};

std::vector<Due> due_schedules(db::Connection& sql, Instant now) {
    auto text = R"(SELECT "id", "kind", "title", "times", "zone", "next_at" FROM )" + std::string(due_sql) + R"( ORDER BY "id")";
    if (!sql.sqlite()) text += " FOR UPDATE SKIP LOCKED";
    std::vector<Due> all;
    auto const rows = sql.query(text, {iso(now)});
    while (rows->next())
        all.push_back({rows->integer(0), std::string(rows->text(1)), std::string(rows->text(2)), std::string(rows->text(3)),
                       std::string(rows->text(4)), !rows->is_null(5)});
    return all;
}

}  // namespace

Entity const& Schedule::entity() {
    static constexpr Entity schedule{
        .app = "core", .name = "schedule", .plural = "schedules", .label = N_("Schedule"), .plural_label = N_("Schedules"),
        .new_label = N_("New schedule"), .icon = "calendar2-week", .type = struct_of<Schedule>(), .fields = fields,
        .rule = rule<check>(), .title = R"({t}."title")", .order = "next_at", .guard = Guard::superusers};
    return schedule;
}

void add_schedules(Transaction& tx, std::span<Regular const> wanted) {
    for (auto const& regular : wanted) {
        if (tx.sql().integer(R"(SELECT "id" FROM "core_schedule" WHERE "kind" = $1 AND "kind" <> '')", {regular.kind})) continue;
        auto const written = tx.add(Schedule{.kind = std::string(regular.kind), .title = regular.title, .times = std::string(regular.times)});
        must(static_cast<bool>(written), "a schedule of the program can't be added");
    }
}

bool is_order_due(db::Connection& sql, Instant now) {
    return sql.integer("SELECT 1 FROM " + std::string(due_sql) + " LIMIT 1", {iso(now)}).has_value();
}

int order_due(db::Connection& sql, Instant now) {
    int ordered = 0;
    for (auto const& due : due_schedules(sql, now)) {
        // A schedule without a time is new or was changed: its time is found first.
        if (due.has_time) {
            order(sql, {.kind = due.kind, .title = due.title, .key = "schedule:" + due.kind}, {}, now);
            sql.execute(R"(UPDATE "core_schedule" SET "last_at" = $2 WHERE "id" = $1)", {due.id, iso(now)});
            ++ordered;
        }
        auto const cron = Cron::parse(due.times);
        auto const next = cron ? cron->next(now, due.zone) : std::nullopt;
        // Times that never come (30 February) are looked at again in a year.
        constexpr std::int64_t year = 366LL * 24 * 3600 * 1'000'000;
        sql.execute(R"(UPDATE "core_schedule" SET "next_at" = $2 WHERE "id" = $1)", {due.id, iso(next.value_or(Instant{now.micros + year}))});
    }
    return ordered;
}

void forget_next_time(Transaction& tx, Change const& change) {
    if (!change.before || !change.after) return;
    auto const differs = [&](std::string_view name) {
        auto const at = static_cast<std::size_t>(Schedule::entity().index_of(name));
        return change.before->values[at] != change.after->values[at];
    };
    if (differs("times") || differs("zone") || differs("is_active"))
        tx.sql().execute(R"(UPDATE "core_schedule" SET "next_at" = NULL WHERE "id" = $1)", {change.after->id});
}

}  // namespace ateneu::jobs
