#include "domain/ledger/transfer.h"

namespace ateneu::ledger {

namespace {

constexpr auto system = FieldAccess::system;

constexpr Field transfer_fields[] = {
    field<&Transfer::book>("book", N_("Book"), {.required = true, .listed = true, .filtered = true, .access = system}),
    field<&Transfer::kind>("kind", N_("Kind"), {.required = true, .listed = true, .filtered = true, .code = true, .max_length = 40, .access = system}),
    field<&Transfer::at>("at", N_("Entered"), {.listed = true, .filtered = true, .access = system}),
    field<&Transfer::value_date>("value_date", N_("Counts for"), {.listed = true, .filtered = true, .access = system}),
    field<&Transfer::reason>("reason", N_("Reason"), {.listed = true, .personal = true, .max_length = 500, .access = system}),
    field<&Transfer::entered_by>("entered_by", N_("Entered by"), {.listed = true, .personal = false, .access = system,
        .related_label = N_("Transfers they entered")}),
    field<&Transfer::reversal_of>("reversal_of", N_("Takes back"), {.access = system, .related_label = N_("Taken back by")}),
    field<&Transfer::pair_of>("pair_of", N_("Other half"), {.access = system, .related_label = N_("Other half")}),
    field<&Transfer::key>("key", N_("Key of the request"), {.personal = false, .code = true, .max_length = 200, .access = system}),
};
constexpr std::string_view book_and_key[] = {"book", "key"}, taken_back[] = {"reversal_of"}, halves[] = {"pair_of"};
constexpr Unique transfer_unique[] = {{book_and_key}, {taken_back, R"("reversal_of" IS NOT NULL)"}, {halves, R"("pair_of" IS NOT NULL)"}};

constexpr Field posting_fields[] = {
    field<&Posting::transfer>("transfer", N_("Transfer"), {.required = true, .listed = true, .access = system, .related_label = N_("Postings")}),
    field<&Posting::account>("account", N_("Account"), {.required = true, .listed = true, .filtered = true, .access = system, .related_label = N_("Postings")}),
    field<&Posting::amount>("amount", N_("Amount"), {.required = true, .listed = true, .filtered = true, .access = system}),
};
constexpr Check posting_checks[] = {{"amount_moves", R"("amount" <> 0)", N_("A posting of nothing says nothing.")}};

}  // namespace

Entity const& Transfer::entity() {
    static constexpr Entity transfer{
        .app = "ledger", .name = "transfer", .plural = "transfers", .label = N_("Transfer"), .plural_label = N_("Transfers"),
        .new_label = N_("New transfer"), .icon = "arrow-left-right", .type = struct_of<Transfer>(), .fields = transfer_fields,
        .unique = transfer_unique, .title = R"('#' || CAST({t}."id" AS TEXT))", .guard = Guard::kept, .scope = "book",
        .append_only = true, .counted = false};
    return transfer;
}

Entity const& Posting::entity() {
    static constexpr Entity posting{
        .app = "ledger", .name = "posting", .plural = "postings", .label = N_("Posting"), .plural_label = N_("Postings"),
        .new_label = N_("New posting"), .icon = "plus-slash-minus", .type = struct_of<Posting>(), .fields = posting_fields,
        .checks = posting_checks, .title = R"('#' || CAST({t}."id" AS TEXT))", .guard = Guard::kept, .append_only = true, .counted = false};
    return posting;
}

}  // namespace ateneu::ledger
