#include "apps/workshops/region.h"

namespace ateneu::workshops {
namespace {

constexpr Field criterium_fields[] = {
    field<&Criterium::name>("name", N_("Name"),
                            {.required = true,
                             .unique = true,
                             .searchable = true,
                             .sorted = true,
                             .listed = true,
                             .max_length = 100}),
    field<&Criterium::email>(
        "email", N_("E-mail"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .personal = false, .max_length = 254}),
    field<&Criterium::countries>("countries", N_("Countries"),
                                 {.required = true, .item = Kind::country}),
};
constexpr Field continent_fields[] = {
    field<&Continent::name>("name", N_("Name"),
                            {.required = true,
                             .unique = true,
                             .searchable = true,
                             .sorted = true,
                             .listed = true,
                             .max_length = 100}),
    field<&Continent::countries>("countries", N_("Countries"),
                                 {.required = true, .item = Kind::country}),
};

}  // namespace

Entity const& Criterium::entity() {
    static constexpr Entity entity{.app = "workshops",
                                   .name = "criterium",
                                   .plural = "criteria",
                                   .label = N_("Notification criterion"),
                                   .plural_label = N_("Notification criteria"),
                                   .new_label = N_("New notification criterion"),
                                   .icon = "bell",
                                   .type = struct_of<Criterium>(),
                                   .fields = criterium_fields,
                                   .title = R"({t}."name")",
                                   .order = "name,email",
                                   .guard = Guard::lookup};
    return entity;
}

Entity const& Continent::entity() {
    static constexpr Entity entity{.app = "workshops",
                                   .name = "continent",
                                   .plural = "continents",
                                   .label = N_("Continent"),
                                   .plural_label = N_("Continents"),
                                   .new_label = N_("New continent"),
                                   .icon = "globe-europe-africa",
                                   .type = struct_of<Continent>(),
                                   .fields = continent_fields,
                                   .title = R"({t}."name")",
                                   .order = "name",
                                   .guard = Guard::lookup};
    return entity;
}

}  // namespace ateneu::workshops
