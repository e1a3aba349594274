CREATE TABLE "core_webhook" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "events" TEXT NOT NULL,
    "is_active" INTEGER NOT NULL CHECK ("is_active" IN (0, 1)),
    "secret" TEXT NOT NULL,
    "owner_type" TEXT,
    "owner_id" INTEGER,
    "failing_since" TEXT,
    "created_at" TEXT NOT NULL,
    "name_key" TEXT NOT NULL
) STRICT;
CREATE INDEX "core_webhook_name_key" ON "core_webhook" ("name_key", "id");
CREATE INDEX "core_webhook_owner_index" ON "core_webhook" ("owner_type", "owner_id");

CREATE TABLE "core_webhook_delivery" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "webhook" INTEGER NOT NULL REFERENCES "core_webhook"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "message" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "record" INTEGER,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "status" INTEGER,
    "answer" TEXT NOT NULL,
    "taken_ms" INTEGER,
    "payload" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "tried_at" TEXT
) STRICT;
CREATE INDEX "core_webhook_delivery_webhook_index" ON "core_webhook_delivery" ("webhook", "id");
CREATE INDEX "core_webhook_delivery_created_at_index" ON "core_webhook_delivery" ("created_at", "id");
