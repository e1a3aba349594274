#include "apps/timebank/member_note.h"

namespace ateneu::timebank {
namespace {

constexpr Field fields[] = {
    field<&MemberNote::bank>("bank", N_("Time bank"), {.required = true}),
    field<&MemberNote::member>("member", N_("Member"), {.required = true, .unique = true, .on_delete = OnDelete::cascade}),
    field<&MemberNote::text>("text", N_("Note of the office"), {.personal = true, .multiline = true, .max_length = 5000}),
};

}  // namespace

Entity const& MemberNote::entity() {
    // No one row is visible by itself: the office reads and writes it by deeds.
    static constexpr Entity note{
        .app = "timebank", .name = "member_note", .plural = "member_notes", .label = N_("Note of the office"), .plural_label = N_("Notes of the office"), .new_label = N_("New note"), .icon = "sticky",
        .type = struct_of<MemberNote>(), .fields = fields, .title = R"({t}."text")", .guard = Guard::kept, .scope = "bank", .internal = true};
    return note;
}

}  // namespace ateneu::timebank
