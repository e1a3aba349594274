#include "apps/timebank/amount.h"

#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

constexpr std::int64_t most_hours = 100'000;

std::optional<std::int64_t> part(http::Fields const& form, std::string_view name, std::int64_t most) {
    auto const typed = trimmed(form[name]);
    auto const value = typed.empty() ? std::optional<std::int64_t>(0) : parse_integer(typed);
    return value && *value >= 0 && *value <= most ? value : std::nullopt;
}

}  // namespace

Duration amount_of(http::Fields const& form, Problems& problems) {
    auto const hours = part(form, "hours", most_hours), minutes = part(form, "minutes", 59);
    if (!hours) problems.add("hours", N_("Write whole hours, for example 1."));
    if (!minutes) problems.add("minutes", N_("Write minutes from 0 to 59."));
    if (!hours || !minutes) return {};
    if (*hours + *minutes == 0) problems.add("hours", N_("Give some time: hours, minutes or both."), "not_positive");
    return {*hours * 3600 + *minutes * 60};
}

std::string field_of(Refusal const& refusal, std::string const& otherwise) {
    if (refusal.field == "amount") return "hours";
    return refusal.field.empty() ? otherwise : refusal.field;
}

}  // namespace ateneu::timebank
