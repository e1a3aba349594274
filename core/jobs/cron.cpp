#include "core/jobs/cron.h"

#include "core/base/text.h"

namespace ateneu::jobs {

namespace {

/// `5`, `1-5`, `*`, each with `/2` behind it, into the set; false where it is none of these.
template <std::size_t Size>
bool read_part(std::string_view part, int lowest, int highest, std::bitset<Size>& set) {
    std::int64_t step = 1;
    auto const slash = part.find('/');
    if (slash != std::string_view::npos) {
        auto const given = parse_integer(part.substr(slash + 1));
        if (!given || *given < 1 || *given > highest) return false;
        step = *given;
        part = part.substr(0, slash);
    }
    std::int64_t first = lowest, last = highest;
    if (part != "*") {
        auto const dash = part.find('-');
        auto const from = parse_integer(part.substr(0, dash));
        // `5/10` means from five on; a plain `5` only five.
        auto const to = dash != std::string_view::npos ? parse_integer(part.substr(dash + 1))
                        : slash != std::string_view::npos ? std::optional<std::int64_t>(highest) : from;
        if (!from || !to || *from < lowest || *to > highest || *from > *to) return false;
        first = *from;
        last = *to;
    }
    for (auto n = first; n <= last; n += step) set.set(static_cast<std::size_t>(n));
    return true;
}

template <std::size_t Size>
bool read_field(std::string_view text, int lowest, int highest, std::bitset<Size>& set) {
    for (auto const part : split(text, ','))
        if (!read_part(part, lowest, highest, set)) return false;
    return set.any();
}

constexpr int minutes_per_day = 24 * 60;
constexpr int days_looked_at = 5 * 366;

}  // namespace

std::optional<Cron> Cron::parse(std::string_view text) {
    auto all = split(text, ' ');
    std::erase(all, "");
    if (all.size() != 5) return {};
    Cron cron;
    if (!read_field(all[0], 0, 59, cron.minutes_) || !read_field(all[1], 0, 23, cron.hours_) || !read_field(all[2], 1, 31, cron.days_) ||
        !read_field(all[3], 1, 12, cron.months_) || !read_field(all[4], 0, 7, cron.weekdays_)) return {};
    if (cron.weekdays_.test(7)) cron.weekdays_.set(0);
    cron.any_day_ = all[2].starts_with('*');
    cron.any_weekday_ = all[4].starts_with('*');
    return cron;
}

bool Cron::fits_day(Date date) const {
    auto const [year, month, day] = parts(date);
    if (!months_.test(static_cast<std::size_t>(month))) return false;
    bool const by_day = days_.test(static_cast<std::size_t>(day));
    bool const by_weekday = weekdays_.test(static_cast<std::size_t>((weekday(date) + 1) % 7));
    return any_day_ || any_weekday_ ? by_day && by_weekday : by_day || by_weekday;
}

std::optional<Instant> Cron::next(Instant after, std::string_view zone) const {
    auto const start = local(after, zone);
    for (int ahead = 0; ahead < days_looked_at; ++ahead) {
        Date const date{start.date.days + ahead};
        if (!fits_day(date)) continue;
        for (int minute = ahead == 0 ? start.seconds / 60 : 0; minute < minutes_per_day; ++minute) {
            if (!hours_.test(static_cast<std::size_t>(minute / 60)) || !minutes_.test(static_cast<std::size_t>(minute % 60))) continue;
            auto const at = instant_of({date, minute * 60}, zone);
            if (at > after) return at;
        }
    }
    return {};
}

}  // namespace ateneu::jobs
