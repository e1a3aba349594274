CREATE TABLE "core_notice" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "owner_type" TEXT NOT NULL,
    "owner_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "about_type" TEXT,
    "about_id" INTEGER,
    "sender_type" TEXT,
    "sender_id" INTEGER,
    "sentence" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "read_at" TEXT
) STRICT;
CREATE INDEX "core_notice_owner_index" ON "core_notice" ("owner_type", "owner_id");
CREATE INDEX "core_notice_about_index" ON "core_notice" ("about_type", "about_id");
CREATE INDEX "core_notice_sender_index" ON "core_notice" ("sender_type", "sender_id");
CREATE INDEX "core_notice_at_index" ON "core_notice" ("at", "id");

CREATE TABLE "core_attachment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "record_type" TEXT NOT NULL,
    "record_id" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "by_type" TEXT,
    "by_id" INTEGER,
    "at" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "core_attachment_size_min" CHECK ("size" >= 1)
) STRICT;
CREATE INDEX "core_attachment_name_key" ON "core_attachment" ("name_key", "id");
CREATE INDEX "core_attachment_record_index" ON "core_attachment" ("record_type", "record_id");
CREATE INDEX "core_attachment_size_index" ON "core_attachment" ("size", "id");
CREATE INDEX "core_attachment_by_index" ON "core_attachment" ("by_type", "by_id");
CREATE INDEX "core_attachment_at_index" ON "core_attachment" ("at", "id");
CREATE VIRTUAL TABLE "core_attachment_trigrams" USING fts5("search_text", content = 'core_attachment', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "core_attachment_words" USING fts5("search_text", content = 'core_attachment', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5 6 7 8');
CREATE TRIGGER "core_attachment_search_insert" AFTER INSERT ON "core_attachment" BEGIN
    INSERT INTO "core_attachment_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "core_attachment_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "core_attachment_search_delete" AFTER DELETE ON "core_attachment" BEGIN
    INSERT INTO "core_attachment_trigrams"("core_attachment_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "core_attachment_words"("core_attachment_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "core_attachment_search_update" AFTER UPDATE OF "search_text" ON "core_attachment" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "core_attachment_trigrams"("core_attachment_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "core_attachment_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "core_attachment_words"("core_attachment_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "core_attachment_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "core_content" (
    "digest" TEXT NOT NULL PRIMARY KEY,
    "size" INTEGER NOT NULL,
    "at" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
