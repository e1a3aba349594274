#include "apps/timebank/alliance.h"

#include <algorithm>

#include "domain/ledger/account.h"
#include "domain/people/person.h"

namespace ateneu::timebank {
namespace {

constexpr char const* kept = N_("Kept by the system");
constexpr char const* settling = N_("Settlement that waits");
constexpr auto none = OnDelete::set_null;

constexpr Field fields[] = {
    field<&Alliance::bank>("bank", N_("Bank that asked"), {.required = true, .listed = true, .filtered = true, .related_label = N_("Alliances it asked for")}),
    field<&Alliance::ally>("ally", N_("Bank that was asked"), {.required = true, .listed = true, .filtered = true, .related_label = N_("Alliances it was asked for")}),
    field<&Alliance::state>("state", N_("State"), {.required = true, .listed = true, .filtered = true}),
    field<&Alliance::cap>("cap", N_("Highest position, for the bank that asked"), {.min = 0, .help = N_("Of the two the lower one holds. Empty: any.")}),
    field<&Alliance::ally_cap>("ally_cap", N_("Highest position, for the bank that was asked"), {.min = 0}),
    field<&Alliance::asked_by>("asked_by", N_("Asked by"), {.personal = false, .on_delete = none, .related_label = N_("Alliances they asked for")}),
    field<&Alliance::asked_at>("asked_at", N_("Asked"), {.required = true, .sorted = true, .listed = true}),
    field<&Alliance::answered_by>("answered_by", N_("Accepted by"), {.personal = false, .on_delete = none, .related_label = N_("Alliances they accepted")}),
    field<&Alliance::answered_at>("answered_at", N_("Accepted"), {.listed = true}),
    field<&Alliance::closed_by>("closed_by", N_("Ended by"), {.personal = false, .on_delete = none, .related_label = N_("Alliances they ended")}),
    field<&Alliance::closed_at>("closed_at", N_("Ended"), {.listed = true}),
    field<&Alliance::settle_bank>("settle_bank", N_("Proposed by the bank"), {.group = settling, .related_label = N_("Settlements it proposes")}),
    field<&Alliance::settle_owing>("settle_owing", N_("Bank that owes"), {.group = settling, .related_label = N_("Settlements of what it owes")}),
    field<&Alliance::settle_amount>("settle_amount", N_("Time to settle"), {.group = settling}),
    field<&Alliance::settle_by>("settle_by", N_("Proposed by"), {.personal = false, .group = settling, .on_delete = none, .related_label = N_("Settlements they propose")}),
    field<&Alliance::settle_at>("settle_at", N_("Proposed"), {.group = settling}),
    field<&Alliance::account>("account", N_("Account for the bank that was asked"), {.group = kept}),
    field<&Alliance::ally_account>("ally_account", N_("Account for the bank that asked"), {.group = kept}),
    field<&Alliance::pair>("pair", N_("Both banks"), {.required = true, .personal = false, .code = true, .max_length = 50, .group = kept}),
};
constexpr std::string_view both[] = {"pair"};
constexpr Unique unique[] = {{both, R"("closed_at" IS NULL)"}};
constexpr Check checks[] = {{"two_banks", R"("bank" <> "ally")", N_("A bank can't ally with itself.")}};

/// Whoever looks after one of the two.
constexpr std::string_view own = R"(EXISTS (
    SELECT 1 FROM "timebank_member" AS mine
    WHERE mine."bank" IN ({t}."bank", {t}."ally") AND mine."person" = {me} AND mine."is_active" AND mine."is_admin"))";

}  // namespace

std::optional<Duration> Alliance::lowest_cap() const {
    if (cap && ally_cap) return Duration{std::min(cap->seconds, ally_cap->seconds)};
    return cap ? cap : ally_cap;
}

std::string pair_of(Id<Bank> one, Id<Bank> other) { return std::to_string(std::min(one.value, other.value)) + "-" + std::to_string(std::max(one.value, other.value)); }

Entity const& Alliance::entity() {
    static constexpr Entity alliance{
        .app = "timebank", .name = "alliance", .plural = "alliances", .label = N_("Alliance of time banks"), .plural_label = N_("Alliances of time banks"), .new_label = N_("New alliance"), .icon = "link-45deg",
        .type = struct_of<Alliance>(), .fields = fields, .unique = unique, .checks = checks,
        .title = R"((SELECT one."name" FROM "timebank_bank" AS one WHERE one."id" = {t}."bank") || ' – ' ||
                    (SELECT other."name" FROM "timebank_bank" AS other WHERE other."id" = {t}."ally") || ' · ' || {label:state})",
        .order = "-asked_at", .guard = Guard::kept, .visible = {.own = own}, .permanent = true};
    return alliance;
}

}  // namespace ateneu::timebank
