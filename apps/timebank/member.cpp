#include "apps/timebank/member.h"

#include "domain/ledger/account.h"
#include "domain/people/person.h"

namespace ateneu::timebank {
namespace {

constexpr char const* kept = N_("Kept by the system");
constexpr auto by_deeds = FieldAccess::system;

constexpr Field fields[] = {
    field<&Member::bank>("bank", N_("Time bank"), {.required = true, .listed = true, .filtered = true}),
    field<&Member::uid>("uid", N_("Number"), {.required = true, .sorted = true, .listed = true, .min = 1}),
    field<&Member::person>("person", N_("Person"), {.listed = true, .personal = true, .on_delete = OnDelete::set_null, .related_label = N_("Time banks")}),
    field<&Member::is_active>("is_active", N_("Active"), {.listed = true, .filtered = true, .initial = "true", .access = by_deeds}),
    field<&Member::is_admin>("is_admin", N_("Administrator of the bank"), {.listed = true, .filtered = true, .access = by_deeds}),
    field<&Member::entry_date>("entry_date", N_("Registered"), {.required = true, .sorted = true, .listed = true, .filtered = true, .initial = "today"}),
    field<&Member::tags>("tags", N_("Can do, likes"), {.searchable = true, .listed = true, .personal = true, .help = N_("A few words.")}),
    field<&Member::account>("account", N_("Account"), {.group = kept, .access = by_deeds}),
    field<&Member::left_at>("left_at", N_("Left"), {.group = kept, .access = by_deeds}),
    field<&Member::created_at>("created_at", N_("Created"), {.sorted = true, .group = kept, .stamp = Stamp::created}),
};
constexpr std::string_view number[] = {"bank", "uid"}, who[] = {"bank", "person"};
constexpr Unique unique[] = {{number}, {who}};
constexpr Word words[] = {{"former", N_("Former member")}};

}  // namespace

Entity const& Member::entity() {
    static constexpr Entity member{
        .app = "timebank", .name = "member", .plural = "members", .label = N_("Member of a time bank"), .plural_label = N_("Members of time banks"), .new_label = N_("New member"), .icon = "person-vcard",
        .type = struct_of<Member>(), .fields = fields, .unique = unique,
        .title = R"(CASE WHEN {t}."person" IS NULL THEN {word:former} || ' ' || CAST({t}."uid" AS TEXT)
                    ELSE (SELECT TRIM(the_person."personal" || ' ' || the_person."family") FROM "people_person" AS the_person
                          WHERE the_person."id" = {t}."person") || ' (' || CAST({t}."uid" AS TEXT) || ')' END)",
        .words = words, .order = "uid", .guard = Guard::kept,
        .visible = {.own = R"({t}."person" = {me} OR ({t}."is_active" AND {t}."person" IS NOT NULL AND EXISTS (
                        SELECT 1 FROM "timebank_member" AS mine
                        WHERE mine."bank" = {t}."bank" AND mine."person" = {me} AND mine."is_active")))"},
        .scope = "bank", .permanent = true};
    return member;
}

}  // namespace ateneu::timebank
