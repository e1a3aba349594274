#include <algorithm>
#include <stdexcept>

#include "tests/support/amy_dump.h"

namespace ateneu::tests {

namespace {

/// Numbered in another order than AMY's, because no two databases agree.
constexpr char const* kinds[] = {"workshops.task",
                                 "workshops.person",
                                 "workshops.event",
                                 "workshops.organization",
                                 "workshops.lesson",
                                 "workshops.membership",
                                 "workshops.award",
                                 "workshops.trainingrequest",
                                 "workshops.curriculum",
                                 "fiscal.partnership",
                                 "fiscal.consortium",
                                 "offering.account",
                                 "offering.benefit",
                                 "emails.emailtemplate",
                                 "emails.scheduledemail",
                                 "auth.permission",
                                 "auth.group",
                                 "admin.logentry",
                                 "contenttypes.contenttype",
                                 "django_comments.comment",
                                 "sites.site",
                                 "knox.authtoken",
                                 "workshops.gonekind",
                                 "recruitment.instructorrecruitment"};
constexpr int first_kind = 31;

constexpr auto admin_hash =
    "argon2$argon2id$v=19$m=102400,t=2,p=8$czA5b0xweGxUNEZYVEFqQ0JhVkxKYQ$dhunXJQz/"
    "dsAmQyEky+jhpyLdOTr/kCpD0DEQpViH3I";
constexpr auto nuria_hash =
    "pbkdf2_sha256$1000$saltsalt$fayWki2I7JquUK+wlDyokuEgF2xSDgKX4RwIUuB6NFw=";
/// SHA-512 of `AmySecrets::nuria_token`.
constexpr auto nuria_digest =
    "ec851832fd9ea03c37e61752eb91293eda32121bc997a801ea3c0c7044ef205bfe7dee9db6c7bf859e89ea7750b619"
    "9b490fb2a6"
    "8f04fb80c0a238c1d40185c9";

constexpr auto category = "0c23939f-de98-44c9-969e-29405841676c",
               tier = "a939691e-25ef-479b-9bed-fc19407fd9ce",
               account = "4156e9f0-5f10-4dc8-a129-a10f9deac0e4",
               benefit = "641e0a4c-0626-43f8-ae4f-ccf507b87791",
               discount = "b2c3d4e5-f6a7-8901-bcde-f12345678901",
               letter = "05e2b9da-e6b3-43f0-8c88-1458414b8945",
               sent = "7d0c7a2e-9f0b-4a50-9d8e-0d5a4f7c1b11";

}  // namespace

std::string AmyDump::content_type(std::string const& model) const {
    auto const* const found = std::find(std::begin(kinds), std::end(kinds), model);
    if (found == std::end(kinds)) throw std::invalid_argument("no kind of record: " + model);
    return std::to_string(first_kind + (found - std::begin(kinds)));
}

void AmyDump::register_of_kinds() {
    for (std::string const model : kinds) {
        auto const dot = model.find('.');
        add("django_content_type", {{"id", content_type(model)},
                                    {"app_label", model.substr(0, dot)},
                                    {"model", model.substr(dot + 1)}});
    }
    add("django_migrations", {{"app", "workshops"}, {"name", "0001_initial"}});
    add("django_site", {{"id", "2"}, {"domain", "amy.example.org"}});
    auto const permission = [&](char const* id, char const* model, char const* code) {
        add("auth_permission",
            {{"id", id}, {"content_type_id", content_type(model)}, {"codename", code}});
    };
    permission("1", "admin.logentry", "add_logentry");
    permission("2", "workshops.event", "change_event");
    permission("3", "workshops.person", "can_access_restricted_API");
    permission("4", "workshops.organization", "view_organization");
    add("auth_group", {{"id", "1"}, {"name", "administrators"}});
    add("auth_group", {{"id", "4"}, {"name", "trainers"}});
    add("auth_group_permissions", {{"group_id", "4"}, {"permission_id", "2"}});
    add("auth_group_permissions", {{"group_id", "4"}, {"permission_id", "1"}});
}

void AmyDump::people() {
    add("workshops_language", {{"id", "38"}, {"name", "Catalan"}, {"subtag", "ca"}});
    add("workshops_knowledgedomain", {{"id", "2"}, {"name", "Physics"}});
    add("workshops_airport", {{"iata", "BCN"},
                              {"fullname", "Barcelona"},
                              {"country", "ES"},
                              {"latitude", "41.2974"},
                              {"longitude", "2.0833"}});
    add("workshops_organization", {{"id", "1"},
                                   {"domain", "self-organized"},
                                   {"fullname", "self-organized"},
                                   {"country", "W3"}});
    add("workshops_organization", {{"id", "7"},
                                   {"domain", "uvic.cat"},
                                   {"fullname", "Universitat de Vic"},
                                   {"country", "XK"},
                                   {"latitude", "41.93"},
                                   {"longitude", "2.25"}});
    for (auto const& [from, to] : {std::pair("1", "7"), std::pair("7", "1")})
        add("workshops_organization_affiliated_organizations",
            {{"from_organization_id", from}, {"to_organization_id", to}});

    add("workshops_person", {{"id", "1"},
                             {"username", "admin"},
                             {"personal", "Ada"},
                             {"email", "admin@example.org"},
                             {"password", admin_hash},
                             {"is_superuser", "t"},
                             {"is_active", "t"},
                             {"gender", "U"},
                             {"github", ""},
                             {"last_login", "2026-11-21 17:27:12.563761+00"}});
    // Values that AMY's own forms would refuse today.
    add("workshops_person", {{"id", "5"},
                             {"username", "nuria vidal"},
                             {"personal", "Núria"},
                             {"family", "Vidal\tFont"},
                             {"email", "nuria@example.org"},
                             {"password", nuria_hash},
                             {"is_active", "t"},
                             {"gender", "Z"},
                             {"bluesky", "@nuria.bsky.social"},
                             {"country", "XK"},
                             {"user_notes", "One line\nand another; a \\ too"}});
    add("workshops_person",
        {{"id", "9"}, {"username", "pol"}, {"personal", "Pol"}, {"gender", "M"}, {"github", ""}});
    add("workshops_person_domains", {{"person_id", "5"}, {"knowledgedomain_id", "2"}});
    add("workshops_person_languages", {{"person_id", "5"}, {"language_id", "38"}});
    add("workshops_person_groups", {{"person_id", "5"}, {"group_id", "1"}});
    add("workshops_person_user_permissions", {{"person_id", "5"}, {"permission_id", "3"}});
    add("social_auth_usersocialauth",
        {{"provider", "github"},
         {"uid", "4711"},
         {"user_id", "5"},
         {"extra_data", R"({"access_token": "gho_not-a-real-one"})"}});
    add("knox_authtoken", {{"digest", nuria_digest}, {"user_id", "5"}, {"token_key", "knox-tok"}});

    add("consents_term", {{"slug", "may-contact"},
                          {"content", "May we write to you?"},
                          {"required_type", "profile"},
                          {"short_description", "Contact"}});
    add("consents_termoption", {{"term_id", "1"}, {"option_type", "agree"}});
    add("consents_consent", {{"person_id", "5"}, {"term_id", "1"}, {"term_option_id", "1"}});
    add("consents_consent",
        {{"person_id", "5"}, {"term_id", "1"}, {"archived_at", "2026-03-01 00:00:00+01"}});
}

void AmyDump::workshops() {
    add("workshops_role", {{"id", "3"}, {"name", "instructor"}, {"verbose_name", "Instructor"}});
    add("workshops_tag",
        {{"id", "8"}, {"name", "TTT"}, {"details", "Train the trainers"}, {"priority", "70"}});
    add("workshops_badge", {{"id", "4"},
                            {"name", "trainer"},
                            {"title", "Trainer"},
                            {"criteria", "Trains instructors"}});
    add("workshops_lesson", {{"id", "11"}, {"name", "swc/git"}});
    add("workshops_curriculum", {{"id", "6"},
                                 {"active", "t"},
                                 {"slug", "swc-r"},
                                 {"name", "Software Carpentry (R)"},
                                 {"carpentry", "SWC"}});
    add("workshops_curriculumtype", {{"id", "11111111-2222-4333-8444-555555555555"},
                                     {"program_category", "core"},
                                     {"name", "Core"}});
    add("workshops_eventcategory", {{"id", category}, {"active", "t"}, {"name", "workshop"}});
    add("workshops_event", {{"id", "5"},
                            {"slug", "2026-03-14-vic"},
                            {"start", "2026-03-14"},
                            {"end", "2026-03-15"},
                            {"host_id", "7"},
                            {"sponsor_id", "7"},
                            {"administrator_id", "1"},
                            {"event_category_id", category},
                            {"language_id", "38"},
                            {"assigned_to_id", "1"},
                            {"url", ""},
                            {"country", "ES"},
                            {"latitude", "41.930300000000003"},
                            {"longitude", "2.25"},
                            {"manual_attendance", "17"},
                            {"open_TTT_applications", "t"},
                            {"public_status", "public"}});
    add("workshops_event_tags", {{"event_id", "5"}, {"tag_id", "8"}});
    add("workshops_event_curricula", {{"event_id", "5"}, {"curriculum_id", "6"}});
    add("workshops_event_lessons", {{"event_id", "5"}, {"lesson_id", "11"}});
    add("workshops_task",
        {{"event_id", "5"}, {"person_id", "5"}, {"role_id", "3"}, {"seat_public", "t"}});
    add("workshops_award", {{"awarded", "2026-03-15"},
                            {"badge_id", "4"},
                            {"event_id", "5"},
                            {"person_id", "5"},
                            {"awarded_by_id", "1"}});
    add("workshops_qualification", {{"person_id", "5"}, {"lesson_id", "11"}});
    add("recruitment_instructorrecruitment",
        {{"status", "o"}, {"event_id", "5"}, {"assigned_to_id", "1"}, {"priority", "2"}});
    add("recruitment_instructorrecruitmentsignup",
        {{"state", "p"}, {"interest", "part"}, {"person_id", "9"}, {"recruitment_id", "1"}});
    add("communityroles_communityroleconfig",
        {{"name", "maintainer"},
         {"display_name", "Maintainer"},
         {"generic_relation_content_type_id", content_type("workshops.lesson")},
         {"custom_key_labels", R"({Since,"Why, in short"})"}});
    add("communityroles_communityroleinactivation", {{"name", "Stepped down"}});
    add("communityroles_communityrole",
        {{"config_id", "1"},
         {"person_id", "5"},
         {"award_id", "1"},
         {"start", "2026-01-01"},
         {"generic_relation_content_type_id", content_type("workshops.lesson")},
         {"generic_relation_pk", "11"},
         {"custom_keys", R"([["Since", "2019"]])"}});
    add("communityroles_communityrole",
        {{"config_id", "1"},
         {"person_id", "9"},
         {"custom_keys", "\"\""},
         {"generic_relation_content_type_id", content_type("workshops.lesson")},
         {"generic_relation_pk", "404"}});
}

void AmyDump::training() {
    add("workshops_trainingrequirement",
        {{"id", "10"}, {"name", "Training"}, {"event_required", "t"}});
    add("trainings_involvement",
        {{"display_name", "Helped"}, {"name", "Other"}, {"date_required", "t"}});
    add("workshops_trainingprogress", {{"trainee_id", "5"},
                                       {"requirement_id", "10"},
                                       {"state", "p"},
                                       {"event_id", "5"},
                                       {"involvement_type_id", "1"},
                                       {"date", "2026-03-15"},
                                       {"url", "https://example.org/"}});
    add("workshops_trainingrequest", {{"person_id", "5"},
                                      {"state", "a"},
                                      {"personal", "Núria"},
                                      {"email", "nuria@example.org"},
                                      {"review_process", "open"},
                                      {"score_auto", "3"},
                                      {"score_manual", "-1"},
                                      {"country", "ES"}});
    add("workshops_trainingrequest_domains",
        {{"trainingrequest_id", "1"}, {"knowledgedomain_id", "2"}});
    add("workshops_trainingrequest_previous_involvement",
        {{"trainingrequest_id", "1"}, {"role_id", "3"}});
    add("consents_trainingrequestconsent",
        {{"training_request_id", "1"}, {"term_id", "1"}, {"term_option_id", "1"}});
}

void AmyDump::requests() {
    add("workshops_academiclevel", {{"name", "Graduate"}});
    add("workshops_computingexperiencelevel", {{"name", "Novice"}});
    add("workshops_infosource", {{"name", "A friend"}});
    add("extrequests_datavariant", {{"name", "Tables"}, {"unknown", "f"}});
    Row const common{{"state", "p"},
                     {"personal", "Pol"},
                     {"email", "pol@example.org"},
                     {"institution_id", "7"},
                     {"institution_other_URL", "https://uvic.cat/"},
                     {"online_inperson", "online"},
                     {"workshop_listed", "t"},
                     {"language_id", "38"},
                     {"country", "ES"},
                     {"data_privacy_agreement", "t"},
                     {"assigned_to_id", "1"}};
    auto central = common;
    central.insert(central.end(), {{"travel_expences_management", "booked"},
                                   {"travel_expences_agreement", "t"},
                                   {"administrative_fee", "waiver"},
                                   {"preferred_dates", "2026-12-18"}});
    add("workshops_workshoprequest", central);
    add("extrequests_workshopinquiryrequest", central);
    add("extrequests_selforganisedsubmission", common);
    add("extrequests_selforganisedsubmission_workshop_types",
        {{"selforganisedsubmission_id", "1"}, {"curriculum_id", "6"}});
    for (std::string const name : {"workshoprequest", "workshopinquiryrequest"}) {
        auto const table = (name == "workshoprequest" ? "workshops_" : "extrequests_") + name;
        auto const link = [&](char const* field, char const* column, char const* id) {
            add(table + "_" + field, {{name + "_id", "1"}, {column, id}});
        };
        link("requested_workshop_types", "curriculum_id", "6");
        link("domains", "knowledgedomain_id", "2");
        link("academic_levels", "academiclevel_id", "1");
        link("computing_levels", "computingexperiencelevel_id", "1");
        link("carpentries_info_source", "infosource_id", "1");
    }
    add("extrequests_workshopinquiryrequest_routine_data",
        {{"workshopinquiryrequest_id", "1"}, {"datavariant_id", "1"}});
}

void AmyDump::partners() {
    add("workshops_memberrole", {{"name", "main"}, {"verbose_name", "Main Organisation"}});
    add("fiscal_membershippersonrole",
        {{"name", "billing_contact"}, {"verbose_name", "Billing Contact"}});
    add("workshops_membership", {{"name", "Vic"},
                                 {"variant", "gold"},
                                 {"contribution_type", "financial"},
                                 {"agreement_start", "2026-01-01"},
                                 {"agreement_end", "2027-03-31"},
                                 {"extensions", "{30,60}"},
                                 {"public_status", "Public"},
                                 {"registration_code", ""}});
    add("workshops_member",
        {{"id", "2"}, {"membership_id", "1"}, {"organization_id", "1"}, {"role_id", "1"}});
    add("workshops_member",
        {{"id", "1"}, {"membership_id", "1"}, {"organization_id", "7"}, {"role_id", "1"}});
    add("fiscal_membershiptask", {{"membership_id", "1"}, {"person_id", "9"}, {"role_id", "1"}});
    add("fiscal_consortium", {{"name", "Xarxa Vives"}, {"description", "Universities"}});
    add("fiscal_consortium_organisations", {{"consortium_id", "1"}, {"organization_id", "7"}});
    add("fiscal_partnershiptier", {{"id", tier}, {"name", "bronze"}, {"credits", "16"}});
    add("offering_account",
        {{"id", account},
         {"active", "t"},
         {"account_type", "organisation"},
         {"generic_relation_pk", "7"},
         {"generic_relation_content_type_id", content_type("workshops.organization")}});
    add("offering_accountowner", {{"id", "398279e4-af9a-4d54-84f5-b45ab38eccb7"},
                                  {"account_id", account},
                                  {"person_id", "9"},
                                  {"permission_type", "owner"}});
    add("fiscal_partnership", {{"name", "Vic"},
                               {"credits", "16"},
                               {"account_id", account},
                               {"tier_id", tier},
                               {"partner_organisation_id", "7"},
                               {"credits_extensions", "{2}"},
                               {"public_status", "private"}});
    add("offering_benefit", {{"id", benefit},
                             {"active", "t"},
                             {"name", "Instructor Training"},
                             {"unit_type", "seat"},
                             {"credits", "1"}});
    add("offering_accountbenefitdiscount", {{"id", discount}, {"name", "Full Discount"}});
    add("offering_accountbenefit", {{"id", "DD23E5CB-5B8A-479C-A661-46D1229A7206"},
                                    {"account_id", account},
                                    {"benefit_id", benefit},
                                    {"discount_id", discount},
                                    {"partnership_id", "1"},
                                    {"curriculum_id", "6"},
                                    {"allocation", "2"}});
}

void AmyDump::office() {
    add("dashboard_continent", {{"name", "Europe"}, {"countries", "AD,ES"}});
    add("dashboard_criterium",
        {{"name", "Iberia"}, {"countries", "ES,PT"}, {"email", "iberia@example.org"}});
    add("emails_emailtemplate", {{"id", letter},
                                 {"active", "t"},
                                 {"name", "Badge"},
                                 {"signal", "instructor_badge_awarded"},
                                 {"from_header", "team@example.org"},
                                 {"cc_header", R"({a@example.org,"b,c@example.org"})"},
                                 {"subject", "Well done"},
                                 {"body", "Hi, {{ person.personal }}"}});
    add("emails_scheduledemail",
        {{"id", sent},
         {"state", "succeeded"},
         {"to_header", "{nuria@example.org}"},
         {"template_id", letter},
         {"generic_relation_content_type_id", content_type("workshops.event")},
         {"generic_relation_pk", "5"},
         {"to_header_context_json", "[]"},
         {"subject", "Well done"}});
    add("emails_scheduledemaillog", {{"id", "0b6bbb9c-1d61-4b1e-9c7a-2b6f0c9d8e01"},
                                     {"scheduled_email_id", sent},
                                     {"details", "sent"},
                                     {"state_after", "succeeded"},
                                     {"author_id", "1"}});
    add("emails_attachment", {{"id", "5a3f0f6c-77d5-4a39-8e0e-9d0c5b7a6f02"},
                              {"email_id", sent},
                              {"filename", "badge.pdf"}});
    auto const comment = [&](char const* model, char const* key, char const* text) {
        add("django_comments", {{"content_type_id", content_type(model)},
                                {"object_pk", key},
                                {"comment", text},
                                {"user_id", "1"},
                                {"user_name", "admin"},
                                {"is_public", "t"},
                                {"site_id", "2"},
                                {"ip_address", "192.0.2.7"}});
    };
    comment("workshops.event", "5", "The **room** is booked.");
    comment("offering.account", account, "Pays in June.");
    comment("workshops.event", "404", "About a workshop that is gone.");
    add("django_session", {{"session_key", "k"}, {"session_data", "d"}});
    add("select2_cache_table", {{"cache_key", "k"}, {"value", "v"}});
}

void AmyDump::past() {
    auto const revision = [&](char const* id, char const* at, Cell user, char const* why) {
        add("reversion_revision",
            {{"id", id}, {"date_created", at}, {"user_id", std::move(user)}, {"comment", why}});
    };
    revision("3", "2026-01-10 09:00:00+00", "1", "Planned");
    revision("4", "2026-02-11 09:00:00+00", "5", "");
    revision("8", "2026-03-12 09:00:00+00", std::nullopt, "Automatic");
    auto const version = [&](char const* id, char const* revised, char const* model,
                             char const* key, std::string data) {
        add("reversion_version", {{"id", id},
                                  {"revision_id", revised},
                                  {"content_type_id", content_type(model)},
                                  {"object_id", key},
                                  {"format", "json"},
                                  {"serialized_data", std::move(data)},
                                  {"db", "default"}});
    };
    auto const event = [](std::string const& slug, std::string const& rest) {
        return R"([{"model": "workshops.event", "pk": 5, "fields": {"slug": ")" + slug +
               R"(", "host": 7, "start": "2026-03-14", )" + rest + "}}]";
    };
    version("21", "3", "workshops.event", "5",
            event("2026-03-xx-vic", R"("manual_attendance": 0, "tags": [], "old_field": 1)"));
    version("22", "4", "workshops.event", "5",
            event("2026-03-14-vic", R"("manual_attendance": 0, "tags": [8])"));
    version("23", "8", "workshops.event", "5",
            event("2026-03-14-vic",
                  R"("manual_attendance": 17, "tags": [8], "open_TTT_applications": true)"));
    version("24", "8", "workshops.event", "5",
            event("2026-03-14-vic",
                  R"("manual_attendance": 17, "tags": [8], "open_TTT_applications": true)"));
    version("25", "3", "workshops.event", "40",
            event("2026-05-01-gone", R"("manual_attendance": 0)"));
    auto const person = [](std::string const& family, char const* hash, char const* superuser) {
        return R"([{"model": "workshops.person", "pk": 5, "fields": {"password": ")" +
               std::string(hash) + R"(", "is_superuser": )" + superuser +
               R"(, "is_active": true, "personal": "Núria", "family": ")" + family +
               R"(", "user_permissions": [1, 3], "created_at": "2026-01-01T00:00:00.125Z"}}])";
    };
    version("30", "3", "workshops.person", "5", person("Vidal", nuria_hash, "true"));
    version("31", "4", "workshops.person", "5", person("Vidal Font", admin_hash, "false"));
    version(
        "32", "8", "emails.emailtemplate", letter,
        R"([{"model": "emails.emailtemplate", "pk": "x", "fields": {"cc_header": "[\"a@example.org\"]", "active": true}}])");
    version("33", "8", "fiscal.partnership", "1",
            R"([{"model": "fiscal.partnership", "pk": 1, "fields": {"account": ")" +
                std::string(account) +
                R"(", "extensions": "[]", "tier": "99999999-0000-4000-8000-000000000000"}}])");
    version("34", "8", "offering.benefit", "99999999-1111-4000-8000-000000000000",
            R"([{"fields": {"name": "Gone"}}])");
    version("35", "8", "workshops.event", "5", "{ not JSON");
    version("36", "8", "workshops.gonekind", "1", R"([{"fields": {}}])");
}

}  // namespace ateneu::tests
