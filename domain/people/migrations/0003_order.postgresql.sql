CREATE INDEX "people_person_order" ON "people_person" ("family_key", "personal_key", "id");
