#pragma once
#include <array>

#include "apps/workshops/request.h"
#include "core/entity/entity.h"

/// The table rows of what requests share, for a .cpp that declares one of them; it includes the
/// headers of the entities they point at. Each group is a function of the request's own type, so
/// that `joined(...)` puts them in the order of its form.
namespace ateneu::workshops::request {

constexpr Choice states[] = {{"p", N_("Pending")}, {"d", N_("Discarded")}, {"a", N_("Accepted")}};
constexpr Choice places[] = {
    {"online", N_("Online")}, {"inperson", N_("In person")}, {"unsure", N_("Not sure yet")}};
constexpr Choice audiences[] = {{"public", N_("Open to everybody")},
                                {"closed", N_("Mainly people of the institution")},
                                {"other", N_("Other")}};
constexpr Choice audiences_or_unsure[] = {{"", N_("Not sure yet")},
                                          {"public", N_("Open to everybody")},
                                          {"closed", N_("Mainly people of the institution")},
                                          {"other", N_("Other")}};
constexpr Choice fees[] = {{"nonprofit", N_("Non-profit: pays the listed fee")},
                           {"forprofit", N_("For profit: pays the fee for companies")},
                           {"member", N_("Covered by a membership or partnership")},
                           {"waiver", N_("Asks for a scholarship")}};
constexpr Choice travels[] = {{"booked", N_("The host books travel")},
                              {"reimbursed", N_("Instructors are reimbursed")},
                              {"other", N_("Other")}};
constexpr Choice travels_or_unsure[] = {{"", N_("Not sure yet")},
                                        {"booked", N_("The host books travel")},
                                        {"reimbursed", N_("Instructors are reimbursed")},
                                        {"other", N_("Other")}};
constexpr Choice restrictions[] = {{"no_restrictions", N_("None")}, {"other", N_("Other")}};
constexpr Choice restrictions_or_unsure[] = {
    {"", N_("Not sure yet")}, {"no_restrictions", N_("None")}, {"other", N_("Other")}};

/// Which answers a form insists on: a request is firm, an inquiry may leave plans open.
enum class Plans { firm, open };

template <class R>
constexpr std::array contact_fields = {
    field_in<R, &R::personal>(
        "personal", N_("First name"),
        {.required = true, .searchable = true, .personal = true, .max_length = 255}),
    field_in<R, &R::family>(
        "family", N_("Family name"),
        {.searchable = true, .sorted = true, .personal = true, .max_length = 255}),
    field_in<R, &R::email>(
        "email", N_("E-mail"),
        {.required = true, .searchable = true, .personal = true, .max_length = 254}),
    field_in<R, &R::secondary_email>("secondary_email", N_("Second e-mail"),
                                     {.searchable = true, .personal = true, .max_length = 254}),
};

template <class R>
constexpr std::array handling_fields = {
    field_in<R, &R::state>("state", N_("State"),
                           {.required = true,
                            .sorted = true,
                            .listed = true,
                            .filtered = true,
                            .max_length = 1,
                            .initial = "p",
                            .choices = states}),
    field_in<R, &R::assigned_to>("assigned_to", N_("Assigned to"),
                                 {.listed = true,
                                  .filtered = true,
                                  .personal = false, .help = N_("Who takes care of it."),
                                  .on_delete = OnDelete::set_null}),
    field_in<R, &R::event>("event", N_("Workshop"),
                           {.unique = true, .help = N_("The workshop that came out of it.")}),
};

template <class R>
constexpr std::array institution_fields = {
    field_in<R, &R::institution>("institution", N_("Institution"),
                                 {.listed = true, .filtered = true, .group = N_("Institution")}),
    field_in<R, &R::institution_other_name>("institution_other_name", N_("Other institution"),
                                            {.searchable = true,
                                             .personal = false, .max_length = 255,
                                             .help = N_("Only if it is not in the list."),
                                             .group = N_("Institution")}),
    field_in<R, &R::institution_other_url>("institution_other_url",
                                           N_("Website of the other institution"),
                                           {.personal = false, .max_length = 255, .group = N_("Institution")}),
    field_in<R, &R::institution_department>("institution_department", N_("Department"),
                                            {.personal = false, .max_length = 255, .group = N_("Institution")}),
    field_in<R, &R::member_code>("member_code", N_("Registration code"),
                                 {.searchable = true,
                                  .personal = false, .code = true,
                                  .max_length = 40,
                                  .help = N_("Of the institution's membership or partnership."),
                                  .group = N_("Institution")}),
};

template <class R>
constexpr std::array format_fields = {
    field_in<R, &R::online_inperson>("online_inperson", N_("Online or in person"),
                                     {.required = true,
                                      .filtered = true,
                                      .max_length = 15,
                                      .choices = places,
                                      .group = N_("Workshop")}),
};

template <class R, Plans plans>
constexpr std::array publicity_fields = {
    field_in<R, &R::workshop_listed>("workshop_listed", N_("List on our websites"),
                                     {.initial = "true", .group = N_("Publicity")}),
    field_in<R, &R::public_event>(
        "public_event", N_("Who may come"),
        {.required = plans == Plans::firm,
         .max_length = 20,
         .choices = plans == Plans::firm ? std::span<Choice const>(audiences)
                                         : std::span<Choice const>(audiences_or_unsure),
         .group = N_("Publicity")}),
    field_in<R, &R::public_event_other>("public_event_other", N_("Who may come, in other words"),
                                        {.personal = false, .max_length = 255, .group = N_("Publicity")}),
    field_in<R, &R::additional_contact>("additional_contact", N_("Further contacts"),
                                        {.personal = true,
                                         .max_length = 255,
                                         .help = N_("E-mail addresses, separated by semicolons."),
                                         .group = N_("Publicity")}),
};

template <class R>
constexpr std::array agreement_fields = {
    field_in<R, &R::data_privacy_agreement>("data_privacy_agreement",
                                            N_("Agrees to the privacy policy"),
                                            {.required = true, .group = N_("Agreements")}),
    field_in<R, &R::code_of_conduct_agreement>("code_of_conduct_agreement",
                                               N_("Agrees to the code of conduct"),
                                               {.required = true, .group = N_("Agreements")}),
    field_in<R, &R::host_responsibilities>("host_responsibilities",
                                           N_("Takes on the responsibilities of a host"),
                                           {.required = true, .group = N_("Agreements")}),
};

template <class R>
constexpr std::array stamp_fields = {
    field_in<R, &R::created_at>(
        "created_at", N_("Received"),
        {.sorted = true, .listed = true, .filtered = true, .stamp = Stamp::created}),
    field_in<R, &R::last_updated_at>("last_updated_at", N_("Last change"),
                                     {.stamp = Stamp::updated}),
};

template <class R>
constexpr std::array place_fields = {
    field_in<R, &R::location>("location", N_("Place"),
                              {.required = true,
                               .searchable = true,
                               .listed = true,
                               .personal = false, .max_length = 255,
                               .help = N_("Town, region"),
                               .group = N_("Workshop")}),
    field_in<R, &R::country>(
        "country", N_("Country"),
        {.required = true, .listed = true, .filtered = true, .group = N_("Workshop")}),
};

template <class R, Plans plans>
constexpr std::array wish_fields = {
    field_in<R, &R::requested_workshop_types>(
        "requested_workshop_types", N_("Curriculum"),
        {.required = plans == Plans::firm, .filtered = true, .group = N_("Workshop")}),
    field_in<R, &R::preferred_dates>(
        "preferred_dates", N_("Preferred first day"),
        {.sorted = true, .listed = true, .filtered = true, .group = N_("Workshop")}),
    field_in<R, &R::other_preferred_dates>(
        "other_preferred_dates", N_("Other dates"),
        {.personal = false, .max_length = plans == Plans::firm ? 255 : 200, .group = N_("Workshop")}),
    field_in<R, &R::instructor_availability>(
        "instructor_availability", N_("Knows that it is short notice"),
        {.help = N_("Instructors may not be found for a date this near."),
         .group = N_("Workshop")}),
};

/// Asked of inquiries; the older requests were asked too, and theirs are kept.
template <class R, Plans plans>
constexpr std::array learner_fields = {
    field_in<R, &R::domains>("domains", N_("Fields of knowledge"),
                             {.hidden = plans == Plans::firm, .group = N_("Learners")}),
    field_in<R, &R::domains_other>(
        "domains_other", N_("Other fields of knowledge"),
        {.personal = false, .hidden = plans == Plans::firm, .max_length = 255, .group = N_("Learners")}),
    field_in<R, &R::academic_levels>("academic_levels", N_("Academic levels"),
                                     {.hidden = plans == Plans::firm, .group = N_("Learners")}),
    field_in<R, &R::computing_levels>("computing_levels", N_("Computing experience"),
                                      {.hidden = plans == Plans::firm, .group = N_("Learners")}),
    field_in<R, &R::audience_description>(
        "audience_description", N_("About the learners"),
        {.required = plans == Plans::firm, .personal = false, .multiline = true, .group = N_("Learners")}),
};

template <class R>
constexpr std::array fee_fields = {
    field_in<R, &R::administrative_fee>("administrative_fee", N_("Fee"),
                                        {.required = true,
                                         .filtered = true,
                                         .max_length = 20,
                                         .choices = fees,
                                         .group = N_("Costs")}),
};

template <class R, Plans plans>
constexpr std::array cost_fields = {
    field_in<R, &R::travel_expenses_management>(
        "travel_expenses_management", N_("Travel of instructors"),
        {.required = plans == Plans::firm,
         .max_length = 20,
         .choices = plans == Plans::firm ? std::span<Choice const>(travels)
                                         : std::span<Choice const>(travels_or_unsure),
         .group = N_("Costs")}),
    field_in<R, &R::travel_expenses_management_other>("travel_expenses_management_other",
                                                      N_("Travel, in other words"),
                                                      {.personal = false, .max_length = 255, .group = N_("Costs")}),
    field_in<R, &R::travel_expenses_agreement>("travel_expenses_agreement",
                                               N_("Agrees to pay for travel"),
                                               {.required = true, .group = N_("Costs")}),
    field_in<R, &R::institution_restrictions>(
        "institution_restrictions", N_("Restrictions at the institution"),
        {.required = plans == Plans::firm,
         .max_length = 20,
         .help = N_("Rules that would keep an instructor from entering or being paid."),
         .choices = plans == Plans::firm ? std::span<Choice const>(restrictions)
                                         : std::span<Choice const>(restrictions_or_unsure),
         .group = N_("Costs")}),
    field_in<R, &R::institution_restrictions_other>("institution_restrictions_other",
                                                    N_("Restrictions, in other words"),
                                                    {.personal = false, .max_length = 255, .group = N_("Costs")}),
};

template <class R>
constexpr std::array closing_fields = {
    field_in<R, &R::carpentries_info_source>("carpentries_info_source", N_("How they heard of us"),
                                             {.group = N_("More")}),
    field_in<R, &R::carpentries_info_source_other>("carpentries_info_source_other",
                                                   N_("How they heard of us, in other words"),
                                                   {.personal = false, .max_length = 255, .group = N_("More")}),
    field_in<R, &R::user_notes>("user_notes", N_("Notes of the sender"),
                                {.personal = true, .multiline = true, .group = N_("More")}),
};

/// "Núria Vidal, Universitat de Vic": who asks, and for whom.
inline constexpr std::string_view title = R"(TRIM({t}."personal" || ' ' || {t}."family") ||
    COALESCE(', ' || (SELECT o."fullname" FROM "people_organisation" o WHERE o."id" = {t}."institution"),
             CASE WHEN {t}."institution_other_name" = '' THEN '' ELSE ', ' || {t}."institution_other_name" END))";

}  // namespace ateneu::workshops::request
