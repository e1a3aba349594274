-- Whoever has preferences already hears of mentions, as everybody does who has none.
ALTER TABLE "people_preference" ADD COLUMN "mails_about_mentions" boolean NOT NULL DEFAULT TRUE;
