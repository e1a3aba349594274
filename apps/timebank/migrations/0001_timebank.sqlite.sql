CREATE TABLE "timebank_bank" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "neighbourhood" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "postcode" TEXT NOT NULL,
    "latitude" REAL,
    "longitude" REAL,
    "email" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "web" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "opening_times" TEXT NOT NULL,
    "is_highlighted" INTEGER NOT NULL CHECK ("is_highlighted" IN (0, 1)),
    "is_open" INTEGER NOT NULL CHECK ("is_open" IN (0, 1)),
    "timezone" TEXT NOT NULL,
    "lowest" INTEGER,
    "highest" INTEGER,
    "limit_policy" TEXT NOT NULL,
    "most_at_once" INTEGER,
    "balances_seen" TEXT NOT NULL,
    "opening_credit" INTEGER NOT NULL,
    "waiting_days" INTEGER NOT NULL,
    "last_uid" INTEGER NOT NULL,
    "book" INTEGER REFERENCES "ledger_book"("id") DEFERRABLE INITIALLY DEFERRED,
    "account" INTEGER REFERENCES "ledger_account"("id") DEFERRABLE INITIALLY DEFERRED,
    "created_at" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "city_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "timebank_bank_waiting_days_min" CHECK ("waiting_days" >= 0)
) STRICT;
CREATE UNIQUE INDEX "timebank_bank_name_unique" ON "timebank_bank" ("name") WHERE "name" <> '';
CREATE INDEX "timebank_bank_name_key" ON "timebank_bank" ("name_key", "id");
CREATE INDEX "timebank_bank_city_key" ON "timebank_bank" ("city_key", "id");
CREATE INDEX "timebank_bank_book_index" ON "timebank_bank" ("book", "id");
CREATE INDEX "timebank_bank_account_index" ON "timebank_bank" ("account", "id");
CREATE INDEX "timebank_bank_created_at_index" ON "timebank_bank" ("created_at", "id");
CREATE VIRTUAL TABLE "timebank_bank_trigrams" USING fts5("search_text", content = 'timebank_bank', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "timebank_bank_words" USING fts5("search_text", content = 'timebank_bank', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5 6 7 8');
CREATE TRIGGER "timebank_bank_search_insert" AFTER INSERT ON "timebank_bank" BEGIN
    INSERT INTO "timebank_bank_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "timebank_bank_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "timebank_bank_search_delete" AFTER DELETE ON "timebank_bank" BEGIN
    INSERT INTO "timebank_bank_trigrams"("timebank_bank_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "timebank_bank_words"("timebank_bank_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "timebank_bank_search_update" AFTER UPDATE OF "search_text" ON "timebank_bank" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "timebank_bank_trigrams"("timebank_bank_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "timebank_bank_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "timebank_bank_words"("timebank_bank_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "timebank_bank_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "timebank_member" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "bank" INTEGER NOT NULL REFERENCES "timebank_bank"("id") DEFERRABLE INITIALLY DEFERRED,
    "uid" INTEGER NOT NULL,
    "person" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "is_active" INTEGER NOT NULL CHECK ("is_active" IN (0, 1)),
    "is_admin" INTEGER NOT NULL CHECK ("is_admin" IN (0, 1)),
    "entry_date" TEXT NOT NULL,
    "tags" TEXT NOT NULL,
    "account" INTEGER REFERENCES "ledger_account"("id") DEFERRABLE INITIALLY DEFERRED,
    "left_at" TEXT,
    "created_at" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "timebank_member_uid_min" CHECK ("uid" >= 1)
) STRICT;
CREATE UNIQUE INDEX "timebank_member_bank_uid_unique" ON "timebank_member" ("bank", "uid");
CREATE UNIQUE INDEX "timebank_member_bank_person_unique" ON "timebank_member" ("bank", "person");
CREATE INDEX "timebank_member_bank_index" ON "timebank_member" ("bank", "id");
CREATE INDEX "timebank_member_uid_index" ON "timebank_member" ("uid", "id");
CREATE INDEX "timebank_member_person_index" ON "timebank_member" ("person", "id");
CREATE INDEX "timebank_member_entry_date_index" ON "timebank_member" ("entry_date", "id");
CREATE INDEX "timebank_member_account_index" ON "timebank_member" ("account", "id");
CREATE INDEX "timebank_member_created_at_index" ON "timebank_member" ("created_at", "id");
CREATE VIRTUAL TABLE "timebank_member_trigrams" USING fts5("search_text", content = 'timebank_member', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "timebank_member_words" USING fts5("search_text", content = 'timebank_member', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5 6 7 8');
CREATE TRIGGER "timebank_member_search_insert" AFTER INSERT ON "timebank_member" BEGIN
    INSERT INTO "timebank_member_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "timebank_member_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "timebank_member_search_delete" AFTER DELETE ON "timebank_member" BEGIN
    INSERT INTO "timebank_member_trigrams"("timebank_member_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "timebank_member_words"("timebank_member_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "timebank_member_search_update" AFTER UPDATE OF "search_text" ON "timebank_member" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "timebank_member_trigrams"("timebank_member_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "timebank_member_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "timebank_member_words"("timebank_member_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "timebank_member_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "timebank_category" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "names" TEXT NOT NULL,
    "icon" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "timebank_category_place_min" CHECK ("place" >= 0)
) STRICT;
CREATE UNIQUE INDEX "timebank_category_name_unique" ON "timebank_category" ("name") WHERE "name" <> '';
CREATE INDEX "timebank_category_name_key" ON "timebank_category" ("name_key", "id");
CREATE INDEX "timebank_category_place_index" ON "timebank_category" ("place", "id");
CREATE VIRTUAL TABLE "timebank_category_trigrams" USING fts5("search_text", content = 'timebank_category', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "timebank_category_words" USING fts5("search_text", content = 'timebank_category', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5 6 7 8');
CREATE TRIGGER "timebank_category_search_insert" AFTER INSERT ON "timebank_category" BEGIN
    INSERT INTO "timebank_category_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "timebank_category_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "timebank_category_search_delete" AFTER DELETE ON "timebank_category" BEGIN
    INSERT INTO "timebank_category_trigrams"("timebank_category_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "timebank_category_words"("timebank_category_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "timebank_category_search_update" AFTER UPDATE OF "search_text" ON "timebank_category" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "timebank_category_trigrams"("timebank_category_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "timebank_category_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "timebank_category_words"("timebank_category_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "timebank_category_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "timebank_post" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "bank" INTEGER NOT NULL REFERENCES "timebank_bank"("id") DEFERRABLE INITIALLY DEFERRED,
    "member" INTEGER NOT NULL REFERENCES "timebank_member"("id") DEFERRABLE INITIALLY DEFERRED,
    "type" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "category" INTEGER NOT NULL REFERENCES "timebank_category"("id") DEFERRABLE INITIALLY DEFERRED,
    "description" TEXT NOT NULL,
    "tags" TEXT NOT NULL,
    "is_group" INTEGER NOT NULL CHECK ("is_group" IN (0, 1)),
    "start_on" TEXT,
    "end_on" TEXT,
    "is_active" INTEGER NOT NULL CHECK ("is_active" IN (0, 1)),
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "title_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "timebank_post_bank_index" ON "timebank_post" ("bank", "id");
CREATE INDEX "timebank_post_member_index" ON "timebank_post" ("member", "id");
CREATE INDEX "timebank_post_title_key" ON "timebank_post" ("title_key", "id");
CREATE INDEX "timebank_post_category_index" ON "timebank_post" ("category", "id");
CREATE INDEX "timebank_post_created_at_index" ON "timebank_post" ("created_at", "id");
CREATE INDEX "timebank_post_last_updated_at_index" ON "timebank_post" ("last_updated_at", "id");
CREATE VIRTUAL TABLE "timebank_post_trigrams" USING fts5("search_text", content = 'timebank_post', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "timebank_post_words" USING fts5("search_text", content = 'timebank_post', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5 6 7 8');
CREATE TRIGGER "timebank_post_search_insert" AFTER INSERT ON "timebank_post" BEGIN
    INSERT INTO "timebank_post_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "timebank_post_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "timebank_post_search_delete" AFTER DELETE ON "timebank_post" BEGIN
    INSERT INTO "timebank_post_trigrams"("timebank_post_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "timebank_post_words"("timebank_post_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "timebank_post_search_update" AFTER UPDATE OF "search_text" ON "timebank_post" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "timebank_post_trigrams"("timebank_post_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "timebank_post_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "timebank_post_words"("timebank_post_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "timebank_post_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "timebank_exchange" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "bank" INTEGER NOT NULL REFERENCES "timebank_bank"("id") DEFERRABLE INITIALLY DEFERRED,
    "at" TEXT NOT NULL,
    "value_date" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from" INTEGER REFERENCES "timebank_member"("id") DEFERRABLE INITIALLY DEFERRED,
    "to" INTEGER REFERENCES "timebank_member"("id") DEFERRABLE INITIALLY DEFERRED,
    "amount" INTEGER NOT NULL,
    "post" INTEGER REFERENCES "timebank_post"("id") DEFERRABLE INITIALLY DEFERRED,
    "category" INTEGER REFERENCES "timebank_category"("id") DEFERRABLE INITIALLY DEFERRED,
    "reason" TEXT NOT NULL,
    "cheque_no" TEXT NOT NULL,
    "entered_by" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "reversal_of" INTEGER REFERENCES "timebank_exchange"("id") DEFERRABLE INITIALLY DEFERRED,
    "reversed_by" INTEGER REFERENCES "timebank_exchange"("id") DEFERRABLE INITIALLY DEFERRED,
    "transfer" INTEGER NOT NULL REFERENCES "ledger_transfer"("id") DEFERRABLE INITIALLY DEFERRED,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "timebank_exchange_transfer_unique" ON "timebank_exchange" ("transfer");
CREATE INDEX "timebank_exchange_bank_index" ON "timebank_exchange" ("bank", "id");
CREATE INDEX "timebank_exchange_at_index" ON "timebank_exchange" ("at", "id");
CREATE INDEX "timebank_exchange_value_date_index" ON "timebank_exchange" ("value_date", "id");
CREATE INDEX "timebank_exchange_from_index" ON "timebank_exchange" ("from", "id");
CREATE INDEX "timebank_exchange_to_index" ON "timebank_exchange" ("to", "id");
CREATE INDEX "timebank_exchange_amount_index" ON "timebank_exchange" ("amount", "id");
CREATE INDEX "timebank_exchange_post_index" ON "timebank_exchange" ("post", "id");
CREATE INDEX "timebank_exchange_category_index" ON "timebank_exchange" ("category", "id");
CREATE INDEX "timebank_exchange_entered_by_index" ON "timebank_exchange" ("entered_by", "id");
CREATE INDEX "timebank_exchange_reversal_of_index" ON "timebank_exchange" ("reversal_of", "id");
CREATE INDEX "timebank_exchange_reversed_by_index" ON "timebank_exchange" ("reversed_by", "id");
CREATE INDEX "timebank_exchange_transfer_index" ON "timebank_exchange" ("transfer", "id");
CREATE VIRTUAL TABLE "timebank_exchange_trigrams" USING fts5("search_text", content = 'timebank_exchange', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "timebank_exchange_words" USING fts5("search_text", content = 'timebank_exchange', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5 6 7 8');
CREATE TRIGGER "timebank_exchange_search_insert" AFTER INSERT ON "timebank_exchange" BEGIN
    INSERT INTO "timebank_exchange_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "timebank_exchange_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "timebank_exchange_search_delete" AFTER DELETE ON "timebank_exchange" BEGIN
    INSERT INTO "timebank_exchange_trigrams"("timebank_exchange_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "timebank_exchange_words"("timebank_exchange_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "timebank_exchange_search_update" AFTER UPDATE OF "search_text" ON "timebank_exchange" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "timebank_exchange_trigrams"("timebank_exchange_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "timebank_exchange_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "timebank_exchange_words"("timebank_exchange_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "timebank_exchange_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "timebank_petition" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "bank" INTEGER NOT NULL REFERENCES "timebank_bank"("id") DEFERRABLE INITIALLY DEFERRED,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "asked_at" TEXT NOT NULL,
    "decided_by" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "decided_at" TEXT,
    "decline_reason" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "timebank_petition_bank_person_unique" ON "timebank_petition" ("bank", "person") WHERE "decided_at" IS NULL;
CREATE INDEX "timebank_petition_bank_index" ON "timebank_petition" ("bank", "id");
CREATE INDEX "timebank_petition_person_index" ON "timebank_petition" ("person", "id");
CREATE INDEX "timebank_petition_asked_at_index" ON "timebank_petition" ("asked_at", "id");
CREATE INDEX "timebank_petition_decided_by_index" ON "timebank_petition" ("decided_by", "id");
CREATE INDEX "timebank_petition_decided_at_index" ON "timebank_petition" ("decided_at", "id");
