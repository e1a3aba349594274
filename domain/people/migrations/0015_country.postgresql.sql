-- People by country are counted on the home page: from this index, not from the whole table.
CREATE INDEX "people_person_country" ON "people_person" ("country");
