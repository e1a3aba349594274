#include "apps/workshops/membership_roles.h"

#include "apps/workshops/membership.h"
#include "domain/people/person.h"

namespace ateneu::workshops {

namespace {

constexpr std::string_view label_or_name =
    R"(CASE WHEN {t}."verbose_name" = '' THEN {t}."name" ELSE {t}."verbose_name" END)";

constexpr Field member_role_fields[] = {
    field<&MemberRole::name>("name", N_("Name"),
                             {.required = true,
                              .searchable = true,
                              .sorted = true,
                              .listed = true,
                              .code = true,
                              .max_length = 40,
                              .help = N_("The program finds the role by it; don't rename.")}),
    field<&MemberRole::verbose_name>(
        "verbose_name", N_("Label"),
        {.searchable = true, .sorted = true, .listed = true, .max_length = 100}),
};

constexpr Field person_role_fields[] = {
    field<&MembershipPersonRole::name>(
        "name", N_("Name"),
        {.required = true,
         .searchable = true,
         .sorted = true,
         .listed = true,
         .code = true,
         .max_length = 40,
         .help = N_("The program finds the role by it; don't rename.")}),
    field<&MembershipPersonRole::verbose_name>(
        "verbose_name", N_("Label"),
        {.searchable = true, .sorted = true, .listed = true, .max_length = 100}),
};

constexpr Field task_fields[] = {
    field<&MembershipTask::membership>("membership", N_("Membership"),
                                       {.required = true,
                                        .sorted = true,
                                        .listed = true,
                                        .filtered = true,
                                        .related_label = N_("People")}),
    field<&MembershipTask::person>(
        "person", N_("Person"),
        {.required = true, .listed = true, .filtered = true, .personal = true, .related_label = N_("Memberships")}),
    field<&MembershipTask::role>(
        "role", N_("Role"), {.required = true, .sorted = true, .listed = true, .filtered = true}),
};
constexpr std::string_view membership_person_role[] = {"membership", "person", "role"};
constexpr Unique task_unique[] = {{membership_person_role}};

}  // namespace

Entity const& MemberRole::entity() {
    static constexpr Entity member_role{
        .app = "workshops",
        .name = "member_role",
        .plural = "member_roles",
        .label = N_("Role of an organisation"),
        .plural_label = N_("Roles of organisations"),
        .new_label = N_("New role of an organisation"),
        .icon = "tags",
        .type = struct_of<MemberRole>(),
        .fields = member_role_fields,
        .title = label_or_name,
        .order = "name",
        .guard = Guard::lookup,
        .visible = visible_to_everybody_inside,
    };
    return member_role;
}

Entity const& MembershipPersonRole::entity() {
    static constexpr Entity person_role{
        .app = "workshops",
        .name = "membership_person_role",
        .plural = "membership_person_roles",
        .label = N_("Role in a membership"),
        .plural_label = N_("Roles in memberships"),
        .new_label = N_("New role in memberships"),
        .icon = "tags",
        .type = struct_of<MembershipPersonRole>(),
        .fields = person_role_fields,
        .title = label_or_name,
        .order = "name",
        .guard = Guard::lookup,
        .visible = visible_to_everybody_inside,
    };
    return person_role;
}

Entity const& MembershipTask::entity() {
    static constexpr Entity task{
        .app = "workshops",
        .name = "membership_task",
        .plural = "membership_tasks",
        .label = N_("Person in a membership"),
        .plural_label = N_("People in memberships"),
        .new_label = N_("New person in a membership"),
        .icon = "person-check",
        .type = struct_of<MembershipTask>(),
        .fields = task_fields,
        .unique = task_unique,
        .title = R"((SELECT TRIM(the_person."personal" || ' ' || the_person."family")
                     FROM "people_person" AS the_person WHERE the_person."id" = {t}."person")
                    || ', ' ||
                    (SELECT the_membership."name"
                     FROM "workshops_membership" AS the_membership
                     WHERE the_membership."id" = {t}."membership"))",
        .order = "role,membership",
        .visible = {.own = R"({t}."person" = {me})"},
    };
    return task;
}

}  // namespace ateneu::workshops
