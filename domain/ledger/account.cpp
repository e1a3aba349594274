#include "domain/ledger/account.h"

namespace ateneu::ledger {

namespace {

constexpr auto system = FieldAccess::system;
constexpr char const* limits_group = N_("Limits");

constexpr Field account_fields[] = {
    field<&Account::book>("book", N_("Book"), {.required = true, .listed = true, .filtered = true, .access = system}),
    field<&Account::owner>("owner", N_("Whose it is"), {.listed = true, .personal = true, .access = system, .related_label = N_("Accounts"),
        .kept_because = N_("What others gave and got must go on adding up.")}),
    field<&Account::name>("name", N_("Name"), {.listed = true, .personal = false, .max_length = 200, .access = system}),
    field<&Account::balance>("balance", N_("Balance"), {.listed = true, .filtered = true, .access = system}),
    field<&Account::lowest>("lowest", N_("Lower limit"), {.group = limits_group, .access = system}),
    field<&Account::highest>("highest", N_("Upper limit"), {.group = limits_group, .access = system}),
    field<&Account::limits>("limits", N_("At a limit"), {.group = limits_group, .access = system}),
    field<&Account::flagged_since>("flagged_since", N_("At a limit since"), {.listed = true, .filtered = true, .group = limits_group, .access = system}),
    field<&Account::closed_at>("closed_at", N_("Closed"), {.listed = true, .filtered = true, .access = system}),
    field<&Account::created_at>("created_at", N_("Opened"), {.stamp = Stamp::created}),
};

constexpr Check account_checks[] = {
    {"balance_exact", R"("balance" BETWEEN -9007199254740991 AND 9007199254740991)", N_("No account can hold that much.")},
    {"limits_order", R"("lowest" <= "highest")", N_("The lower limit can't lie above the upper one.")},
    {"closed_empty", R"("closed_at" IS NULL OR "balance" = 0)", N_("A closed account holds nothing.")},
};

}  // namespace

Entity const& Account::entity() {
    static constexpr Entity account{
        .app = "ledger", .name = "account", .plural = "accounts", .label = N_("Account"), .plural_label = N_("Accounts"),
        .new_label = N_("New account"), .icon = "wallet2", .type = struct_of<Account>(), .fields = account_fields,
        .checks = account_checks, .title = R"(COALESCE(NULLIF({t}."name", ''), '#' || CAST({t}."id" AS TEXT)))",
        .guard = Guard::kept, .scope = "book", .permanent = true};
    return account;
}

}  // namespace ateneu::ledger
