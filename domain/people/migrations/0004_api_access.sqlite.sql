ALTER TABLE "people_token" ADD COLUMN "scopes" TEXT NOT NULL DEFAULT '[]';

CREATE TABLE "people_service" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "is_active" INTEGER NOT NULL CHECK ("is_active" IN (0, 1)),
    "created_at" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "people_service_name_unique" ON "people_service" ("name") WHERE "name" <> '';
CREATE INDEX "people_service_name_key" ON "people_service" ("name_key", "id");
CREATE TABLE "people_service_groups" (
    "service" INTEGER NOT NULL REFERENCES "people_service"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "group" INTEGER NOT NULL REFERENCES "people_group"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("service", "group")
) STRICT, WITHOUT ROWID;
CREATE INDEX "people_service_groups_back" ON "people_service_groups" ("group", "service");
CREATE TABLE "people_service_permissions" (
    "service" INTEGER NOT NULL REFERENCES "people_service"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "permission" INTEGER NOT NULL REFERENCES "people_permission"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("service", "permission")
) STRICT, WITHOUT ROWID;
CREATE INDEX "people_service_permissions_back" ON "people_service_permissions" ("permission", "service");
CREATE VIRTUAL TABLE "people_service_trigrams" USING fts5("search_text", content = 'people_service', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "people_service_words" USING fts5("search_text", content = 'people_service', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "people_service_search_insert" AFTER INSERT ON "people_service" BEGIN
    INSERT INTO "people_service_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_service_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "people_service_search_delete" AFTER DELETE ON "people_service" BEGIN
    INSERT INTO "people_service_trigrams"("people_service_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_service_words"("people_service_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "people_service_search_update" AFTER UPDATE OF "search_text" ON "people_service" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "people_service_trigrams"("people_service_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_service_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_service_words"("people_service_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_service_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "people_service_token" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "service" INTEGER NOT NULL REFERENCES "people_service"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "expires_at" TEXT,
    "last_used_at" TEXT
) STRICT;
CREATE UNIQUE INDEX "people_service_token_digest_unique" ON "people_service_token" ("digest") WHERE "digest" <> '';
CREATE INDEX "people_service_token_service_index" ON "people_service_token" ("service", "id");
CREATE INDEX "people_service_token_created_at_index" ON "people_service_token" ("created_at", "id");
