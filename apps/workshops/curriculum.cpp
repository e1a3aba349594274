#include "apps/workshops/curriculum.h"

#include "apps/workshops/shared_fields.h"

namespace ateneu::workshops {

namespace {

constexpr Choice carpentries[] = {
    {"", N_("None in particular")},
    {"SWC", N_("Software Carpentry")},
    {"DC", N_("Data Carpentry")},
    {"LC", N_("Library Carpentry")},
};

constexpr char const* answers_group = N_("Instead of a curriculum");

constexpr Field curriculum_fields[] = {
    field<&Curriculum::name>("name", N_("Name"),
                             {.required = true,
                              .unique = true,
                              .searchable = true,
                              .sorted = true,
                              .listed = true,
                              .max_length = 200}),
    field<&Curriculum::slug>("slug", N_("Short name"),
                             {.required = true,
                              .unique = true,
                              .searchable = true,
                              .sorted = true,
                              .listed = true,
                              .code = true,
                              .max_length = 40}),
    field<&Curriculum::carpentry>("carpentry", N_("Lesson programme"),
                                  {.listed = true, .filtered = true, .choices = carpentries}),
    field<&Curriculum::description>("description", N_("Description"),
                                    {.multiline = true,
                                     .max_length = 400,
                                     .help = N_("Shown beside the choice; may be Markdown.")}),
    field<&Curriculum::website>("website", N_("Website"), {}),
    active_field<&Curriculum::active>(),
    field<&Curriculum::other>("other", N_("Means “other”"), {.group = answers_group}),
    field<&Curriculum::unknown>("unknown", N_("Means “don't know yet”"),
                                {.help = N_("Only one of them can."), .group = answers_group}),
    field<&Curriculum::mix_match>("mix_match", N_("Means “mix and match”"),
                                  {.help = N_("Only one of them can."), .group = answers_group}),
};

constexpr Field type_fields[] = {
    field<&CurriculumType::name>(
        "name", N_("Name"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 100}),
    field<&CurriculumType::program_category>(
        "program_category", N_("Programme"),
        {.required = true, .listed = true, .filtered = true, .max_length = 100}),
    field<&CurriculumType::description>("description", N_("Description"),
                                        {.required = true, .listed = true, .max_length = 255}),
    uuid_field<&CurriculumType::uuid>(),
};

}  // namespace

Entity const& Curriculum::entity() {
    static constexpr Entity curriculum{
        .app = "workshops",
        .name = "curriculum",
        .plural = "curricula",
        .label = N_("Curriculum"),
        .plural_label = N_("Curricula"),
        .new_label = N_("New curriculum"),
        .icon = "mortarboard",
        .type = struct_of<Curriculum>(),
        .fields = curriculum_fields,
        .title = R"({t}."name")",
        .order = "slug",
        .guard = Guard::lookup,
        .visible = visible_to_everybody_inside,
    };
    return curriculum;
}

Entity const& CurriculumType::entity() {
    static constexpr Entity type{
        .app = "workshops",
        .name = "curriculum_type",
        .plural = "curriculum_types",
        .label = N_("Curriculum type"),
        .plural_label = N_("Curriculum types"),
        .new_label = N_("New curriculum type"),
        .icon = "layers",
        .type = struct_of<CurriculumType>(),
        .fields = type_fields,
        .title = R"({t}."name")",
        .order = "name",
        .guard = Guard::lookup,
        .visible = visible_to_everybody_inside,
    };
    return type;
}

}  // namespace ateneu::workshops
