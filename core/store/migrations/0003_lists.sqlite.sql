CREATE TABLE "core_saved_view" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "owner_type" TEXT NOT NULL,
    "owner_id" INTEGER NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "shared" INTEGER NOT NULL CHECK ("shared" IN (0, 1)),
    "name_key" TEXT NOT NULL
) STRICT;
CREATE INDEX "core_saved_view_owner_index" ON "core_saved_view" ("owner_type", "owner_id");
CREATE INDEX "core_saved_view_name_key" ON "core_saved_view" ("name_key", "id");

CREATE TABLE "core_default_view" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "owner_type" TEXT NOT NULL,
    "owner_id" INTEGER NOT NULL,
    "list" TEXT NOT NULL,
    "view" INTEGER NOT NULL REFERENCES "core_saved_view"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "core_default_view_owner_index" ON "core_default_view" ("owner_type", "owner_id");
CREATE INDEX "core_default_view_view_index" ON "core_default_view" ("view", "id");

CREATE TABLE "core_bulk_run" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "owner_type" TEXT NOT NULL,
    "owner_id" INTEGER NOT NULL,
    "list" TEXT NOT NULL,
    "deed" TEXT NOT NULL,
    "change_set" INTEGER NOT NULL,
    "rows" TEXT NOT NULL,
    "at" TEXT NOT NULL
) STRICT;
CREATE INDEX "core_bulk_run_owner_index" ON "core_bulk_run" ("owner_type", "owner_id");
CREATE INDEX "core_bulk_run_at_index" ON "core_bulk_run" ("at", "id");
