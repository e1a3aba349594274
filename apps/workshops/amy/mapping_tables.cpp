#include "apps/workshops/amy/mapping.h"

namespace ateneu::workshops::amy {

namespace {

constexpr Column generic_relation[] = {{"generic_relation_content_type_id", "generic_relation"},
                                       {"generic_relation_pk", "generic_relation"}};
constexpr Column holder[] = {{"generic_relation_content_type_id", "holder"},
                             {"generic_relation_pk", "holder"}};
constexpr Column member[] = {{"organization_id", "organisation"}};
constexpr Column event[] = {{"open_TTT_applications", "open_ttt_applications"}};
constexpr Column submission[] = {{"institution_other_URL", "institution_other_url"}};
constexpr Column request[] = {
    {"institution_other_URL", "institution_other_url"},
    {"travel_expences_agreement", "travel_expenses_agreement"},
    {"travel_expences_management", "travel_expenses_management"},
    {"travel_expences_management_other", "travel_expenses_management_other"}};
constexpr Column comment[] = {{"content_type_id", "subject"},
                              {"object_pk", "subject"},
                              {"user_id", "person"},
                              {"comment", "text"},
                              {"submit_date", "at"}};
constexpr Column social_login[] = {
    {"user_id", "person"}, {"created", "created_at"}, {"modified", "last_updated_at"}};
constexpr Column token[] = {{"user_id", "person"},     {"token_key", "prefix"},
                            {"created", "created_at"}, {"expiry", "expires_at"},
                            {"expires", "expires_at"}, {"salt", ""}};
// The rest of a person is the login's.
constexpr Column person[] = {
    {"password", ""}, {"last_login", ""}, {"is_superuser", ""}, {"is_active", ""}};
constexpr Column login[] = {{"id", "person"},
                            {"password", "password"},
                            {"last_login", "last_login"},
                            {"is_superuser", "is_superuser"},
                            {"is_active", "is_active"}};

/// Marks the digest as knox's kind, which the token check knows, and gives the token a name.
void adjust_token(Entity const& entity, Record& record) {
    auto const at = [&](std::string_view field) -> Value& {
        return record.values[static_cast<std::size_t>(entity.index_of(field))];
    };
    at("digest") = "sha512$" + text_of(at("digest"));
    at("name") = "AMY " + text_of(at("prefix")) + "…";
}

constexpr auto uuid = Key::uuid;

constexpr Table all[] = {
    // People
    {.name = "workshops_person", .entity = "people.person", .columns = person},
    {.name = "workshops_organization", .entity = "people.organisation", .seeded = true},
    {.name = "workshops_language", .entity = "people.language", .seeded = true},
    {.name = "workshops_knowledgedomain", .entity = "people.knowledge_domain", .seeded = true},
    {.name = "workshops_airport", .entity = "people.airport"},
    {.name = "auth_group", .entity = "people.group", .seeded = true},
    {.name = "consents_term", .entity = "people.term", .seeded = true},
    {.name = "consents_termoption", .entity = "people.term_option", .seeded = true},
    {.name = "consents_consent", .entity = "people.consent"},
    {.name = "django_comments",
     .entity = "people.comment",
     .columns = comment,
     .model = "django_comments.comment",
     .without_subject = "about a record that is gone or not taken over"},
    {.name = "social_auth_usersocialauth",
     .entity = "people.social_login",
     .columns = social_login,
     .model = "social_django.usersocialauth"},
    {.name = "knox_authtoken",
     .entity = "people.token",
     .columns = token,
     .key = Key::none,
     .other_scheme = "salt",
     .other_scheme_reason = "tokens of another scheme: create new ones",
     .adjust = adjust_token},
    // Workshops and who does what there
    {.name = "workshops_event", .entity = "workshops.event", .columns = event},
    {.name = "workshops_eventcategory",
     .entity = "workshops.event_category",
     .key = uuid,
     .seeded = true},
    {.name = "workshops_tag", .entity = "workshops.tag", .seeded = true},
    {.name = "workshops_role", .entity = "workshops.role", .seeded = true},
    {.name = "workshops_task", .entity = "workshops.task"},
    {.name = "workshops_badge", .entity = "workshops.badge", .seeded = true},
    {.name = "workshops_award", .entity = "workshops.award"},
    {.name = "workshops_lesson", .entity = "workshops.lesson", .seeded = true},
    {.name = "workshops_qualification", .entity = "workshops.qualification"},
    {.name = "workshops_curriculum", .entity = "workshops.curriculum", .seeded = true},
    {.name = "workshops_curriculumtype", .entity = "workshops.curriculum_type", .key = uuid},
    {.name = "recruitment_instructorrecruitment", .entity = "workshops.instructor_recruitment"},
    {.name = "recruitment_instructorrecruitmentsignup",
     .entity = "workshops.instructor_recruitment_signup"},
    {.name = "communityroles_communityroleconfig",
     .entity = "workshops.community_role_config",
     .seeded = true},
    {.name = "communityroles_communityroleinactivation",
     .entity = "workshops.community_role_inactivation",
     .seeded = true},
    {.name = "communityroles_communityrole",
     .entity = "workshops.community_role",
     .columns = generic_relation},
    // Requests and training
    {.name = "workshops_workshoprequest",
     .entity = "workshops.workshop_request",
     .columns = request},
    {.name = "extrequests_workshopinquiryrequest",
     .entity = "workshops.workshop_inquiry_request",
     .columns = request},
    {.name = "extrequests_selforganisedsubmission",
     .entity = "workshops.self_organised_submission",
     .columns = submission},
    {.name = "workshops_academiclevel", .entity = "workshops.academic_level", .seeded = true},
    {.name = "workshops_computingexperiencelevel",
     .entity = "workshops.computing_experience_level",
     .seeded = true},
    {.name = "workshops_infosource", .entity = "workshops.info_source", .seeded = true},
    {.name = "extrequests_datavariant", .entity = "workshops.data_variant", .seeded = true},
    {.name = "workshops_trainingrequest", .entity = "workshops.training_request"},
    {.name = "consents_trainingrequestconsent", .entity = "workshops.training_request_consent"},
    {.name = "workshops_trainingrequirement",
     .entity = "workshops.training_requirement",
     .seeded = true},
    {.name = "trainings_involvement", .entity = "workshops.involvement", .seeded = true},
    {.name = "workshops_trainingprogress", .entity = "workshops.training_progress"},
    // Partners
    {.name = "workshops_membership", .entity = "workshops.membership"},
    {.name = "workshops_memberrole", .entity = "workshops.member_role", .seeded = true},
    {.name = "workshops_member", .entity = "workshops.member", .columns = member},
    {.name = "fiscal_membershippersonrole",
     .entity = "workshops.membership_person_role",
     .seeded = true},
    {.name = "fiscal_membershiptask", .entity = "workshops.membership_task"},
    {.name = "fiscal_consortium", .entity = "workshops.consortium"},
    {.name = "fiscal_partnershiptier", .entity = "workshops.partnership_tier", .key = uuid},
    {.name = "fiscal_partnership", .entity = "workshops.partnership"},
    {.name = "offering_account",
     .entity = "workshops.account",
     .columns = holder,
     .key = uuid,
     .seeded = true},
    {.name = "offering_accountowner", .entity = "workshops.account_owner", .key = uuid},
    {.name = "offering_benefit", .entity = "workshops.benefit", .key = uuid, .seeded = true},
    {.name = "offering_accountbenefitdiscount",
     .entity = "workshops.account_benefit_discount",
     .key = uuid,
     .seeded = true},
    {.name = "offering_accountbenefit", .entity = "workshops.account_benefit", .key = uuid},
    // Office
    {.name = "emails_emailtemplate",
     .entity = "workshops.email_template",
     .key = uuid,
     .seeded = true},
    {.name = "emails_scheduledemail",
     .entity = "workshops.scheduled_email",
     .columns = generic_relation,
     .key = uuid},
    {.name = "emails_scheduledemaillog", .entity = "workshops.scheduled_email_log", .key = uuid},
    {.name = "emails_attachment", .entity = "workshops.attachment", .key = uuid},
    {.name = "dashboard_criterium", .entity = "workshops.criterium", .seeded = true},
    {.name = "dashboard_continent", .entity = "workshops.continent", .seeded = true},
};

constexpr Table login_table{
    .name = "workshops_person", .entity = "people.login", .columns = login, .only_named = true};

constexpr std::string_view training = "workshops.training_request",
                           planned = "workshops.workshop_request",
                           inquiry = "workshops.workshop_inquiry_request";
constexpr Links all_links[] = {
    {"workshops_organization_affiliated_organizations", "people.organisation",
     "affiliated_organisations", "from_organization_id", "to_organization_id"},
    {"workshops_person_domains", "people.person", "domains", "person_id", "knowledgedomain_id"},
    {"workshops_person_languages", "people.person", "languages", "person_id", "language_id"},
    {"workshops_person_groups", "people.person", "groups", "person_id", "group_id"},
    {"workshops_person_user_permissions", "people.person", "permissions", "person_id",
     "permission_id"},
    {"auth_group_permissions", "people.group", "permissions", "group_id", "permission_id"},
    {"workshops_event_tags", "workshops.event", "tags", "event_id", "tag_id"},
    {"workshops_event_curricula", "workshops.event", "curricula", "event_id", "curriculum_id"},
    {"workshops_event_lessons", "workshops.event", "lessons", "event_id", "lesson_id"},
    {"workshops_trainingrequest_domains", training, "domains", "trainingrequest_id",
     "knowledgedomain_id"},
    {"workshops_trainingrequest_previous_involvement", training, "previous_involvement",
     "trainingrequest_id", "role_id"},
    {"workshops_workshoprequest_requested_workshop_types", planned, "requested_workshop_types",
     "workshoprequest_id", "curriculum_id"},
    {"workshops_workshoprequest_domains", planned, "domains", "workshoprequest_id",
     "knowledgedomain_id"},
    {"workshops_workshoprequest_academic_levels", planned, "academic_levels", "workshoprequest_id",
     "academiclevel_id"},
    {"workshops_workshoprequest_computing_levels", planned, "computing_levels",
     "workshoprequest_id", "computingexperiencelevel_id"},
    {"workshops_workshoprequest_carpentries_info_source", planned, "carpentries_info_source",
     "workshoprequest_id", "infosource_id"},
    {"extrequests_workshopinquiryrequest_requested_workshop_types", inquiry,
     "requested_workshop_types", "workshopinquiryrequest_id", "curriculum_id"},
    {"extrequests_workshopinquiryrequest_domains", inquiry, "domains", "workshopinquiryrequest_id",
     "knowledgedomain_id"},
    {"extrequests_workshopinquiryrequest_academic_levels", inquiry, "academic_levels",
     "workshopinquiryrequest_id", "academiclevel_id"},
    {"extrequests_workshopinquiryrequest_computing_levels", inquiry, "computing_levels",
     "workshopinquiryrequest_id", "computingexperiencelevel_id"},
    {"extrequests_workshopinquiryrequest_carpentries_info_source", inquiry,
     "carpentries_info_source", "workshopinquiryrequest_id", "infosource_id"},
    {"extrequests_workshopinquiryrequest_routine_data", inquiry, "routine_data",
     "workshopinquiryrequest_id", "datavariant_id"},
    {"extrequests_selforganisedsubmission_workshop_types", "workshops.self_organised_submission",
     "workshop_types", "selforganisedsubmission_id", "curriculum_id"},
    {"fiscal_consortium_organisations", "workshops.consortium", "organisations", "consortium_id",
     "organization_id"},
};

}  // namespace

std::span<Table const> tables() { return all; }
Table const& logins() { return login_table; }
std::span<Links const> links() { return all_links; }

}  // namespace ateneu::workshops::amy
