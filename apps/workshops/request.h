#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/entity/types.h"

namespace ateneu::people {
struct KnowledgeDomain;
struct Language;
struct Organisation;
struct Person;
}  // namespace ateneu::people

namespace ateneu::workshops {

struct AcademicLevel;
struct ComputingExperienceLevel;
struct Curriculum;
struct Event;
struct InfoSource;

/// What every request from outside holds: who asks, for which institution, and what became of it.
/// Not an entity of its own: the three kinds of request inherit it, and their tables take its rows
/// from request_fields.h.
struct RequestCommon {
    std::string state = "p";  ///< `p` pending, `d` discarded, `a` accepted
    std::optional<Id<people::Person>> assigned_to;
    std::optional<Id<Event>> event;  ///< what came out of it

    std::string personal, family;
    Email email, secondary_email;

    std::optional<Id<people::Organisation>> institution;
    std::string institution_other_name;  ///< with its URL: an institution we don't know yet
    Url institution_other_url;
    std::string institution_department;
    std::string member_code;

    std::string online_inperson;
    bool workshop_listed = true;
    std::string public_event, public_event_other;
    std::string additional_contact;  ///< several, joined with `;`

    bool data_privacy_agreement = false;
    bool code_of_conduct_agreement = false;
    bool host_responsibilities = false;

    Instant created_at;
    std::optional<Instant> last_updated_at;
};

/// A request for a workshop that the community organises (a self-organised one is only announced).
struct CentralRequest : RequestCommon {
    std::string location;
    Country country;
    std::vector<Id<Curriculum>> requested_workshop_types;
    std::optional<Date> preferred_dates;  ///< the first day wished for
    std::string other_preferred_dates;
    std::vector<Id<people::KnowledgeDomain>> domains;
    std::string domains_other;
    std::vector<Id<AcademicLevel>> academic_levels;
    std::vector<Id<ComputingExperienceLevel>> computing_levels;
    std::string audience_description;
    std::string administrative_fee;
    std::string travel_expenses_management, travel_expenses_management_other;
    bool travel_expenses_agreement = false;
    std::string institution_restrictions, institution_restrictions_other;
    bool instructor_availability = false;  ///< knows that a date this near may find no instructors
    std::vector<Id<InfoSource>> carpentries_info_source;
    std::string carpentries_info_source_other;
    std::string user_notes;
};

/// Must an institution be given? An inquiry may come before there is one.
enum class Institution { needed, optional };

/// The institution rule (one of the list, or name and URL together), and "other" with its text.
void check_common(RequestCommon const& request, Institution institution, Problems& problems);
/// `check_common`, and the same for travel and restrictions.
void check_central(CentralRequest const& request, Institution institution, Problems& problems);
/// A text that explains the choice "other": there with it, empty without it. `field` is the text's.
void check_other(std::string_view choice, std::string_view text, char const* field,
                 Problems& problems);

}  // namespace ateneu::workshops
