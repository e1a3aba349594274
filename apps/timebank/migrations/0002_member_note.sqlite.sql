CREATE TABLE "timebank_member_note" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "bank" INTEGER NOT NULL REFERENCES "timebank_bank"("id") DEFERRABLE INITIALLY DEFERRED,
    "member" INTEGER NOT NULL REFERENCES "timebank_member"("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "text" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "timebank_member_note_member_unique" ON "timebank_member_note" ("member");
CREATE INDEX "timebank_member_note_bank_index" ON "timebank_member_note" ("bank", "id");
CREATE INDEX "timebank_member_note_member_index" ON "timebank_member_note" ("member", "id");
