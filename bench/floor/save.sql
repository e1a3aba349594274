-- A person's new affiliation, with the history and, by triggers, the search index.
INSERT INTO core_change_set (at, person, door, reason, request) VALUES (:at, 1, 'page', '', '0123456789abcdef');
INSERT INTO core_change (change_set, at, entity, record, action, before, after)
SELECT last_insert_rowid(), :at, 'people.person', id, 'change', json_object('affiliation', affiliation),
       json_object('affiliation', :text)
FROM people_person WHERE id = :id;
UPDATE people_person
SET affiliation = :text, affiliation_key = lower(:text), last_updated_at = :at, version = version + 1,
    search_text = lower(personal || ' ' || middle || ' ' || family || ' ' || coalesce(email, '') || ' ' || secondary_email ||
                        ' ' || username || ' ' || :text || ' ' || coalesce(github, ''))
WHERE id = :id;
