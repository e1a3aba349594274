#include "apps/workshops/award.h"
#include "apps/workshops/seed.h"
#include "apps/workshops/training.h"

namespace ateneu::workshops {
namespace {

void add_badges(Transaction& tx) {
    add_missing<Badge>(
        tx, "name",
        {{.name = "swc-instructor",
          .title = "Software Carpentry Instructor",
          .criteria = "Taught Software Carpentry workshops"},
         {.name = "dc-instructor",
          .title = "Data Carpentry Instructor",
          .criteria = "Taught Data Carpentry workshops"},
         {.name = "lc-instructor",
          .title = "Library Carpentry Instructor",
          .criteria = "Taught Library Carpentry workshops"},
         {.name = "instructor", .title = "Instructor", .criteria = "Teaches workshops"},
         {.name = "trainer", .title = "Trainer", .criteria = "Teaches instructor trainings"},
         {.name = "maintainer", .title = "Maintainer", .criteria = "Maintains a lesson"},
         {.name = "mentor", .title = "Mentor", .criteria = "Mentors instructors"},
         {.name = "mentee", .title = "Mentee", .criteria = "Was mentored as an instructor"},
         {.name = "creator", .title = "Creator", .criteria = "Creates lessons and other content"},
         {.name = "member", .title = "Member", .criteria = "Was a member of the foundation"},
         {.name = "organizer",
          .title = "Organizer",
          .criteria = "Organises workshops and learning groups"}});
}

void add_requirements(Transaction& tx) {
    add_missing<TrainingRequirement>(tx, "name",
                                     {{.name = "Training", .event_required = true},
                                      {.name = "Welcome Session"},
                                      {.name = "Get Involved", .involvement_required = true},
                                      {.name = "Demo"}});
}

/// Steps of former years. One that somebody's progress still points at stays.
void remove_former_requirements(Transaction& tx) {
    for (auto const* name :
         {"DC Homework", "SWC Homework", "LC Homework", "DC Demo", "SWC Demo", "LC Demo"}) {
        auto const former = key_of<TrainingRequirement>(tx, "name", name);
        if (!former) continue;
        auto const removed = tx.remove(TrainingRequirement::entity(), former.value, 0);
        must(removed || removed.outcome == Written::Outcome::refused,
             "a former step is removed or in use");
    }
}

void add_involvements(Transaction& tx) {
    add_missing<Involvement>(tx, "name",
                             {{.display_name = "Taught or helped at a workshop",
                               .name = "Workshop Instructor/Helper",
                               .url_required = true},
                              {.display_name = "Took part in a meeting of the community",
                               .name = "Community Meeting",
                               .notes_required = true},
                              {.display_name = "Contributed to a lesson on GitHub",
                               .name = "GitHub Contribution",
                               .url_required = true},
                              {.display_name = "Other", .name = "Other", .notes_required = true}});
}

}  // namespace

void seed_training(Transaction& tx) {
    add_badges(tx);
    remove_former_requirements(tx);
    add_requirements(tx);
    add_involvements(tx);
}

}  // namespace ateneu::workshops
