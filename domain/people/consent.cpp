#include "domain/people/consent.h"

#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr Choice required_types[] = {
    {"profile", N_("Needed to have a profile")},
    {"optional", N_("Optional")},
};
constexpr Choice option_types[] = {
    {"agree", N_("Agree")},
    {"decline", N_("Decline")},
};

constexpr Field term_fields[] = {
    field<&Term::slug>("slug", N_("Short name"), {.required = true, .unique = true, .searchable = true,
        .sorted = true, .listed = true, .code = true, .max_length = 50}),
    field<&Term::short_description>("short_description", N_("Heading"), {.required = true,
        .searchable = true, .listed = true, .max_length = 100, .help = N_("Names the term in tables.")}),
    field<&Term::content>("content", N_("Question"), {.required = true, .multiline = true}),
    field<&Term::training_request_content>("training_request_content", N_("Question on training requests"),
        {.multiline = true, .help = N_("Asked instead of the question where people apply for a training.")}),
    field<&Term::required_type>("required_type", N_("Answer"), {.required = true, .listed = true,
        .filtered = true, .initial = "optional", .choices = required_types}),
    field<&Term::help_text>("help_text", N_("Explanation"), {.multiline = true,
        .help = N_("Shown under the question.")}),
    field<&Term::created_at>("created_at", N_("Added"), {.stamp = Stamp::created}),
    field<&Term::last_updated_at>("last_updated_at", N_("Last changed"), {.stamp = Stamp::updated}),
    field<&Term::archived_at>("archived_at", N_("Archived"), {.listed = true, .filtered = true,
        .access = FieldAccess::system}),
};

constexpr Field option_fields[] = {
    field<&TermOption::term>("term", N_("Term"), {.required = true, .listed = true, .filtered = true,
        .on_delete = OnDelete::cascade, .related_label = N_("Possible answers")}),
    field<&TermOption::option_type>("option_type", N_("Means"), {.required = true, .listed = true,
        .filtered = true, .choices = option_types}),
    field<&TermOption::content>("content", N_("Answer"), {.searchable = true, .listed = true,
        .multiline = true, .help = N_("Left empty, it reads Yes or No.")}),
    field<&TermOption::created_at>("created_at", N_("Added"), {.stamp = Stamp::created}),
    field<&TermOption::last_updated_at>("last_updated_at", N_("Last changed"), {.stamp = Stamp::updated}),
    field<&TermOption::archived_at>("archived_at", N_("Archived"), {.listed = true, .filtered = true,
        .access = FieldAccess::system}),
};

constexpr Field consent_fields[] = {
    field<&Consent::person>("person", N_("Person"), {.required = true, .listed = true, .personal = true,
        .on_delete = OnDelete::cascade, .on_erase = OnErase::remove}),
    field<&Consent::term>("term", N_("Term"), {.required = true, .listed = true, .filtered = true}),
    field<&Consent::term_option>("term_option", N_("Answer"), {.listed = true, .filtered = true,
        .personal = true}),
    field<&Consent::created_at>("created_at", N_("Asked or answered"), {.sorted = true, .listed = true,
        .stamp = Stamp::created}),
    field<&Consent::last_updated_at>("last_updated_at", N_("Last changed"), {.stamp = Stamp::updated}),
    field<&Consent::archived_at>("archived_at", N_("Replaced"), {.listed = true, .filtered = true,
        .access = FieldAccess::system}),
};
constexpr Word option_words[] = {{"yes", N_("Yes")}, {"no", N_("No")}};
constexpr std::string_view person_and_term[] = {"person", "term"};
constexpr Unique consent_unique[] = {{person_and_term, R"("archived_at" IS NULL)"}};

}  // namespace

Entity const& Term::entity() {
    static constexpr Entity term{
        .app = "people", .name = "term", .plural = "terms", .label = N_("Term"), .plural_label = N_("Terms"),
        .new_label = N_("New term"), .icon = "file-text", .type = struct_of<Term>(), .fields = term_fields,
        .title = R"({t}."short_description")", .order = "slug", .guard = Guard::lookup, .permanent = true};
    return term;
}

Entity const& TermOption::entity() {
    static constexpr Entity option{
        .app = "people", .name = "term_option", .plural = "term_options", .label = N_("Answer to a term"),
        .plural_label = N_("Answers to terms"), .new_label = N_("New answer"), .icon = "check2-square",
        .type = struct_of<TermOption>(), .fields = option_fields,
        .title = R"(CASE WHEN {t}."content" <> '' THEN {t}."content"
                    WHEN {t}."option_type" = 'agree' THEN {word:yes} ELSE {word:no} END)", .words = option_words,
        .guard = Guard::lookup, .permanent = true};
    return option;
}

Entity const& Consent::entity() {
    static constexpr Entity consent{
        .app = "people", .name = "consent", .plural = "consents", .label = N_("Consent"),
        .plural_label = N_("Consents"), .new_label = N_("New consent"), .icon = "hand-thumbs-up",
        .type = struct_of<Consent>(), .fields = consent_fields, .unique = consent_unique,
        .title = R"((SELECT term."short_description" FROM "people_term" term WHERE term."id" = {t}."term"))",
        .order = "-created_at", .guard = Guard::kept,
        .visible = {.with_view = "TRUE", .own = R"({t}."person" = {me})"}};
    return consent;
}

}  // namespace ateneu::people
