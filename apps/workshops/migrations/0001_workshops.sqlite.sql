CREATE TABLE "workshops_event_category" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)),
    "uuid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_event_category_uuid_unique" ON "workshops_event_category" ("uuid") WHERE "uuid" <> '';
CREATE INDEX "workshops_event_category_name_key" ON "workshops_event_category" ("name_key", "id");
CREATE INDEX "workshops_event_category_created_at_index" ON "workshops_event_category" ("created_at", "id");
CREATE VIRTUAL TABLE "workshops_event_category_trigrams" USING fts5("search_text", content = 'workshops_event_category', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_event_category_words" USING fts5("search_text", content = 'workshops_event_category', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_event_category_search_insert" AFTER INSERT ON "workshops_event_category" BEGIN
    INSERT INTO "workshops_event_category_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_event_category_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_event_category_search_delete" AFTER DELETE ON "workshops_event_category" BEGIN
    INSERT INTO "workshops_event_category_trigrams"("workshops_event_category_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_event_category_words"("workshops_event_category_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_event_category_search_update" AFTER UPDATE OF "search_text" ON "workshops_event_category" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_event_category_trigrams"("workshops_event_category_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_event_category_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_event_category_words"("workshops_event_category_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_event_category_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_tag" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "workshops_tag_priority_min" CHECK ("priority" >= 0)
) STRICT;
CREATE UNIQUE INDEX "workshops_tag_name_unique" ON "workshops_tag" ("name") WHERE "name" <> '';
CREATE INDEX "workshops_tag_name_key" ON "workshops_tag" ("name_key", "id");
CREATE INDEX "workshops_tag_priority_index" ON "workshops_tag" ("priority", "id");
CREATE VIRTUAL TABLE "workshops_tag_trigrams" USING fts5("search_text", content = 'workshops_tag', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_tag_words" USING fts5("search_text", content = 'workshops_tag', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_tag_search_insert" AFTER INSERT ON "workshops_tag" BEGIN
    INSERT INTO "workshops_tag_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_tag_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_tag_search_delete" AFTER DELETE ON "workshops_tag" BEGIN
    INSERT INTO "workshops_tag_trigrams"("workshops_tag_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_tag_words"("workshops_tag_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_tag_search_update" AFTER UPDATE OF "search_text" ON "workshops_tag" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_tag_trigrams"("workshops_tag_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_tag_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_tag_words"("workshops_tag_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_tag_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_curriculum" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "carpentry" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "website" TEXT NOT NULL,
    "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)),
    "other" INTEGER NOT NULL CHECK ("other" IN (0, 1)),
    "unknown" INTEGER NOT NULL CHECK ("unknown" IN (0, 1)),
    "mix_match" INTEGER NOT NULL CHECK ("mix_match" IN (0, 1)),
    "name_key" TEXT NOT NULL,
    "slug_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_curriculum_name_unique" ON "workshops_curriculum" ("name") WHERE "name" <> '';
CREATE UNIQUE INDEX "workshops_curriculum_slug_unique" ON "workshops_curriculum" ("slug") WHERE "slug" <> '';
CREATE INDEX "workshops_curriculum_name_key" ON "workshops_curriculum" ("name_key", "id");
CREATE INDEX "workshops_curriculum_slug_key" ON "workshops_curriculum" ("slug_key", "id");
CREATE VIRTUAL TABLE "workshops_curriculum_trigrams" USING fts5("search_text", content = 'workshops_curriculum', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_curriculum_words" USING fts5("search_text", content = 'workshops_curriculum', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_curriculum_search_insert" AFTER INSERT ON "workshops_curriculum" BEGIN
    INSERT INTO "workshops_curriculum_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_curriculum_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_curriculum_search_delete" AFTER DELETE ON "workshops_curriculum" BEGIN
    INSERT INTO "workshops_curriculum_trigrams"("workshops_curriculum_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_curriculum_words"("workshops_curriculum_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_curriculum_search_update" AFTER UPDATE OF "search_text" ON "workshops_curriculum" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_curriculum_trigrams"("workshops_curriculum_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_curriculum_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_curriculum_words"("workshops_curriculum_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_curriculum_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_lesson" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "workshops_lesson_name_key" ON "workshops_lesson" ("name_key", "id");
CREATE VIRTUAL TABLE "workshops_lesson_trigrams" USING fts5("search_text", content = 'workshops_lesson', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_lesson_words" USING fts5("search_text", content = 'workshops_lesson', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_lesson_search_insert" AFTER INSERT ON "workshops_lesson" BEGIN
    INSERT INTO "workshops_lesson_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_lesson_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_lesson_search_delete" AFTER DELETE ON "workshops_lesson" BEGIN
    INSERT INTO "workshops_lesson_trigrams"("workshops_lesson_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_lesson_words"("workshops_lesson_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_lesson_search_update" AFTER UPDATE OF "search_text" ON "workshops_lesson" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_lesson_trigrams"("workshops_lesson_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_lesson_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_lesson_words"("workshops_lesson_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_lesson_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_membership" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "variant" TEXT NOT NULL,
    "agreement_start" TEXT NOT NULL,
    "agreement_end" TEXT NOT NULL,
    "extensions" TEXT NOT NULL,
    "contribution_type" TEXT NOT NULL,
    "consortium" INTEGER NOT NULL CHECK ("consortium" IN (0, 1)),
    "public_status" TEXT NOT NULL,
    "registration_code" TEXT,
    "agreement_link" TEXT NOT NULL,
    "workshops_without_admin_fee_per_agreement" INTEGER,
    "workshops_without_admin_fee_rolled_from_previous" INTEGER,
    "workshops_without_admin_fee_rolled_over" INTEGER,
    "public_instructor_training_seats" INTEGER NOT NULL,
    "additional_public_instructor_training_seats" INTEGER NOT NULL,
    "public_instructor_training_seats_rolled_from_previous" INTEGER,
    "public_instructor_training_seats_rolled_over" INTEGER,
    "inhouse_instructor_training_seats" INTEGER NOT NULL,
    "additional_inhouse_instructor_training_seats" INTEGER NOT NULL,
    "inhouse_instructor_training_seats_rolled_from_previous" INTEGER,
    "inhouse_instructor_training_seats_rolled_over" INTEGER,
    "emergency_contact" TEXT NOT NULL,
    "rolled_to_membership" INTEGER REFERENCES "workshops_membership"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "workshops_membership_workshops_without_admin_fee_per_a_4ec6e4c7" CHECK ("workshops_without_admin_fee_per_agreement" >= 0),
    CONSTRAINT "workshops_membership_workshops_without_admin_fee_rolle_0dc71c22" CHECK ("workshops_without_admin_fee_rolled_from_previous" >= 0),
    CONSTRAINT "workshops_membership_workshops_without_admin_fee_rolle_c3821166" CHECK ("workshops_without_admin_fee_rolled_over" >= 0),
    CONSTRAINT "workshops_membership_public_instructor_training_seats_min" CHECK ("public_instructor_training_seats" >= 0),
    CONSTRAINT "workshops_membership_additional_public_instructor_trai_e19bb77d" CHECK ("additional_public_instructor_training_seats" >= 0),
    CONSTRAINT "workshops_membership_public_instructor_training_seats__83541025" CHECK ("public_instructor_training_seats_rolled_from_previous" >= 0),
    CONSTRAINT "workshops_membership_public_instructor_training_seats__f8816b6f" CHECK ("public_instructor_training_seats_rolled_over" >= 0),
    CONSTRAINT "workshops_membership_inhouse_instructor_training_seats_min" CHECK ("inhouse_instructor_training_seats" >= 0),
    CONSTRAINT "workshops_membership_additional_inhouse_instructor_tra_b1d0472f" CHECK ("additional_inhouse_instructor_training_seats" >= 0),
    CONSTRAINT "workshops_membership_inhouse_instructor_training_seats_fd670973" CHECK ("inhouse_instructor_training_seats_rolled_from_previous" >= 0),
    CONSTRAINT "workshops_membership_inhouse_instructor_training_seats_0ae0bb8d" CHECK ("inhouse_instructor_training_seats_rolled_over" >= 0)
) STRICT;
CREATE UNIQUE INDEX "workshops_membership_registration_code_unique" ON "workshops_membership" ("registration_code");
CREATE UNIQUE INDEX "workshops_membership_rolled_to_membership_unique" ON "workshops_membership" ("rolled_to_membership");
CREATE INDEX "workshops_membership_name_key" ON "workshops_membership" ("name_key", "id");
CREATE INDEX "workshops_membership_agreement_start_index" ON "workshops_membership" ("agreement_start", "id");
CREATE INDEX "workshops_membership_agreement_end_index" ON "workshops_membership" ("agreement_end", "id");
CREATE INDEX "workshops_membership_rolled_to_membership_index" ON "workshops_membership" ("rolled_to_membership", "id");
CREATE VIRTUAL TABLE "workshops_membership_trigrams" USING fts5("search_text", content = 'workshops_membership', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_membership_words" USING fts5("search_text", content = 'workshops_membership', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_membership_search_insert" AFTER INSERT ON "workshops_membership" BEGIN
    INSERT INTO "workshops_membership_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_membership_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_membership_search_delete" AFTER DELETE ON "workshops_membership" BEGIN
    INSERT INTO "workshops_membership_trigrams"("workshops_membership_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_membership_words"("workshops_membership_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_membership_search_update" AFTER UPDATE OF "search_text" ON "workshops_membership" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_membership_trigrams"("workshops_membership_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_membership_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_membership_words"("workshops_membership_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_membership_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_account" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "account_type" TEXT NOT NULL,
    "holder_type" TEXT NOT NULL,
    "holder_id" INTEGER NOT NULL,
    "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)),
    "uuid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT
) STRICT;
CREATE UNIQUE INDEX "workshops_account_uuid_unique" ON "workshops_account" ("uuid") WHERE "uuid" <> '';
CREATE UNIQUE INDEX "workshops_account_holder_unique" ON "workshops_account" ("holder_type", "holder_id");
CREATE INDEX "workshops_account_account_type_index" ON "workshops_account" ("account_type", "id");
CREATE INDEX "workshops_account_holder_index" ON "workshops_account" ("holder_type", "holder_id");
CREATE INDEX "workshops_account_created_at_index" ON "workshops_account" ("created_at", "id");

CREATE TABLE "workshops_consortium" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "workshops_consortium_name_key" ON "workshops_consortium" ("name_key", "id");
CREATE INDEX "workshops_consortium_created_at_index" ON "workshops_consortium" ("created_at", "id");
CREATE TABLE "workshops_consortium_organisations" (
    "consortium" INTEGER NOT NULL REFERENCES "workshops_consortium"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "organisation" INTEGER NOT NULL REFERENCES "people_organisation"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("consortium", "organisation")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_consortium_organisations_back" ON "workshops_consortium_organisations" ("organisation", "consortium");
CREATE VIRTUAL TABLE "workshops_consortium_trigrams" USING fts5("search_text", content = 'workshops_consortium', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_consortium_words" USING fts5("search_text", content = 'workshops_consortium', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_consortium_search_insert" AFTER INSERT ON "workshops_consortium" BEGIN
    INSERT INTO "workshops_consortium_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_consortium_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_consortium_search_delete" AFTER DELETE ON "workshops_consortium" BEGIN
    INSERT INTO "workshops_consortium_trigrams"("workshops_consortium_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_consortium_words"("workshops_consortium_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_consortium_search_update" AFTER UPDATE OF "search_text" ON "workshops_consortium" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_consortium_trigrams"("workshops_consortium_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_consortium_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_consortium_words"("workshops_consortium_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_consortium_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_partnership_tier" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "credits" INTEGER NOT NULL,
    "uuid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_partnership_tier_uuid_unique" ON "workshops_partnership_tier" ("uuid") WHERE "uuid" <> '';
CREATE INDEX "workshops_partnership_tier_name_key" ON "workshops_partnership_tier" ("name_key", "id");
CREATE INDEX "workshops_partnership_tier_credits_index" ON "workshops_partnership_tier" ("credits", "id");
CREATE INDEX "workshops_partnership_tier_created_at_index" ON "workshops_partnership_tier" ("created_at", "id");
CREATE VIRTUAL TABLE "workshops_partnership_tier_trigrams" USING fts5("search_text", content = 'workshops_partnership_tier', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_partnership_tier_words" USING fts5("search_text", content = 'workshops_partnership_tier', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_partnership_tier_search_insert" AFTER INSERT ON "workshops_partnership_tier" BEGIN
    INSERT INTO "workshops_partnership_tier_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_partnership_tier_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_partnership_tier_search_delete" AFTER DELETE ON "workshops_partnership_tier" BEGIN
    INSERT INTO "workshops_partnership_tier_trigrams"("workshops_partnership_tier_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_partnership_tier_words"("workshops_partnership_tier_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_partnership_tier_search_update" AFTER UPDATE OF "search_text" ON "workshops_partnership_tier" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_partnership_tier_trigrams"("workshops_partnership_tier_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_partnership_tier_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_partnership_tier_words"("workshops_partnership_tier_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_partnership_tier_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_partnership" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "partner_organisation" INTEGER REFERENCES "people_organisation"("id") DEFERRABLE INITIALLY DEFERRED,
    "partner_consortium" INTEGER REFERENCES "workshops_consortium"("id") DEFERRABLE INITIALLY DEFERRED,
    "account" INTEGER NOT NULL REFERENCES "workshops_account"("id") DEFERRABLE INITIALLY DEFERRED,
    "tier" INTEGER REFERENCES "workshops_partnership_tier"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "agreement_start" TEXT NOT NULL,
    "agreement_end" TEXT NOT NULL,
    "agreement_link" TEXT NOT NULL,
    "registration_code" TEXT,
    "public_status" TEXT NOT NULL,
    "credits" INTEGER NOT NULL,
    "credits_extensions" TEXT NOT NULL,
    "extensions" TEXT NOT NULL,
    "rolled_to_partnership" INTEGER REFERENCES "workshops_partnership"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "workshops_partnership_one_partner" CHECK (("partner_consortium" IS NULL) <> ("partner_organisation" IS NULL))
) STRICT;
CREATE UNIQUE INDEX "workshops_partnership_registration_code_unique" ON "workshops_partnership" ("registration_code");
CREATE UNIQUE INDEX "workshops_partnership_rolled_to_partnership_unique" ON "workshops_partnership" ("rolled_to_partnership");
CREATE INDEX "workshops_partnership_name_key" ON "workshops_partnership" ("name_key", "id");
CREATE INDEX "workshops_partnership_partner_organisation_index" ON "workshops_partnership" ("partner_organisation", "id");
CREATE INDEX "workshops_partnership_partner_consortium_index" ON "workshops_partnership" ("partner_consortium", "id");
CREATE INDEX "workshops_partnership_account_index" ON "workshops_partnership" ("account", "id");
CREATE INDEX "workshops_partnership_tier_index" ON "workshops_partnership" ("tier", "id");
CREATE INDEX "workshops_partnership_agreement_start_index" ON "workshops_partnership" ("agreement_start", "id");
CREATE INDEX "workshops_partnership_agreement_end_index" ON "workshops_partnership" ("agreement_end", "id");
CREATE INDEX "workshops_partnership_rolled_to_partnership_index" ON "workshops_partnership" ("rolled_to_partnership", "id");
CREATE INDEX "workshops_partnership_created_at_index" ON "workshops_partnership" ("created_at", "id");
CREATE VIRTUAL TABLE "workshops_partnership_trigrams" USING fts5("search_text", content = 'workshops_partnership', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_partnership_words" USING fts5("search_text", content = 'workshops_partnership', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_partnership_search_insert" AFTER INSERT ON "workshops_partnership" BEGIN
    INSERT INTO "workshops_partnership_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_partnership_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_partnership_search_delete" AFTER DELETE ON "workshops_partnership" BEGIN
    INSERT INTO "workshops_partnership_trigrams"("workshops_partnership_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_partnership_words"("workshops_partnership_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_partnership_search_update" AFTER UPDATE OF "search_text" ON "workshops_partnership" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_partnership_trigrams"("workshops_partnership_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_partnership_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_partnership_words"("workshops_partnership_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_partnership_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_benefit" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "unit_type" TEXT NOT NULL,
    "credits" INTEGER NOT NULL,
    "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)),
    "uuid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_benefit_uuid_unique" ON "workshops_benefit" ("uuid") WHERE "uuid" <> '';
CREATE INDEX "workshops_benefit_name_key" ON "workshops_benefit" ("name_key", "id");
CREATE INDEX "workshops_benefit_credits_index" ON "workshops_benefit" ("credits", "id");
CREATE INDEX "workshops_benefit_created_at_index" ON "workshops_benefit" ("created_at", "id");
CREATE VIRTUAL TABLE "workshops_benefit_trigrams" USING fts5("search_text", content = 'workshops_benefit', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_benefit_words" USING fts5("search_text", content = 'workshops_benefit', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_benefit_search_insert" AFTER INSERT ON "workshops_benefit" BEGIN
    INSERT INTO "workshops_benefit_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_benefit_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_benefit_search_delete" AFTER DELETE ON "workshops_benefit" BEGIN
    INSERT INTO "workshops_benefit_trigrams"("workshops_benefit_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_benefit_words"("workshops_benefit_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_benefit_search_update" AFTER UPDATE OF "search_text" ON "workshops_benefit" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_benefit_trigrams"("workshops_benefit_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_benefit_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_benefit_words"("workshops_benefit_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_benefit_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_account_benefit_discount" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "uuid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_account_benefit_discount_uuid_unique" ON "workshops_account_benefit_discount" ("uuid") WHERE "uuid" <> '';
CREATE INDEX "workshops_account_benefit_discount_name_key" ON "workshops_account_benefit_discount" ("name_key", "id");
CREATE INDEX "workshops_account_benefit_discount_created_at_index" ON "workshops_account_benefit_discount" ("created_at", "id");
CREATE VIRTUAL TABLE "workshops_account_benefit_discount_trigrams" USING fts5("search_text", content = 'workshops_account_benefit_discount', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_account_benefit_discount_words" USING fts5("search_text", content = 'workshops_account_benefit_discount', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_account_benefit_discount_search_insert" AFTER INSERT ON "workshops_account_benefit_discount" BEGIN
    INSERT INTO "workshops_account_benefit_discount_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_account_benefit_discount_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_account_benefit_discount_search_delete" AFTER DELETE ON "workshops_account_benefit_discount" BEGIN
    INSERT INTO "workshops_account_benefit_discount_trigrams"("workshops_account_benefit_discount_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_account_benefit_discount_words"("workshops_account_benefit_discount_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_account_benefit_discount_search_update" AFTER UPDATE OF "search_text" ON "workshops_account_benefit_discount" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_account_benefit_discount_trigrams"("workshops_account_benefit_discount_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_account_benefit_discount_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_account_benefit_discount_words"("workshops_account_benefit_discount_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_account_benefit_discount_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_account_benefit" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "account" INTEGER NOT NULL REFERENCES "workshops_account"("id") DEFERRABLE INITIALLY DEFERRED,
    "partnership" INTEGER REFERENCES "workshops_partnership"("id") DEFERRABLE INITIALLY DEFERRED,
    "benefit" INTEGER NOT NULL REFERENCES "workshops_benefit"("id") DEFERRABLE INITIALLY DEFERRED,
    "curriculum" INTEGER REFERENCES "workshops_curriculum"("id") DEFERRABLE INITIALLY DEFERRED,
    "start_date" TEXT NOT NULL,
    "end_date" TEXT NOT NULL,
    "allocation" INTEGER NOT NULL,
    "discount" INTEGER REFERENCES "workshops_account_benefit_discount"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "registration_code" TEXT,
    "frozen" INTEGER NOT NULL CHECK ("frozen" IN (0, 1)),
    "uuid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "workshops_account_benefit_allocation_min" CHECK ("allocation" >= 0)
) STRICT;
CREATE UNIQUE INDEX "workshops_account_benefit_registration_code_unique" ON "workshops_account_benefit" ("registration_code");
CREATE UNIQUE INDEX "workshops_account_benefit_uuid_unique" ON "workshops_account_benefit" ("uuid") WHERE "uuid" <> '';
CREATE INDEX "workshops_account_benefit_account_index" ON "workshops_account_benefit" ("account", "id");
CREATE INDEX "workshops_account_benefit_partnership_index" ON "workshops_account_benefit" ("partnership", "id");
CREATE INDEX "workshops_account_benefit_benefit_index" ON "workshops_account_benefit" ("benefit", "id");
CREATE INDEX "workshops_account_benefit_curriculum_index" ON "workshops_account_benefit" ("curriculum", "id");
CREATE INDEX "workshops_account_benefit_start_date_index" ON "workshops_account_benefit" ("start_date", "id");
CREATE INDEX "workshops_account_benefit_end_date_index" ON "workshops_account_benefit" ("end_date", "id");
CREATE INDEX "workshops_account_benefit_discount_index" ON "workshops_account_benefit" ("discount", "id");
CREATE INDEX "workshops_account_benefit_created_at_index" ON "workshops_account_benefit" ("created_at", "id");
CREATE VIRTUAL TABLE "workshops_account_benefit_trigrams" USING fts5("search_text", content = 'workshops_account_benefit', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_account_benefit_words" USING fts5("search_text", content = 'workshops_account_benefit', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_account_benefit_search_insert" AFTER INSERT ON "workshops_account_benefit" BEGIN
    INSERT INTO "workshops_account_benefit_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_account_benefit_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_account_benefit_search_delete" AFTER DELETE ON "workshops_account_benefit" BEGIN
    INSERT INTO "workshops_account_benefit_trigrams"("workshops_account_benefit_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_account_benefit_words"("workshops_account_benefit_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_account_benefit_search_update" AFTER UPDATE OF "search_text" ON "workshops_account_benefit" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_account_benefit_trigrams"("workshops_account_benefit_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_account_benefit_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_account_benefit_words"("workshops_account_benefit_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_account_benefit_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_event" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "slug" TEXT NOT NULL,
    "start" TEXT,
    "end" TEXT,
    "host" INTEGER NOT NULL REFERENCES "people_organisation"("id") DEFERRABLE INITIALLY DEFERRED,
    "sponsor" INTEGER REFERENCES "people_organisation"("id") DEFERRABLE INITIALLY DEFERRED,
    "administrator" INTEGER REFERENCES "people_organisation"("id") DEFERRABLE INITIALLY DEFERRED,
    "event_category" INTEGER REFERENCES "workshops_event_category"("id") DEFERRABLE INITIALLY DEFERRED,
    "language" INTEGER REFERENCES "people_language"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "assigned_to" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "completed" INTEGER NOT NULL CHECK ("completed" IN (0, 1)),
    "public_status" TEXT NOT NULL,
    "membership" INTEGER REFERENCES "workshops_membership"("id") DEFERRABLE INITIALLY DEFERRED,
    "allocated_benefit" INTEGER REFERENCES "workshops_account_benefit"("id") DEFERRABLE INITIALLY DEFERRED,
    "open_ttt_applications" INTEGER NOT NULL CHECK ("open_ttt_applications" IN (0, 1)),
    "country" TEXT,
    "venue" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "latitude" REAL,
    "longitude" REAL,
    "url" TEXT,
    "contact" TEXT NOT NULL,
    "reg_key" TEXT NOT NULL,
    "manual_attendance" INTEGER NOT NULL,
    "instructors_pre" TEXT NOT NULL,
    "instructors_post" TEXT NOT NULL,
    "learners_pre" TEXT NOT NULL,
    "learners_post" TEXT NOT NULL,
    "learners_longterm" TEXT NOT NULL,
    "repository_last_commit_hash" TEXT NOT NULL,
    "repository_metadata" TEXT NOT NULL,
    "metadata_all_changes" TEXT NOT NULL,
    "metadata_changed" INTEGER NOT NULL CHECK ("metadata_changed" IN (0, 1)),
    "slug_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "workshops_event_manual_attendance_min" CHECK ("manual_attendance" >= 0)
) STRICT;
CREATE UNIQUE INDEX "workshops_event_slug_unique" ON "workshops_event" ("slug") WHERE "slug" <> '';
CREATE UNIQUE INDEX "workshops_event_url_unique" ON "workshops_event" ("url");
CREATE INDEX "workshops_event_slug_key" ON "workshops_event" ("slug_key", "id");
CREATE INDEX "workshops_event_start_index" ON "workshops_event" ("start", "id");
CREATE INDEX "workshops_event_end_index" ON "workshops_event" ("end", "id");
CREATE INDEX "workshops_event_host_index" ON "workshops_event" ("host", "id");
CREATE INDEX "workshops_event_sponsor_index" ON "workshops_event" ("sponsor", "id");
CREATE INDEX "workshops_event_administrator_index" ON "workshops_event" ("administrator", "id");
CREATE INDEX "workshops_event_event_category_index" ON "workshops_event" ("event_category", "id");
CREATE INDEX "workshops_event_language_index" ON "workshops_event" ("language", "id");
CREATE INDEX "workshops_event_assigned_to_index" ON "workshops_event" ("assigned_to", "id");
CREATE INDEX "workshops_event_membership_index" ON "workshops_event" ("membership", "id");
CREATE INDEX "workshops_event_allocated_benefit_index" ON "workshops_event" ("allocated_benefit", "id");
CREATE TABLE "workshops_event_tags" (
    "event" INTEGER NOT NULL REFERENCES "workshops_event"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "tag" INTEGER NOT NULL REFERENCES "workshops_tag"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("event", "tag")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_event_tags_back" ON "workshops_event_tags" ("tag", "event");
CREATE TABLE "workshops_event_curricula" (
    "event" INTEGER NOT NULL REFERENCES "workshops_event"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "curriculum" INTEGER NOT NULL REFERENCES "workshops_curriculum"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("event", "curriculum")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_event_curricula_back" ON "workshops_event_curricula" ("curriculum", "event");
CREATE TABLE "workshops_event_lessons" (
    "event" INTEGER NOT NULL REFERENCES "workshops_event"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "lesson" INTEGER NOT NULL REFERENCES "workshops_lesson"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("event", "lesson")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_event_lessons_back" ON "workshops_event_lessons" ("lesson", "event");
CREATE VIRTUAL TABLE "workshops_event_trigrams" USING fts5("search_text", content = 'workshops_event', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_event_words" USING fts5("search_text", content = 'workshops_event', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_event_search_insert" AFTER INSERT ON "workshops_event" BEGIN
    INSERT INTO "workshops_event_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_event_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_event_search_delete" AFTER DELETE ON "workshops_event" BEGIN
    INSERT INTO "workshops_event_trigrams"("workshops_event_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_event_words"("workshops_event_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_event_search_update" AFTER UPDATE OF "search_text" ON "workshops_event" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_event_trigrams"("workshops_event_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_event_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_event_words"("workshops_event_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_event_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_role" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "verbose_name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "verbose_name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "workshops_role_name_key" ON "workshops_role" ("name_key", "id");
CREATE INDEX "workshops_role_verbose_name_key" ON "workshops_role" ("verbose_name_key", "id");
CREATE VIRTUAL TABLE "workshops_role_trigrams" USING fts5("search_text", content = 'workshops_role', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_role_words" USING fts5("search_text", content = 'workshops_role', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_role_search_insert" AFTER INSERT ON "workshops_role" BEGIN
    INSERT INTO "workshops_role_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_role_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_role_search_delete" AFTER DELETE ON "workshops_role" BEGIN
    INSERT INTO "workshops_role_trigrams"("workshops_role_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_role_words"("workshops_role_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_role_search_update" AFTER UPDATE OF "search_text" ON "workshops_role" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_role_trigrams"("workshops_role_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_role_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_role_words"("workshops_role_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_role_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_task" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "event" INTEGER NOT NULL REFERENCES "workshops_event"("id") DEFERRABLE INITIALLY DEFERRED,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") DEFERRABLE INITIALLY DEFERRED,
    "role" INTEGER NOT NULL REFERENCES "workshops_role"("id") DEFERRABLE INITIALLY DEFERRED,
    "seat_membership" INTEGER REFERENCES "workshops_membership"("id") DEFERRABLE INITIALLY DEFERRED,
    "allocated_benefit" INTEGER REFERENCES "workshops_account_benefit"("id") DEFERRABLE INITIALLY DEFERRED,
    "seat_public" INTEGER NOT NULL CHECK ("seat_public" IN (0, 1)),
    "seat_open_training" INTEGER NOT NULL CHECK ("seat_open_training" IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX "workshops_task_event_person_role_unique" ON "workshops_task" ("event", "person", "role");
CREATE INDEX "workshops_task_event_index" ON "workshops_task" ("event", "id");
CREATE INDEX "workshops_task_person_index" ON "workshops_task" ("person", "id");
CREATE INDEX "workshops_task_role_index" ON "workshops_task" ("role", "id");
CREATE INDEX "workshops_task_seat_membership_index" ON "workshops_task" ("seat_membership", "id");
CREATE INDEX "workshops_task_allocated_benefit_index" ON "workshops_task" ("allocated_benefit", "id");

CREATE TABLE "workshops_badge" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "criteria" TEXT NOT NULL,
    "title_key" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_badge_name_unique" ON "workshops_badge" ("name") WHERE "name" <> '';
CREATE INDEX "workshops_badge_title_key" ON "workshops_badge" ("title_key", "id");
CREATE INDEX "workshops_badge_name_key" ON "workshops_badge" ("name_key", "id");
CREATE VIRTUAL TABLE "workshops_badge_trigrams" USING fts5("search_text", content = 'workshops_badge', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_badge_words" USING fts5("search_text", content = 'workshops_badge', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_badge_search_insert" AFTER INSERT ON "workshops_badge" BEGIN
    INSERT INTO "workshops_badge_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_badge_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_badge_search_delete" AFTER DELETE ON "workshops_badge" BEGIN
    INSERT INTO "workshops_badge_trigrams"("workshops_badge_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_badge_words"("workshops_badge_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_badge_search_update" AFTER UPDATE OF "search_text" ON "workshops_badge" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_badge_trigrams"("workshops_badge_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_badge_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_badge_words"("workshops_badge_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_badge_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_award" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") DEFERRABLE INITIALLY DEFERRED,
    "badge" INTEGER NOT NULL REFERENCES "workshops_badge"("id") DEFERRABLE INITIALLY DEFERRED,
    "awarded" TEXT NOT NULL,
    "event" INTEGER REFERENCES "workshops_event"("id") DEFERRABLE INITIALLY DEFERRED,
    "awarded_by" INTEGER REFERENCES "people_person"("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX "workshops_award_person_badge_unique" ON "workshops_award" ("person", "badge");
CREATE INDEX "workshops_award_person_index" ON "workshops_award" ("person", "id");
CREATE INDEX "workshops_award_badge_index" ON "workshops_award" ("badge", "id");
CREATE INDEX "workshops_award_awarded_index" ON "workshops_award" ("awarded", "id");
CREATE INDEX "workshops_award_event_index" ON "workshops_award" ("event", "id");
CREATE INDEX "workshops_award_awarded_by_index" ON "workshops_award" ("awarded_by", "id");

CREATE TABLE "workshops_qualification" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") DEFERRABLE INITIALLY DEFERRED,
    "lesson" INTEGER NOT NULL REFERENCES "workshops_lesson"("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "workshops_qualification_person_index" ON "workshops_qualification" ("person", "id");
CREATE INDEX "workshops_qualification_lesson_index" ON "workshops_qualification" ("lesson", "id");

CREATE TABLE "workshops_instructor_recruitment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "event" INTEGER NOT NULL REFERENCES "workshops_event"("id") DEFERRABLE INITIALLY DEFERRED,
    "status" TEXT NOT NULL,
    "priority" TEXT,
    "assigned_to" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "notes" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT
) STRICT;
CREATE UNIQUE INDEX "workshops_instructor_recruitment_event_unique" ON "workshops_instructor_recruitment" ("event");
CREATE INDEX "workshops_instructor_recruitment_event_index" ON "workshops_instructor_recruitment" ("event", "id");
CREATE INDEX "workshops_instructor_recruitment_status_index" ON "workshops_instructor_recruitment" ("status", "id");
CREATE INDEX "workshops_instructor_recruitment_assigned_to_index" ON "workshops_instructor_recruitment" ("assigned_to", "id");
CREATE INDEX "workshops_instructor_recruitment_created_at_index" ON "workshops_instructor_recruitment" ("created_at", "id");

CREATE TABLE "workshops_instructor_recruitment_signup" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recruitment" INTEGER NOT NULL REFERENCES "workshops_instructor_recruitment"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT NOT NULL,
    "interest" TEXT NOT NULL,
    "user_notes" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT
) STRICT;
CREATE INDEX "workshops_instructor_recruitment_signup_recruitment_index" ON "workshops_instructor_recruitment_signup" ("recruitment", "id");
CREATE INDEX "workshops_instructor_recruitment_signup_person_index" ON "workshops_instructor_recruitment_signup" ("person", "id");
CREATE INDEX "workshops_instructor_recruitment_signup_state_index" ON "workshops_instructor_recruitment_signup" ("state", "id");
CREATE INDEX "workshops_instructor_recruitment_signup_created_at_index" ON "workshops_instructor_recruitment_signup" ("created_at", "id");

CREATE TABLE "workshops_community_role_config" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "link_to_award" INTEGER NOT NULL CHECK ("link_to_award" IN (0, 1)),
    "award_badge_limit" INTEGER REFERENCES "workshops_badge"("id") DEFERRABLE INITIALLY DEFERRED,
    "autoassign_when_award_created" INTEGER NOT NULL CHECK ("autoassign_when_award_created" IN (0, 1)),
    "link_to_membership" INTEGER NOT NULL CHECK ("link_to_membership" IN (0, 1)),
    "link_to_partnership" INTEGER NOT NULL CHECK ("link_to_partnership" IN (0, 1)),
    "additional_url" INTEGER NOT NULL CHECK ("additional_url" IN (0, 1)),
    "generic_relation_content_type" TEXT,
    "custom_key_labels" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "name_key" TEXT NOT NULL,
    "display_name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "workshops_community_role_config_name_key" ON "workshops_community_role_config" ("name_key", "id");
CREATE INDEX "workshops_community_role_config_display_name_key" ON "workshops_community_role_config" ("display_name_key", "id");
CREATE INDEX "workshops_community_role_config_award_badge_limit_index" ON "workshops_community_role_config" ("award_badge_limit", "id");
CREATE INDEX "workshops_community_role_config_created_at_index" ON "workshops_community_role_config" ("created_at", "id");
CREATE VIRTUAL TABLE "workshops_community_role_config_trigrams" USING fts5("search_text", content = 'workshops_community_role_config', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_community_role_config_words" USING fts5("search_text", content = 'workshops_community_role_config', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_community_role_config_search_insert" AFTER INSERT ON "workshops_community_role_config" BEGIN
    INSERT INTO "workshops_community_role_config_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_community_role_config_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_community_role_config_search_delete" AFTER DELETE ON "workshops_community_role_config" BEGIN
    INSERT INTO "workshops_community_role_config_trigrams"("workshops_community_role_config_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_community_role_config_words"("workshops_community_role_config_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_community_role_config_search_update" AFTER UPDATE OF "search_text" ON "workshops_community_role_config" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_community_role_config_trigrams"("workshops_community_role_config_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_community_role_config_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_community_role_config_words"("workshops_community_role_config_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_community_role_config_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_community_role_inactivation" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "workshops_community_role_inactivation_name_key" ON "workshops_community_role_inactivation" ("name_key", "id");
CREATE INDEX "workshops_community_role_inactivation_created_at_index" ON "workshops_community_role_inactivation" ("created_at", "id");
CREATE VIRTUAL TABLE "workshops_community_role_inactivation_trigrams" USING fts5("search_text", content = 'workshops_community_role_inactivation', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_community_role_inactivation_words" USING fts5("search_text", content = 'workshops_community_role_inactivation', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_community_role_inactivation_search_insert" AFTER INSERT ON "workshops_community_role_inactivation" BEGIN
    INSERT INTO "workshops_community_role_inactivation_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_community_role_inactivation_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_community_role_inactivation_search_delete" AFTER DELETE ON "workshops_community_role_inactivation" BEGIN
    INSERT INTO "workshops_community_role_inactivation_trigrams"("workshops_community_role_inactivation_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_community_role_inactivation_words"("workshops_community_role_inactivation_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_community_role_inactivation_search_update" AFTER UPDATE OF "search_text" ON "workshops_community_role_inactivation" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_community_role_inactivation_trigrams"("workshops_community_role_inactivation_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_community_role_inactivation_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_community_role_inactivation_words"("workshops_community_role_inactivation_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_community_role_inactivation_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_community_role" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "config" INTEGER NOT NULL REFERENCES "workshops_community_role_config"("id") DEFERRABLE INITIALLY DEFERRED,
    "start" TEXT,
    "end" TEXT,
    "inactivation" INTEGER REFERENCES "workshops_community_role_inactivation"("id") DEFERRABLE INITIALLY DEFERRED,
    "award" INTEGER REFERENCES "workshops_award"("id") DEFERRABLE INITIALLY DEFERRED,
    "membership" INTEGER REFERENCES "workshops_membership"("id") DEFERRABLE INITIALLY DEFERRED,
    "partnership" INTEGER REFERENCES "workshops_partnership"("id") DEFERRABLE INITIALLY DEFERRED,
    "url" TEXT NOT NULL,
    "generic_relation_type" TEXT,
    "generic_relation_id" INTEGER,
    "custom_keys" TEXT,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT
) STRICT;
CREATE INDEX "workshops_community_role_person_index" ON "workshops_community_role" ("person", "id");
CREATE INDEX "workshops_community_role_config_index" ON "workshops_community_role" ("config", "id");
CREATE INDEX "workshops_community_role_start_index" ON "workshops_community_role" ("start", "id");
CREATE INDEX "workshops_community_role_end_index" ON "workshops_community_role" ("end", "id");
CREATE INDEX "workshops_community_role_inactivation_index" ON "workshops_community_role" ("inactivation", "id");
CREATE INDEX "workshops_community_role_award_index" ON "workshops_community_role" ("award", "id");
CREATE INDEX "workshops_community_role_membership_index" ON "workshops_community_role" ("membership", "id");
CREATE INDEX "workshops_community_role_partnership_index" ON "workshops_community_role" ("partnership", "id");
CREATE INDEX "workshops_community_role_generic_relation_index" ON "workshops_community_role" ("generic_relation_type", "generic_relation_id");
CREATE INDEX "workshops_community_role_created_at_index" ON "workshops_community_role" ("created_at", "id");

CREATE TABLE "workshops_academic_level" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "workshops_academic_level_name_key" ON "workshops_academic_level" ("name_key", "id");
CREATE VIRTUAL TABLE "workshops_academic_level_trigrams" USING fts5("search_text", content = 'workshops_academic_level', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_academic_level_words" USING fts5("search_text", content = 'workshops_academic_level', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_academic_level_search_insert" AFTER INSERT ON "workshops_academic_level" BEGIN
    INSERT INTO "workshops_academic_level_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_academic_level_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_academic_level_search_delete" AFTER DELETE ON "workshops_academic_level" BEGIN
    INSERT INTO "workshops_academic_level_trigrams"("workshops_academic_level_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_academic_level_words"("workshops_academic_level_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_academic_level_search_update" AFTER UPDATE OF "search_text" ON "workshops_academic_level" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_academic_level_trigrams"("workshops_academic_level_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_academic_level_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_academic_level_words"("workshops_academic_level_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_academic_level_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_computing_experience_level" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "workshops_computing_experience_level_name_key" ON "workshops_computing_experience_level" ("name_key", "id");
CREATE VIRTUAL TABLE "workshops_computing_experience_level_trigrams" USING fts5("search_text", content = 'workshops_computing_experience_level', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_computing_experience_level_words" USING fts5("search_text", content = 'workshops_computing_experience_level', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_computing_experience_level_search_insert" AFTER INSERT ON "workshops_computing_experience_level" BEGIN
    INSERT INTO "workshops_computing_experience_level_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_computing_experience_level_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_computing_experience_level_search_delete" AFTER DELETE ON "workshops_computing_experience_level" BEGIN
    INSERT INTO "workshops_computing_experience_level_trigrams"("workshops_computing_experience_level_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_computing_experience_level_words"("workshops_computing_experience_level_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_computing_experience_level_search_update" AFTER UPDATE OF "search_text" ON "workshops_computing_experience_level" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_computing_experience_level_trigrams"("workshops_computing_experience_level_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_computing_experience_level_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_computing_experience_level_words"("workshops_computing_experience_level_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_computing_experience_level_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_info_source" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_info_source_name_unique" ON "workshops_info_source" ("name") WHERE "name" <> '';
CREATE VIRTUAL TABLE "workshops_info_source_trigrams" USING fts5("search_text", content = 'workshops_info_source', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_info_source_words" USING fts5("search_text", content = 'workshops_info_source', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_info_source_search_insert" AFTER INSERT ON "workshops_info_source" BEGIN
    INSERT INTO "workshops_info_source_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_info_source_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_info_source_search_delete" AFTER DELETE ON "workshops_info_source" BEGIN
    INSERT INTO "workshops_info_source_trigrams"("workshops_info_source_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_info_source_words"("workshops_info_source_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_info_source_search_update" AFTER UPDATE OF "search_text" ON "workshops_info_source" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_info_source_trigrams"("workshops_info_source_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_info_source_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_info_source_words"("workshops_info_source_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_info_source_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_workshop_request" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "personal" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "secondary_email" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "assigned_to" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "event" INTEGER REFERENCES "workshops_event"("id") DEFERRABLE INITIALLY DEFERRED,
    "institution" INTEGER REFERENCES "people_organisation"("id") DEFERRABLE INITIALLY DEFERRED,
    "institution_other_name" TEXT NOT NULL,
    "institution_other_url" TEXT NOT NULL,
    "institution_department" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "online_inperson" TEXT NOT NULL,
    "preferred_dates" TEXT,
    "other_preferred_dates" TEXT NOT NULL,
    "instructor_availability" INTEGER NOT NULL CHECK ("instructor_availability" IN (0, 1)),
    "language" INTEGER NOT NULL REFERENCES "people_language"("id") DEFERRABLE INITIALLY DEFERRED,
    "conference_details" TEXT NOT NULL,
    "domains_other" TEXT NOT NULL,
    "audience_description" TEXT NOT NULL,
    "administrative_fee" TEXT NOT NULL,
    "scholarship_circumstances" TEXT NOT NULL,
    "travel_expenses_management" TEXT NOT NULL,
    "travel_expenses_management_other" TEXT NOT NULL,
    "travel_expenses_agreement" INTEGER NOT NULL CHECK ("travel_expenses_agreement" IN (0, 1)),
    "institution_restrictions" TEXT NOT NULL,
    "institution_restrictions_other" TEXT NOT NULL,
    "workshop_listed" INTEGER NOT NULL CHECK ("workshop_listed" IN (0, 1)),
    "public_event" TEXT NOT NULL,
    "public_event_other" TEXT NOT NULL,
    "additional_contact" TEXT NOT NULL,
    "carpentries_info_source_other" TEXT NOT NULL,
    "user_notes" TEXT NOT NULL,
    "data_privacy_agreement" INTEGER NOT NULL CHECK ("data_privacy_agreement" IN (0, 1)),
    "code_of_conduct_agreement" INTEGER NOT NULL CHECK ("code_of_conduct_agreement" IN (0, 1)),
    "host_responsibilities" INTEGER NOT NULL CHECK ("host_responsibilities" IN (0, 1)),
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "family_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_workshop_request_event_unique" ON "workshops_workshop_request" ("event");
CREATE INDEX "workshops_workshop_request_family_key" ON "workshops_workshop_request" ("family_key", "id");
CREATE INDEX "workshops_workshop_request_state_index" ON "workshops_workshop_request" ("state", "id");
CREATE INDEX "workshops_workshop_request_assigned_to_index" ON "workshops_workshop_request" ("assigned_to", "id");
CREATE INDEX "workshops_workshop_request_event_index" ON "workshops_workshop_request" ("event", "id");
CREATE INDEX "workshops_workshop_request_institution_index" ON "workshops_workshop_request" ("institution", "id");
CREATE INDEX "workshops_workshop_request_preferred_dates_index" ON "workshops_workshop_request" ("preferred_dates", "id");
CREATE INDEX "workshops_workshop_request_language_index" ON "workshops_workshop_request" ("language", "id");
CREATE INDEX "workshops_workshop_request_created_at_index" ON "workshops_workshop_request" ("created_at", "id");
CREATE TABLE "workshops_workshop_request_requested_workshop_types" (
    "workshop_request" INTEGER NOT NULL REFERENCES "workshops_workshop_request"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "curriculum" INTEGER NOT NULL REFERENCES "workshops_curriculum"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("workshop_request", "curriculum")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_workshop_request_requested_workshop_types_back" ON "workshops_workshop_request_requested_workshop_types" ("curriculum", "workshop_request");
CREATE TABLE "workshops_workshop_request_domains" (
    "workshop_request" INTEGER NOT NULL REFERENCES "workshops_workshop_request"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "knowledge_domain" INTEGER NOT NULL REFERENCES "people_knowledge_domain"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("workshop_request", "knowledge_domain")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_workshop_request_domains_back" ON "workshops_workshop_request_domains" ("knowledge_domain", "workshop_request");
CREATE TABLE "workshops_workshop_request_academic_levels" (
    "workshop_request" INTEGER NOT NULL REFERENCES "workshops_workshop_request"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "academic_level" INTEGER NOT NULL REFERENCES "workshops_academic_level"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("workshop_request", "academic_level")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_workshop_request_academic_levels_back" ON "workshops_workshop_request_academic_levels" ("academic_level", "workshop_request");
CREATE TABLE "workshops_workshop_request_computing_levels" (
    "workshop_request" INTEGER NOT NULL REFERENCES "workshops_workshop_request"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "computing_experience_level" INTEGER NOT NULL REFERENCES "workshops_computing_experience_level"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("workshop_request", "computing_experience_level")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_workshop_request_computing_levels_back" ON "workshops_workshop_request_computing_levels" ("computing_experience_level", "workshop_request");
CREATE TABLE "workshops_workshop_request_carpentries_info_source" (
    "workshop_request" INTEGER NOT NULL REFERENCES "workshops_workshop_request"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "info_source" INTEGER NOT NULL REFERENCES "workshops_info_source"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("workshop_request", "info_source")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_workshop_request_carpentries_info_source_back" ON "workshops_workshop_request_carpentries_info_source" ("info_source", "workshop_request");
CREATE VIRTUAL TABLE "workshops_workshop_request_trigrams" USING fts5("search_text", content = 'workshops_workshop_request', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_workshop_request_words" USING fts5("search_text", content = 'workshops_workshop_request', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_workshop_request_search_insert" AFTER INSERT ON "workshops_workshop_request" BEGIN
    INSERT INTO "workshops_workshop_request_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_workshop_request_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_workshop_request_search_delete" AFTER DELETE ON "workshops_workshop_request" BEGIN
    INSERT INTO "workshops_workshop_request_trigrams"("workshops_workshop_request_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_workshop_request_words"("workshops_workshop_request_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_workshop_request_search_update" AFTER UPDATE OF "search_text" ON "workshops_workshop_request" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_workshop_request_trigrams"("workshops_workshop_request_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_workshop_request_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_workshop_request_words"("workshops_workshop_request_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_workshop_request_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_data_variant" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "unknown" INTEGER NOT NULL CHECK ("unknown" IN (0, 1)),
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_data_variant_name_unique" ON "workshops_data_variant" ("name") WHERE "name" <> '';
CREATE UNIQUE INDEX "workshops_data_variant_unknown_unique" ON "workshops_data_variant" ("unknown") WHERE "unknown";
CREATE VIRTUAL TABLE "workshops_data_variant_trigrams" USING fts5("search_text", content = 'workshops_data_variant', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_data_variant_words" USING fts5("search_text", content = 'workshops_data_variant', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_data_variant_search_insert" AFTER INSERT ON "workshops_data_variant" BEGIN
    INSERT INTO "workshops_data_variant_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_data_variant_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_data_variant_search_delete" AFTER DELETE ON "workshops_data_variant" BEGIN
    INSERT INTO "workshops_data_variant_trigrams"("workshops_data_variant_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_data_variant_words"("workshops_data_variant_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_data_variant_search_update" AFTER UPDATE OF "search_text" ON "workshops_data_variant" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_data_variant_trigrams"("workshops_data_variant_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_data_variant_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_data_variant_words"("workshops_data_variant_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_data_variant_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_workshop_inquiry_request" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "personal" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "secondary_email" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "assigned_to" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "event" INTEGER REFERENCES "workshops_event"("id") DEFERRABLE INITIALLY DEFERRED,
    "institution" INTEGER REFERENCES "people_organisation"("id") DEFERRABLE INITIALLY DEFERRED,
    "institution_other_name" TEXT NOT NULL,
    "institution_other_url" TEXT NOT NULL,
    "institution_department" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "online_inperson" TEXT NOT NULL,
    "preferred_dates" TEXT,
    "other_preferred_dates" TEXT NOT NULL,
    "instructor_availability" INTEGER NOT NULL CHECK ("instructor_availability" IN (0, 1)),
    "language" INTEGER REFERENCES "people_language"("id") DEFERRABLE INITIALLY DEFERRED,
    "routine_data_other" TEXT NOT NULL,
    "domains_other" TEXT NOT NULL,
    "audience_description" TEXT NOT NULL,
    "administrative_fee" TEXT NOT NULL,
    "travel_expenses_management" TEXT NOT NULL,
    "travel_expenses_management_other" TEXT NOT NULL,
    "travel_expenses_agreement" INTEGER NOT NULL CHECK ("travel_expenses_agreement" IN (0, 1)),
    "institution_restrictions" TEXT NOT NULL,
    "institution_restrictions_other" TEXT NOT NULL,
    "workshop_listed" INTEGER NOT NULL CHECK ("workshop_listed" IN (0, 1)),
    "public_event" TEXT NOT NULL,
    "public_event_other" TEXT NOT NULL,
    "additional_contact" TEXT NOT NULL,
    "carpentries_info_source_other" TEXT NOT NULL,
    "user_notes" TEXT NOT NULL,
    "data_privacy_agreement" INTEGER NOT NULL CHECK ("data_privacy_agreement" IN (0, 1)),
    "code_of_conduct_agreement" INTEGER NOT NULL CHECK ("code_of_conduct_agreement" IN (0, 1)),
    "host_responsibilities" INTEGER NOT NULL CHECK ("host_responsibilities" IN (0, 1)),
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "family_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_workshop_inquiry_request_event_unique" ON "workshops_workshop_inquiry_request" ("event");
CREATE INDEX "workshops_workshop_inquiry_request_family_key" ON "workshops_workshop_inquiry_request" ("family_key", "id");
CREATE INDEX "workshops_workshop_inquiry_request_state_index" ON "workshops_workshop_inquiry_request" ("state", "id");
CREATE INDEX "workshops_workshop_inquiry_request_assigned_to_index" ON "workshops_workshop_inquiry_request" ("assigned_to", "id");
CREATE INDEX "workshops_workshop_inquiry_request_event_index" ON "workshops_workshop_inquiry_request" ("event", "id");
CREATE INDEX "workshops_workshop_inquiry_request_institution_index" ON "workshops_workshop_inquiry_request" ("institution", "id");
CREATE INDEX "workshops_workshop_inquiry_request_preferred_dates_index" ON "workshops_workshop_inquiry_request" ("preferred_dates", "id");
CREATE INDEX "workshops_workshop_inquiry_request_language_index" ON "workshops_workshop_inquiry_request" ("language", "id");
CREATE INDEX "workshops_workshop_inquiry_request_created_at_index" ON "workshops_workshop_inquiry_request" ("created_at", "id");
CREATE TABLE "workshops_workshop_inquiry_request_requested_workshop_types" (
    "workshop_inquiry_request" INTEGER NOT NULL REFERENCES "workshops_workshop_inquiry_request"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "curriculum" INTEGER NOT NULL REFERENCES "workshops_curriculum"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("workshop_inquiry_request", "curriculum")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_workshop_inquiry_request_requested_workshop__dade50ac" ON "workshops_workshop_inquiry_request_requested_workshop_types" ("curriculum", "workshop_inquiry_request");
CREATE TABLE "workshops_workshop_inquiry_request_routine_data" (
    "workshop_inquiry_request" INTEGER NOT NULL REFERENCES "workshops_workshop_inquiry_request"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "data_variant" INTEGER NOT NULL REFERENCES "workshops_data_variant"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("workshop_inquiry_request", "data_variant")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_workshop_inquiry_request_routine_data_back" ON "workshops_workshop_inquiry_request_routine_data" ("data_variant", "workshop_inquiry_request");
CREATE TABLE "workshops_workshop_inquiry_request_domains" (
    "workshop_inquiry_request" INTEGER NOT NULL REFERENCES "workshops_workshop_inquiry_request"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "knowledge_domain" INTEGER NOT NULL REFERENCES "people_knowledge_domain"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("workshop_inquiry_request", "knowledge_domain")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_workshop_inquiry_request_domains_back" ON "workshops_workshop_inquiry_request_domains" ("knowledge_domain", "workshop_inquiry_request");
CREATE TABLE "workshops_workshop_inquiry_request_academic_levels" (
    "workshop_inquiry_request" INTEGER NOT NULL REFERENCES "workshops_workshop_inquiry_request"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "academic_level" INTEGER NOT NULL REFERENCES "workshops_academic_level"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("workshop_inquiry_request", "academic_level")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_workshop_inquiry_request_academic_levels_back" ON "workshops_workshop_inquiry_request_academic_levels" ("academic_level", "workshop_inquiry_request");
CREATE TABLE "workshops_workshop_inquiry_request_computing_levels" (
    "workshop_inquiry_request" INTEGER NOT NULL REFERENCES "workshops_workshop_inquiry_request"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "computing_experience_level" INTEGER NOT NULL REFERENCES "workshops_computing_experience_level"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("workshop_inquiry_request", "computing_experience_level")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_workshop_inquiry_request_computing_levels_back" ON "workshops_workshop_inquiry_request_computing_levels" ("computing_experience_level", "workshop_inquiry_request");
CREATE TABLE "workshops_workshop_inquiry_request_carpentries_info_source" (
    "workshop_inquiry_request" INTEGER NOT NULL REFERENCES "workshops_workshop_inquiry_request"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "info_source" INTEGER NOT NULL REFERENCES "workshops_info_source"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("workshop_inquiry_request", "info_source")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_workshop_inquiry_request_carpentries_info_source_back" ON "workshops_workshop_inquiry_request_carpentries_info_source" ("info_source", "workshop_inquiry_request");
CREATE VIRTUAL TABLE "workshops_workshop_inquiry_request_trigrams" USING fts5("search_text", content = 'workshops_workshop_inquiry_request', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_workshop_inquiry_request_words" USING fts5("search_text", content = 'workshops_workshop_inquiry_request', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_workshop_inquiry_request_search_insert" AFTER INSERT ON "workshops_workshop_inquiry_request" BEGIN
    INSERT INTO "workshops_workshop_inquiry_request_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_workshop_inquiry_request_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_workshop_inquiry_request_search_delete" AFTER DELETE ON "workshops_workshop_inquiry_request" BEGIN
    INSERT INTO "workshops_workshop_inquiry_request_trigrams"("workshops_workshop_inquiry_request_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_workshop_inquiry_request_words"("workshops_workshop_inquiry_request_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_workshop_inquiry_request_search_update" AFTER UPDATE OF "search_text" ON "workshops_workshop_inquiry_request" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_workshop_inquiry_request_trigrams"("workshops_workshop_inquiry_request_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_workshop_inquiry_request_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_workshop_inquiry_request_words"("workshops_workshop_inquiry_request_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_workshop_inquiry_request_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_self_organised_submission" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "personal" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "secondary_email" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "assigned_to" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "event" INTEGER REFERENCES "workshops_event"("id") DEFERRABLE INITIALLY DEFERRED,
    "institution" INTEGER REFERENCES "people_organisation"("id") DEFERRABLE INITIALLY DEFERRED,
    "institution_other_name" TEXT NOT NULL,
    "institution_other_url" TEXT NOT NULL,
    "institution_department" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "online_inperson" TEXT NOT NULL,
    "workshop_format" TEXT NOT NULL,
    "workshop_format_other" TEXT NOT NULL,
    "start" TEXT,
    "end" TEXT,
    "workshop_url" TEXT NOT NULL,
    "workshop_types_other" TEXT NOT NULL,
    "workshop_types_other_explain" TEXT NOT NULL,
    "country" TEXT,
    "language" INTEGER NOT NULL REFERENCES "people_language"("id") DEFERRABLE INITIALLY DEFERRED,
    "workshop_listed" INTEGER NOT NULL CHECK ("workshop_listed" IN (0, 1)),
    "public_event" TEXT NOT NULL,
    "public_event_other" TEXT NOT NULL,
    "additional_contact" TEXT NOT NULL,
    "data_privacy_agreement" INTEGER NOT NULL CHECK ("data_privacy_agreement" IN (0, 1)),
    "code_of_conduct_agreement" INTEGER NOT NULL CHECK ("code_of_conduct_agreement" IN (0, 1)),
    "host_responsibilities" INTEGER NOT NULL CHECK ("host_responsibilities" IN (0, 1)),
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "family_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_self_organised_submission_event_unique" ON "workshops_self_organised_submission" ("event");
CREATE INDEX "workshops_self_organised_submission_family_key" ON "workshops_self_organised_submission" ("family_key", "id");
CREATE INDEX "workshops_self_organised_submission_state_index" ON "workshops_self_organised_submission" ("state", "id");
CREATE INDEX "workshops_self_organised_submission_assigned_to_index" ON "workshops_self_organised_submission" ("assigned_to", "id");
CREATE INDEX "workshops_self_organised_submission_event_index" ON "workshops_self_organised_submission" ("event", "id");
CREATE INDEX "workshops_self_organised_submission_institution_index" ON "workshops_self_organised_submission" ("institution", "id");
CREATE INDEX "workshops_self_organised_submission_start_index" ON "workshops_self_organised_submission" ("start", "id");
CREATE INDEX "workshops_self_organised_submission_language_index" ON "workshops_self_organised_submission" ("language", "id");
CREATE INDEX "workshops_self_organised_submission_created_at_index" ON "workshops_self_organised_submission" ("created_at", "id");
CREATE TABLE "workshops_self_organised_submission_workshop_types" (
    "self_organised_submission" INTEGER NOT NULL REFERENCES "workshops_self_organised_submission"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "curriculum" INTEGER NOT NULL REFERENCES "workshops_curriculum"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("self_organised_submission", "curriculum")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_self_organised_submission_workshop_types_back" ON "workshops_self_organised_submission_workshop_types" ("curriculum", "self_organised_submission");
CREATE VIRTUAL TABLE "workshops_self_organised_submission_trigrams" USING fts5("search_text", content = 'workshops_self_organised_submission', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_self_organised_submission_words" USING fts5("search_text", content = 'workshops_self_organised_submission', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_self_organised_submission_search_insert" AFTER INSERT ON "workshops_self_organised_submission" BEGIN
    INSERT INTO "workshops_self_organised_submission_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_self_organised_submission_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_self_organised_submission_search_delete" AFTER DELETE ON "workshops_self_organised_submission" BEGIN
    INSERT INTO "workshops_self_organised_submission_trigrams"("workshops_self_organised_submission_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_self_organised_submission_words"("workshops_self_organised_submission_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_self_organised_submission_search_update" AFTER UPDATE OF "search_text" ON "workshops_self_organised_submission" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_self_organised_submission_trigrams"("workshops_self_organised_submission_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_self_organised_submission_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_self_organised_submission_words"("workshops_self_organised_submission_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_self_organised_submission_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_training_request" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "personal" TEXT NOT NULL,
    "middle" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "secondary_email" TEXT NOT NULL,
    "github" TEXT,
    "state" TEXT NOT NULL,
    "person" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "review_process" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "member_code_override" INTEGER NOT NULL CHECK ("member_code_override" IN (0, 1)),
    "eventbrite_url" TEXT NOT NULL,
    "occupation" TEXT NOT NULL,
    "occupation_other" TEXT NOT NULL,
    "affiliation" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "airport_iata" TEXT NOT NULL,
    "underresourced" INTEGER NOT NULL CHECK ("underresourced" IN (0, 1)),
    "domains_other" TEXT NOT NULL,
    "underrepresented" TEXT NOT NULL,
    "underrepresented_details" TEXT NOT NULL,
    "nonprofit_teaching_experience" TEXT NOT NULL,
    "previous_training" TEXT NOT NULL,
    "previous_training_other" TEXT NOT NULL,
    "previous_training_explanation" TEXT NOT NULL,
    "previous_experience" TEXT NOT NULL,
    "previous_experience_other" TEXT NOT NULL,
    "previous_experience_explanation" TEXT NOT NULL,
    "programming_language_usage_frequency" TEXT NOT NULL,
    "checkout_intent" TEXT NOT NULL,
    "teaching_intent" TEXT NOT NULL,
    "teaching_frequency_expectation" TEXT NOT NULL,
    "teaching_frequency_expectation_other" TEXT NOT NULL,
    "max_travelling_frequency" TEXT NOT NULL,
    "max_travelling_frequency_other" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "user_notes" TEXT NOT NULL,
    "data_privacy_agreement" INTEGER NOT NULL CHECK ("data_privacy_agreement" IN (0, 1)),
    "code_of_conduct_agreement" INTEGER NOT NULL CHECK ("code_of_conduct_agreement" IN (0, 1)),
    "score_auto" INTEGER NOT NULL,
    "score_manual" INTEGER,
    "score_notes" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "personal_key" TEXT NOT NULL,
    "family_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "workshops_training_request_score_auto_min" CHECK ("score_auto" >= 0)
) STRICT;
CREATE INDEX "workshops_training_request_personal_key" ON "workshops_training_request" ("personal_key", "id");
CREATE INDEX "workshops_training_request_family_key" ON "workshops_training_request" ("family_key", "id");
CREATE INDEX "workshops_training_request_state_index" ON "workshops_training_request" ("state", "id");
CREATE INDEX "workshops_training_request_person_index" ON "workshops_training_request" ("person", "id");
CREATE INDEX "workshops_training_request_score_auto_index" ON "workshops_training_request" ("score_auto", "id");
CREATE INDEX "workshops_training_request_created_at_index" ON "workshops_training_request" ("created_at", "id");
CREATE TABLE "workshops_training_request_domains" (
    "training_request" INTEGER NOT NULL REFERENCES "workshops_training_request"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "knowledge_domain" INTEGER NOT NULL REFERENCES "people_knowledge_domain"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("training_request", "knowledge_domain")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_training_request_domains_back" ON "workshops_training_request_domains" ("knowledge_domain", "training_request");
CREATE TABLE "workshops_training_request_previous_involvement" (
    "training_request" INTEGER NOT NULL REFERENCES "workshops_training_request"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "role" INTEGER NOT NULL REFERENCES "workshops_role"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY ("training_request", "role")
) STRICT, WITHOUT ROWID;
CREATE INDEX "workshops_training_request_previous_involvement_back" ON "workshops_training_request_previous_involvement" ("role", "training_request");
CREATE VIRTUAL TABLE "workshops_training_request_trigrams" USING fts5("search_text", content = 'workshops_training_request', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_training_request_words" USING fts5("search_text", content = 'workshops_training_request', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_training_request_search_insert" AFTER INSERT ON "workshops_training_request" BEGIN
    INSERT INTO "workshops_training_request_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_training_request_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_training_request_search_delete" AFTER DELETE ON "workshops_training_request" BEGIN
    INSERT INTO "workshops_training_request_trigrams"("workshops_training_request_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_training_request_words"("workshops_training_request_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_training_request_search_update" AFTER UPDATE OF "search_text" ON "workshops_training_request" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_training_request_trigrams"("workshops_training_request_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_training_request_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_training_request_words"("workshops_training_request_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_training_request_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_training_request_consent" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "training_request" INTEGER NOT NULL REFERENCES "workshops_training_request"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "term" INTEGER NOT NULL REFERENCES "people_term"("id") DEFERRABLE INITIALLY DEFERRED,
    "term_option" INTEGER REFERENCES "people_term_option"("id") DEFERRABLE INITIALLY DEFERRED,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "archived_at" TEXT
) STRICT;
CREATE UNIQUE INDEX "workshops_training_request_consent_training_request_term_unique" ON "workshops_training_request_consent" ("training_request", "term") WHERE "archived_at" IS NULL;
CREATE INDEX "workshops_training_request_consent_training_request_index" ON "workshops_training_request_consent" ("training_request", "id");
CREATE INDEX "workshops_training_request_consent_term_index" ON "workshops_training_request_consent" ("term", "id");
CREATE INDEX "workshops_training_request_consent_term_option_index" ON "workshops_training_request_consent" ("term_option", "id");
CREATE INDEX "workshops_training_request_consent_created_at_index" ON "workshops_training_request_consent" ("created_at", "id");

CREATE TABLE "workshops_training_requirement" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "url_required" INTEGER NOT NULL CHECK ("url_required" IN (0, 1)),
    "event_required" INTEGER NOT NULL CHECK ("event_required" IN (0, 1)),
    "involvement_required" INTEGER NOT NULL CHECK ("involvement_required" IN (0, 1)),
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "workshops_training_requirement_name_key" ON "workshops_training_requirement" ("name_key", "id");
CREATE VIRTUAL TABLE "workshops_training_requirement_trigrams" USING fts5("search_text", content = 'workshops_training_requirement', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_training_requirement_words" USING fts5("search_text", content = 'workshops_training_requirement', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_training_requirement_search_insert" AFTER INSERT ON "workshops_training_requirement" BEGIN
    INSERT INTO "workshops_training_requirement_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_training_requirement_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_training_requirement_search_delete" AFTER DELETE ON "workshops_training_requirement" BEGIN
    INSERT INTO "workshops_training_requirement_trigrams"("workshops_training_requirement_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_training_requirement_words"("workshops_training_requirement_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_training_requirement_search_update" AFTER UPDATE OF "search_text" ON "workshops_training_requirement" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_training_requirement_trigrams"("workshops_training_requirement_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_training_requirement_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_training_requirement_words"("workshops_training_requirement_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_training_requirement_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_involvement" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "display_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url_required" INTEGER NOT NULL CHECK ("url_required" IN (0, 1)),
    "date_required" INTEGER NOT NULL CHECK ("date_required" IN (0, 1)),
    "notes_required" INTEGER NOT NULL CHECK ("notes_required" IN (0, 1)),
    "archived_at" TEXT,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "display_name_key" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_involvement_name_unique" ON "workshops_involvement" ("name") WHERE "name" <> '';
CREATE INDEX "workshops_involvement_display_name_key" ON "workshops_involvement" ("display_name_key", "id");
CREATE INDEX "workshops_involvement_name_key" ON "workshops_involvement" ("name_key", "id");
CREATE INDEX "workshops_involvement_created_at_index" ON "workshops_involvement" ("created_at", "id");
CREATE VIRTUAL TABLE "workshops_involvement_trigrams" USING fts5("search_text", content = 'workshops_involvement', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_involvement_words" USING fts5("search_text", content = 'workshops_involvement', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_involvement_search_insert" AFTER INSERT ON "workshops_involvement" BEGIN
    INSERT INTO "workshops_involvement_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_involvement_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_involvement_search_delete" AFTER DELETE ON "workshops_involvement" BEGIN
    INSERT INTO "workshops_involvement_trigrams"("workshops_involvement_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_involvement_words"("workshops_involvement_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_involvement_search_update" AFTER UPDATE OF "search_text" ON "workshops_involvement" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_involvement_trigrams"("workshops_involvement_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_involvement_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_involvement_words"("workshops_involvement_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_involvement_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_training_progress" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "trainee" INTEGER NOT NULL REFERENCES "people_person"("id") DEFERRABLE INITIALLY DEFERRED,
    "requirement" INTEGER NOT NULL REFERENCES "workshops_training_requirement"("id") DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT NOT NULL,
    "event" INTEGER REFERENCES "workshops_event"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "involvement_type" INTEGER REFERENCES "workshops_involvement"("id") DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "url" TEXT,
    "trainee_notes" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT
) STRICT;
CREATE UNIQUE INDEX "workshops_training_progress_trainee_event_unique" ON "workshops_training_progress" ("trainee", "event");
CREATE INDEX "workshops_training_progress_trainee_index" ON "workshops_training_progress" ("trainee", "id");
CREATE INDEX "workshops_training_progress_requirement_index" ON "workshops_training_progress" ("requirement", "id");
CREATE INDEX "workshops_training_progress_state_index" ON "workshops_training_progress" ("state", "id");
CREATE INDEX "workshops_training_progress_event_index" ON "workshops_training_progress" ("event", "id");
CREATE INDEX "workshops_training_progress_involvement_type_index" ON "workshops_training_progress" ("involvement_type", "id");
CREATE INDEX "workshops_training_progress_date_index" ON "workshops_training_progress" ("date", "id");
CREATE INDEX "workshops_training_progress_created_at_index" ON "workshops_training_progress" ("created_at", "id");

CREATE TABLE "workshops_member_role" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "verbose_name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "verbose_name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "workshops_member_role_name_key" ON "workshops_member_role" ("name_key", "id");
CREATE INDEX "workshops_member_role_verbose_name_key" ON "workshops_member_role" ("verbose_name_key", "id");
CREATE VIRTUAL TABLE "workshops_member_role_trigrams" USING fts5("search_text", content = 'workshops_member_role', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_member_role_words" USING fts5("search_text", content = 'workshops_member_role', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_member_role_search_insert" AFTER INSERT ON "workshops_member_role" BEGIN
    INSERT INTO "workshops_member_role_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_member_role_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_member_role_search_delete" AFTER DELETE ON "workshops_member_role" BEGIN
    INSERT INTO "workshops_member_role_trigrams"("workshops_member_role_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_member_role_words"("workshops_member_role_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_member_role_search_update" AFTER UPDATE OF "search_text" ON "workshops_member_role" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_member_role_trigrams"("workshops_member_role_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_member_role_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_member_role_words"("workshops_member_role_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_member_role_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_member" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "position" INTEGER NOT NULL DEFAULT 0,
    "membership" INTEGER NOT NULL REFERENCES "workshops_membership"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "organisation" INTEGER NOT NULL REFERENCES "people_organisation"("id") DEFERRABLE INITIALLY DEFERRED,
    "role" INTEGER NOT NULL REFERENCES "workshops_member_role"("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX "workshops_member_membership_organisation_role_unique" ON "workshops_member" ("membership", "organisation", "role");
CREATE INDEX "workshops_member_membership_index" ON "workshops_member" ("membership", "id");
CREATE INDEX "workshops_member_organisation_index" ON "workshops_member" ("organisation", "id");
CREATE INDEX "workshops_member_role_index" ON "workshops_member" ("role", "id");

CREATE TABLE "workshops_membership_person_role" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "verbose_name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "verbose_name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "workshops_membership_person_role_name_key" ON "workshops_membership_person_role" ("name_key", "id");
CREATE INDEX "workshops_membership_person_role_verbose_name_key" ON "workshops_membership_person_role" ("verbose_name_key", "id");
CREATE VIRTUAL TABLE "workshops_membership_person_role_trigrams" USING fts5("search_text", content = 'workshops_membership_person_role', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_membership_person_role_words" USING fts5("search_text", content = 'workshops_membership_person_role', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_membership_person_role_search_insert" AFTER INSERT ON "workshops_membership_person_role" BEGIN
    INSERT INTO "workshops_membership_person_role_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_membership_person_role_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_membership_person_role_search_delete" AFTER DELETE ON "workshops_membership_person_role" BEGIN
    INSERT INTO "workshops_membership_person_role_trigrams"("workshops_membership_person_role_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_membership_person_role_words"("workshops_membership_person_role_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_membership_person_role_search_update" AFTER UPDATE OF "search_text" ON "workshops_membership_person_role" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_membership_person_role_trigrams"("workshops_membership_person_role_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_membership_person_role_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_membership_person_role_words"("workshops_membership_person_role_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_membership_person_role_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_membership_task" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "membership" INTEGER NOT NULL REFERENCES "workshops_membership"("id") DEFERRABLE INITIALLY DEFERRED,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") DEFERRABLE INITIALLY DEFERRED,
    "role" INTEGER NOT NULL REFERENCES "workshops_membership_person_role"("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX "workshops_membership_task_membership_person_role_unique" ON "workshops_membership_task" ("membership", "person", "role");
CREATE INDEX "workshops_membership_task_membership_index" ON "workshops_membership_task" ("membership", "id");
CREATE INDEX "workshops_membership_task_person_index" ON "workshops_membership_task" ("person", "id");
CREATE INDEX "workshops_membership_task_role_index" ON "workshops_membership_task" ("role", "id");

CREATE TABLE "workshops_account_owner" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "account" INTEGER NOT NULL REFERENCES "workshops_account"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") DEFERRABLE INITIALLY DEFERRED,
    "permission_type" TEXT NOT NULL,
    "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)),
    "uuid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT
) STRICT;
CREATE UNIQUE INDEX "workshops_account_owner_uuid_unique" ON "workshops_account_owner" ("uuid") WHERE "uuid" <> '';
CREATE INDEX "workshops_account_owner_account_index" ON "workshops_account_owner" ("account", "id");
CREATE INDEX "workshops_account_owner_person_index" ON "workshops_account_owner" ("person", "id");
CREATE INDEX "workshops_account_owner_created_at_index" ON "workshops_account_owner" ("created_at", "id");

CREATE TABLE "workshops_email_template" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "signal" TEXT NOT NULL,
    "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)),
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "from_header" TEXT NOT NULL,
    "reply_to_header" TEXT NOT NULL,
    "cc_header" TEXT NOT NULL,
    "bcc_header" TEXT NOT NULL,
    "uuid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_email_template_name_unique" ON "workshops_email_template" ("name") WHERE "name" <> '';
CREATE UNIQUE INDEX "workshops_email_template_signal_unique" ON "workshops_email_template" ("signal") WHERE "signal" <> '';
CREATE UNIQUE INDEX "workshops_email_template_uuid_unique" ON "workshops_email_template" ("uuid") WHERE "uuid" <> '';
CREATE INDEX "workshops_email_template_name_key" ON "workshops_email_template" ("name_key", "id");
CREATE INDEX "workshops_email_template_signal_index" ON "workshops_email_template" ("signal", "id");
CREATE INDEX "workshops_email_template_created_at_index" ON "workshops_email_template" ("created_at", "id");
CREATE VIRTUAL TABLE "workshops_email_template_trigrams" USING fts5("search_text", content = 'workshops_email_template', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_email_template_words" USING fts5("search_text", content = 'workshops_email_template', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_email_template_search_insert" AFTER INSERT ON "workshops_email_template" BEGIN
    INSERT INTO "workshops_email_template_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_email_template_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_email_template_search_delete" AFTER DELETE ON "workshops_email_template" BEGIN
    INSERT INTO "workshops_email_template_trigrams"("workshops_email_template_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_email_template_words"("workshops_email_template_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_email_template_search_update" AFTER UPDATE OF "search_text" ON "workshops_email_template" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_email_template_trigrams"("workshops_email_template_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_email_template_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_email_template_words"("workshops_email_template_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_email_template_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_scheduled_email" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL,
    "scheduled_at" TEXT NOT NULL,
    "to_header" TEXT NOT NULL,
    "template" INTEGER REFERENCES "workshops_email_template"("id") DEFERRABLE INITIALLY DEFERRED,
    "generic_relation_type" TEXT,
    "generic_relation_id" INTEGER,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "from_header" TEXT NOT NULL,
    "reply_to_header" TEXT NOT NULL,
    "cc_header" TEXT NOT NULL,
    "bcc_header" TEXT NOT NULL,
    "to_header_context_json" TEXT NOT NULL,
    "context_json" TEXT NOT NULL,
    "uuid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_scheduled_email_uuid_unique" ON "workshops_scheduled_email" ("uuid") WHERE "uuid" <> '';
CREATE INDEX "workshops_scheduled_email_state_index" ON "workshops_scheduled_email" ("state", "id");
CREATE INDEX "workshops_scheduled_email_scheduled_at_index" ON "workshops_scheduled_email" ("scheduled_at", "id");
CREATE INDEX "workshops_scheduled_email_template_index" ON "workshops_scheduled_email" ("template", "id");
CREATE INDEX "workshops_scheduled_email_generic_relation_index" ON "workshops_scheduled_email" ("generic_relation_type", "generic_relation_id");
CREATE INDEX "workshops_scheduled_email_created_at_index" ON "workshops_scheduled_email" ("created_at", "id");
CREATE VIRTUAL TABLE "workshops_scheduled_email_trigrams" USING fts5("search_text", content = 'workshops_scheduled_email', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_scheduled_email_words" USING fts5("search_text", content = 'workshops_scheduled_email', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_scheduled_email_search_insert" AFTER INSERT ON "workshops_scheduled_email" BEGIN
    INSERT INTO "workshops_scheduled_email_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_scheduled_email_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_scheduled_email_search_delete" AFTER DELETE ON "workshops_scheduled_email" BEGIN
    INSERT INTO "workshops_scheduled_email_trigrams"("workshops_scheduled_email_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_scheduled_email_words"("workshops_scheduled_email_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_scheduled_email_search_update" AFTER UPDATE OF "search_text" ON "workshops_scheduled_email" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_scheduled_email_trigrams"("workshops_scheduled_email_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_scheduled_email_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_scheduled_email_words"("workshops_scheduled_email_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_scheduled_email_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_scheduled_email_log" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "scheduled_email" INTEGER NOT NULL REFERENCES "workshops_scheduled_email"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "details" TEXT NOT NULL,
    "state_before" TEXT,
    "state_after" TEXT NOT NULL,
    "author" INTEGER REFERENCES "people_person"("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    "uuid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "workshops_scheduled_email_log_uuid_unique" ON "workshops_scheduled_email_log" ("uuid") WHERE "uuid" <> '';
CREATE INDEX "workshops_scheduled_email_log_scheduled_email_index" ON "workshops_scheduled_email_log" ("scheduled_email", "id");
CREATE INDEX "workshops_scheduled_email_log_author_index" ON "workshops_scheduled_email_log" ("author", "id");
CREATE INDEX "workshops_scheduled_email_log_created_at_index" ON "workshops_scheduled_email_log" ("created_at", "id");

CREATE TABLE "workshops_attachment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "email" INTEGER NOT NULL REFERENCES "workshops_scheduled_email"("id") DEFERRABLE INITIALLY DEFERRED,
    "filename" TEXT NOT NULL,
    "s3_path" TEXT NOT NULL,
    "s3_bucket" TEXT NOT NULL,
    "presigned_url" TEXT NOT NULL,
    "presigned_url_expiration" TEXT,
    "uuid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_updated_at" TEXT,
    "filename_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_attachment_uuid_unique" ON "workshops_attachment" ("uuid") WHERE "uuid" <> '';
CREATE INDEX "workshops_attachment_email_index" ON "workshops_attachment" ("email", "id");
CREATE INDEX "workshops_attachment_filename_key" ON "workshops_attachment" ("filename_key", "id");
CREATE INDEX "workshops_attachment_created_at_index" ON "workshops_attachment" ("created_at", "id");
CREATE VIRTUAL TABLE "workshops_attachment_trigrams" USING fts5("search_text", content = 'workshops_attachment', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_attachment_words" USING fts5("search_text", content = 'workshops_attachment', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_attachment_search_insert" AFTER INSERT ON "workshops_attachment" BEGIN
    INSERT INTO "workshops_attachment_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_attachment_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_attachment_search_delete" AFTER DELETE ON "workshops_attachment" BEGIN
    INSERT INTO "workshops_attachment_trigrams"("workshops_attachment_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_attachment_words"("workshops_attachment_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_attachment_search_update" AFTER UPDATE OF "search_text" ON "workshops_attachment" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_attachment_trigrams"("workshops_attachment_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_attachment_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_attachment_words"("workshops_attachment_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_attachment_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_curriculum_type" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "program_category" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "uuid" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_curriculum_type_uuid_unique" ON "workshops_curriculum_type" ("uuid") WHERE "uuid" <> '';
CREATE INDEX "workshops_curriculum_type_name_key" ON "workshops_curriculum_type" ("name_key", "id");
CREATE VIRTUAL TABLE "workshops_curriculum_type_trigrams" USING fts5("search_text", content = 'workshops_curriculum_type', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_curriculum_type_words" USING fts5("search_text", content = 'workshops_curriculum_type', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_curriculum_type_search_insert" AFTER INSERT ON "workshops_curriculum_type" BEGIN
    INSERT INTO "workshops_curriculum_type_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_curriculum_type_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_curriculum_type_search_delete" AFTER DELETE ON "workshops_curriculum_type" BEGIN
    INSERT INTO "workshops_curriculum_type_trigrams"("workshops_curriculum_type_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_curriculum_type_words"("workshops_curriculum_type_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_curriculum_type_search_update" AFTER UPDATE OF "search_text" ON "workshops_curriculum_type" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_curriculum_type_trigrams"("workshops_curriculum_type_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_curriculum_type_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_curriculum_type_words"("workshops_curriculum_type_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_curriculum_type_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_criterium" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "countries" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_criterium_name_unique" ON "workshops_criterium" ("name") WHERE "name" <> '';
CREATE INDEX "workshops_criterium_name_key" ON "workshops_criterium" ("name_key", "id");
CREATE INDEX "workshops_criterium_email_key" ON "workshops_criterium" ("email_key", "id");
CREATE VIRTUAL TABLE "workshops_criterium_trigrams" USING fts5("search_text", content = 'workshops_criterium', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_criterium_words" USING fts5("search_text", content = 'workshops_criterium', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_criterium_search_insert" AFTER INSERT ON "workshops_criterium" BEGIN
    INSERT INTO "workshops_criterium_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_criterium_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_criterium_search_delete" AFTER DELETE ON "workshops_criterium" BEGIN
    INSERT INTO "workshops_criterium_trigrams"("workshops_criterium_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_criterium_words"("workshops_criterium_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_criterium_search_update" AFTER UPDATE OF "search_text" ON "workshops_criterium" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_criterium_trigrams"("workshops_criterium_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_criterium_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_criterium_words"("workshops_criterium_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_criterium_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;

CREATE TABLE "workshops_continent" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "countries" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "workshops_continent_name_unique" ON "workshops_continent" ("name") WHERE "name" <> '';
CREATE INDEX "workshops_continent_name_key" ON "workshops_continent" ("name_key", "id");
CREATE VIRTUAL TABLE "workshops_continent_trigrams" USING fts5("search_text", content = 'workshops_continent', content_rowid = 'id', detail = 'full', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE "workshops_continent_words" USING fts5("search_text", content = 'workshops_continent', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
CREATE TRIGGER "workshops_continent_search_insert" AFTER INSERT ON "workshops_continent" BEGIN
    INSERT INTO "workshops_continent_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_continent_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
CREATE TRIGGER "workshops_continent_search_delete" AFTER DELETE ON "workshops_continent" BEGIN
    INSERT INTO "workshops_continent_trigrams"("workshops_continent_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_continent_words"("workshops_continent_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
END;
CREATE TRIGGER "workshops_continent_search_update" AFTER UPDATE OF "search_text" ON "workshops_continent" WHEN old."search_text" <> new."search_text" BEGIN
    INSERT INTO "workshops_continent_trigrams"("workshops_continent_trigrams", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_continent_trigrams"(rowid, "search_text") VALUES (new."id", new."search_text");
    INSERT INTO "workshops_continent_words"("workshops_continent_words", rowid, "search_text") VALUES ('delete', old."id", old."search_text");
    INSERT INTO "workshops_continent_words"(rowid, "search_text") VALUES (new."id", new."search_text");
END;
