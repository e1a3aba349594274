#include "domain/people/account_event.h"

#include "core/store/store.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr Choice kinds[] = {
    {AccountEvent::password_changed, N_("The password was changed")},
    {AccountEvent::factor_set, N_("The second factor was set up")},
    {AccountEvent::factor_dropped, N_("The second factor was turned off")},
    {AccountEvent::factor_reset, N_("The second factor was set back by somebody who looks after logins")},
    {AccountEvent::codes_renewed, N_("New recovery codes were made")},
    {AccountEvent::code_used, N_("A recovery code was used")},
    {AccountEvent::email_changed, N_("The e-mail address was changed")},
    {AccountEvent::viewed, N_("Somebody looked at Ateneu as you")},
};

constexpr Field fields[] = {
    field<&AccountEvent::person>("person", N_("Person"), {.required = true, .listed = true, .filtered = true, .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove}),
    field<&AccountEvent::kind>("kind", N_("What happened"), {.required = true, .listed = true, .filtered = true, .personal = false, .choices = kinds, .access = FieldAccess::system}),
    field<&AccountEvent::at>("at", N_("When"), {.sorted = true, .listed = true, .stamp = Stamp::created}),
    field<&AccountEvent::by>("by", N_("By"), {.listed = true, .personal = false, .on_delete = OnDelete::set_null, .access = FieldAccess::system, .related_label = N_("What they did to accounts")}),
    field<&AccountEvent::note>("note", N_("Reason"), {.listed = true, .personal = true, .max_length = 500, .access = FieldAccess::system}),
};

}  // namespace

Entity const& AccountEvent::entity() {
    static constexpr Entity event{
        .app = "people", .name = "account_event", .plural = "account_events", .label = N_("Account event"), .plural_label = N_("Account events"),
        .new_label = N_("New account event"), .icon = "shield-check", .type = struct_of<AccountEvent>(), .fields = fields,
        .title = R"({t}."kind")", .order = "-at", .guard = Guard::kept, .visible = {.with_view = "TRUE", .own = R"({t}."person" = {me})"}, .append_only = true};
    return event;
}

void tell(Transaction& tx, Id<Person> person, std::string_view kind, std::string note) {
    AccountEvent event{.person = person, .kind = std::string(kind), .note = std::move(note)};
    if (tx.actor().person != 0) event.by = Id<Person>{tx.actor().person};
    Transaction::Deed const deed(tx);
    must(static_cast<bool>(tx.add(event)), "an account event can't be written");
}

}  // namespace ateneu::people
