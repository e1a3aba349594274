-- The API's list of people, 100 a page: all their fields, and the total.
SELECT count(*) FROM people_person;
SELECT id, version, personal, middle, family, email, secondary_email, username, gender, gender_other, airport_iata,
       airport_country, airport_lat, airport_lon, airport_timezone, country, timezone, affiliation, occupation, github,
       orcid, twitter, bluesky, mastodon, url, user_notes, created_at, last_updated_at, archived_at,
       duplication_reviewed_on
FROM people_person ORDER BY family_key, personal_key, id LIMIT 100;
SELECT person, knowledge_domain FROM people_person_domains
WHERE person IN (SELECT id FROM people_person ORDER BY family_key, personal_key, id LIMIT 100) ORDER BY 1, 2;
SELECT person, language FROM people_person_languages
WHERE person IN (SELECT id FROM people_person ORDER BY family_key, personal_key, id LIMIT 100) ORDER BY 1, 2;
SELECT person, "group" FROM people_person_groups
WHERE person IN (SELECT id FROM people_person ORDER BY family_key, personal_key, id LIMIT 100) ORDER BY 1, 2;
SELECT person, permission FROM people_person_permissions
WHERE person IN (SELECT id FROM people_person ORDER BY family_key, personal_key, id LIMIT 100) ORDER BY 1, 2;
