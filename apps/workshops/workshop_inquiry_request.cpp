#include "apps/workshops/workshop_inquiry_request.h"

#include "apps/workshops/curriculum.h"
#include "apps/workshops/event.h"
#include "apps/workshops/request_fields.h"
#include "apps/workshops/request_lookups.h"
#include "domain/people/lookups.h"
#include "domain/people/organisation.h"
#include "domain/people/person.h"

namespace ateneu::workshops {
namespace {

using R = WorkshopInquiryRequest;
constexpr auto open = request::Plans::open;

constexpr std::array language_fields = {
    field<&R::language>("language", N_("Language"), {.filtered = true, .group = N_("Workshop")}),
};
constexpr std::array data_fields = {
    field<&R::routine_data>("routine_data", N_("Data they work with"), {.group = N_("Learners")}),
    field<&R::routine_data_other>("routine_data_other", N_("Other data"),
                                  {.personal = false, .max_length = 255, .group = N_("Learners")}),
};
constexpr auto fields =
    joined(request::contact_fields<R>, request::handling_fields<R>, request::institution_fields<R>,
           request::place_fields<R>, request::format_fields<R>, request::wish_fields<R, open>,
           language_fields, data_fields, request::learner_fields<R, open>, request::fee_fields<R>,
           request::cost_fields<R, open>, request::publicity_fields<R, open>,
           request::closing_fields<R>, request::agreement_fields<R>, request::stamp_fields<R>);

void check(WorkshopInquiryRequest const& inquiry, Problems& problems) {
    check_central(inquiry, Institution::optional, problems);
}

}  // namespace

Entity const& WorkshopInquiryRequest::entity() {
    static constexpr Entity entity{.app = "workshops",
                                   .name = "workshop_inquiry_request",
                                   .plural = "workshop_inquiry_requests",
                                   .label = N_("Workshop inquiry"),
                                   .plural_label = N_("Workshop inquiries"),
                                   .new_label = N_("New workshop inquiry"),
                                   .icon = "question-circle",
                                   .type = struct_of<WorkshopInquiryRequest>(),
                                   .fields = fields,
                                   .rule = rule<check>(),
                                   .title = request::title,
                                   .order = "created_at"};
    return entity;
}

}  // namespace ateneu::workshops
