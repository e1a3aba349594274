#include "apps/timebank/petition.h"

#include "domain/people/person.h"

namespace ateneu::timebank {
namespace {

constexpr Field fields[] = {
    field<&Petition::bank>("bank", N_("Time bank"), {.required = true, .listed = true, .filtered = true}),
    field<&Petition::person>("person", N_("Person"), {.required = true, .listed = true, .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove, .related_label = N_("Applications to time banks")}),
    field<&Petition::state>("state", N_("State"), {.required = true, .listed = true, .filtered = true}),
    field<&Petition::message>("message", N_("Message"), {.listed = true, .personal = true, .multiline = true, .max_length = 1000}),
    field<&Petition::asked_at>("asked_at", N_("Asked"), {.required = true, .sorted = true, .listed = true, .filtered = true}),
    field<&Petition::decided_by>("decided_by", N_("Decided by"), {.listed = true, .personal = false, .on_delete = OnDelete::set_null, .related_label = N_("Applications decided")}),
    field<&Petition::decided_at>("decided_at", N_("Decided"), {.sorted = true, .listed = true}),
    field<&Petition::decline_reason>("decline_reason", N_("Why it was declined"), {.personal = true, .multiline = true, .max_length = 500}),
};
constexpr std::string_view bank_and_person[] = {"bank", "person"};
constexpr Unique unique[] = {{bank_and_person, R"("decided_at" IS NULL)"}};

}  // namespace

Entity const& Petition::entity() {
    static constexpr Entity petition{
        .app = "timebank", .name = "petition", .plural = "petitions", .label = N_("Application to a time bank"), .plural_label = N_("Applications to time banks"), .new_label = N_("New application"), .icon = "envelope-open",
        .type = struct_of<Petition>(), .fields = fields, .unique = unique,
        .title = R"((SELECT TRIM(the_person."personal" || ' ' || the_person."family") FROM "people_person" AS the_person WHERE the_person."id" = {t}."person")
                    || ' · ' || (SELECT the_bank."name" FROM "timebank_bank" AS the_bank WHERE the_bank."id" = {t}."bank") || ' · ' || {label:state})",
        .order = "-asked_at", .guard = Guard::kept, .visible = {.own = R"({t}."person" = {me})"}, .scope = "bank"};
    return petition;
}

}  // namespace ateneu::timebank
