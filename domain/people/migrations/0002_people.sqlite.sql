CREATE TABLE "people_knowledge_domain" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "people_knowledge_domain_name_key" ON "people_knowledge_domain" ("name_key", "id");
CREATE VIRTUAL TABLE "people_knowledge_domain_trigrams" USING fts5("search_text", content = 'people_knowledge_domain', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "people_knowledge_domain_words" USING fts5("search_text", content = 'people_knowledge_domain', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "people_knowledge_domain_search_insert" AFTER INSERT ON "people_knowledge_domain" BEGIN
    INSERT INTO "people_knowledge_domain_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_knowledge_domain_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "people_knowledge_domain_search_delete" AFTER DELETE ON "people_knowledge_domain" BEGIN
    INSERT INTO "people_knowledge_domain_trigrams"("people_knowledge_domain_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_knowledge_domain_words"("people_knowledge_domain_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "people_knowledge_domain_search_update" AFTER UPDATE OF "search_text" ON "people_knowledge_domain" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "people_knowledge_domain_trigrams"("people_knowledge_domain_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_knowledge_domain_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_knowledge_domain_words"("people_knowledge_domain_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_knowledge_domain_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "people_language" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "subtag" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "subtag_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "people_language_name_key" ON "people_language" ("name_key", "id");
CREATE INDEX "people_language_subtag_key" ON "people_language" ("subtag_key", "id");
CREATE VIRTUAL TABLE "people_language_trigrams" USING fts5("search_text", content = 'people_language', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "people_language_words" USING fts5("search_text", content = 'people_language', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "people_language_search_insert" AFTER INSERT ON "people_language" BEGIN
    INSERT INTO "people_language_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_language_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "people_language_search_delete" AFTER DELETE ON "people_language" BEGIN
    INSERT INTO "people_language_trigrams"("people_language_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_language_words"("people_language_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "people_language_search_update" AFTER UPDATE OF "search_text" ON "people_language" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "people_language_trigrams"("people_language_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_language_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_language_words"("people_language_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_language_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "people_permission" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "code_key" TEXT NOT NULL,
    "label_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "people_permission_code_unique" ON "people_permission" ("code") WHERE "code" <> '';
CREATE INDEX "people_permission_code_key" ON "people_permission" ("code_key", "id");
CREATE INDEX "people_permission_label_key" ON "people_permission" ("label_key", "id");
CREATE VIRTUAL TABLE "people_permission_trigrams" USING fts5("search_text", content = 'people_permission', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "people_permission_words" USING fts5("search_text", content = 'people_permission', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "people_permission_search_insert" AFTER INSERT ON "people_permission" BEGIN
    INSERT INTO "people_permission_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_permission_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "people_permission_search_delete" AFTER DELETE ON "people_permission" BEGIN
    INSERT INTO "people_permission_trigrams"("people_permission_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_permission_words"("people_permission_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "people_permission_search_update" AFTER UPDATE OF "search_text" ON "people_permission" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "people_permission_trigrams"("people_permission_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_permission_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_permission_words"("people_permission_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_permission_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "people_group" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "people_group_name_unique" ON "people_group" ("name") WHERE "name" <> '';
CREATE INDEX "people_group_name_key" ON "people_group" ("name_key", "id");
CREATE TABLE "people_group_permissions" (
    "group" INTEGER NOT NULL REFERENCES "people_group"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "permission" INTEGER NOT NULL REFERENCES "people_permission"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("group", "permission")
) STRICT, WITHOUT ROWID;
CREATE INDEX "people_group_permissions_back" ON "people_group_permissions" ("permission", "group");
CREATE VIRTUAL TABLE "people_group_trigrams" USING fts5("search_text", content = 'people_group', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "people_group_words" USING fts5("search_text", content = 'people_group', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "people_group_search_insert" AFTER INSERT ON "people_group" BEGIN
    INSERT INTO "people_group_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_group_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "people_group_search_delete" AFTER DELETE ON "people_group" BEGIN
    INSERT INTO "people_group_trigrams"("people_group_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_group_words"("people_group_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "people_group_search_update" AFTER UPDATE OF "search_text" ON "people_group" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "people_group_trigrams"("people_group_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_group_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_group_words"("people_group_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_group_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "people_person" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "personal" TEXT NOT NULL,
    "middle" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "email" TEXT,
    "secondary_email" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "gender" TEXT NOT NULL,
    "gender_other" TEXT NOT NULL,
    "airport_iata" TEXT NOT NULL,
    "airport_country" TEXT NOT NULL,
    "airport_lat" REAL NOT NULL,
    "airport_lon" REAL NOT NULL,
    "airport_timezone" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "affiliation" TEXT NOT NULL,
    "occupation" TEXT NOT NULL,
    "github" TEXT,
    "orcid" TEXT NOT NULL,
    "twitter" TEXT,
    "bluesky" TEXT,
    "mastodon" TEXT,
    "url" TEXT NOT NULL,
    "user_notes" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "archived_at" TEXT,
    "duplication_reviewed_on" TEXT,
    "personal_key" TEXT NOT NULL,
    "family_key" TEXT NOT NULL,
    "email_key" TEXT,
    "username_key" TEXT NOT NULL,
    "affiliation_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "people_person_email_unique" ON "people_person" ("email");
CREATE UNIQUE INDEX "people_person_username_unique" ON "people_person" ("username") WHERE "username" <> '';
CREATE UNIQUE INDEX "people_person_github_unique" ON "people_person" ("github");
CREATE UNIQUE INDEX "people_person_twitter_unique" ON "people_person" ("twitter");
CREATE UNIQUE INDEX "people_person_bluesky_unique" ON "people_person" ("bluesky");
CREATE UNIQUE INDEX "people_person_mastodon_unique" ON "people_person" ("mastodon");
CREATE INDEX "people_person_personal_key" ON "people_person" ("personal_key", "id");
CREATE INDEX "people_person_family_key" ON "people_person" ("family_key", "id");
CREATE INDEX "people_person_email_key" ON "people_person" ("email_key", "id");
CREATE INDEX "people_person_username_key" ON "people_person" ("username_key", "id");
CREATE INDEX "people_person_affiliation_key" ON "people_person" ("affiliation_key", "id");
CREATE INDEX "people_person_created_at_index" ON "people_person" ("created_at", "id");
CREATE TABLE "people_person_domains" (
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "knowledge_domain" INTEGER NOT NULL REFERENCES "people_knowledge_domain"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("person", "knowledge_domain")
) STRICT, WITHOUT ROWID;
CREATE INDEX "people_person_domains_back" ON "people_person_domains" ("knowledge_domain", "person");
CREATE TABLE "people_person_languages" (
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "language" INTEGER NOT NULL REFERENCES "people_language"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("person", "language")
) STRICT, WITHOUT ROWID;
CREATE INDEX "people_person_languages_back" ON "people_person_languages" ("language", "person");
CREATE TABLE "people_person_groups" (
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "group" INTEGER NOT NULL REFERENCES "people_group"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("person", "group")
) STRICT, WITHOUT ROWID;
CREATE INDEX "people_person_groups_back" ON "people_person_groups" ("group", "person");
CREATE TABLE "people_person_permissions" (
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "permission" INTEGER NOT NULL REFERENCES "people_permission"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("person", "permission")
) STRICT, WITHOUT ROWID;
CREATE INDEX "people_person_permissions_back" ON "people_person_permissions" ("permission", "person");
CREATE VIRTUAL TABLE "people_person_trigrams" USING fts5("search_text", content = 'people_person', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "people_person_words" USING fts5("search_text", content = 'people_person', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "people_person_search_insert" AFTER INSERT ON "people_person" BEGIN
    INSERT INTO "people_person_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_person_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "people_person_search_delete" AFTER DELETE ON "people_person" BEGIN
    INSERT INTO "people_person_trigrams"("people_person_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_person_words"("people_person_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "people_person_search_update" AFTER UPDATE OF "search_text" ON "people_person" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "people_person_trigrams"("people_person_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_person_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_person_words"("people_person_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_person_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "people_organisation" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "fullname" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "country" TEXT,
    "latitude" REAL,
    "longitude" REAL,
    "fullname_key" TEXT NOT NULL,
    "domain_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "people_organisation_fullname_unique" ON "people_organisation" ("fullname") WHERE "fullname" <> '';
CREATE UNIQUE INDEX "people_organisation_domain_unique" ON "people_organisation" ("domain") WHERE "domain" <> '';
CREATE INDEX "people_organisation_fullname_key" ON "people_organisation" ("fullname_key", "id");
CREATE INDEX "people_organisation_domain_key" ON "people_organisation" ("domain_key", "id");
CREATE TABLE "people_organisation_affiliated_organisations" (
    "organisation" INTEGER NOT NULL REFERENCES "people_organisation"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "other_organisation" INTEGER NOT NULL REFERENCES "people_organisation"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("organisation", "other_organisation")
) STRICT, WITHOUT ROWID;
CREATE INDEX "people_organisation_affiliated_organisations_back" ON "people_organisation_affiliated_organisations" ("other_organisation", "organisation");
CREATE VIRTUAL TABLE "people_organisation_trigrams" USING fts5("search_text", content = 'people_organisation', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "people_organisation_words" USING fts5("search_text", content = 'people_organisation', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "people_organisation_search_insert" AFTER INSERT ON "people_organisation" BEGIN
    INSERT INTO "people_organisation_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_organisation_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "people_organisation_search_delete" AFTER DELETE ON "people_organisation" BEGIN
    INSERT INTO "people_organisation_trigrams"("people_organisation_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_organisation_words"("people_organisation_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "people_organisation_search_update" AFTER UPDATE OF "search_text" ON "people_organisation" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "people_organisation_trigrams"("people_organisation_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_organisation_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_organisation_words"("people_organisation_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_organisation_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "people_airport" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "iata" TEXT NOT NULL,
    "fullname" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "latitude" REAL NOT NULL,
    "longitude" REAL NOT NULL,
    "iata_key" TEXT NOT NULL,
    "fullname_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "people_airport_iata_unique" ON "people_airport" ("iata") WHERE "iata" <> '';
CREATE UNIQUE INDEX "people_airport_fullname_unique" ON "people_airport" ("fullname") WHERE "fullname" <> '';
CREATE INDEX "people_airport_iata_key" ON "people_airport" ("iata_key", "id");
CREATE INDEX "people_airport_fullname_key" ON "people_airport" ("fullname_key", "id");
CREATE VIRTUAL TABLE "people_airport_trigrams" USING fts5("search_text", content = 'people_airport', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "people_airport_words" USING fts5("search_text", content = 'people_airport', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "people_airport_search_insert" AFTER INSERT ON "people_airport" BEGIN
    INSERT INTO "people_airport_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_airport_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "people_airport_search_delete" AFTER DELETE ON "people_airport" BEGIN
    INSERT INTO "people_airport_trigrams"("people_airport_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_airport_words"("people_airport_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "people_airport_search_update" AFTER UPDATE OF "search_text" ON "people_airport" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "people_airport_trigrams"("people_airport_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_airport_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_airport_words"("people_airport_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_airport_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "people_term" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "slug" TEXT NOT NULL,
    "short_description" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "training_request_content" TEXT NOT NULL,
    "required_type" TEXT NOT NULL,
    "help_text" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "archived_at" TEXT,
    "slug_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "people_term_slug_unique" ON "people_term" ("slug") WHERE "slug" <> '';
CREATE INDEX "people_term_slug_key" ON "people_term" ("slug_key", "id");
CREATE VIRTUAL TABLE "people_term_trigrams" USING fts5("search_text", content = 'people_term', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "people_term_words" USING fts5("search_text", content = 'people_term', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "people_term_search_insert" AFTER INSERT ON "people_term" BEGIN
    INSERT INTO "people_term_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_term_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "people_term_search_delete" AFTER DELETE ON "people_term" BEGIN
    INSERT INTO "people_term_trigrams"("people_term_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_term_words"("people_term_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "people_term_search_update" AFTER UPDATE OF "search_text" ON "people_term" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "people_term_trigrams"("people_term_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_term_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_term_words"("people_term_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_term_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "people_term_option" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "term" INTEGER NOT NULL REFERENCES "people_term"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "option_type" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "archived_at" TEXT,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "people_term_option_term_index" ON "people_term_option" ("term", "id");
CREATE VIRTUAL TABLE "people_term_option_trigrams" USING fts5("search_text", content = 'people_term_option', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "people_term_option_words" USING fts5("search_text", content = 'people_term_option', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "people_term_option_search_insert" AFTER INSERT ON "people_term_option" BEGIN
    INSERT INTO "people_term_option_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_term_option_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "people_term_option_search_delete" AFTER DELETE ON "people_term_option" BEGIN
    INSERT INTO "people_term_option_trigrams"("people_term_option_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_term_option_words"("people_term_option_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "people_term_option_search_update" AFTER UPDATE OF "search_text" ON "people_term_option" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "people_term_option_trigrams"("people_term_option_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_term_option_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_term_option_words"("people_term_option_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_term_option_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "people_consent" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "term" INTEGER NOT NULL REFERENCES "people_term"("id") DEFERRABLE INITIALLY DEFERRED,
    "term_option" INTEGER REFERENCES "people_term_option"("id") DEFERRABLE INITIALLY DEFERRED,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "archived_at" TEXT
) STRICT;
CREATE UNIQUE INDEX "people_consent_person_term_unique" ON "people_consent" ("person", "term") WHERE "archived_at" IS NULL;
CREATE INDEX "people_consent_person_index" ON "people_consent" ("person", "id");
CREATE INDEX "people_consent_term_index" ON "people_consent" ("term", "id");
CREATE INDEX "people_consent_term_option_index" ON "people_consent" ("term_option", "id");
CREATE INDEX "people_consent_created_at_index" ON "people_consent" ("created_at", "id");

CREATE TABLE "people_comment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "subject_type" TEXT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "person" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "text" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "is_public" INTEGER NOT NULL CHECK ("is_public" IN (0, 1)),
    "is_removed" INTEGER NOT NULL CHECK ("is_removed" IN (0, 1)),
    "user_name" TEXT NOT NULL,
    "user_email" TEXT NOT NULL,
    "user_url" TEXT NOT NULL,
    "ip_address" TEXT,
    "site" INTEGER NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "people_comment_subject_index" ON "people_comment" ("subject_type", "subject_id");
CREATE INDEX "people_comment_person_index" ON "people_comment" ("person", "id");
CREATE INDEX "people_comment_at_index" ON "people_comment" ("at", "id");
CREATE VIRTUAL TABLE "people_comment_trigrams" USING fts5("search_text", content = 'people_comment', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "people_comment_words" USING fts5("search_text", content = 'people_comment', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "people_comment_search_insert" AFTER INSERT ON "people_comment" BEGIN
    INSERT INTO "people_comment_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_comment_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "people_comment_search_delete" AFTER DELETE ON "people_comment" BEGIN
    INSERT INTO "people_comment_trigrams"("people_comment_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_comment_words"("people_comment_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "people_comment_search_update" AFTER UPDATE OF "search_text" ON "people_comment" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "people_comment_trigrams"("people_comment_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_comment_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "people_comment_words"("people_comment_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "people_comment_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "people_login" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "is_active" INTEGER NOT NULL CHECK ("is_active" IN (0, 1)),
    "is_superuser" INTEGER NOT NULL CHECK ("is_superuser" IN (0, 1)),
    "last_login" TEXT,
    "password" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "people_login_person_unique" ON "people_login" ("person");
CREATE INDEX "people_login_person_index" ON "people_login" ("person", "id");
CREATE INDEX "people_login_last_login_index" ON "people_login" ("last_login", "id");

CREATE TABLE "people_preference" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "language" TEXT NOT NULL,
    "theme" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "people_preference_person_unique" ON "people_preference" ("person");
CREATE INDEX "people_preference_person_index" ON "people_preference" ("person", "id");

CREATE TABLE "people_social_login" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "provider" TEXT NOT NULL,
    "uid" TEXT NOT NULL,
    "extra_data" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT
) STRICT;
CREATE UNIQUE INDEX "people_social_login_provider_uid_unique" ON "people_social_login" ("provider", "uid") WHERE "provider" <> '' AND "uid" <> '';
CREATE INDEX "people_social_login_person_index" ON "people_social_login" ("person", "id");

CREATE TABLE "people_token" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "expires_at" TEXT,
    "last_used_at" TEXT
) STRICT;
CREATE UNIQUE INDEX "people_token_digest_unique" ON "people_token" ("digest") WHERE "digest" <> '';
CREATE INDEX "people_token_person_index" ON "people_token" ("person", "id");
CREATE INDEX "people_token_created_at_index" ON "people_token" ("created_at", "id");

CREATE TABLE "people_session" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "token_hash" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_seen_at" TEXT NOT NULL,
    "expires_at" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "people_session_token_hash_unique" ON "people_session" ("token_hash") WHERE "token_hash" <> '';
CREATE INDEX "people_session_person_index" ON "people_session" ("person", "id");
CREATE INDEX "people_session_last_seen_at_index" ON "people_session" ("last_seen_at", "id");
