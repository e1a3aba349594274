CREATE TABLE "core_change_set" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "at" TEXT NOT NULL,
    "person" INTEGER,
    "door" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "request" TEXT NOT NULL
) STRICT;
CREATE TABLE "core_change" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "change_set" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "record" INTEGER NOT NULL,
    "action" TEXT NOT NULL CHECK ("action" IN ('add', 'change', 'delete')),
    "before" TEXT,
    "after" TEXT
) STRICT;
CREATE INDEX "core_change_record" ON "core_change" ("entity", "record", "at", "id");
CREATE INDEX "core_change_set_of" ON "core_change" ("change_set");
CREATE INDEX "core_change_at" ON "core_change" ("at", "id");
CREATE TABLE "core_total" (
    "entity" TEXT NOT NULL,
    "scope" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    PRIMARY KEY ("entity", "scope")
) STRICT, WITHOUT ROWID;
