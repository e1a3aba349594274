#include "core/jobs/queue.h"

#include "core/base/text.h"
#include "core/entity/query.h"

namespace ateneu::jobs {

namespace {

constexpr std::size_t longest_title = 300, longest_said = 500, longest_problem = 1000;

Instant lease_from(Instant now) { return {now.micros + lease_seconds * 1'000'000}; }
char const* code(State state) { return states[static_cast<std::size_t>(state)].code.data(); }

}  // namespace

Id<Job> order(Transaction& tx, Order const& wanted) {
    std::optional<AnyReference> owner;
    if (!wanted.for_program && tx.actor().person) owner = {"people.person", tx.actor().person};
    return order(tx.sql(), wanted, owner, tx.now());
}

Id<Job> order(db::Connection& sql, Order const& wanted, std::optional<AnyReference> const& owner, Instant now) {
    auto const title = shortened(wanted.title, longest_title);
    auto const due = iso(std::max(wanted.due_at, now));
    db::Parameter const type = owner ? db::Parameter(std::string_view(owner->entity)) : db::Parameter();
    db::Parameter const person = owner ? db::Parameter(owner->id) : db::Parameter();
    // The second of two with one key changes nothing, and both get the same id.
    auto const id = sql.integer(R"(
        INSERT INTO "core_job" ("kind", "title", "owner_type", "owner_id", "state", "key", "parameters", "address",
                                "done", "total", "said", "attempts", "due_at", "created_at", "worker", "stop_asked", "problem")
        VALUES ($1, $2, $3, $4, 'queued', $5, $6, $7, 0, 0, '', 0, $8, $9, '', $10, '')
        ON CONFLICT ("key") WHERE "state" IN ('queued', 'running') AND "key" <> '' DO UPDATE SET "key" = excluded."key"
        RETURNING "id")",
        {std::string_view(wanted.kind), std::string_view(title), type, person, std::string_view(wanted.key), std::string_view(wanted.parameters),
         std::string_view(wanted.address), std::string_view(due), iso(now), false});
    must(id.has_value());
    return {*id};
}

bool ask_to_stop(db::Connection& sql, Id<Job> job, Instant now) {
    if (sql.execute(R"(UPDATE "core_job" SET "state" = 'stopped', "ended_at" = $2 WHERE "id" = $1 AND "state" = 'queued')", {job.value, iso(now)})) return true;
    return sql.execute(R"(UPDATE "core_job" SET "stop_asked" = $2 WHERE "id" = $1 AND "state" = 'running')", {job.value, true}) > 0;
}

bool try_again(db::Connection& sql, Id<Job> job, Instant now) {
    return sql.execute(R"(
        UPDATE "core_job" SET "state" = 'queued', "attempts" = 0, "due_at" = $2, "stop_asked" = $3, "problem" = '', "ended_at" = NULL
        WHERE "id" = $1 AND "state" IN ('failed', 'stopped')
          AND NOT EXISTS (SELECT 1 FROM "core_job" other
                          WHERE other."key" = "core_job"."key" AND other."key" <> '' AND other."state" IN ('queued', 'running')))", {job.value, iso(now), false}) > 0;
}

namespace {

/// What a worker may take: `queued`, or left by another server whose lease is up.
std::string takeable(Query& query, std::string_view worker, std::string_view now, std::span<std::string_view const> passing_over) {
    auto const at = query.bind(std::string(now));
    auto sql = R"("state" IN ('queued', 'running') AND "due_at" <= )" + at + R"( AND ("state" = 'queued' OR ("lease_until" <= )" + at + R"( AND "worker" <> )" +
               query.bind(std::string(worker)) + "))";
    for (auto const kind : passing_over) sql += R"( AND "kind" <> )" + query.bind(std::string(kind));
    return sql;
}

}  // namespace

bool is_waiting(db::Connection& sql, std::string_view worker, Instant now, std::span<std::string_view const> passing_over) {
    Query query;
    query.text = R"(SELECT 1 FROM "core_job" WHERE )" + takeable(query, worker, iso(now), passing_over) + " LIMIT 1";
    return query.run(sql)->next();
}

