#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/store.h"

// The figures of the workshops app, each defined once (docs/domain/figures.md). All count rows that the transaction's actor
// may see.

namespace ateneu::workshops {

/// Lesson programmes as figures part workshops: the first of these tags that a workshop carries says it.
struct Programme {
    std::string_view tag, code;
    char const* label;
};
extern std::span<Programme const> const programmes;
/// `training`, `swc`, `dc`, `lc` or `mix`; `unknown` where no tag says it, which is a gap in the data.
std::string_view programme_of(std::vector<std::string> const& tags);

/// A count a month, "2026-03" → 12.
using ByMonth = std::map<std::string, std::int64_t>;
/// Workshops that were held or will be: they start in the period, `from` to the day before `to`; not those called off, stalled
/// or without an answer, no instructor trainings, none of the organisation's own onboarding (country W3).
ByMonth workshops_held(Transaction& tx, Date from, Date to);
/// All that started, trainings too, by year and programme: ("2026", "swc") → 4. One with two programmes counts once.
std::map<std::pair<std::string, std::string>, std::int64_t> workshops_by_programme(Transaction& tx, Date from, Date to);
/// How many had ended by a day, by programme; "total" is all of them.
std::map<std::string, std::int64_t> workshops_so_far(Transaction& tx, Date day);

/// People by country of residence, "" for those without one.
std::map<std::string, std::int64_t> people_by_country(Transaction& tx);

/// Awards by year and badge, both years included, at most a hundred: ("2026", badge's id) → 4.
std::map<std::pair<std::string, std::int64_t>, std::int64_t> awards_by_year(Transaction& tx, int first, int last);

/// People who taught at a workshop (as `workshops_held` counts them) that began in the 24 months up to and with this day.
std::int64_t instructors_active(Transaction& tx, Date day);

/// Organisations with a membership that has begun and doesn't end by then, on the first of each month from `first` on.
std::vector<std::int64_t> memberships_active(Transaction& tx, Date first, int months);
/// The mean of each value and those before it, `width` in all, to two decimals; nothing for the first ones. A month that is
/// missing counts as 0.
std::vector<std::optional<double>> moving_average(std::vector<std::optional<std::int64_t>> const& counts, std::size_t width);

/// The first of the month so many months later; fewer than none is before.
Date month_after(Date first, int months);

}  // namespace ateneu::workshops
