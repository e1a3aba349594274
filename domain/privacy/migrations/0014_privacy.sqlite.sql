CREATE TABLE "privacy_erasure" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "asked_at" TEXT NOT NULL,
    "approved_by" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "approved_at" TEXT,
    "done_at" TEXT,
    "outcome" TEXT NOT NULL
) STRICT;
CREATE INDEX "privacy_erasure_person_index" ON "privacy_erasure" ("person", "id");
CREATE INDEX "privacy_erasure_state_index" ON "privacy_erasure" ("state", "id");
CREATE INDEX "privacy_erasure_asked_by_index" ON "privacy_erasure" ("asked_by", "id");
CREATE INDEX "privacy_erasure_asked_at_index" ON "privacy_erasure" ("asked_at", "id");
CREATE INDEX "privacy_erasure_approved_by_index" ON "privacy_erasure" ("approved_by", "id");

CREATE TABLE "privacy_export" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "asked_by" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "job" INTEGER,
    "asked_at" TEXT NOT NULL,
    "ends_at" TEXT
) STRICT;
CREATE UNIQUE INDEX "privacy_export_file_unique" ON "privacy_export" ("file") WHERE "file" <> '';
CREATE INDEX "privacy_export_person_index" ON "privacy_export" ("person", "id");
CREATE INDEX "privacy_export_asked_by_index" ON "privacy_export" ("asked_by", "id");
CREATE INDEX "privacy_export_asked_at_index" ON "privacy_export" ("asked_at", "id");

CREATE TABLE "privacy_retention_rule" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "keep_days" INTEGER NOT NULL,
    "least_days" INTEGER NOT NULL,
    "most_days" INTEGER NOT NULL,
    "then" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "last_run" TEXT,
    "last_count" INTEGER,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "filter" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "privacy_retention_rule_keep_days_min" CHECK ("keep_days" >= 0)
) STRICT;
CREATE UNIQUE INDEX "privacy_retention_rule_name_unique" ON "privacy_retention_rule" ("name") WHERE "name" <> '';
CREATE INDEX "privacy_retention_rule_keep_days_index" ON "privacy_retention_rule" ("keep_days", "id");
CREATE INDEX "privacy_retention_rule_name_key" ON "privacy_retention_rule" ("name_key", "id");
CREATE VIRTUAL TABLE "privacy_retention_rule_trigrams" USING fts5("search_text", content = 'privacy_retention_rule', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "privacy_retention_rule_words" USING fts5("search_text", content = 'privacy_retention_rule', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5 6 7 8');
CREATE TRIGGER "privacy_retention_rule_search_insert" AFTER INSERT ON "privacy_retention_rule" BEGIN
    INSERT INTO "privacy_retention_rule_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "privacy_retention_rule_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "privacy_retention_rule_search_delete" AFTER DELETE ON "privacy_retention_rule" BEGIN
    INSERT INTO "privacy_retention_rule_trigrams"("privacy_retention_rule_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "privacy_retention_rule_words"("privacy_retention_rule_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "privacy_retention_rule_search_update" AFTER UPDATE OF "search_text" ON "privacy_retention_rule" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "privacy_retention_rule_trigrams"("privacy_retention_rule_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "privacy_retention_rule_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "privacy_retention_rule_words"("privacy_retention_rule_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "privacy_retention_rule_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "privacy_retention_run" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rule" INTEGER NOT NULL REFERENCES "privacy_retention_rule"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "at" TEXT NOT NULL,
    "keep_days" INTEGER NOT NULL,
    "count" INTEGER NOT NULL
) STRICT;
CREATE INDEX "privacy_retention_run_rule_index" ON "privacy_retention_run" ("rule", "id");
CREATE INDEX "privacy_retention_run_at_index" ON "privacy_retention_run" ("at", "id");

CREATE TABLE "privacy_processing" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "basis_detail" TEXT NOT NULL,
    "people" TEXT NOT NULL,
    "data_kinds" TEXT NOT NULL,
    "special_kinds" TEXT NOT NULL,
    "records" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "recipients" TEXT NOT NULL,
    "processors" TEXT NOT NULL,
    "transfers" TEXT NOT NULL,
    "retention" TEXT NOT NULL,
    "measures" TEXT NOT NULL,
    "controller" TEXT NOT NULL,
    "officer" TEXT NOT NULL,
    "assessment" TEXT NOT NULL,
    "reviewed" TEXT,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "privacy_processing_name_unique" ON "privacy_processing" ("name") WHERE "name" <> '';
CREATE INDEX "privacy_processing_name_key" ON "privacy_processing" ("name_key", "id");
CREATE INDEX "privacy_processing_reviewed_index" ON "privacy_processing" ("reviewed", "id");
CREATE VIRTUAL TABLE "privacy_processing_trigrams" USING fts5("search_text", content = 'privacy_processing', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "privacy_processing_words" USING fts5("search_text", content = 'privacy_processing', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5 6 7 8');
CREATE TRIGGER "privacy_processing_search_insert" AFTER INSERT ON "privacy_processing" BEGIN
    INSERT INTO "privacy_processing_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "privacy_processing_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "privacy_processing_search_delete" AFTER DELETE ON "privacy_processing" BEGIN
    INSERT INTO "privacy_processing_trigrams"("privacy_processing_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "privacy_processing_words"("privacy_processing_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "privacy_processing_search_update" AFTER UPDATE OF "search_text" ON "privacy_processing" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "privacy_processing_trigrams"("privacy_processing_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "privacy_processing_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "privacy_processing_words"("privacy_processing_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "privacy_processing_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "privacy_request" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "right" TEXT NOT NULL,
    "person" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "received" TEXT NOT NULL,
    "extended" INTEGER NOT NULL CHECK ("extended" IN (0, 1)),
    "due" TEXT,
    "state" TEXT NOT NULL,
    "answered" TEXT,
    "notes" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "privacy_request_right_index" ON "privacy_request" ("right", "id");
CREATE INDEX "privacy_request_person_index" ON "privacy_request" ("person", "id");
CREATE INDEX "privacy_request_received_index" ON "privacy_request" ("received", "id");
CREATE INDEX "privacy_request_due_index" ON "privacy_request" ("due", "id");
CREATE INDEX "privacy_request_state_index" ON "privacy_request" ("state", "id");
CREATE VIRTUAL TABLE "privacy_request_trigrams" USING fts5("search_text", content = 'privacy_request', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "privacy_request_words" USING fts5("search_text", content = 'privacy_request', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5 6 7 8');
CREATE TRIGGER "privacy_request_search_insert" AFTER INSERT ON "privacy_request" BEGIN
    INSERT INTO "privacy_request_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "privacy_request_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "privacy_request_search_delete" AFTER DELETE ON "privacy_request" BEGIN
    INSERT INTO "privacy_request_trigrams"("privacy_request_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "privacy_request_words"("privacy_request_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "privacy_request_search_update" AFTER UPDATE OF "search_text" ON "privacy_request" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "privacy_request_trigrams"("privacy_request_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "privacy_request_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "privacy_request_words"("privacy_request_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "privacy_request_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

-- What these schedules did is done by the rules of retention from now on.
DELETE FROM "core_schedule" WHERE "kind" IN ('core.sweep_jobs', 'core.sweep_imports', 'core.sweep_secrets');
UPDATE "core_total" SET "total" = (SELECT COUNT(*) FROM "core_schedule") WHERE "entity" = 'core.schedule';
