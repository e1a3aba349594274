CREATE TABLE "people_mail_link" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "person" INTEGER NOT NULL REFERENCES "people_person"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "purpose" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "expires_at" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "people_mail_link_digest_unique" ON "people_mail_link" ("digest") WHERE "digest" <> '';
CREATE INDEX "people_mail_link_person_index" ON "people_mail_link" ("person", "id");
CREATE INDEX "people_mail_link_expires_at_index" ON "people_mail_link" ("expires_at", "id");

-- Whoever has preferences already hears of work that took long, as everybody does who has none.
ALTER TABLE "people_preference" ADD COLUMN "mails_about_work" INTEGER NOT NULL DEFAULT 1 CHECK ("mails_about_work" IN (0, 1));
