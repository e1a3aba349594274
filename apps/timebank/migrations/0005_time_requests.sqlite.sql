CREATE TABLE "timebank_time_request" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "bank" INTEGER NOT NULL REFERENCES "timebank_bank"("id") DEFERRABLE INITIALLY DEFERRED,
    "asked_at" TEXT NOT NULL,
    "payee" INTEGER NOT NULL REFERENCES "timebank_member"("id") DEFERRABLE INITIALLY DEFERRED,
    "payer" INTEGER NOT NULL REFERENCES "timebank_member"("id") DEFERRABLE INITIALLY DEFERRED,
    "amount" INTEGER NOT NULL,
    "post" INTEGER REFERENCES "timebank_post"("id") DEFERRABLE INITIALLY DEFERRED,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "answered_at" TEXT,
    "refusal" TEXT NOT NULL,
    "exchange" INTEGER REFERENCES "timebank_exchange"("id") DEFERRABLE INITIALLY DEFERRED,
    "key" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "timebank_time_request_key_unique" ON "timebank_time_request" ("key") WHERE "key" <> '';
CREATE INDEX "timebank_time_request_bank_index" ON "timebank_time_request" ("bank", "id");
CREATE INDEX "timebank_time_request_asked_at_index" ON "timebank_time_request" ("asked_at", "id");
CREATE INDEX "timebank_time_request_payee_index" ON "timebank_time_request" ("payee", "id");
CREATE INDEX "timebank_time_request_payer_index" ON "timebank_time_request" ("payer", "id");
CREATE INDEX "timebank_time_request_post_index" ON "timebank_time_request" ("post", "id");
CREATE INDEX "timebank_time_request_exchange_index" ON "timebank_time_request" ("exchange", "id");
