#include "apps/workshops/event_lookups.h"

#include "apps/workshops/shared_fields.h"

namespace ateneu::workshops {

namespace {

constexpr Field category_fields[] = {
    field<&EventCategory::name>(
        "name", N_("Name"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 100}),
    field<&EventCategory::description>("description", N_("Description"),
                                       {.required = true, .listed = true, .max_length = 255}),
    active_field<&EventCategory::active>(),
    uuid_field<&EventCategory::uuid>(),
    created_field<&EventCategory::created_at>(),
    updated_field<&EventCategory::last_updated_at>(),
};

constexpr Field tag_fields[] = {
    field<&Tag::name>("name", N_("Name"),
                      {.required = true,
                       .unique = true,
                       .searchable = true,
                       .sorted = true,
                       .listed = true,
                       .max_length = 40,
                       .help = N_("The program finds some tags by it, such as TTT.")}),
    field<&Tag::details>("details", N_("Details"),
                         {.required = true, .searchable = true, .listed = true, .max_length = 100}),
    field<&Tag::priority>("priority", N_("Place in the list"),
                          {.sorted = true,
                           .listed = true,
                           .min = 0,
                           .initial = "0",
                           .help = N_("Smaller numbers stand first.")}),
};

}  // namespace

Entity const& EventCategory::entity() {
    static constexpr Entity category{
        .app = "workshops",
        .name = "event_category",
        .plural = "event_categories",
        .label = N_("Workshop category"),
        .plural_label = N_("Workshop categories"),
        .new_label = N_("New workshop category"),
        .icon = "layers",
        .type = struct_of<EventCategory>(),
        .fields = category_fields,
        .title = R"({t}."name")",
        .order = "name",
    };
    return category;
}

Entity const& Tag::entity() {
    static constexpr Entity tag{
        .app = "workshops",
        .name = "tag",
        .plural = "tags",
        .label = N_("Tag"),
        .plural_label = N_("Tags"),
        .new_label = N_("New tag"),
        .icon = "tags",
        .type = struct_of<Tag>(),
        .fields = tag_fields,
        .title = R"({t}."name")",
        .order = "priority,name",
        .guard = Guard::lookup,
        .visible = visible_to_everybody_inside,
    };
    return tag;
}

}  // namespace ateneu::workshops
