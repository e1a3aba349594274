#include "domain/people/document.h"

#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr Field document_fields[] = {
    field<&Document::label>("label", N_("Called"), {.required = true, .sorted = true, .listed = true, .filtered = true, .personal = false, .code = true, .max_length = 40, .initial = "terms",
        .help = N_("“terms” are the terms of service: everybody agrees to them, and again after each change.")}),
    field<&Document::language>("language", N_("Language"), {.required = true, .listed = true, .filtered = true, .initial = "en"}),
    field<&Document::title>("title", N_("Title"), {.required = true, .searchable = true, .listed = true, .personal = false, .max_length = 200}),
    field<&Document::content>("content", N_("Text"), {.required = true, .personal = false, .multiline = true, .markdown = true}),
    field<&Document::created_at>("created_at", N_("Added"), {.stamp = Stamp::created}),
    field<&Document::last_updated_at>("last_updated_at", N_("Last changed"), {.sorted = true, .listed = true, .stamp = Stamp::updated}),
};
constexpr std::string_view label_and_language[] = {"label", "language"};
constexpr Unique document_unique[] = {{label_and_language}};

constexpr Field acceptance_fields[] = {
    field<&Acceptance::person>("person", N_("Person"), {.required = true, .listed = true, .filtered = true, .personal = true, .on_delete = OnDelete::cascade, .on_merge = OnMerge::end, .on_erase = OnErase::remove,
        .related_label = N_("Agreed to")}),
    field<&Acceptance::label>("label", N_("Document"), {.required = true, .listed = true, .filtered = true, .personal = false, .code = true, .max_length = 40}),
    field<&Acceptance::accepted_at>("accepted_at", N_("Agreed"), {.required = true, .sorted = true, .listed = true}),
};
constexpr std::string_view person_and_label[] = {"person", "label"};
constexpr Unique acceptance_unique[] = {{person_and_label}};

}  // namespace

Entity const& Document::entity() {
    static constexpr Entity document{
        .app = "people", .name = "document", .plural = "documents", .label = N_("Document"), .plural_label = N_("Documents"), .new_label = N_("New document"), .icon = "file-text",
        .type = struct_of<Document>(), .fields = document_fields, .unique = document_unique,
        .title = R"({t}."title" || ' (' || {t}."language" || ')')", .order = "label", .guard = Guard::lookup, .visible = visible_to_everybody_inside};
    return document;
}

Entity const& Acceptance::entity() {
    static constexpr Entity acceptance{
        .app = "people", .name = "acceptance", .plural = "acceptances", .label = N_("Agreement to a document"), .plural_label = N_("Agreements to documents"), .new_label = N_("New agreement to a document"),
        .icon = "check2-square", .type = struct_of<Acceptance>(), .fields = acceptance_fields, .unique = acceptance_unique, .title = R"({t}."label")", .order = "-accepted_at", .guard = Guard::kept,
        .visible = {.with_view = "TRUE", .own = R"({t}."person" = {me})"}};
    return acceptance;
}

std::optional<Document> document_in(db::Connection& sql, std::string_view label, std::string const& language) {
    auto const rows = sql.query(R"(
        SELECT "id", "language", "title", "content"
        FROM "people_document"
        WHERE "label" = $1
        ORDER BY CASE "language" WHEN $2 THEN 0 WHEN 'en' THEN 1 ELSE 2 END, "id"
        LIMIT 1)", {label, std::string_view(language)});
    if (!rows->next()) return {};
    return Document{.id = {rows->integer(0)}, .label = std::string(label), .language = {std::string(rows->text(1))}, .title = std::string(rows->text(2)), .content = std::string(rows->text(3))};
}

std::optional<Instant> revised_at(db::Connection& sql, std::string_view label) {
    auto const at = sql.text(R"(SELECT MAX(COALESCE("last_updated_at", "created_at")) FROM "people_document" WHERE "label" = $1)", {label});
    return at && !at->empty() ? parse_instant(*at) : std::nullopt;
}

}  // namespace ateneu::people
