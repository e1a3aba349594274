#include "apps/workshops/training_request.h"

#include "apps/workshops/shared_fields.h"
#include "apps/workshops/task.h"
#include "apps/workshops/training_request_choices.h"
#include "core/base/text.h"
#include "domain/people/lookups.h"
#include "domain/people/person.h"

namespace ateneu::workshops {

namespace {

using Request = TrainingRequest;

constexpr char const* work_group = N_("Work and place");
constexpr char const* background_group = N_("Background");
constexpr char const* experience_group = N_("Experience in teaching");
constexpr char const* plans_group = N_("Plans");
constexpr char const* agreements_group = N_("Agreements");
constexpr char const* score_group = N_("Score");

/// The free text beside a choice called "other".
constexpr Options other_text(char const* group, std::int32_t max_length = 100) {
    return {.personal = true, .max_length = max_length, .group = group};
}
constexpr Options long_text(char const* group, bool required = false) {
    return {.required = required, .personal = true, .multiline = true, .group = group};
}
constexpr Options needed_choice(std::span<Choice const> choices, std::string_view initial,
                                char const* group) {
    return {.required = true, .initial = initial, .choices = choices, .group = group};
}

constexpr std::array who_fields = {
    field<&Request::personal>("personal", N_("First name"),
                              {.required = true,
                               .searchable = true,
                               .sorted = true,
                               .listed = true,
                               .personal = true,
                               .max_length = 100}),
    field<&Request::middle>("middle", N_("Middle name"),
                            {.searchable = true, .personal = true, .max_length = 100}),
    field<&Request::family>(
        "family", N_("Family name"),
        {.searchable = true, .sorted = true, .listed = true, .personal = true, .max_length = 100}),
    field<&Request::email>(
        "email", N_("E-mail"),
        {.required = true, .searchable = true, .listed = true, .personal = true}),
    field<&Request::secondary_email>("secondary_email", N_("Second e-mail"),
                                     {.searchable = true, .personal = true}),
    field<&Request::github>("github", N_("GitHub name"),
                            {.searchable = true,
                             .personal = true,
                             .max_length = 39,
                             .help = N_("Without an @ before it.")}),
    field<&Request::state>("state", N_("State"),
                           {.required = true,
                            .sorted = true,
                            .listed = true,
                            .filtered = true,
                            .initial = "p",
                            .choices = application::states}),
    field<&Request::person>("person", N_("Matched person"),
                            {.listed = true,
                             .filtered = true,
                             .personal = true, .help = N_("Who applied, as we know them."),
                             .on_delete = OnDelete::set_null,
                             .related_label = N_("Training requests")}),
    field<&Request::review_process>("review_process", N_("Kind of request"),
                                    {.filtered = true,
                                     .initial = "preapproved",
                                     .choices = application::review_processes,
                                     .access = FieldAccess::system}),
    field<&Request::member_code>("member_code", N_("Registration code"),
                                 {.searchable = true,
                                  .listed = true,
                                  .filtered = true,
                                  .personal = false, .code = true,
                                  .max_length = 100,
                                  .help = N_("Of a membership, partnership or benefit.")}),
    field<&Request::member_code_override>(
        "member_code_override", N_("Accept the code as it is"),
        {.help = N_("Tick it when the code isn't valid but the request is.")}),
    field<&Request::eventbrite_url>("eventbrite_url", N_("Eventbrite registration"),
                                    {.personal = false, .help = N_("Link to the training they signed up for.")}),
};

constexpr std::array work_fields = {
    field<&Request::occupation>("occupation", N_("Occupation"),
                                {.personal = true,
                                 .initial = "undisclosed",
                                 .choices = application::occupations,
                                 .group = work_group}),
    field<&Request::occupation_other>("occupation_other", N_("Other occupation"),
                                      other_text(work_group)),
    field<&Request::affiliation>("affiliation", N_("Affiliation"),
                                 {.required = true,
                                  .searchable = true,
                                  .listed = true,
                                  .personal = true,
                                  .max_length = 100,
                                  .group = work_group}),
    field<&Request::location>("location", N_("Town and region"),
                              {.required = true,
                               .searchable = true,
                               .personal = true,
                               .max_length = 100,
                               .group = work_group}),
    field<&Request::country>(
        "country", N_("Country"),
        {.required = true, .filtered = true, .personal = true, .group = work_group, .kept_because = N_("Requests are counted by country.")}),
    field<&Request::airport_iata>("airport_iata", N_("Nearest airport"),
                                  {.required = true,
                                   .personal = true,
                                   .code = true,
                                   .max_length = 10,
                                   .help = N_("Its three-letter code, BCN."),
                                   .group = work_group}),
    field<&Request::underresourced>("underresourced", N_("Small or remote institution"),
                                    {.filtered = true, .personal = true, .group = work_group}),
};

constexpr std::array background_fields = {
    field<&Request::domains>("domains", N_("Areas of expertise"), {.group = background_group}),
    field<&Request::domains_other>("domains_other", N_("Other areas"),
                                   other_text(background_group, 255)),
    field<&Request::underrepresented>("underrepresented", N_("From an under-represented group"),
                                      {.required = true,
                                       .personal = true,
                                       .initial = "undisclosed",
                                       .choices = application::yes_no_undisclosed,
                                       .group = background_group}),
    field<&Request::underrepresented_details>("underrepresented_details", N_("Which group"),
                                              other_text(background_group, 255)),
    field<&Request::nonprofit_teaching_experience>("nonprofit_teaching_experience",
                                                   N_("Teaching for non-profit groups"),
                                                   other_text(background_group, 255)),
    field<&Request::previous_involvement>("previous_involvement", N_("Roles they had with us"),
                                          {.group = background_group}),
};

constexpr std::array experience_fields = {
    field<&Request::previous_training>(
        "previous_training", N_("Training as a teacher"),
        needed_choice(application::trainings, "none", experience_group)),
    field<&Request::previous_training_other>("previous_training_other", N_("Other training"),
                                             other_text(experience_group)),
    field<&Request::previous_training_explanation>(
        "previous_training_explanation", N_("About that training"), long_text(experience_group)),
    field<&Request::previous_experience>(
        "previous_experience", N_("Experience as a teacher"),
        needed_choice(application::experiences, "none", experience_group)),
    field<&Request::previous_experience_other>("previous_experience_other", N_("Other experience"),
                                               other_text(experience_group)),
    field<&Request::previous_experience_explanation>("previous_experience_explanation",
                                                     N_("About that experience"),
                                                     long_text(experience_group)),
    field<&Request::programming_language_usage_frequency>(
        "programming_language_usage_frequency", N_("Uses the tools we teach"),
        needed_choice(application::usage_frequencies, "daily", experience_group)),
};

constexpr std::array plan_fields = {
    field<&Request::checkout_intent>(
        "checkout_intent", N_("Means to finish certification"),
        needed_choice(application::checkout_intents, "unsure", plans_group)),
    field<&Request::teaching_intent>(
        "teaching_intent", N_("Means to teach within a year"),
        needed_choice(application::teaching_intents, "unsure", plans_group)),
    field<&Request::teaching_frequency_expectation>(
        "teaching_frequency_expectation", N_("How often to teach"),
        needed_choice(application::teaching_frequencies, "not-at-all", plans_group)),
    field<&Request::teaching_frequency_expectation_other>("teaching_frequency_expectation_other",
                                                          N_("How often to teach, other"),
                                                          other_text(plans_group)),
    field<&Request::max_travelling_frequency>(
        "max_travelling_frequency", N_("How often to travel"),
        needed_choice(application::travelling_frequencies, "not-at-all", plans_group)),
    field<&Request::max_travelling_frequency_other>("max_travelling_frequency_other",
                                                    N_("How often to travel, other"),
                                                    other_text(plans_group)),
    field<&Request::reason>("reason", N_("Why they want to teach"), long_text(plans_group, true)),
    field<&Request::user_notes>("user_notes", N_("What else they told us"), long_text(plans_group)),
};

constexpr std::array decision_fields = {
    field<&Request::data_privacy_agreement>("data_privacy_agreement",
                                            N_("Agrees to the privacy policy"),
                                            {.required = true, .group = agreements_group}),
    field<&Request::code_of_conduct_agreement>("code_of_conduct_agreement",
                                               N_("Agrees to the code of conduct"),
                                               {.required = true, .group = agreements_group}),
    field<&Request::score_auto>("score_auto", N_("Score of the answers"),
                                {.sorted = true,
                                 .min = 0,
                                 .initial = "0",
                                 .group = score_group,
                                 .access = FieldAccess::system}),
    field<&Request::score_manual>(
        "score_manual", N_("Score of the readers"),
        {.help = N_("Added to that of the answers; less than zero takes away."),
         .group = score_group}),
    field<&Request::score_notes>("score_notes", N_("Why"),
                                 {.personal = true, .multiline = true, .group = score_group}),
    field<&Request::created_at>("created_at", N_("Sent"),
                                {.sorted = true,
                                 .listed = true,
                                 .filtered = true,
                                 .group = N_("Kept by the system"),
                                 .stamp = Stamp::created}),
    updated_field<&Request::last_updated_at>(),
};

constexpr auto fields = joined(who_fields, work_fields, background_fields, experience_fields,
                               plan_fields, decision_fields);

constexpr Computed computed[] = {
    {"score_total", N_("Score"), Kind::integer,
     R"({t}."score_auto" + COALESCE({t}."score_manual", 0))"},
};

/// Letters and digits with single hyphens between them, as GitHub allows.
bool is_github_name(std::string_view name) {
    return is_slug(name) && name.find('_') == name.npos && name.front() != '-' &&
           name.back() != '-' && name.find("--") == name.npos;
}

/// What stands between `//` and the path.
std::string host_of(std::string_view url) {
    auto const slashes = url.find("//");
    auto const rest = slashes == url.npos ? url : url.substr(slashes + 2);
    return lower_ascii(rest.substr(0, rest.find_first_of("/?#")));
}

void check(Request const& request, Problems& problems) {
    if (request.github && !request.github->empty() && !is_github_name(*request.github))
        problems.add("github", N_("Use letters, digits and single hyphens between them."));
    auto const& eventbrite = request.eventbrite_url.value;
    if (!eventbrite.empty() && host_of(eventbrite).find("eventbrite") == std::string::npos)
        problems.add("eventbrite_url", N_("Give an address of Eventbrite."));
}

constexpr std::string_view names[] = {"personal", "family"}, address[] = {"email"};
/// Source: AMY-R170.
constexpr Alike alike[] = {{N_("Same name"), names}, {N_("Same e-mail"), address}};

}  // namespace

Entity const& TrainingRequest::entity() {
    static constexpr Entity request{
        .app = "workshops",
        .name = "training_request",
        .plural = "training_requests",
        .label = N_("Training request"),
        .plural_label = N_("Training requests"),
        .new_label = N_("New training request"),
        .icon = "inbox",
        .type = struct_of<Request>(),
        .fields = fields,
        .computed = computed,
        .duplicates = alike,
        .rule = rule<check>(),
        .title = R"(TRIM({t}."personal" || ' ' || {t}."family") || ' <' || {t}."email" || '> – ' || {label:state})",
        .order = "created_at",
    };
    return request;
}

}  // namespace ateneu::workshops
