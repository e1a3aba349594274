#include "apps/workshops/award.h"
#include "apps/workshops/community_role.h"
#include "apps/workshops/curriculum.h"
#include "apps/workshops/seed.h"

namespace ateneu::workshops {
namespace {

CommunityRoleConfig with_badge(Transaction& tx, char const* name, char const* display_name) {
    CommunityRoleConfig config{.name = name, .display_name = display_name, .link_to_award = true};
    config.award_badge_limit = key_of<Badge>(tx, "name", name);
    return config;
}

}  // namespace

void seed_community(Transaction& tx) {
    auto maintainer = with_badge(tx, "maintainer", "Maintainer");
    maintainer.generic_relation_content_type = Lesson::entity().full_name();
    add_missing<CommunityRoleConfig>(
        tx, "name",
        {maintainer,
         with_badge(tx, "trainer", "Trainer"),
         {.name = "instructor", .display_name = "Instructor"},
         {.name = "curriculum_advisor",
          .display_name = "Curriculum Advisor",
          .generic_relation_content_type = Curriculum::entity().full_name()},
         {.name = "committee_member", .display_name = "Committee Member"},
         {.name = "task_force_member", .display_name = "Task Force Member"},
         {.name = "regional_coordinator", .display_name = "Regional Coordinator"},
         {.name = "carpentries_lab_editor",
          .display_name = "The Carpentries Lab Editor",
          .additional_url = true},
         {.name = "carpentries_lab_reviewer",
          .display_name = "The Carpentries Lab Reviewer",
          .additional_url = true},
         {.name = "partnership_trainer",
          .display_name = "Partnership Trainer",
          .link_to_partnership = true}});

    std::vector<CommunityRoleInactivation> reasons;
    for (auto const* name :
         {"Stepped down", "Unresponsive", "End of term", "Suspension", "Termination"})
        reasons.push_back({.name = name});
    add_missing(tx, "name", reasons);
}

}  // namespace ateneu::workshops
