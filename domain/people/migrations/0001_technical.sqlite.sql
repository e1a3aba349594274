-- Logins that failed or are being tried, for the throttle. `account` is a person's key or a digest of the
-- name that was typed; rows older than the window are swept at each login.
CREATE TABLE "people_login_attempt" (
    "id" INTEGER PRIMARY KEY,
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "at" TEXT NOT NULL
) STRICT;
CREATE INDEX "people_login_attempt_account" ON "people_login_attempt" ("account", "at");
CREATE INDEX "people_login_attempt_address" ON "people_login_attempt" ("address", "at");
CREATE INDEX "people_login_attempt_at" ON "people_login_attempt" ("at");
