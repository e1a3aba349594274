CREATE TABLE "core_import" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "file_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "owner_type" TEXT,
    "owner_id" INTEGER,
    "row_count" INTEGER NOT NULL,
    "new_count" INTEGER NOT NULL,
    "changed_count" INTEGER NOT NULL,
    "same_count" INTEGER NOT NULL,
    "wrong_count" INTEGER NOT NULL,
    "without_wrong" INTEGER NOT NULL CHECK ("without_wrong" IN (0, 1)),
    "change_set" INTEGER,
    "job" INTEGER,
    "charset" TEXT NOT NULL,
    "delimiter" TEXT NOT NULL,
    "columns" TEXT NOT NULL,
    "mapping" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "stored_at" TEXT
) STRICT;
CREATE INDEX "core_import_owner_index" ON "core_import" ("owner_type", "owner_id");
CREATE INDEX "core_import_created_at_index" ON "core_import" ("created_at", "id");
CREATE TABLE "core_import_mapping" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "person" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "headings" TEXT NOT NULL,
    "mapping" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "core_import_mapping_person_kind_headings_unique" ON "core_import_mapping" ("person", "kind", "headings");
-- The rows of a file as they wait, and what the check found in each.
CREATE TABLE "core_import_row" (
    "import" INTEGER NOT NULL,
    "row_number" INTEGER NOT NULL,
    "cells" TEXT NOT NULL,
    PRIMARY KEY ("import", "row_number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "core_import_finding" (
    "import" INTEGER NOT NULL,
    "row_number" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL CHECK ("outcome" IN ('new', 'changed', 'same', 'wrong')),
    "record" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "detail" TEXT NOT NULL,
    PRIMARY KEY ("import", "row_number")
) STRICT, WITHOUT ROWID;
CREATE INDEX "core_import_finding_outcome" ON "core_import_finding" ("import", "outcome", "row_number");
