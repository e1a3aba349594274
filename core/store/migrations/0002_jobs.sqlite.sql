CREATE TABLE "core_job" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "owner_type" TEXT,
    "owner_id" INTEGER,
    "key" TEXT NOT NULL,
    "done" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "said" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "due_at" TEXT NOT NULL,
    "started_at" TEXT,
    "ended_at" TEXT,
    "stop_asked" INTEGER NOT NULL CHECK ("stop_asked" IN (0, 1)),
    "worker" TEXT NOT NULL,
    "lease_until" TEXT,
    "parameters" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "core_job_key_unique" ON "core_job" ("key") WHERE "state" IN ('queued', 'running') AND "key" <> '';
-- What the workers look through, twice a second: few rows, however many have ended.
CREATE INDEX "core_job_waiting" ON "core_job" ("due_at", "id") WHERE "state" IN ('queued', 'running');
CREATE INDEX "core_job_owner_index" ON "core_job" ("owner_type", "owner_id");
CREATE INDEX "core_job_created_at_index" ON "core_job" ("created_at", "id");
CREATE INDEX "core_job_due_at_index" ON "core_job" ("due_at", "id");
CREATE INDEX "core_job_ended_at_index" ON "core_job" ("ended_at", "id");

CREATE TABLE "core_schedule" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "times" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "is_active" INTEGER NOT NULL CHECK ("is_active" IN (0, 1)),
    "next_at" TEXT,
    "last_at" TEXT
) STRICT;
CREATE UNIQUE INDEX "core_schedule_kind_unique" ON "core_schedule" ("kind") WHERE "kind" <> '';
CREATE INDEX "core_schedule_next_at_index" ON "core_schedule" ("next_at", "id");
