-- One person with their related lists, each with the columns that it shows.
SELECT * FROM people_person WHERE id = :id;
SELECT domain.id, domain.name FROM people_person_domains link
JOIN people_knowledge_domain domain ON domain.id = link.knowledge_domain WHERE link.person = :id;
SELECT language.id, language.name FROM people_person_languages link
JOIN people_language language ON language.id = link.language WHERE link.person = :id;
SELECT "group".id, "group".name FROM people_person_groups link
JOIN people_group "group" ON "group".id = link."group" WHERE link.person = :id;
SELECT permission.id, permission.label FROM people_person_permissions link
JOIN people_permission permission ON permission.id = link.permission WHERE link.person = :id;
-- Which lists there are, for the tabs.
SELECT (SELECT count(*) FROM people_consent WHERE person = :id),
       (SELECT count(*) FROM people_comment WHERE person = :id),
       (SELECT count(*) FROM people_social_login WHERE person = :id),
       (SELECT count(*) FROM people_token WHERE person = :id),
       (SELECT count(*) FROM workshops_event WHERE assigned_to = :id),
       (SELECT count(*) FROM workshops_task WHERE person = :id),
       (SELECT count(*) FROM workshops_award WHERE person = :id),
       (SELECT count(*) FROM workshops_award WHERE awarded_by = :id),
       (SELECT count(*) FROM workshops_qualification WHERE person = :id),
       (SELECT count(*) FROM workshops_instructor_recruitment WHERE assigned_to = :id),
       (SELECT count(*) FROM workshops_instructor_recruitment_signup WHERE person = :id),
       (SELECT count(*) FROM workshops_community_role WHERE person = :id),
       (SELECT count(*) FROM workshops_workshop_request WHERE assigned_to = :id),
       (SELECT count(*) FROM workshops_workshop_inquiry_request WHERE assigned_to = :id),
       (SELECT count(*) FROM workshops_self_organised_submission WHERE assigned_to = :id),
       (SELECT count(*) FROM workshops_training_request WHERE person = :id),
       (SELECT count(*) FROM workshops_training_progress WHERE trainee = :id),
       (SELECT count(*) FROM workshops_membership_task WHERE person = :id),
       (SELECT count(*) FROM workshops_account_owner WHERE person = :id);
SELECT consent.id, term.id, term.short_description, option.id, option.content, option.option_type, consent.created_at,
       consent.archived_at
FROM people_consent consent JOIN people_term term ON term.id = consent.term
LEFT JOIN people_term_option option ON option.id = consent.term_option
WHERE consent.person = :id ORDER BY consent.created_at DESC, consent.id DESC LIMIT 5;
SELECT task.id, event.id, event.slug, role.id, role.name, role.verbose_name, task.seat_membership
FROM workshops_task task JOIN workshops_event event ON event.id = task.event
JOIN workshops_role role ON role.id = task.role
WHERE task.person = :id ORDER BY task.role, task.event, task.id LIMIT 5;
SELECT award.id, badge.id, badge.title, award.awarded, event.id, event.slug, giver.id, giver.personal, giver.family
FROM workshops_award award JOIN workshops_badge badge ON badge.id = award.badge
LEFT JOIN workshops_event event ON event.id = award.event LEFT JOIN people_person giver ON giver.id = award.awarded_by
WHERE award.person = :id ORDER BY award.awarded, award.id LIMIT 5;
SELECT qualification.id, lesson.id, lesson.name
FROM workshops_qualification qualification JOIN workshops_lesson lesson ON lesson.id = qualification.lesson
WHERE qualification.person = :id ORDER BY qualification.id LIMIT 5;
SELECT id, personal, family, email, state, member_code, affiliation, created_at, score_auto + coalesce(score_manual, 0)
FROM workshops_training_request WHERE person = :id ORDER BY created_at, id LIMIT 5;
SELECT progress.id, step.id, step.name, progress.state, event.id, event.slug, involvement.id, involvement.display_name,
       progress.created_at
FROM workshops_training_progress progress
JOIN workshops_training_requirement step ON step.id = progress.requirement
LEFT JOIN workshops_event event ON event.id = progress.event
LEFT JOIN workshops_involvement involvement ON involvement.id = progress.involvement_type
WHERE progress.trainee = :id ORDER BY progress.created_at, progress.id LIMIT 5;
SELECT is_active, is_superuser, last_login FROM people_login WHERE person = :id;
SELECT language, theme, time_zone FROM people_preference WHERE person = :id;
-- Notes and history.
SELECT comment.at, comment.person, author.personal, author.family, comment.user_name, comment.text
FROM people_comment comment LEFT JOIN people_person author ON author.id = comment.person
WHERE comment.subject_type = 'people.person' AND comment.subject_id = :id AND comment.is_public AND NOT comment.is_removed
ORDER BY comment.at DESC, comment.id DESC LIMIT 20;
SELECT change.id, change.at, change.action, change.before, change.after, who.id, who.personal, who.family, made.door, made.reason
FROM core_change change JOIN core_change_set made ON made.id = change.change_set
LEFT JOIN people_person who ON who.id = made.person
WHERE change.entity = 'people.person' AND change.record = :id ORDER BY change.at DESC, change.id DESC LIMIT 8;
-- The numbers in the menu.
SELECT entity, total FROM core_total;
