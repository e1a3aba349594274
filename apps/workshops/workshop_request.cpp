#include "apps/workshops/workshop_request.h"

#include "apps/workshops/curriculum.h"
#include "apps/workshops/event.h"
#include "apps/workshops/request_fields.h"
#include "apps/workshops/request_lookups.h"
#include "domain/people/lookups.h"
#include "domain/people/organisation.h"
#include "domain/people/person.h"

namespace ateneu::workshops {
namespace {

using R = WorkshopRequest;
constexpr auto firm = request::Plans::firm;

constexpr std::array language_fields = {
    field<&R::language>("language", N_("Language"),
                        {.required = true, .filtered = true, .group = N_("Workshop")}),
    field<&R::conference_details>("conference_details", N_("Conference"),
                                  {.personal = false, .hidden = true, .max_length = 255, .group = N_("Workshop")}),
};
constexpr std::array scholarship_fields = {
    field<&R::scholarship_circumstances>("scholarship_circumstances",
                                         N_("Reasons for a scholarship"),
                                         {.personal = true, .multiline = true, .group = N_("Costs")}),
};
constexpr auto fields =
    joined(request::contact_fields<R>, request::handling_fields<R>, request::institution_fields<R>,
           request::place_fields<R>, request::format_fields<R>, request::wish_fields<R, firm>,
           language_fields, request::learner_fields<R, firm>, request::fee_fields<R>,
           scholarship_fields, request::cost_fields<R, firm>, request::publicity_fields<R, firm>,
           request::closing_fields<R>, request::agreement_fields<R>, request::stamp_fields<R>);

void check(WorkshopRequest const& request, Problems& problems) {
    check_central(request, Institution::needed, problems);
    if (!request.preferred_dates && request.other_preferred_dates.empty())
        problems.add("preferred_dates", N_("Give a preferred day, or describe other dates."),
                     "required");

    bool const waiver = request.administrative_fee == "waiver";
    if (waiver && request.scholarship_circumstances.empty())
        problems.add("scholarship_circumstances", N_("Tell why a scholarship is needed."),
                     "required");
    if (!waiver && !request.scholarship_circumstances.empty())
        problems.add("scholarship_circumstances",
                     N_("Leave this empty unless a scholarship is asked for."));
}

}  // namespace

Entity const& WorkshopRequest::entity() {
    static constexpr Entity entity{.app = "workshops",
                                   .name = "workshop_request",
                                   .plural = "workshop_requests",
                                   .label = N_("Workshop request"),
                                   .plural_label = N_("Workshop requests"),
                                   .new_label = N_("New workshop request"),
                                   .icon = "inbox",
                                   .type = struct_of<WorkshopRequest>(),
                                   .fields = fields,
                                   .rule = rule<check>(),
                                   .title = request::title,
                                   .order = "created_at"};
    return entity;
}

}  // namespace ateneu::workshops
