#include "apps/timebank/time_request.h"

namespace ateneu::timebank {
namespace {

constexpr char const* kept = N_("Kept by the system");

constexpr Field fields[] = {
    field<&TimeRequest::bank>("bank", N_("Time bank"), {.required = true, .listed = true, .filtered = true}),
    field<&TimeRequest::asked_at>("asked_at", N_("Asked"), {.required = true, .sorted = true, .listed = true, .filtered = true}),
    field<&TimeRequest::payee>("payee", N_("Who asks for time"), {.required = true, .listed = true, .filtered = true, .related_label = N_("Time they asked for")}),
    field<&TimeRequest::payer>("payer", N_("Who shall give it"), {.required = true, .listed = true, .filtered = true, .related_label = N_("Time they were asked for")}),
    field<&TimeRequest::amount>("amount", N_("Amount"), {.required = true, .listed = true, .min = 1}),
    field<&TimeRequest::post>("post", N_("Offer or request"), {.listed = true, .related_label = N_("Time asked for")}),
    field<&TimeRequest::reason>("reason", N_("Comment"), {.personal = true, .max_length = 500}),
    field<&TimeRequest::state>("state", N_("State"), {.required = true, .listed = true, .filtered = true}),
    field<&TimeRequest::answered_at>("answered_at", N_("Answered"), {.listed = true}),
    field<&TimeRequest::refusal>("refusal", N_("Why it was refused"), {.personal = true, .max_length = 500}),
    field<&TimeRequest::exchange>("exchange", N_("Payment"), {.group = kept, .related_label = N_("Asked for by")}),
    field<&TimeRequest::key>("key", N_("Key of the request"), {.unique = true, .personal = false, .code = true, .max_length = 100, .group = kept, .access = FieldAccess::system}),
};

/// The two whom it is about, and those who look after the bank.
constexpr std::string_view own = R"(EXISTS (
    SELECT 1 FROM "timebank_member" AS mine
    WHERE mine."bank" = {t}."bank" AND mine."person" = {me} AND mine."is_active"
      AND (mine."is_admin" OR mine."id" = {t}."payee" OR mine."id" = {t}."payer")))";

}  // namespace

Entity const& TimeRequest::entity() {
    static constexpr Entity time_request{
        .app = "timebank", .name = "time_request", .plural = "time_requests", .label = N_("Time asked for"), .plural_label = N_("Time asked for"), .new_label = N_("Ask for time"), .icon = "question-circle",
        .type = struct_of<TimeRequest>(), .fields = fields,
        .title = R"((SELECT CAST(asking."uid" AS TEXT) FROM "timebank_member" AS asking WHERE asking."id" = {t}."payee") || ' ← ' ||
                    (SELECT CAST(asked."uid" AS TEXT) FROM "timebank_member" AS asked WHERE asked."id" = {t}."payer") || ' · ' || {label:state})",
        .order = "-asked_at", .guard = Guard::kept, .visible = {.own = own}, .scope = "bank", .permanent = true};
    return time_request;
}

}  // namespace ateneu::timebank
