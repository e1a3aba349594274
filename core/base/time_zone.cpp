#include <date/tz.h>

#include <algorithm>

#include "core/base/time.h"

namespace ateneu {
namespace {

std::vector<std::string> read_time_zones() {
    std::vector<std::string> names;
    for (auto const& zone : date::get_tzdb().zones)
        if (zone.name() != "localtime")  // the machine's own setting, under no name of the list
            names.push_back(zone.name());
    std::sort(names.begin(), names.end());
    return names;
}

/// Null for UTC and for what is no zone: both read as UTC.
date::time_zone const* zone_of(std::string_view name) {
    if (name == "UTC" || !is_time_zone(name)) return nullptr;
    return date::locate_zone(name);
}

Instant instant(date::local_seconds time) {
    return {std::chrono::microseconds(time.time_since_epoch()).count()};
}

}  // namespace

LocalTime local(Instant instant, std::string_view zone) {
    date::sys_time<std::chrono::microseconds> const moment{
        std::chrono::microseconds(instant.micros)};
    auto const second = date::floor<std::chrono::seconds>(moment);
    auto const* const found = zone_of(zone);
    auto const clock =
        found ? found->to_local(second) : date::local_seconds(second.time_since_epoch());
    auto const day = date::floor<date::days>(clock);
    return {Date{day.time_since_epoch().count()},
            static_cast<int>((clock - date::local_seconds(day)).count())};
}

Instant instant_of(LocalTime time, std::string_view zone) {
    date::local_seconds const clock{date::days(time.date.days) +
                                    std::chrono::seconds(time.seconds)};
    auto const* const found = zone_of(zone);
    if (!found) return instant(clock);
    auto const moment = found->to_sys(clock, date::choose::earliest);
    return {std::chrono::microseconds(moment.time_since_epoch()).count()};
}

bool is_time_zone(std::string_view name) {
    auto const& names = time_zones();
    return std::binary_search(names.begin(), names.end(), name);
}

std::vector<std::string> const& time_zones() {
    static auto const names = read_time_zones();
    return names;
}

}  // namespace ateneu
