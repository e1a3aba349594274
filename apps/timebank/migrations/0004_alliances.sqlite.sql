ALTER TABLE "timebank_exchange" ADD COLUMN "from_ally" INTEGER REFERENCES "timebank_bank"("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "timebank_exchange" ADD COLUMN "to_ally" INTEGER REFERENCES "timebank_bank"("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "timebank_exchange_from_ally_index" ON "timebank_exchange" ("from_ally", "id");
CREATE INDEX "timebank_exchange_to_ally_index" ON "timebank_exchange" ("to_ally", "id");

CREATE TABLE "timebank_alliance" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "bank" INTEGER NOT NULL REFERENCES "timebank_bank"("id") DEFERRABLE INITIALLY DEFERRED,
    "ally" INTEGER NOT NULL REFERENCES "timebank_bank"("id") DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT NOT NULL,
    "cap" INTEGER,
    "ally_cap" INTEGER,
    "asked_by" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "asked_at" TEXT NOT NULL,
    "answered_by" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "answered_at" TEXT,
    "closed_by" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "closed_at" TEXT,
    "settle_bank" INTEGER REFERENCES "timebank_bank"("id") DEFERRABLE INITIALLY DEFERRED,
    "settle_owing" INTEGER REFERENCES "timebank_bank"("id") DEFERRABLE INITIALLY DEFERRED,
    "settle_amount" INTEGER,
    "settle_by" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "settle_at" TEXT,
    "account" INTEGER REFERENCES "ledger_account"("id") DEFERRABLE INITIALLY DEFERRED,
    "ally_account" INTEGER REFERENCES "ledger_account"("id") DEFERRABLE INITIALLY DEFERRED,
    "pair" TEXT NOT NULL,
    CONSTRAINT "timebank_alliance_two_banks" CHECK ("bank" <> "ally")
) STRICT;
CREATE UNIQUE INDEX "timebank_alliance_pair_unique" ON "timebank_alliance" ("pair") WHERE "closed_at" IS NULL AND "pair" <> '';
CREATE INDEX "timebank_alliance_bank_index" ON "timebank_alliance" ("bank", "id");
CREATE INDEX "timebank_alliance_ally_index" ON "timebank_alliance" ("ally", "id");
CREATE INDEX "timebank_alliance_asked_by_index" ON "timebank_alliance" ("asked_by", "id");
CREATE INDEX "timebank_alliance_asked_at_index" ON "timebank_alliance" ("asked_at", "id");
CREATE INDEX "timebank_alliance_answered_by_index" ON "timebank_alliance" ("answered_by", "id");
CREATE INDEX "timebank_alliance_closed_by_index" ON "timebank_alliance" ("closed_by", "id");
CREATE INDEX "timebank_alliance_settle_bank_index" ON "timebank_alliance" ("settle_bank", "id");
CREATE INDEX "timebank_alliance_settle_owing_index" ON "timebank_alliance" ("settle_owing", "id");
CREATE INDEX "timebank_alliance_settle_by_index" ON "timebank_alliance" ("settle_by", "id");
CREATE INDEX "timebank_alliance_account_index" ON "timebank_alliance" ("account", "id");
CREATE INDEX "timebank_alliance_ally_account_index" ON "timebank_alliance" ("ally_account", "id");
