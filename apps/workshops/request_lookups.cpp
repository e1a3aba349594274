#include "apps/workshops/request_lookups.h"

namespace ateneu::workshops {
namespace {

constexpr Field academic_level_fields[] = {
    field<&AcademicLevel::name>(
        "name", N_("Name"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 40}),
};
constexpr Field computing_level_fields[] = {
    field<&ComputingExperienceLevel::name>(
        "name", N_("Name"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 255}),
};
constexpr Field info_source_fields[] = {
    field<&InfoSource::name>(
        "name", N_("Name"),
        {.required = true, .unique = true, .searchable = true, .listed = true, .max_length = 300}),
};
constexpr Field data_variant_fields[] = {
    field<&DataVariant::name>(
        "name", N_("Name"),
        {.required = true, .unique = true, .searchable = true, .listed = true, .max_length = 300}),
    field<&DataVariant::unknown>("unknown", N_("Means “don't know yet”"), {.listed = true}),
};
constexpr std::string_view only_unknown[] = {"unknown"};
constexpr Unique data_variant_unique[] = {{.fields = only_unknown, .where = R"("unknown")"}};

}  // namespace

Entity const& AcademicLevel::entity() {
    static constexpr Entity entity{.app = "workshops",
                                   .name = "academic_level",
                                   .plural = "academic_levels",
                                   .label = N_("Academic level"),
                                   .plural_label = N_("Academic levels"),
                                   .new_label = N_("New academic level"),
                                   .icon = "mortarboard",
                                   .type = struct_of<AcademicLevel>(),
                                   .fields = academic_level_fields,
                                   .title = R"({t}."name")",
                                   .guard = Guard::lookup};
    return entity;
}

Entity const& ComputingExperienceLevel::entity() {
    static constexpr Entity entity{.app = "workshops",
                                   .name = "computing_experience_level",
                                   .plural = "computing_experience_levels",
                                   .label = N_("Level of computing experience"),
                                   .plural_label = N_("Levels of computing experience"),
                                   .new_label = N_("New level of computing experience"),
                                   .icon = "pc-display",
                                   .type = struct_of<ComputingExperienceLevel>(),
                                   .fields = computing_level_fields,
                                   .title = R"({t}."name")",
                                   .guard = Guard::lookup};
    return entity;
}

Entity const& InfoSource::entity() {
    static constexpr Entity entity{.app = "workshops",
                                   .name = "info_source",
                                   .plural = "info_sources",
                                   .label = N_("Source of information"),
                                   .plural_label = N_("Sources of information"),
                                   .new_label = N_("New source of information"),
                                   .icon = "ear",
                                   .type = struct_of<InfoSource>(),
                                   .fields = info_source_fields,
                                   .title = R"({t}."name")",
                                   .guard = Guard::lookup};
    return entity;
}

Entity const& DataVariant::entity() {
    static constexpr Entity entity{.app = "workshops",
                                   .name = "data_variant",
                                   .plural = "data_variants",
                                   .label = N_("Kind of data"),
                                   .plural_label = N_("Kinds of data"),
                                   .new_label = N_("New kind of data"),
                                   .icon = "file-earmark-bar-graph",
                                   .type = struct_of<DataVariant>(),
                                   .fields = data_variant_fields,
                                   .unique = data_variant_unique,
                                   .title = R"({t}."name")",
                                   .guard = Guard::lookup};
    return entity;
}

}  // namespace ateneu::workshops
