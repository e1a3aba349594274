#include "apps/workshops/task.h"

#include "apps/workshops/event.h"
#include "apps/workshops/membership.h"
#include "apps/workshops/offering.h"
#include "domain/people/person.h"

namespace ateneu::workshops {

namespace {

constexpr char const* seat_group = N_("Seat in a training");

constexpr Field task_fields[] = {
    field<&Task::event>("event", N_("Workshop"),
                        {.required = true,
                         .sorted = true,
                         .listed = true,
                         .filtered = true,
                         .related_label = N_("People and tasks")}),
    field<&Task::person>("person", N_("Person"),
                         {.required = true,
                          .sorted = true,
                          .listed = true,
                          .filtered = true,
                          .personal = true, .related_label = N_("Workshops and tasks")}),
    field<&Task::role>("role", N_("Role"),
                       {.required = true, .sorted = true, .listed = true, .filtered = true}),
    field<&Task::seat_membership>("seat_membership", N_("Membership that pays"),
                                  {.listed = true,
                                   .filtered = true,
                                   .help = N_("For learners of instructor trainings."),
                                   .group = seat_group,
                                   .related_label = N_("Seats used")}),
    field<&Task::allocated_benefit>("allocated_benefit", N_("Benefit that pays"),
                                    {.filtered = true,
                                     .help = N_("One whose unit is a seat; not with a membership."),
                                     .group = seat_group,
                                     .related_label = N_("Seats used")}),
    field<&Task::seat_public>("seat_public", N_("Public seat"),
                              {.filtered = true,
                               .hidden = true,
                               .initial = "true",
                               .help = N_("Otherwise an in-house one."),
                               .group = seat_group}),
    field<&Task::seat_open_training>("seat_open_training", N_("Seat of an open training"),
                                     {.hidden = true, .group = seat_group}),
};
constexpr std::string_view event_person_role[] = {"event", "person", "role"};
constexpr Unique task_unique[] = {{event_person_role}};

void check(Task const& task, Problems& problems) {
    if (task.seat_membership && task.allocated_benefit)
        problems.add("allocated_benefit",
                     N_("The seat is paid by a membership or by a benefit, not by both."));
    if (task.seat_membership && task.seat_open_training)
        problems.add("seat_membership", N_("A seat of an open training needs no membership."));
}

constexpr Field role_fields[] = {
    field<&Role::name>("name", N_("Name"),
                       {.required = true,
                        .searchable = true,
                        .sorted = true,
                        .listed = true,
                        .code = true,
                        .max_length = 40,
                        .help = N_("The program finds the role by it; don't rename.")}),
    field<&Role::verbose_name>(
        "verbose_name", N_("Label"),
        {.searchable = true, .sorted = true, .listed = true, .max_length = 100}),
};

}  // namespace

Entity const& Task::entity() {
    static constexpr Entity task{
        .app = "workshops",
        .name = "task",
        .plural = "tasks",
        .label = N_("Task"),
        .plural_label = N_("Tasks"),
        .new_label = N_("New task"),
        .icon = "person-check",
        .type = struct_of<Task>(),
        .fields = task_fields,
        .unique = task_unique,
        .rule = rule<check>(),
        .title = R"((SELECT the_event."slug" FROM "workshops_event" AS the_event
                     WHERE the_event."id" = {t}."event")
                    || ': ' ||
                    (SELECT TRIM(the_person."personal" || ' ' || the_person."family")
                     FROM "people_person" AS the_person WHERE the_person."id" = {t}."person")
                    || ', ' ||
                    (SELECT CASE WHEN the_role."verbose_name" = '' THEN the_role."name"
                                 ELSE the_role."verbose_name" END
                     FROM "workshops_role" AS the_role WHERE the_role."id" = {t}."role"))",
        .order = "role,event",
        .visible = {.own = R"({t}."person" = {me})"},
    };
    return task;
}

Entity const& Role::entity() {
    static constexpr Entity role{
        .app = "workshops",
        .name = "role",
        .plural = "roles",
        .label = N_("Role at a workshop"),
        .plural_label = N_("Roles at workshops"),
        .new_label = N_("New role at workshops"),
        .icon = "tags",
        .type = struct_of<Role>(),
        .fields = role_fields,
        .title = R"(CASE WHEN {t}."verbose_name" = '' THEN {t}."name" ELSE {t}."verbose_name" END)",
        .order = "name",
        .guard = Guard::lookup,
        .visible = visible_to_everybody_inside,
    };
    return role;
}

}  // namespace ateneu::workshops
