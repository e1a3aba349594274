ALTER TABLE "people_login" ADD COLUMN "signed_up_at" TEXT;
ALTER TABLE "people_login" ADD COLUMN "confirmed_at" TEXT;
CREATE INDEX "people_login_signed_up_at_index" ON "people_login" ("signed_up_at", "id");
ALTER TABLE "people_preference" ADD COLUMN "mails_news" INTEGER NOT NULL DEFAULT 1 CHECK ("mails_news" IN (0, 1));

CREATE TABLE "people_document" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "label" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "label_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "people_document_label_language_unique" ON "people_document" ("label", "language") WHERE "label" <> '' AND "language" <> '';
CREATE INDEX "people_document_label_key" ON "people_document" ("label_key", "id");
CREATE INDEX "people_document_last_updated_at_index" ON "people_document" ("last_updated_at", "id");
CREATE VIRTUAL TABLE "people_document_trigrams" USING fts5("search_text", content = 'people_document', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "people_document_words" USING fts5("search_text", content = 'people_document', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5 6 7 8');
CREATE TRIGGER "people_document_search_insert" AFTER INSERT ON "people_document" BEGIN
    INSERT INTO "people_document_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_document_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "people_document_search_delete" AFTER DELETE ON "people_document" BEGIN
    INSERT INTO "people_document_trigrams"("people_document_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_document_words"("people_document_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "people_document_search_update" AFTER UPDATE OF "search_text" ON "people_document" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "people_document_trigrams"("people_document_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_document_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_document_words"("people_document_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_document_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "people_acceptance" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "label" TEXT NOT NULL,
    "accepted_at" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "people_acceptance_person_label_unique" ON "people_acceptance" ("person", "label") WHERE "label" <> '';
CREATE INDEX "people_acceptance_person_index" ON "people_acceptance" ("person", "id");
CREATE INDEX "people_acceptance_accepted_at_index" ON "people_acceptance" ("accepted_at", "id");
