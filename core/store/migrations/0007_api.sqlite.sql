ALTER TABLE "core_change_set" ADD COLUMN "via" TEXT NOT NULL DEFAULT '';
CREATE TABLE "core_answer" (
    "place" TEXT PRIMARY KEY,
    "at" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "headers" TEXT NOT NULL,
    "body" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX "core_answer_at" ON "core_answer" ("at");
