#include "domain/people/comment.h"

#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr Field fields[] = {
    field<&Comment::subject>("subject", N_("About"), {.required = true, .listed = true,
        .on_delete = OnDelete::cascade}),
    field<&Comment::person>("person", N_("Written by"), {.listed = true, .filtered = true,
        .on_delete = OnDelete::set_null, .related_label = N_("Comments they wrote")}),
    field<&Comment::text>("text", N_("Comment"), {.required = true, .searchable = true, .listed = true,
        .multiline = true, .max_length = 3000, .help = N_("Markdown may be used.")}),
    field<&Comment::at>("at", N_("Written"), {.sorted = true, .listed = true, .stamp = Stamp::created}),
    field<&Comment::is_public>("is_public", N_("Shown"), {.filtered = true, .initial = "true"}),
    field<&Comment::is_removed>("is_removed", N_("Hidden"), {.listed = true, .filtered = true}),
    field<&Comment::user_name>("user_name", N_("Signed"), {.personal = true, .max_length = 50,
        .help = N_("For comments of people without a record, and of the program."),
        .group = N_("Signature")}),
    field<&Comment::user_email>("user_email", N_("E-mail of the author"), {.personal = true,
        .group = N_("Signature")}),
    field<&Comment::user_url>("user_url", N_("Website of the author"), {.personal = true,
        .group = N_("Signature")}),
    field<&Comment::ip_address>("ip_address", N_("Network address"), {.personal = true,
        .group = N_("Signature"), .access = FieldAccess::system}),
    field<&Comment::site>("site", N_("Site"), {.group = N_("Signature"), .access = FieldAccess::system}),
};

}  // namespace

Entity const& Comment::entity() {
    static constexpr Entity comment{
        .app = "people", .name = "comment", .plural = "comments", .label = N_("Comment"),
        .plural_label = N_("Comments"), .new_label = N_("New comment"), .icon = "chat-left-text",
        .type = struct_of<Comment>(), .fields = fields, .title = R"(SUBSTR({t}."text", 1, 80))",
        .order = "-at", .visible = {.with_view = "TRUE", .own = R"({t}."person" = {me})"}};
    return comment;
}

}  // namespace ateneu::people
