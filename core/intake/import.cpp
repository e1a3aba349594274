#include "core/intake/import.h"

namespace ateneu::intake {

namespace {

constexpr auto system = FieldAccess::system;

constexpr Field import_fields[] = {
    field<&Import::file_name>("file_name", N_("File"), {.personal = true, .max_length = 300, .access = system}),
    field<&Import::kind>("kind", N_("Into"), {.listed = true, .filtered = true, .personal = false, .code = true, .max_length = 100, .access = system}),
    field<&Import::state>("state", N_("State"), {.listed = true, .filtered = true, .access = system}),
    field<&Import::owner>("owner", N_("Started by"), {.listed = true, .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove, .access = system,
        .related_label = N_("Imports")}),
    field<&Import::row_count>("row_count", N_("Rows"), {.listed = true, .access = system}),
    field<&Import::new_count>("new_count", N_("New"), {.listed = true, .access = system}),
    field<&Import::changed_count>("changed_count", N_("Changed"), {.listed = true, .access = system}),
    field<&Import::same_count>("same_count", N_("Same"), {.access = system}),
    field<&Import::wrong_count>("wrong_count", N_("Wrong"), {.listed = true, .access = system}),
    field<&Import::without_wrong>("without_wrong", N_("Stored without the wrong rows"), {.access = system}),
    field<&Import::change_set>("change_set", N_("Change set"), {.access = system}),
    field<&Import::job>("job", N_("Job"), {.access = system}),
    field<&Import::charset>("charset", N_("Encoding"), {.personal = false, .code = true, .max_length = 20, .access = system}),
    field<&Import::delimiter>("delimiter", N_("Delimiter"), {.personal = false, .code = true, .max_length = 1, .access = system}),
    field<&Import::columns>("columns", N_("Headings"), {.personal = false, .hidden = true, .access = system}),
    field<&Import::mapping>("mapping", N_("Columns"), {.personal = false, .hidden = true, .access = system}),
    field<&Import::problem>("problem", N_("What went wrong"), {.personal = false, .hidden = true, .access = system}),
    field<&Import::created_at>("created_at", N_("Started"), {.sorted = true, .listed = true, .access = system}),
    field<&Import::stored_at>("stored_at", N_("Stored at"), {.access = system}),
};

constexpr Field mapping_fields[] = {
    field<&ImportMapping::person>("person", N_("Person"), {.access = system}),
    field<&ImportMapping::kind>("kind", N_("Into"), {.code = true, .max_length = 100, .access = system}),
    field<&ImportMapping::headings>("headings", N_("Headings"), {.code = true, .max_length = 100, .access = system}),
    field<&ImportMapping::mapping>("mapping", N_("Columns"), {.access = system}),
};
constexpr std::string_view mapping_key[] = {"person", "kind", "headings"};
constexpr Unique mapping_unique[] = {{mapping_key}};

}  // namespace

Entity const& Import::entity() {
    static constexpr Entity import{
        .app = "core", .name = "import", .plural = "imports", .label = N_("Import"), .plural_label = N_("Imports"),
        .new_label = N_("New import"), .icon = "upload", .type = struct_of<Import>(), .fields = import_fields,
        .title = R"({t}."file_name")", .order = "-created_at", .guard = Guard::kept,
        .visible = {.with_view = "TRUE", .own = R"({t}."owner_id" = {me})"}, .append_only = true, .counted = false};
    return import;
}

Entity const& ImportMapping::entity() {
    static constexpr Entity mapping{
        .app = "core", .name = "import_mapping", .plural = "import_mappings", .label = N_("Remembered columns"),
        .plural_label = N_("Remembered columns"), .new_label = N_("New remembered columns"), .icon = "upload",
        .type = struct_of<ImportMapping>(), .fields = mapping_fields, .unique = mapping_unique,
        .title = R"({t}."kind")", .guard = Guard::kept, .visible = {.with_view = "TRUE", .own = R"({t}."person" = {me})"},
        .append_only = true, .internal = true, .counted = false};
    return mapping;
}

}  // namespace ateneu::intake
