#include "apps/timebank/bank.h"

#include <cmath>

#include "domain/ledger/account.h"

namespace ateneu::timebank {
namespace {

constexpr char const* rules = N_("Rules of the bank");
constexpr char const* kept = N_("Kept by the system");
constexpr std::int64_t deepest = -3600 * 10'000;  ///< ten thousand hours owed

constexpr Field fields[] = {
    field<&Bank::name>("name", N_("Name"), {.required = true, .unique = true, .searchable = true, .sorted = true, .listed = true, .personal = false, .max_length = 255}),
    field<&Bank::city>("city", N_("City"), {.searchable = true, .sorted = true, .listed = true, .filtered = true, .personal = false, .max_length = 100}),
    field<&Bank::neighbourhood>("neighbourhood", N_("Neighbourhood"), {.searchable = true, .listed = true, .personal = false, .max_length = 100}),
    field<&Bank::address>("address", N_("Address"), {.searchable = true, .personal = false, .max_length = 200}),
    field<&Bank::postcode>("postcode", N_("Postcode"), {.personal = false, .max_length = 12}),
    field<&Bank::latitude>("latitude", N_("Latitude"), {.help = N_("Where the bank stands on the map.")}),
    field<&Bank::longitude>("longitude", N_("Longitude")),
    field<&Bank::email>("email", N_("E-mail"), {.personal = false}),
    field<&Bank::phone>("phone", N_("Phone"), {.personal = false, .max_length = 40}),
    field<&Bank::web>("web", N_("Website"), {.personal = false, .max_length = 255}),
    field<&Bank::description>("description", N_("Description"), {.personal = false, .multiline = true, .markdown = true, .help = N_("What visitors read about the bank.")}),
    field<&Bank::opening_times>("opening_times", N_("Opening times"), {.personal = false, .multiline = true}),
    field<&Bank::is_highlighted>("is_highlighted", N_("Listed first"), {.listed = true, .filtered = true, .access = FieldAccess::superusers}),
    field<&Bank::is_open>("is_open", N_("Open"), {.listed = true, .filtered = true, .initial = "true", .help = N_("Takes new members and shows itself to visitors.")}),

    field<&Bank::timezone>("timezone", N_("Time zone"), {.required = true, .personal = false, .initial = "Europe/Madrid", .group = rules}),
    field<&Bank::lowest>("lowest", N_("Lowest balance"), {.min = deepest, .help = N_("Of new accounts, for example -10:00. Empty: no limit."), .group = rules}),
    field<&Bank::highest>("highest", N_("Highest balance"), {.help = N_("Of new accounts. Empty: no limit."), .group = rules}),
    field<&Bank::limit_policy>("limit_policy", N_("A payment beyond a limit"), {.required = true, .help = N_("Administrators may let one pass all the same."), .group = rules}),
    field<&Bank::most_at_once>("most_at_once", N_("Most in one payment"), {.help = N_("By members. Empty: any amount."), .group = rules}),
    field<&Bank::balances_seen>("balances_seen", N_("Balances and statements are seen by"), {.required = true, .group = rules}),
    field<&Bank::opening_credit>("opening_credit", N_("Credit for new members"), {.min = 0, .help = N_("Given from the bank's account when somebody joins."), .group = rules}),
    field<&Bank::waiting_days>("waiting_days", N_("Days until somebody may apply again"), {.min = 0, .max = 365, .help = N_("After an application was declined."), .group = rules}),

    field<&Bank::last_uid>("last_uid", N_("Last member number"), {.group = kept, .access = FieldAccess::system}),
    field<&Bank::book>("book", N_("Book"), {.group = kept, .access = FieldAccess::system}),
    field<&Bank::account>("account", N_("Account of the bank"), {.group = kept, .access = FieldAccess::system}),
    field<&Bank::created_at>("created_at", N_("Created"), {.sorted = true, .group = kept, .stamp = Stamp::created}),
};

void check(Bank const& bank, Problems& problems) {
    if (bank.lowest && bank.highest && *bank.lowest > *bank.highest) problems.add("highest", N_("The highest balance can't be below the lowest."));
    if (bank.most_at_once && bank.most_at_once->seconds <= 0) problems.add("most_at_once", N_("Write a length of time that is more than nothing, or leave it empty."));
    if (bank.latitude.has_value() != bank.longitude.has_value()) problems.add(bank.latitude ? "longitude" : "latitude", N_("A place on the map needs both."));
    if ((bank.latitude && !(std::abs(bank.latitude->value) <= 90)) || (bank.longitude && !(std::abs(bank.longitude->value) <= 180))) problems.add("latitude", N_("Degrees: latitude from -90 to 90, longitude from -180 to 180."));
}

}  // namespace

Entity const& Bank::entity() {
    static constexpr Entity bank{
        .app = "timebank", .name = "bank", .plural = "banks", .label = N_("Time bank"), .plural_label = N_("Time banks"), .new_label = N_("New time bank"), .icon = "hourglass-split",
        .type = struct_of<Bank>(), .fields = fields, .rule = rule<check>(), .title = R"({t}."name")", .order = "name", .visible = visible_to_everybody_inside, .scope = "id", .permanent = true};
    return bank;
}

}  // namespace ateneu::timebank
