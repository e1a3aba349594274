-- Awards by badge and year are counted on the home page: in this index alone, not in the table.
CREATE INDEX "workshops_award_badge_awarded" ON "workshops_award" ("badge", "awarded");
