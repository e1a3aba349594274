#include "core/files/attachment.h"

namespace ateneu::files {

namespace {

constexpr Field fields[] = {
    field<&Attachment::name>("name", N_("Name"), {.required = true, .searchable = true, .sorted = true, .listed = true, .personal = true, .max_length = 200}),
    field<&Attachment::record>("record", N_("Belongs to"), {.required = true, .listed = true, .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove}),
    field<&Attachment::size>("size", N_("Bytes"), {.sorted = true, .listed = true, .min = 1}),
    field<&Attachment::type>("type", N_("Type"), {.required = true, .listed = true, .filtered = true, .personal = false, .code = true, .max_length = 100}),
    field<&Attachment::digest>("digest", N_("SHA-256"), {.required = true, .personal = false, .code = true, .max_length = 64}),
    field<&Attachment::by>("by", N_("Added by"), {.listed = true, .personal = false, .on_delete = OnDelete::set_null}),
    field<&Attachment::at>("at", N_("Added"), {.sorted = true, .listed = true, .stamp = Stamp::created}),
};

}  // namespace

Entity const& Attachment::entity() {
    static constexpr Entity attachment{
        .app = "core", .name = "attachment", .plural = "attachments", .label = N_("File"),
        .plural_label = N_("Files"), .new_label = N_("New file"), .icon = "paperclip",
        .type = struct_of<Attachment>(), .fields = fields, .title = R"({t}."name")", .order = "-at",
        .guard = Guard::kept, .visible = {.with_view = "TRUE", .own = "TRUE", .as = "record"}};
    return attachment;
}

}  // namespace ateneu::files
