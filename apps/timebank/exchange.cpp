#include "apps/timebank/exchange.h"

#include "domain/ledger/transfer.h"
#include "domain/people/person.h"

namespace ateneu::timebank {
namespace {

constexpr char const* kept = N_("Kept by the system");

constexpr Field fields[] = {
    field<&Exchange::bank>("bank", N_("Time bank"), {.required = true, .listed = true, .filtered = true}),
    field<&Exchange::at>("at", N_("Entered"), {.required = true, .sorted = true, .listed = true, .filtered = true}),
    field<&Exchange::value_date>("value_date", N_("Day of the service"), {.required = true, .sorted = true, .listed = true, .filtered = true}),
    field<&Exchange::kind>("kind", N_("Kind"), {.required = true, .listed = true, .filtered = true}),
    field<&Exchange::from>("from", N_("From"), {.listed = true, .filtered = true, .help = N_("Empty: the bank itself."), .related_label = N_("Time given")}),
    field<&Exchange::to>("to", N_("To"), {.listed = true, .filtered = true, .help = N_("Empty: the bank itself."), .related_label = N_("Time received")}),
    field<&Exchange::from_ally>("from_ally", N_("From the allied bank"), {.filtered = true, .related_label = N_("Time given by its members to others")}),
    field<&Exchange::to_ally>("to_ally", N_("To the allied bank"), {.filtered = true, .related_label = N_("Time received by its members from others")}),
    field<&Exchange::amount>("amount", N_("Amount"), {.required = true, .sorted = true, .listed = true, .min = 1}),
    field<&Exchange::post>("post", N_("Offer or request"), {.listed = true, .filtered = true, .related_label = N_("Payments")}),
    field<&Exchange::category>("category", N_("Category"), {.filtered = true}),
    field<&Exchange::reason>("reason", N_("Comment"), {.searchable = true, .listed = true, .personal = true, .max_length = 500}),
    field<&Exchange::cheque_no>("cheque_no", N_("Cheque"), {.searchable = true, .personal = false, .max_length = 40}),
    field<&Exchange::entered_by>("entered_by", N_("Entered by"), {.filtered = true, .personal = false, .on_delete = OnDelete::set_null, .related_label = N_("Payments entered")}),
    field<&Exchange::reversal_of>("reversal_of", N_("Takes back"), {.group = kept, .related_label = N_("Taken back by")}),
    field<&Exchange::reversed_by>("reversed_by", N_("Taken back by"), {.group = kept, .related_label = N_("Takes back")}),
    field<&Exchange::transfer>("transfer", N_("Transfer"), {.required = true, .unique = true, .group = kept}),
};

constexpr Word words[] = {{"bank", N_("the bank")}};

/// Whoever has a role in the bank's accounts; others what they are part of, and all where the bank says so.
constexpr std::string_view own = R"(EXISTS (
    SELECT 1 FROM "timebank_member" AS mine
    JOIN "timebank_bank" AS the_bank ON the_bank."id" = mine."bank"
    WHERE mine."bank" = {t}."bank" AND mine."person" = {me} AND mine."is_active"
      AND (the_bank."balances_seen" = 'members' OR mine."id" = {t}."from" OR mine."id" = {t}."to")))";

}  // namespace

Entity const& Exchange::entity() {
    static constexpr Entity exchange{
        .app = "timebank", .name = "exchange", .plural = "exchanges", .label = N_("Payment of time"), .plural_label = N_("Payments of time"), .new_label = N_("New payment"), .icon = "arrow-left-right",
        .type = struct_of<Exchange>(), .fields = fields,
        .title = R"(CAST({t}."value_date" AS TEXT) || ': ' ||
                    COALESCE((SELECT CAST(giver."uid" AS TEXT) FROM "timebank_member" AS giver WHERE giver."id" = {t}."from"),
                             (SELECT giving_bank."name" FROM "timebank_bank" AS giving_bank WHERE giving_bank."id" = {t}."from_ally"), {word:bank}) || ' → ' ||
                    COALESCE((SELECT CAST(taker."uid" AS TEXT) FROM "timebank_member" AS taker WHERE taker."id" = {t}."to"),
                             (SELECT taking_bank."name" FROM "timebank_bank" AS taking_bank WHERE taking_bank."id" = {t}."to_ally"), {word:bank}))",
        .words = words, .order = "-at", .guard = Guard::kept, .visible = {.own = own}, .scope = "bank", .permanent = true};
    return exchange;
}

}  // namespace ateneu::timebank
