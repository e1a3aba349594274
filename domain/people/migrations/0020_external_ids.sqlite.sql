-- Under which key another system knows a record.
CREATE TABLE "people_external_id" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "record_type" TEXT NOT NULL,
    "record_id" INTEGER NOT NULL,
    "system" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "people_external_id_system_kind_key_unique" ON "people_external_id" ("system", "kind", "key") WHERE "system" <> '' AND "kind" <> '' AND "key" <> '';
CREATE INDEX "people_external_id_record_index" ON "people_external_id" ("record_type", "record_id");
