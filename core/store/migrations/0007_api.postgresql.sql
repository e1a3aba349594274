ALTER TABLE "core_change_set" ADD COLUMN "via" text NOT NULL DEFAULT '';
CREATE TABLE "core_answer" (
    "place" text PRIMARY KEY,
    "at" timestamptz NOT NULL,
    "request" text NOT NULL,
    "status" bigint NOT NULL,
    "headers" text NOT NULL,
    "body" text NOT NULL
);
CREATE INDEX "core_answer_at" ON "core_answer" ("at");
