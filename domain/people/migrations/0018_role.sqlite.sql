-- What a group may do, for one person in one place alone.
CREATE TABLE "people_role" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "group" INTEGER NOT NULL REFERENCES "people_group"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "place_type" TEXT NOT NULL,
    "place_id" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "people_role_person_group_place_unique" ON "people_role" ("person", "group", "place_type", "place_id");
CREATE INDEX "people_role_person_index" ON "people_role" ("person", "id");
CREATE INDEX "people_role_group_index" ON "people_role" ("group", "id");
CREATE INDEX "people_role_place_index" ON "people_role" ("place_type", "place_id");
