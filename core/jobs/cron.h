#pragma once
#include <bitset>
#include <optional>
#include <string_view>

#include "core/base/time.h"

namespace ateneu::jobs {

/// The five fields of crontab(5): minute, hour, day of the month, month, day of the week (0 and 7 are Sunday).
/// `*`, numbers, lists, ranges and steps; no names and no `@daily`. Where both days are given, either will do.
class Cron {
public:
    /// Nothing where the text is no such five fields.
    static std::optional<Cron> parse(std::string_view text);
    /// The first minute after `after` on the zone's clock. A minute that the clock skips is made up for right
    /// after the gap; one that it has twice counts once. Nothing where there is none within five years (31 February).
    std::optional<Instant> next(Instant after, std::string_view zone) const;

private:
    bool fits_day(Date date) const;
    std::bitset<60> minutes_;
    std::bitset<24> hours_;
    std::bitset<32> days_;
    std::bitset<13> months_;
    std::bitset<8> weekdays_;
    bool any_day_ = true, any_weekday_ = true;
};

}  // namespace ateneu::jobs
