-- Which change set another one undoes.
ALTER TABLE "core_change_set" ADD COLUMN "undoes" INTEGER;
CREATE INDEX "core_change_set_undoes" ON "core_change_set" ("undoes");
-- Large change sets are undone from the end, some rows at a time.
DROP INDEX "core_change_set_of";
CREATE INDEX "core_change_set_of" ON "core_change" ("change_set", "id");
CREATE TABLE "core_merged" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "kind" TEXT NOT NULL,
    "loser" INTEGER NOT NULL,
    "winner_type" TEXT NOT NULL,
    "winner_id" INTEGER NOT NULL,
    "change_set" INTEGER NOT NULL,
    "remains" TEXT NOT NULL,
    "merged_at" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "core_merged_kind_loser_unique" ON "core_merged" ("kind", "loser") WHERE "kind" <> '';
CREATE INDEX "core_merged_winner_index" ON "core_merged" ("winner_type", "winner_id");
CREATE INDEX "core_merged_change_set_index" ON "core_merged" ("change_set", "id");
CREATE TABLE "core_distinction" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "left_type" TEXT NOT NULL,
    "left_id" INTEGER NOT NULL,
    "right_type" TEXT NOT NULL,
    "right_id" INTEGER NOT NULL,
    "found_at" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "core_distinction_left_right_unique" ON "core_distinction" ("left_type", "left_id", "right_type", "right_id");
CREATE INDEX "core_distinction_left_index" ON "core_distinction" ("left_type", "left_id");
CREATE INDEX "core_distinction_right_index" ON "core_distinction" ("right_type", "right_id");
