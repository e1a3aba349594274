#include "apps/workshops/award.h"
#include "apps/workshops/event_lookups.h"
#include "apps/workshops/seed.h"
#include "apps/workshops/task.h"

namespace ateneu::workshops {
namespace {

void add_roles(Transaction& tx) {
    add_missing<Role>(tx, "name",
                      {{.name = "helper", .verbose_name = "Helper"},
                       {.name = "instructor", .verbose_name = "Instructor"},
                       {.name = "host", .verbose_name = "Workshop host"},
                       {.name = "learner", .verbose_name = "Learner"},
                       {.name = "organizer", .verbose_name = "Workshop organizer"},
                       {.name = "contributor", .verbose_name = "Contributed to lesson materials"},
                       {.name = "supporting-instructor", .verbose_name = "Supporting Instructor"}});
}

void add_tags(Transaction& tx) {
    auto const tag = [](char const* name, int priority, char const* details) {
        return Tag{.name = name, .details = details, .priority = priority};
    };
    add_missing<Tag>(
        tx, "name",
        {tag("automated-email", 10, "E-mails may be sent by themselves (no longer used)"),
         tag("DC", 20, "Data Carpentry workshop"),
         tag("LC", 30, "Library Carpentry workshop"),
         tag("SWC", 40, "Software Carpentry workshop"),
         tag("Circuits", 50, "Lessons of several curricula, mixed and matched"),
         tag("online", 60, "Held online"),
         tag("TTT", 70, "Train the trainers: instructor training"),
         tag("ITT", 80, "Training of instructor trainers"),
         tag("Pilot", 90, "Tries out a new or revised curriculum"),
         tag("for-profit", 100, "For a company, which may pay a higher fee"),
         tag("scholarship", 110, "The fee was waived"),
         tag("private-event", 120, "Not listed in public"),
         tag("cancelled", 130, "Did not take place"),
         tag("unresponsive", 140, "The host will not send attendance"),
         tag("stalled", 150, "Contact was lost, or the training does not run"),
         tag("LMO", 160, "Welcome of lesson maintainers (no longer used)"),
         tag("LSO", 170, "Introduction to one lesson (no longer used)"),
         tag("hackathon", 180, "A hackathon"),
         tag("WiSE", 190, "Women in science and engineering (no longer used)"),
         tag("CLDT", 200, "Training in developing lessons together"),
         tag("SKILL", 210, "Skill-up")});
}

void add_categories(Transaction& tx) {
    add_missing<EventCategory>(tx, "uuid",
                               {{.uuid = {"0c23939f-de98-44c9-969e-29405841676c"},
                                 .name = "workshop",
                                 .description = "People learn skills from instructors"},
                                {.uuid = {"954ab920-f1d1-4b57-a52c-4d95ab8719d9"},
                                 .name = "skillup",
                                 .description = "Instructors go deeper into one subject"},
                                {.uuid = {"2de12baf-aa58-45a8-9a8d-fdac593b6708"},
                                 .name = "training",
                                 .description = "People become instructors or trainers"},
                                {.uuid = {"42bb1b4b-6698-4d98-8133-8eb87a10314a"},
                                 .name = "community_session",
                                 .description = "The community meets"}});
}

void add_lessons(Transaction& tx) {
    std::vector<Lesson> lessons;
    for (auto const* name : {"swc/git", "swc/make", "swc/matlab", "swc/hg", "swc/python", "swc/r",
                             "swc/regexp", "swc/sql", "swc/svn", "swc/shell", "dc/python", "dc/r",
                             "dc/sql", "dc/shell", "dc/spreadsheets", "dc/cloud"})
        lessons.push_back({.name = name});
    add_missing(tx, "name", lessons);
}

}  // namespace

void seed_events(Transaction& tx) {
    add_roles(tx);
    add_tags(tx);
    add_categories(tx);
    add_lessons(tx);
}

}  // namespace ateneu::workshops
