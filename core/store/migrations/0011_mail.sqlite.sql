CREATE TABLE "core_letter" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "person_type" TEXT,
    "person_id" INTEGER,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "about_type" TEXT,
    "about_id" INTEGER,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "problem" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "unsubscribe" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "tried_at" TEXT,
    "sent_at" TEXT
) STRICT;
CREATE UNIQUE INDEX "core_letter_mark_unique" ON "core_letter" ("mark") WHERE "mark" <> '';
CREATE INDEX "core_letter_person_index" ON "core_letter" ("person_type", "person_id");
CREATE INDEX "core_letter_about_index" ON "core_letter" ("about_type", "about_id");
CREATE INDEX "core_letter_created_at_index" ON "core_letter" ("created_at", "id");
-- How many are in which state, for whoever watches over them.
CREATE INDEX "core_letter_state" ON "core_letter" ("state", "id");

CREATE TABLE "core_bounce" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "address" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "address_key" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "core_bounce_address_unique" ON "core_bounce" ("address") WHERE "address" <> '';
CREATE INDEX "core_bounce_address_key" ON "core_bounce" ("address_key", "id");
CREATE INDEX "core_bounce_created_at_index" ON "core_bounce" ("created_at", "id");
