-- Whoever has preferences already hears of mentions, as everybody does who has none.
ALTER TABLE "people_preference" ADD COLUMN "mails_about_mentions" INTEGER NOT NULL DEFAULT 1 CHECK ("mails_about_mentions" IN (0, 1));
