#include "domain/people/access_group.h"

namespace ateneu::people {

namespace {

constexpr Field permission_fields[] = {
    field<&Permission::code>("code", N_("Code"), {.required = true, .unique = true, .searchable = true,
        .sorted = true, .listed = true, .code = true, .max_length = 200, .access = FieldAccess::system}),
    field<&Permission::label>("label", N_("Allows"), {.required = true, .searchable = true, .sorted = true,
        .listed = true, .max_length = 255}),
};

constexpr Field group_fields[] = {
    field<&Group::name>("name", N_("Name"), {.required = true, .unique = true, .searchable = true,
        .sorted = true, .listed = true, .max_length = 150}),
    // Otherwise somebody who may edit groups could give themself everything.
    field<&Group::permissions>("permissions", N_("Permissions"), {
        .help = N_("What everybody in this group may do."), .access = FieldAccess::superusers,
        .related_label = N_("Groups with this permission")}),
};

}  // namespace

Entity const& Permission::entity() {
    static constexpr Entity permission{
        .app = "people", .name = "permission", .plural = "permissions", .label = N_("Permission"),
        .plural_label = N_("Permissions"), .new_label = N_("New permission"), .icon = "key",
        .type = struct_of<Permission>(), .fields = permission_fields, .title = R"({t}."label")",
        .order = "code", .guard = Guard::lookup};
    return permission;
}

Entity const& Group::entity() {
    static constexpr Entity group{
        .app = "people", .name = "group", .plural = "groups", .label = N_("Group"),
        .plural_label = N_("Groups"), .new_label = N_("New group"), .icon = "people",
        .type = struct_of<Group>(), .fields = group_fields, .title = R"({t}."name")", .order = "name",
        .guard = Guard::lookup};
    return group;
}

}  // namespace ateneu::people
