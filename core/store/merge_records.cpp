#include "core/store/merge_records.h"

namespace ateneu {

namespace {

constexpr Field merged_fields[] = {
    field<&Merged::kind>("kind", N_("Kind of record"), {.required = true, .listed = true, .personal = false, .max_length = 100}),
    field<&Merged::loser>("loser", N_("Merged record"), {.required = true, .listed = true}),
    field<&Merged::winner>("winner", N_("Merged into"), {.required = true, .listed = true, .personal = true, .on_delete = OnDelete::cascade}),
    field<&Merged::change_set>("change_set", N_("Change"), {.required = true, .sorted = true}),
    field<&Merged::remains>("remains", N_("What undoing needs"), {.access = FieldAccess::system}),
    field<&Merged::merged_at>("merged_at", N_("Merged"), {.listed = true, .stamp = Stamp::created}),
};
constexpr std::string_view kind_and_loser[] = {"kind", "loser"};
constexpr Unique merged_unique[] = {{kind_and_loser}};

constexpr Field distinction_fields[] = {
    field<&Distinction::left>("left", N_("One record"), {.required = true, .listed = true, .personal = false, .on_delete = OnDelete::cascade}),
    field<&Distinction::right>("right", N_("The other record"), {.required = true, .listed = true, .personal = false, .on_delete = OnDelete::cascade}),
    field<&Distinction::found_at>("found_at", N_("Found different"), {.listed = true, .stamp = Stamp::created}),
};
constexpr std::string_view both_ends[] = {"left", "right"};
constexpr Unique distinction_unique[] = {{both_ends}};

}  // namespace

Entity const& Merged::entity() {
    static constexpr Entity merged{
        .app = "core", .name = "merged", .plural = "merged", .label = N_("Merged record"), .plural_label = N_("Merged records"),
        .new_label = N_("New merged record"), .icon = "sign-merge-left", .type = struct_of<Merged>(), .fields = merged_fields,
        .unique = merged_unique, .title = R"({t}."kind" || ' ' || CAST({t}."loser" AS TEXT))", .guard = Guard::kept, .internal = true};
    return merged;
}

Entity const& Distinction::entity() {
    static constexpr Entity distinction{
        .app = "core", .name = "distinction", .plural = "distinctions", .label = N_("Distinction"), .plural_label = N_("Distinctions"),
        .new_label = N_("New distinction"), .icon = "slash-circle", .type = struct_of<Distinction>(), .fields = distinction_fields,
        .unique = distinction_unique, .title = R"({t}."left_type" || ' ' || CAST({t}."left_id" AS TEXT) || ', ' || CAST({t}."right_id" AS TEXT))",
        .guard = Guard::kept, .internal = true};
    return distinction;
}

}  // namespace ateneu
