-- The people list, 50 a page: the columns that it shows, and its total.
SELECT count(*) FROM people_person;
SELECT id, personal, middle, family, email, airport_iata, affiliation, created_at
FROM people_person ORDER BY family_key, personal_key, id LIMIT 50;
-- The badges beside their names.
SELECT award.person, badge.name, badge.title
FROM workshops_award award JOIN workshops_badge badge ON badge.id = award.badge
WHERE award.person IN (SELECT id FROM people_person ORDER BY family_key, personal_key, id LIMIT 50)
ORDER BY award.person, badge.id;
-- The numbers in the menu.
SELECT entity, total FROM core_total;
