#include "apps/workshops/training_request_consent.h"

#include "apps/workshops/shared_fields.h"
#include "apps/workshops/training_request.h"
#include "domain/people/consent.h"

namespace ateneu::workshops {
namespace {

using Consent = TrainingRequestConsent;
constexpr Field fields[] = {
    field<&Consent::training_request>(
        "training_request", N_("Training request"),
        {.required = true, .listed = true, .on_delete = OnDelete::cascade}),
    field<&Consent::term>("term", N_("Term"), {.required = true, .listed = true, .filtered = true}),
    field<&Consent::term_option>("term_option", N_("Answer"), {.listed = true, .filtered = true}),
    field<&Consent::created_at>("created_at", N_("Given"),
                                {.sorted = true, .listed = true, .stamp = Stamp::created}),
    updated_field<&Consent::last_updated_at>(),
    field<&Consent::archived_at>("archived_at", N_("Archived"),
                                 {.listed = true, .filtered = true, .access = FieldAccess::system}),
};
constexpr std::string_view answer[] = {"training_request", "term"};
constexpr Unique unique[] = {{.fields = answer, .where = R"("archived_at" IS NULL)"}};

}  // namespace

Entity const& TrainingRequestConsent::entity() {
    static constexpr Entity entity{
        .app = "workshops",
        .name = "training_request_consent",
        .plural = "training_request_consents",
        .label = N_("Consent of an applicant"),
        .plural_label = N_("Consents of applicants"),
        .new_label = N_("New consent of an applicant"),
        .icon = "check2-square",
        .type = struct_of<TrainingRequestConsent>(),
        .fields = fields,
        .unique = unique,
        .title =
            R"((SELECT m."short_description" FROM "people_term" m WHERE m."id" = {t}."term") || ', ' ||
                    (SELECT TRIM(r."personal" || ' ' || COALESCE(r."family", ''))
                       FROM "workshops_training_request" r WHERE r."id" = {t}."training_request"))",
        .order = "-created_at",
        .guard = Guard::kept,
        .internal = true};
    return entity;
}

}  // namespace ateneu::workshops
