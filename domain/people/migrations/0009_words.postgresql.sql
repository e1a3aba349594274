-- Whole words: their lists are short where those of their trigrams are long.
CREATE INDEX "people_knowledge_domain_words" ON "people_knowledge_domain" USING gin (string_to_array(left("search_text", 650), ' '));
CREATE INDEX "people_language_words" ON "people_language" USING gin (string_to_array(left("search_text", 650), ' '));
CREATE INDEX "people_permission_words" ON "people_permission" USING gin (string_to_array(left("search_text", 650), ' '));
CREATE INDEX "people_group_words" ON "people_group" USING gin (string_to_array(left("search_text", 650), ' '));
CREATE INDEX "people_person_words" ON "people_person" USING gin (string_to_array(left("search_text", 650), ' '));
CREATE INDEX "people_organisation_words" ON "people_organisation" USING gin (string_to_array(left("search_text", 650), ' '));
CREATE INDEX "people_airport_words" ON "people_airport" USING gin (string_to_array(left("search_text", 650), ' '));
CREATE INDEX "people_term_words" ON "people_term" USING gin (string_to_array(left("search_text", 650), ' '));
CREATE INDEX "people_term_option_words" ON "people_term_option" USING gin (string_to_array(left("search_text", 650), ' '));
CREATE INDEX "people_comment_words" ON "people_comment" USING gin (string_to_array(left("search_text", 650), ' '));
CREATE INDEX "people_service_words" ON "people_service" USING gin (string_to_array(left("search_text", 650), ' '));
