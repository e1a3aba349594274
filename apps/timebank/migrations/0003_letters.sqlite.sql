CREATE TABLE "timebank_mail_wish" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "member" INTEGER NOT NULL REFERENCES "timebank_member"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "digest" INTEGER NOT NULL CHECK ("digest" IN (0, 1)),
    "payments" INTEGER NOT NULL CHECK ("payments" IN (0, 1)),
    "membership" INTEGER NOT NULL CHECK ("membership" IN (0, 1)),
    "posts" INTEGER NOT NULL CHECK ("posts" IN (0, 1)),
    "office" INTEGER NOT NULL CHECK ("office" IN (0, 1)),
    "mark" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "timebank_mail_wish_member_unique" ON "timebank_mail_wish" ("member");
CREATE UNIQUE INDEX "timebank_mail_wish_mark_unique" ON "timebank_mail_wish" ("mark") WHERE "mark" <> '';
CREATE INDEX "timebank_mail_wish_member_index" ON "timebank_mail_wish" ("member", "id");
