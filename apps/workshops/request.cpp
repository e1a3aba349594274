#include "apps/workshops/request.h"

namespace ateneu::workshops {
namespace {

void check_institution(RequestCommon const& request, Institution institution, Problems& problems) {
    bool const named = !request.institution_other_name.empty();
    bool const linked = !request.institution_other_url.value.empty();
    if (request.institution) {
        auto const* message = N_("Leave this empty when you choose an institution from the list.");
        if (named) problems.add("institution_other_name", message);
        if (linked) problems.add("institution_other_url", message);
    } else if (named && !linked) {
        problems.add("institution_other_url", N_("Give the website of the institution too."));
    } else if (linked && !named) {
        problems.add("institution_other_name", N_("Give the name of the institution too."));
    } else if (!named && institution == Institution::needed) {
        problems.add("institution", N_("Choose an institution, or give its name and website."));
    }
}

}  // namespace

void check_other(std::string_view choice, std::string_view text, char const* field,
                 Problems& problems) {
    if (choice == "other" && text.empty())
        problems.add(field, N_("Explain what “other” means here."), "required");
    if (choice != "other" && !text.empty())
        problems.add(field, N_("Leave this empty unless “other” is chosen."));
}

void check_common(RequestCommon const& request, Institution institution, Problems& problems) {
    check_institution(request, institution, problems);
    check_other(request.public_event, request.public_event_other, "public_event_other", problems);
}

void check_central(CentralRequest const& request, Institution institution, Problems& problems) {
    check_common(request, institution, problems);
    check_other(request.travel_expenses_management, request.travel_expenses_management_other,
                "travel_expenses_management_other", problems);
    check_other(request.institution_restrictions, request.institution_restrictions_other,
                "institution_restrictions_other", problems);
}

}  // namespace ateneu::workshops
