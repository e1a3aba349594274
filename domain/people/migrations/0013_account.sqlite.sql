-- The second factor of a login, what happened to accounts, and views as somebody else.
CREATE TABLE "people_second_factor" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "created_at" TEXT NOT NULL,
    "codes_left" INTEGER NOT NULL,
    "secret" TEXT NOT NULL,
    "recovery" TEXT NOT NULL,
    "last_step" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "failed_at" TEXT
) STRICT;
CREATE UNIQUE INDEX "people_second_factor_person_unique" ON "people_second_factor" ("person");
CREATE INDEX "people_second_factor_person_index" ON "people_second_factor" ("person", "id");
CREATE INDEX "people_second_factor_created_at_index" ON "people_second_factor" ("created_at", "id");

CREATE TABLE "people_account_event" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT NOT NULL
) STRICT;
CREATE INDEX "people_account_event_person_index" ON "people_account_event" ("person", "id");
CREATE INDEX "people_account_event_at_index" ON "people_account_event" ("at", "id");
CREATE INDEX "people_account_event_by_index" ON "people_account_event" ("by", "id");

CREATE TABLE "people_viewing" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "viewer" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "viewed" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "reason" TEXT NOT NULL,
    "started_at" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "ended_at" TEXT
) STRICT;
CREATE INDEX "people_viewing_viewer_index" ON "people_viewing" ("viewer", "id");
CREATE INDEX "people_viewing_viewed_index" ON "people_viewing" ("viewed", "id");
CREATE INDEX "people_viewing_started_at_index" ON "people_viewing" ("started_at", "id");

ALTER TABLE "people_session" ADD COLUMN "stays" INTEGER NOT NULL DEFAULT 0 CHECK ("stays" IN (0, 1));
ALTER TABLE "people_session" ADD COLUMN "proved_at" TEXT;
ALTER TABLE "people_session" ADD COLUMN "viewing" INTEGER REFERENCES "people_viewing"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "people_session_viewing_index" ON "people_session" ("viewing", "id");

-- Technical rows: logins that wait for their second factor.
CREATE TABLE "people_half_login" (
    "id" INTEGER PRIMARY KEY,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "token_hash" TEXT NOT NULL,
    "expires_at" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "people_half_login_token" ON "people_half_login" ("token_hash");
CREATE INDEX "people_half_login_person" ON "people_half_login" ("person");
