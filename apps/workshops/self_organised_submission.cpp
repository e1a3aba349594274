#include "apps/workshops/self_organised_submission.h"

#include "apps/workshops/curriculum.h"
#include "apps/workshops/event.h"
#include "apps/workshops/request_fields.h"
#include "domain/people/lookups.h"
#include "domain/people/organisation.h"
#include "domain/people/person.h"

namespace ateneu::workshops {
namespace {

using R = SelfOrganisedSubmission;

constexpr Choice formats[] = {{"standard", N_("Two full days")},
                              {"short", N_("Less than two days")},
                              {"periodic", N_("Spread over weeks")},
                              {"other", N_("Other")}};

constexpr std::array workshop_fields = {
    field<&R::workshop_format>("workshop_format", N_("Format"),
                               {.required = true,
                                .listed = true,
                                .filtered = true,
                                .max_length = 20,
                                .choices = formats,
                                .group = N_("Workshop")}),
    field<&R::workshop_format_other>("workshop_format_other", N_("Format, in other words"),
                                     {.personal = false, .max_length = 255, .group = N_("Workshop")}),
    field<&R::start>("start", N_("First day"),
                     {.required = true,
                      .sorted = true,
                      .listed = true,
                      .filtered = true,
                      .group = N_("Workshop")}),
    field<&R::end>("end", N_("Last day"), {.required = true, .group = N_("Workshop")}),
    field<&R::workshop_url>("workshop_url", N_("Website of the workshop"),
                            {.personal = false, .max_length = 255, .group = N_("Workshop")}),
    field<&R::workshop_types>("workshop_types", N_("Curriculum"),
                              {.required = true, .filtered = true, .group = N_("Workshop")}),
    field<&R::workshop_types_other>("workshop_types_other", N_("Other curriculum"),
                                    {.personal = false, .hidden = true, .max_length = 255, .group = N_("Workshop")}),
    field<&R::workshop_types_other_explain>(
        "workshop_types_other_explain", N_("What is taught"),
        {.personal = false, .multiline = true,
         .help = N_("When lessons of several curricula are mixed."),
         .group = N_("Workshop")}),
    field<&R::country>(
        "country", N_("Country"),
        {.required = true, .listed = true, .filtered = true, .group = N_("Workshop")}),
    field<&R::language>("language", N_("Language"),
                        {.required = true, .filtered = true, .group = N_("Workshop")}),
};
constexpr auto fields = joined(request::contact_fields<R>, request::handling_fields<R>,
                               request::institution_fields<R>, request::format_fields<R>,
                               workshop_fields, request::publicity_fields<R, request::Plans::firm>,
                               request::agreement_fields<R>, request::stamp_fields<R>);

void check(SelfOrganisedSubmission const& submission, Problems& problems) {
    check_common(submission, Institution::needed, problems);
    check_other(submission.workshop_format, submission.workshop_format_other,
                "workshop_format_other", problems);
    if (submission.workshop_format == "standard" && submission.workshop_url.value.empty())
        problems.add("workshop_url", N_("A standard workshop needs its website."), "required");
}

}  // namespace

Entity const& SelfOrganisedSubmission::entity() {
    static constexpr Entity entity{.app = "workshops",
                                   .name = "self_organised_submission",
                                   .plural = "self_organised_submissions",
                                   .label = N_("Self-organised workshop"),
                                   .plural_label = N_("Self-organised workshops"),
                                   .new_label = N_("New self-organised workshop"),
                                   .icon = "megaphone",
                                   .type = struct_of<SelfOrganisedSubmission>(),
                                   .fields = fields,
                                   .rule = rule<check>(),
                                   .title = request::title,
                                   .order = "created_at"};
    return entity;
}

}  // namespace ateneu::workshops
