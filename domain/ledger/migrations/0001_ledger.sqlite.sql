CREATE TABLE "ledger_book" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "owner_type" TEXT,
    "owner_id" INTEGER,
    "unit" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "name_key" TEXT NOT NULL
) STRICT;
CREATE INDEX "ledger_book_name_key" ON "ledger_book" ("name_key", "id");
CREATE INDEX "ledger_book_owner_index" ON "ledger_book" ("owner_type", "owner_id");

CREATE TABLE "ledger_account" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "book" INTEGER NOT NULL REFERENCES "ledger_book"("id") DEFERRABLE INITIALLY DEFERRED,
    "owner_type" TEXT,
    "owner_id" INTEGER,
    "name" TEXT NOT NULL,
    "balance" INTEGER NOT NULL,
    "lowest" INTEGER,
    "highest" INTEGER,
    "limits" TEXT NOT NULL,
    "flagged_since" TEXT,
    "closed_at" TEXT,
    "created_at" TEXT NOT NULL,
    CONSTRAINT "ledger_account_balance_exact" CHECK ("balance" BETWEEN -9007199254740991 AND 9007199254740991),
    CONSTRAINT "ledger_account_limits_order" CHECK ("lowest" <= "highest"),
    CONSTRAINT "ledger_account_closed_empty" CHECK ("closed_at" IS NULL OR "balance" = 0)
) STRICT;
CREATE INDEX "ledger_account_book_index" ON "ledger_account" ("book", "id");
CREATE INDEX "ledger_account_owner_index" ON "ledger_account" ("owner_type", "owner_id");

CREATE TABLE "ledger_transfer" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "book" INTEGER NOT NULL REFERENCES "ledger_book"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "value_date" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "entered_by_type" TEXT,
    "entered_by_id" INTEGER,
    "reversal_of" INTEGER REFERENCES "ledger_transfer"("id") DEFERRABLE INITIALLY DEFERRED,
    "pair_of" INTEGER REFERENCES "ledger_transfer"("id") DEFERRABLE INITIALLY DEFERRED,
    "key" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "ledger_transfer_book_key_unique" ON "ledger_transfer" ("book", "key") WHERE "key" <> '';
CREATE UNIQUE INDEX "ledger_transfer_reversal_of_unique" ON "ledger_transfer" ("reversal_of") WHERE "reversal_of" IS NOT NULL;
CREATE UNIQUE INDEX "ledger_transfer_pair_of_unique" ON "ledger_transfer" ("pair_of") WHERE "pair_of" IS NOT NULL;
CREATE INDEX "ledger_transfer_book_index" ON "ledger_transfer" ("book", "id");
CREATE INDEX "ledger_transfer_entered_by_index" ON "ledger_transfer" ("entered_by_type", "entered_by_id");
-- Few transfers take another back or have another half: the others needn't stand in these.
CREATE INDEX "ledger_transfer_reversal_of_index" ON "ledger_transfer" ("reversal_of", "id") WHERE "reversal_of" IS NOT NULL;
CREATE INDEX "ledger_transfer_pair_of_index" ON "ledger_transfer" ("pair_of", "id") WHERE "pair_of" IS NOT NULL;

CREATE TABLE "ledger_posting" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "transfer" INTEGER NOT NULL REFERENCES "ledger_transfer"("id") DEFERRABLE INITIALLY DEFERRED,
    "account" INTEGER NOT NULL REFERENCES "ledger_account"("id") DEFERRABLE INITIALLY DEFERRED,
    "amount" INTEGER NOT NULL,
    CONSTRAINT "ledger_posting_amount_moves" CHECK ("amount" <> 0)
) STRICT;
CREATE INDEX "ledger_posting_transfer_index" ON "ledger_posting" ("transfer", "id");
CREATE INDEX "ledger_posting_account_index" ON "ledger_posting" ("account", "id");

-- What the tables hold whoever writes them. A transfer that doesn't sum to zero yet has a row here, which points at nothing:
-- no transaction that leaves one can be committed.
CREATE TABLE "ledger_unfinished" (
    "transfer" INTEGER PRIMARY KEY CHECK ("transfer" > 0),
    "rest" INTEGER NOT NULL,
    "nothing" INTEGER NOT NULL DEFAULT 0 CHECK ("nothing" = 0) REFERENCES "ledger_unfinished"("transfer") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TRIGGER "ledger_transfer_begun" AFTER INSERT ON "ledger_transfer" BEGIN
    INSERT INTO "ledger_unfinished" ("transfer", "rest") VALUES (NEW."id", 0);
END;
CREATE TRIGGER "ledger_posting_in_time" BEFORE INSERT ON "ledger_posting"
WHEN NOT EXISTS (SELECT 1 FROM "ledger_unfinished" WHERE "transfer" = NEW."transfer") BEGIN
    SELECT RAISE(ABORT, 'a transfer takes no posting any more once it sums to zero');
END;
CREATE TRIGGER "ledger_posting_in_its_book" BEFORE INSERT ON "ledger_posting"
WHEN (SELECT "book" FROM "ledger_account" WHERE "id" = NEW."account") IS NOT (SELECT "book" FROM "ledger_transfer" WHERE "id" = NEW."transfer") BEGIN
    SELECT RAISE(ABORT, 'a transfer stays in its book');
END;
CREATE TRIGGER "ledger_posting_counted" AFTER INSERT ON "ledger_posting" BEGIN
    UPDATE "ledger_unfinished" SET "rest" = "rest" + NEW."amount" WHERE "transfer" = NEW."transfer";
    DELETE FROM "ledger_unfinished" WHERE "transfer" = NEW."transfer" AND "rest" = 0;
END;

-- What was booked stays; a reason may be taken away, and who entered it is merged and forgotten like everybody.
CREATE TRIGGER "ledger_posting_stays" BEFORE UPDATE ON "ledger_posting" BEGIN
    SELECT RAISE(ABORT, 'a posting never changes: reverse its transfer');
END;
CREATE TRIGGER "ledger_posting_is_kept" BEFORE DELETE ON "ledger_posting" BEGIN
    SELECT RAISE(ABORT, 'a posting is never deleted: reverse its transfer');
END;
CREATE TRIGGER "ledger_transfer_stays" BEFORE UPDATE ON "ledger_transfer"
WHEN (OLD."id", OLD."book", OLD."kind", OLD."at", OLD."value_date", OLD."reversal_of", OLD."pair_of", OLD."key")
    IS NOT (NEW."id", NEW."book", NEW."kind", NEW."at", NEW."value_date", NEW."reversal_of", NEW."pair_of", NEW."key") BEGIN
    SELECT RAISE(ABORT, 'a transfer never changes: reverse it');
END;
CREATE TRIGGER "ledger_transfer_is_kept" BEFORE DELETE ON "ledger_transfer" BEGIN
    SELECT RAISE(ABORT, 'a transfer is never deleted: reverse it');
END;
