#include "domain/people/comment.h"

#include "core/markup/markup.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr std::size_t most_mentions = 20;

constexpr Field fields[] = {
    field<&Comment::subject>("subject", N_("About"), {.required = true, .listed = true,
        .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove}),
    field<&Comment::person>("person", N_("Written by"), {.listed = true, .filtered = true,
        .personal = true, .on_delete = OnDelete::set_null, .stamp = Stamp::author, .related_label = N_("Comments they wrote")}),
    field<&Comment::text>("text", N_("Comment"), {.required = true, .searchable = true, .listed = true,
        .personal = true, .multiline = true, .markdown = true, .max_length = longest_comment, .help = N_("Markdown may be used.")}),
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

void check(Comment const& comment, Problems& problems) {
    if (markup::mentions(comment.text).size() > most_mentions) problems.add("text", N_("Mention at most 20 people at once."), "too_many");
}

}  // namespace

Entity const& Comment::entity() {
    static constexpr Entity comment{
        .app = "people", .name = "comment", .plural = "comments", .label = N_("Comment"),
        .plural_label = N_("Comments"), .new_label = N_("New comment"), .icon = "chat-left-text",
        .type = struct_of<Comment>(), .fields = fields, .rule = rule<check>(), .title = R"(SUBSTR({t}."text", 1, 80))",
        .order = "-at", .visible = {.with_view = R"(({t}."is_public" AND NOT {t}."is_removed") OR {t}."person" = {me})",
                                      .own = R"({t}."person" = {me})", .with_change = "TRUE", .as = "subject"}};
    return comment;
}

}  // namespace ateneu::people
