#pragma once

namespace ateneu::tests {

/// The tables and columns of AMY 4.9, as its dumps declare them. Behind a name what it holds where
/// a row says nothing: `:n` NULL, `:b` false, `:i` 0, `:d` a date, `:s` a moment, `:a` an empty
/// array, `:j` empty JSON, `:u` a UUID; "" otherwise.
inline constexpr char const* amy_schema = R"(
auth_group(id:i, name)
auth_group_permissions(id:i, group_id:i, permission_id:i)
auth_permission(id:i, name, content_type_id:i, codename)
communityroles_communityrole(id:i, created_at:s, last_updated_at:n, start:n, end:n, url,
  award_id:n, config_id:i, inactivation_id:n, membership_id:n, person_id:i,
  generic_relation_content_type_id:n, generic_relation_pk:n, custom_keys:n, partnership_id:n)
communityroles_communityroleconfig(id:i, created_at:s, last_updated_at:n, name, display_name,
  link_to_award:b, link_to_membership:b, additional_url:b, award_badge_limit_id:n,
  generic_relation_content_type_id:n, custom_key_labels:a, autoassign_when_award_created:b,
  link_to_partnership:b)
communityroles_communityroleinactivation(id:i, created_at:s, last_updated_at:n, name)
consents_consent(id:i, created_at:s, last_updated_at:n, archived_at:n, person_id:i, term_id:i,
  term_option_id:n)
consents_term(id:i, created_at:s, last_updated_at:n, archived_at:n, slug, content,
  required_type, help_text, short_description, training_request_content)
consents_termoption(id:i, created_at:s, last_updated_at:n, archived_at:n, option_type, content,
  term_id:i)
consents_trainingrequestconsent(id:i, created_at:s, last_updated_at:n, archived_at:n, term_id:i,
  term_option_id:n, training_request_id:i)
dashboard_continent(id:i, name, countries)
dashboard_criterium(id:i, name, countries, email)
default_cache_table(cache_key, value, expires:s)
django_admin_log(id:i, action_time:s, object_id:n, object_repr, action_flag:i, change_message,
  content_type_id:n, user_id:i)
django_comment_flags(id:i, flag, flag_date:s, comment_id:i, user_id:i)
django_comments(id:i, object_pk, user_name, user_email, user_url, comment, submit_date:s,
  ip_address:n, is_public:b, is_removed:b, content_type_id:i, site_id:i, user_id:n)
django_content_type(id:i, app_label, model)
django_migrations(id:i, app, name, applied:s)
django_session(session_key, session_data, expire_date:s)
django_site(id:i, domain, name)
emails_attachment(created_at:s, last_updated_at:n, id:u, filename, s3_path, s3_bucket,
  presigned_url, presigned_url_expiration:n, email_id:u)
emails_emailtemplate(active:b, created_at:s, last_updated_at:n, id:u, name, signal, subject,
  from_header, reply_to_header, cc_header:a, bcc_header:a, body)
emails_scheduledemail(created_at:s, last_updated_at:n, id:u, state, scheduled_at:s, to_header:a,
  from_header, reply_to_header, cc_header:a, bcc_header:a, subject, body, template_id:n,
  generic_relation_content_type_id:n, generic_relation_pk:n, context_json:j,
  to_header_context_json:j)
emails_scheduledemaillog(created_at:s, id:u, details, state_before:n, state_after,
  scheduled_email_id:u, author_id:n)
extrequests_datavariant(id:i, name, unknown:b)
extrequests_selforganisedsubmission(id:i, created_at:s, last_updated_at:n,
  data_privacy_agreement:b, code_of_conduct_agreement:b, host_responsibilities:b, state,
  personal, family, email, institution_other_name, institution_other_URL,
  institution_department, workshop_url, workshop_format, workshop_format_other,
  workshop_types_other, workshop_types_other_explain, public_event, public_event_other,
  additional_contact, assigned_to_id:n, event_id:n, institution_id:n, language_id:i, country:n,
  secondary_email, online_inperson, workshop_listed:b, end:n, start:n, member_code)
extrequests_selforganisedsubmission_workshop_types(id:i, selforganisedsubmission_id:i,
  curriculum_id:i)
extrequests_workshopinquiryrequest(id:i, created_at:s, last_updated_at:n,
  data_privacy_agreement:b, code_of_conduct_agreement:b, host_responsibilities:b, state,
  personal, family, email, institution_other_name, institution_other_URL,
  institution_department, location, country, routine_data_other, domains_other,
  preferred_dates:n, other_preferred_dates, audience_description, administrative_fee,
  travel_expences_management, travel_expences_management_other, public_event,
  public_event_other, institution_restrictions, institution_restrictions_other,
  additional_contact, carpentries_info_source_other, user_notes, assigned_to_id:n, event_id:n,
  institution_id:n, language_id:n, travel_expences_agreement:b, secondary_email,
  instructor_availability:b, online_inperson, workshop_listed:b, member_code)
extrequests_workshopinquiryrequest_academic_levels(id:i, workshopinquiryrequest_id:i,
  academiclevel_id:i)
extrequests_workshopinquiryrequest_carpentries_info_source(id:i, workshopinquiryrequest_id:i,
  infosource_id:i)
extrequests_workshopinquiryrequest_computing_levels(id:i, workshopinquiryrequest_id:i,
  computingexperiencelevel_id:i)
extrequests_workshopinquiryrequest_domains(id:i, workshopinquiryrequest_id:i,
  knowledgedomain_id:i)
extrequests_workshopinquiryrequest_requested_workshop_types(id:i, workshopinquiryrequest_id:i,
  curriculum_id:i)
extrequests_workshopinquiryrequest_routine_data(id:i, workshopinquiryrequest_id:i,
  datavariant_id:i)
fiscal_consortium(id:i, created_at:s, last_updated_at:n, name, description)
fiscal_consortium_organisations(id:i, consortium_id:i, organization_id:i)
fiscal_membershippersonrole(id:i, name, verbose_name)
fiscal_membershiptask(id:i, membership_id:i, person_id:i, role_id:i)
fiscal_partnership(id:i, created_at:s, last_updated_at:n, name, credits:i, agreement_start:d,
  agreement_end:d, extensions:a, agreement_link, registration_code:n, public_status,
  account_id:u, partner_consortium_id:n, partner_organisation_id:n, rolled_to_partnership_id:n,
  tier_id:n, credits_extensions:a)
fiscal_partnershiptier(created_at:s, last_updated_at:n, id:u, name, credits:i)
flags_flagstate(id:i, name, condition, value, required:b)
knox_authtoken(digest, created:s, user_id:i, expiry:n, token_key)
offering_account(active:b, created_at:s, last_updated_at:n, id:u, account_type,
  generic_relation_pk:i, generic_relation_content_type_id:i)
offering_accountbenefit(created_at:s, last_updated_at:n, id:u, start_date:d, end_date:d,
  allocation:i, account_id:u, benefit_id:u, discount_id:n, curriculum_id:n, partnership_id:n,
  frozen:b, registration_code:n)
offering_accountbenefitdiscount(created_at:s, last_updated_at:n, id:u, name)
offering_accountowner(active:b, created_at:s, last_updated_at:n, id:u, permission_type,
  account_id:u, person_id:i)
offering_benefit(active:b, created_at:s, last_updated_at:n, id:u, name, description, unit_type,
  credits:i)
recruitment_instructorrecruitment(id:i, created_at:s, last_updated_at:n, status, notes,
  event_id:i, assigned_to_id:n, priority:n)
recruitment_instructorrecruitmentsignup(id:i, created_at:s, last_updated_at:n, state, interest,
  user_notes, notes, person_id:i, recruitment_id:i)
reversion_revision(id:i, date_created:s, comment, user_id:n)
reversion_version(id:i, object_id, format, serialized_data, object_repr, content_type_id:i,
  revision_id:i, db)
select2_cache_table(cache_key, value, expires:s)
social_auth_association(id:i, server_url, handle, secret, issued:i, lifetime:i, assoc_type)
social_auth_code(id:i, email, code, verified:b, timestamp:s)
social_auth_nonce(id:i, server_url, timestamp:i, salt)
social_auth_partial(id:i, token, next_step:i, backend, timestamp:s, data:j)
social_auth_usersocialauth(id:i, provider, uid, user_id:i, created:s, modified:s, extra_data:j)
trainings_involvement(id:i, created_at:s, last_updated_at:n, archived_at:n, display_name, name,
  url_required:b, date_required:b, notes_required:b)
workshops_academiclevel(id:i, name)
workshops_airport(id:i, iata, fullname, country, latitude:i, longitude:i)
workshops_award(id:i, awarded:d, badge_id:i, event_id:n, person_id:i, awarded_by_id:n)
workshops_badge(id:i, name, title, criteria)
workshops_computingexperiencelevel(id:i, name)
workshops_curriculum(id:i, active:b, slug, name, unknown:b, carpentry, description, other:b,
  mix_match:b, website)
workshops_curriculumtype(id:u, program_category, name, description)
workshops_event(id:i, start:n, end:n, slug, url:n, reg_key, manual_attendance:i,
  administrator_id:n, host_id:i, address, country:n, latitude:n, longitude:n, venue, contact,
  completed:b, assigned_to_id:n, instructors_post, instructors_pre, learners_longterm,
  learners_post, learners_pre, repository_last_commit_hash, repository_metadata,
  metadata_all_changes, metadata_changed:b, language_id:n, open_TTT_applications:b,
  public_status, sponsor_id:n, membership_id:n, event_category_id:n, allocated_benefit_id:n)
workshops_event_curricula(id:i, event_id:i, curriculum_id:i)
workshops_event_lessons(id:i, event_id:i, lesson_id:i)
workshops_event_tags(id:i, event_id:i, tag_id:i)
workshops_eventcategory(active:b, created_at:s, last_updated_at:n, id:u, name, description)
workshops_infosource(id:i, name)
workshops_knowledgedomain(id:i, name)
workshops_language(id:i, name, subtag)
workshops_lesson(id:i, name)
workshops_member(id:i, membership_id:i, organization_id:i, role_id:i)
workshops_memberrole(id:i, name, verbose_name)
workshops_membership(id:i, variant, agreement_start:d, agreement_end:d, contribution_type,
  workshops_without_admin_fee_per_agreement:n, public_instructor_training_seats:i,
  additional_public_instructor_training_seats:i, registration_code:n, agreement_link,
  consortium:b, emergency_contact, public_status, name,
  public_instructor_training_seats_rolled_from_previous:n,
  public_instructor_training_seats_rolled_over:n,
  workshops_without_admin_fee_rolled_from_previous:n, workshops_without_admin_fee_rolled_over:n,
  additional_inhouse_instructor_training_seats:i, inhouse_instructor_training_seats:i,
  inhouse_instructor_training_seats_rolled_from_previous:n,
  inhouse_instructor_training_seats_rolled_over:n, extensions:a, rolled_to_membership_id:n)
workshops_organization(id:i, domain, fullname, country:n, latitude:n, longitude:n)
workshops_organization_affiliated_organizations(id:i, from_organization_id:i,
  to_organization_id:i)
workshops_person(id:i, password, last_login:n, is_superuser:b, personal, middle, family,
  email:n, gender, github:n, twitter:n, url, username, affiliation, is_active:b, occupation,
  orcid, user_notes, country, created_at:s, duplication_reviewed_on:n, last_updated_at:n,
  gender_other, secondary_email, archived_at:n, bluesky:n, mastodon:n, timezone, airport_iata,
  airport_country, airport_lat:i, airport_lon:i, airport_timezone)
workshops_person_domains(id:i, person_id:i, knowledgedomain_id:i)
workshops_person_groups(id:i, person_id:i, group_id:i)
workshops_person_languages(id:i, person_id:i, language_id:i)
workshops_person_user_permissions(id:i, person_id:i, permission_id:i)
workshops_qualification(id:i, person_id:i, lesson_id:i)
workshops_role(id:i, name, verbose_name)
workshops_tag(id:i, name, details, priority:i)
workshops_task(id:i, event_id:i, person_id:i, role_id:i, seat_membership_id:n,
  seat_open_training:b, seat_public:b, allocated_benefit_id:n)
workshops_trainingprogress(id:i, created_at:s, last_updated_at:n, state, url:n, notes,
  event_id:n, requirement_id:i, trainee_id:i, date:n, involvement_type_id:n, trainee_notes)
workshops_trainingrequest(id:i, created_at:s, personal, family, email, occupation,
  occupation_other, affiliation, location, country, domains_other, previous_training,
  previous_training_other, previous_experience, previous_experience_other,
  programming_language_usage_frequency, reason, teaching_frequency_expectation,
  teaching_frequency_expectation_other, max_travelling_frequency,
  max_travelling_frequency_other, last_updated_at:n, user_notes, member_code, github:n,
  previous_experience_explanation, previous_training_explanation, person_id:n, state, middle,
  code_of_conduct_agreement:b, data_privacy_agreement:b, nonprofit_teaching_experience,
  underrepresented_details, underresourced:b, score_auto:i, score_manual:n, score_notes,
  underrepresented, review_process, secondary_email, checkout_intent, teaching_intent,
  member_code_override:b, eventbrite_url, airport_iata)
workshops_trainingrequest_domains(id:i, trainingrequest_id:i, knowledgedomain_id:i)
workshops_trainingrequest_previous_involvement(id:i, trainingrequest_id:i, role_id:i)
workshops_trainingrequirement(id:i, name, url_required:b, event_required:b,
  involvement_required:b)
workshops_workshoprequest(id:i, created_at:s, last_updated_at:n, data_privacy_agreement:b,
  code_of_conduct_agreement:b, host_responsibilities:b, state, personal, family, email,
  institution_other_name, institution_department, location, country, conference_details,
  other_preferred_dates, domains_other, audience_description, administrative_fee,
  scholarship_circumstances, travel_expences_agreement:b, travel_expences_management,
  travel_expences_management_other, user_notes, assigned_to_id:n, institution_id:n,
  language_id:i, event_id:n, additional_contact, carpentries_info_source_other,
  institution_other_URL, institution_restrictions, institution_restrictions_other,
  preferred_dates:n, public_event, public_event_other, secondary_email,
  instructor_availability:b, online_inperson, workshop_listed:b, member_code)
workshops_workshoprequest_academic_levels(id:i, workshoprequest_id:i, academiclevel_id:i)
workshops_workshoprequest_carpentries_info_source(id:i, workshoprequest_id:i, infosource_id:i)
workshops_workshoprequest_computing_levels(id:i, workshoprequest_id:i,
  computingexperiencelevel_id:i)
workshops_workshoprequest_domains(id:i, workshoprequest_id:i, knowledgedomain_id:i)
workshops_workshoprequest_requested_workshop_types(id:i, workshoprequest_id:i, curriculum_id:i)
)";

}  // namespace ateneu::tests