std::optional<Taken> take(db::Connection& sql, std::string_view worker, Instant now, std::span<std::string_view const> passing_over) {
    Query query;
    query.text = R"(UPDATE "core_job" SET "state" = 'running', "attempts" = "attempts" + 1, "worker" = )" + query.bind(std::string(worker)) + R"(, "lease_until" = )" +
                 query.bind(iso(lease_from(now))) + R"(, "started_at" = )" + query.bind(iso(now)) + R"( WHERE "id" = (SELECT "id" FROM "core_job" WHERE )";
    query.text += takeable(query, worker, iso(now), passing_over) + R"( ORDER BY "due_at", "id" LIMIT 1)";
    // A row that a job's own transaction holds (`is_held`) is passed over, even where its lease is up.
    if (!sql.sqlite()) query.text += " FOR UPDATE SKIP LOCKED";
    query.text += R"() RETURNING "id", "kind", "title", "parameters", "owner_id", "attempts")";
    auto const rows = query.run(sql);
    if (!rows->next()) return {};
    return Taken{{rows->integer(0)}, std::string(rows->text(1)), std::string(rows->text(2)), std::string(rows->text(3)), rows->integer(4), rows->integer(5)};
}

bool is_held(db::Connection& sql, Id<Job> job, std::string_view worker) {
    static std::string const ours = R"(SELECT 1 FROM "core_job" WHERE "id" = $1 AND "worker" = $2 AND "state" = 'running')";
    auto const rows = sql.query(sql.sqlite() ? ours : ours + " FOR KEY SHARE", {job.value, worker});
    return rows->next();
}

void keep(db::Connection& sql, Id<Job> job, std::string_view worker, Progress const& progress, Instant now) {
    sql.execute(R"(
        UPDATE "core_job" SET "done" = $3, "total" = $4, "said" = $5, "lease_until" = $6
        WHERE "id" = $1 AND "worker" = $2 AND "state" = 'running')",
        {job.value, worker, progress.done, progress.total, shortened(progress.said, longest_said), iso(lease_from(now))});
}

namespace {

std::vector<std::int64_t> ids_in(std::unique_ptr<db::Rows> rows) {
    std::vector<std::int64_t> all;
    while (rows->next()) all.push_back(rows->integer(0));
    return all;
}

}  // namespace

std::vector<std::int64_t> asked_to_stop(db::Connection& sql, std::string_view worker) {
    return ids_in(sql.query(R"(SELECT "id" FROM "core_job" WHERE "worker" = $1 AND "state" = 'running' AND "stop_asked" ORDER BY "id")", {worker}));
}

std::vector<std::int64_t> left_by(db::Connection& sql, std::string_view worker, Instant now) {
    return ids_in(sql.query(R"(SELECT "id" FROM "core_job" WHERE "worker" = $1 AND "state" = 'running' AND "lease_until" <= $2 ORDER BY "id")", {worker, iso(now)}));
}

void mark_ended(db::Connection& sql, Id<Job> job, std::string_view worker, State state, Progress const& progress,
                std::string_view problem, Instant now) {
    sql.execute(R"(
        UPDATE "core_job" SET "state" = $3, "ended_at" = $4, "problem" = $5, "done" = $6, "total" = $7, "said" = $8, "lease_until" = NULL
        WHERE "id" = $1 AND "worker" = $2 AND "state" = 'running')",
        {job.value, worker, std::string_view(code(state)), iso(now), shortened(problem, longest_problem), progress.done, progress.total,
         shortened(progress.said, longest_said)});
}

void put_back(db::Connection& sql, Id<Job> job, std::string_view worker, std::string_view problem, Instant due_at, bool counts) {
    sql.execute(R"(
        UPDATE "core_job" SET "state" = 'queued', "due_at" = $3, "problem" = $4, "lease_until" = NULL, "attempts" = "attempts" - $5
        WHERE "id" = $1 AND "worker" = $2 AND "state" = 'running')",
        {job.value, worker, iso(due_at), shortened(problem, longest_problem), std::int64_t{counts ? 0 : 1}});
}

void set_address(db::Connection& sql, Id<Job> job, std::string_view address) {
    sql.execute(R"(UPDATE "core_job" SET "address" = $2 WHERE "id" = $1)", {job.value, address});
}

std::int64_t sweep(db::Connection& sql, Instant before) {
    return sql.execute(R"(DELETE FROM "core_job" WHERE "ended_at" < $1)", {iso(before)});
}

}  // namespace ateneu::jobs
