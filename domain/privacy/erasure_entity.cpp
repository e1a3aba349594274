#include "domain/privacy/erasure.h"

namespace ateneu::privacy {

namespace {

constexpr auto system = FieldAccess::system;

constexpr Field fields[] = {
    field<&Erasure::person>("person", N_("Person"), {.required = true, .listed = true, .filtered = true, .personal = false, .on_delete = OnDelete::cascade,
        .access = system, .related_label = N_("Erasure")}),
    field<&Erasure::state>("state", N_("State"), {.sorted = true, .listed = true, .filtered = true, .access = system}),
    field<&Erasure::reason>("reason", N_("Reason"), {.required = true, .listed = true, .personal = false, .multiline = true, .max_length = 500,
        .help = N_("Stays behind as the proof: don't write their name."), .access = system}),
    field<&Erasure::asked_by>("asked_by", N_("Asked by"), {.listed = true, .personal = false, .on_delete = OnDelete::set_null, .access = system,
        .related_label = N_("Erasures they asked for")}),
    field<&Erasure::asked_at>("asked_at", N_("Asked"), {.sorted = true, .listed = true, .access = system}),
    field<&Erasure::approved_by>("approved_by", N_("Approved by"), {.listed = true, .personal = false, .on_delete = OnDelete::set_null, .access = system,
        .related_label = N_("Erasures they approved")}),
    field<&Erasure::approved_at>("approved_at", N_("Approved"), {.access = system}),
    field<&Erasure::done_at>("done_at", N_("Done"), {.listed = true, .access = system}),
    field<&Erasure::outcome>("outcome", N_("What was done"), {.personal = false, .multiline = true, .access = system}),
};

}  // namespace

Entity const& Erasure::entity() {
    static constexpr Entity erasure{
        .app = "privacy", .name = "erasure", .plural = "erasures", .label = N_("Erasure"), .plural_label = N_("Erasures"),
        .new_label = N_("New erasure"), .icon = "eraser", .type = struct_of<Erasure>(), .fields = fields,
        .title = R"('#' || {t}."person")", .order = "-asked_at", .guard = Guard::kept};
    return erasure;
}

}  // namespace ateneu::privacy
