#include "domain/people/role.h"

#include "domain/people/access_group.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr Field fields[] = {
    field<&Role::person>("person", N_("Person"), {.required = true, .listed = true, .filtered = true, .personal = true,
        .on_delete = OnDelete::cascade, .on_erase = OnErase::remove, .related_label = N_("Roles in one place")}),
    field<&Role::group>("group", N_("Group"), {.required = true, .listed = true, .filtered = true,
        .help = N_("What the group may do, the person may do there."), .on_delete = OnDelete::cascade, .related_label = N_("Roles in one place")}),
    field<&Role::place>("place", N_("Place"), {.required = true, .listed = true, .personal = false,
        .help = N_("The record that it holds in, by kind and number: people.organisation:12."), .on_delete = OnDelete::cascade}),
};

constexpr std::string_view key[] = {"person", "group", "place"};
constexpr Unique unique[] = {{key}};

}  // namespace

Entity const& Role::entity() {
    static constexpr Entity role{
        .app = "people", .name = "role", .plural = "place-roles", .label = N_("Role in one place"),
        .plural_label = N_("Roles in one place"), .new_label = N_("New role in one place"), .icon = "person-badge",
        .type = struct_of<Role>(), .fields = fields, .unique = unique,
        .title = R"((SELECT g."name" || ': ' || TRIM(person."personal" || ' ' || person."family")
                     FROM "people_group" g, "people_person" person
                     WHERE g."id" = {t}."group" AND person."id" = {t}."person"))",
        .visible = {.with_view = "TRUE", .own = R"({t}."person" = {me})"}, .scope = "place"};
    return role;
}

}  // namespace ateneu::people
