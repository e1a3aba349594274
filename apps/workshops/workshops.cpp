#include "apps/workshops/workshops.h"

#include "apps/workshops/account.h"
#include "apps/workshops/award.h"
#include "apps/workshops/charts.h"
#include "apps/workshops/community_role.h"
#include "apps/workshops/curriculum.h"
#include "apps/workshops/decorations.h"
#include "apps/workshops/email_template.h"
#include "apps/workshops/event.h"
#include "apps/workshops/event_lookups.h"
#include "apps/workshops/instructor_recruitment.h"
#include "apps/workshops/membership.h"
#include "apps/workshops/membership_roles.h"
#include "apps/workshops/offering.h"
#include "apps/workshops/partnership.h"
#include "apps/workshops/region.h"
#include "apps/workshops/request_lookups.h"
#include "apps/workshops/scheduled_email.h"
#include "apps/workshops/seed.h"
#include "apps/workshops/self_organised_submission.h"
#include "apps/workshops/task.h"
#include "apps/workshops/training.h"
#include "apps/workshops/training_request.h"
#include "apps/workshops/training_request_consent.h"
#include "apps/workshops/workshop_inquiry_request.h"
#include "apps/workshops/workshop_request.h"
#include "domain/people/organisation.h"
#include "domain/people/person.h"

/// What stands in migrations/.
std::span<ateneu::base::Embedded const> workshops_migrations();

namespace ateneu::workshops {
namespace {

/// In the order in which people look for them.
std::vector<Entity const*> entities() {
    return {// Workshops and who does what there.
            &Event::entity(), &Task::entity(), &Award::entity(), &Qualification::entity(),
            &InstructorRecruitment::entity(), &InstructorRecruitmentSignup::entity(),
            &CommunityRole::entity(),
            // Requests and training.
            &WorkshopRequest::entity(), &WorkshopInquiryRequest::entity(),
            &SelfOrganisedSubmission::entity(), &TrainingRequest::entity(),
            &TrainingRequestConsent::entity(), &TrainingProgress::entity(),
            // Partners.
            &Membership::entity(), &Member::entity(), &MembershipTask::entity(),
            &Partnership::entity(), &Consortium::entity(), &Account::entity(),
            &AccountOwner::entity(), &AccountBenefit::entity(),
            // Office.
            &ScheduledEmail::entity(), &ScheduledEmailLog::entity(), &Attachment::entity(),
            &EmailTemplate::entity(),
            // What the others choose from.
            &Badge::entity(), &Lesson::entity(), &Curriculum::entity(), &CurriculumType::entity(),
            &Tag::entity(), &EventCategory::entity(), &Role::entity(),
            &TrainingRequirement::entity(), &Involvement::entity(), &CommunityRoleConfig::entity(),
            &CommunityRoleInactivation::entity(), &MemberRole::entity(),
            &MembershipPersonRole::entity(), &PartnershipTier::entity(), &Benefit::entity(),
            &AccountBenefitDiscount::entity(), &AcademicLevel::entity(),
            &ComputingExperienceLevel::entity(), &InfoSource::entity(), &DataVariant::entity(),
            &Criterium::entity(), &Continent::entity()};
}

std::vector<NavItem> nav() {
    constexpr char const* partners = N_("Partners");
    constexpr char const* office = N_("Office");
    return {{&Event::entity()},
            {&people::Person::entity()},
            {&WorkshopRequest::entity()},
            {&WorkshopInquiryRequest::entity()},
            {&SelfOrganisedSubmission::entity()},
            {&InstructorRecruitment::entity()},
            {&TrainingRequest::entity()},
            {&TrainingProgress::entity()},
            {&people::Organisation::entity(), partners},
            {&Membership::entity(), partners},
            {&ScheduledEmail::entity(), office},
            {&EmailTemplate::entity(), office}};
}

}  // namespace

App workshops() {
    return {.name = "workshops",
            .label = N_("Workshops"),
            .icon = "mortarboard",
            .entities = entities(),
            .migrations = workshops_migrations(),
            .nav = nav(),
            .seed = seed,
            .home = home,
            .decorations = decorations(),
            .charts = charts()};
}

}  // namespace ateneu::workshops
