-- The address that a link in an e-mail makes its reader's own.
ALTER TABLE "people_mail_link" ADD COLUMN "address" text NOT NULL DEFAULT '';
