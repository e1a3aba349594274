#include "domain/privacy/data_export.h"

namespace ateneu::privacy {

namespace {

constexpr auto system = FieldAccess::system;

constexpr Field fields[] = {
    field<&DataExport::person>("person", N_("Person"), {.required = true, .listed = true, .personal = true, .on_delete = OnDelete::cascade, .on_merge = OnMerge::end,
        .on_erase = OnErase::remove, .access = system, .related_label = N_("Copies of their data")}),
    field<&DataExport::asked_by>("asked_by", N_("Asked by"), {.listed = true, .personal = false, .on_delete = OnDelete::set_null, .access = system,
        .related_label = N_("Copies of data that they asked for")}),
    field<&DataExport::state>("state", N_("State"), {.listed = true, .access = system}),
    field<&DataExport::file>("file", N_("File"), {.unique = true, .access = system}),
    field<&DataExport::bytes>("bytes", N_("Bytes"), {.access = system}),
    field<&DataExport::job>("job", N_("Job"), {.access = system}),
    field<&DataExport::asked_at>("asked_at", N_("Asked"), {.sorted = true, .listed = true, .access = system}),
    field<&DataExport::ends_at>("ends_at", N_("Can be fetched until"), {.listed = true, .access = system}),
};

}  // namespace

Entity const& DataExport::entity() {
    static constexpr Entity entity{
        .app = "privacy", .name = "export", .plural = "exports", .label = N_("Copy of a person's data"), .plural_label = N_("Copies of people's data"),
        .new_label = N_("New copy"), .icon = "box-arrow-down", .type = struct_of<DataExport>(), .fields = fields,
        .title = R"('#' || {t}."id")", .order = "-asked_at", .guard = Guard::kept, .visible = {.with_view = "TRUE", .own = R"({t}."person" = {me})"}, .internal = true};
    return entity;
}

}  // namespace ateneu::privacy
