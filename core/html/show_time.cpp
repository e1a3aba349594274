#include <array>
#include <cstdio>

#include "core/base/text.h"
#include "core/html/show.h"

namespace ateneu {
namespace {

// Whole phrases, because a month changes with what stands before it: Catalan says "5 de maig" and
// "5 d’abril".
constexpr std::array<char const*, 12> short_dates = {
    N_("{day} Jan"), N_("{day} Feb"), N_("{day} Mar"), N_("{day} Apr"),
    N_("{day} May"), N_("{day} Jun"), N_("{day} Jul"), N_("{day} Aug"),
    N_("{day} Sep"), N_("{day} Oct"), N_("{day} Nov"), N_("{day} Dec")};
constexpr std::array<char const*, 12> months = {N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
                                                 N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")};
constexpr std::array<char const*, 12> months_of_years = {
    N_("January {year}"),   N_("February {year}"), N_("March {year}"),    N_("April {year}"),
    N_("May {year}"),       N_("June {year}"),     N_("July {year}"),     N_("August {year}"),
    N_("September {year}"), N_("October {year}"),  N_("November {year}"), N_("December {year}")};
constexpr std::array<char const*, 12> long_dates = {
    N_("{weekday} {day} January {year}"),   N_("{weekday} {day} February {year}"),
    N_("{weekday} {day} March {year}"),     N_("{weekday} {day} April {year}"),
    N_("{weekday} {day} May {year}"),       N_("{weekday} {day} June {year}"),
    N_("{weekday} {day} July {year}"),      N_("{weekday} {day} August {year}"),
    N_("{weekday} {day} September {year}"), N_("{weekday} {day} October {year}"),
    N_("{weekday} {day} November {year}"),  N_("{weekday} {day} December {year}")};
constexpr std::array<char const*, 7> weekdays = {N_("Monday"),   N_("Tuesday"), N_("Wednesday"),
                                                 N_("Thursday"), N_("Friday"),  N_("Saturday"),
                                                 N_("Sunday")};

std::string day_and_month(Say const& say, std::string day, int month) {
    return translate(say.tongue, Message(short_dates[static_cast<std::size_t>(month - 1)],
                                         {{"day", std::move(day)}}));
}

std::string with_year(Say const& say, std::string date, int year) {
    return say.t(
        {N_("{date} {year}"), {{"date", std::move(date)}, {"year", std::to_string(year)}}});
}

Html time_element(std::string const& machine, std::string const& title, std::string const& shown) {
    return element("time", {{"datetime", machine}, {"title", title}}, shown);
}

std::string title_of(Reader const& reader, Instant instant) {
    return long_date_text(reader, local(instant, reader.zone).date) + ", " +
           clock_text(reader, instant);
}

/// How many midnights lie between the instant and now, on the reader's clock.
int days_ago(Reader const& reader, Instant instant) {
    return reader.today().days - local(instant, reader.zone).date.days;
}

}  // namespace

std::string date_text(Reader const& reader, Date date) {
    if (parts(date).year != parts(reader.today()).year) return full_date_text(reader, date);
    auto const [year, month, day] = parts(date);
    return day_and_month(reader.say, std::to_string(day), month);
}

std::string full_date_text(Reader const& reader, Date date) {
    auto const [year, month, day] = parts(date);
    return with_year(reader.say, day_and_month(reader.say, std::to_string(day), month), year);
}

std::string long_date_text(Reader const& reader, Date date) {
    auto const [year, month, day] = parts(date);
    auto const name =
        translate(reader.say.tongue, weekdays[static_cast<std::size_t>(weekday(date))]);
    return translate(
        reader.say.tongue,
        Message(long_dates[static_cast<std::size_t>(month - 1)],
                {{"weekday", name}, {"day", std::to_string(day)}, {"year", std::to_string(year)}}));
}

std::string date_range_text(Reader const& reader, Date first, Date last) {
    if (first == last) return date_text(reader, first);
    auto const from = parts(first), to = parts(last);
    if (from.year == to.year && from.month == to.month) {
        auto const days = std::to_string(from.day) + "–" + std::to_string(to.day);
        auto const shown = day_and_month(reader.say, days, to.month);
        return to.year == parts(reader.today()).year ? shown
                                                     : with_year(reader.say, shown, to.year);
    }
    // The year once, at the end, where both days share it.
    auto const start = from.year == to.year
                           ? day_and_month(reader.say, std::to_string(from.day), from.month)
                           : full_date_text(reader, first);
    auto const end = from.year == to.year ? date_text(reader, last) : full_date_text(reader, last);
    return start + " – " + end;
}

std::string month_text(Say const& say, int month) { return say.t(months[static_cast<std::size_t>(month - 1)]); }

std::string month_and_year_text(Say const& say, int month, int year) {
    return translate(say.tongue, Message(months_of_years[static_cast<std::size_t>(month - 1)], {{"year", std::to_string(year)}}));
}

std::string clock_text(Reader const& reader, Instant instant) {
    auto const seconds = local(instant, reader.zone).seconds;
    char shown[8];
    std::snprintf(shown, sizeof shown, "%02d:%02d", seconds / 3600 % 24, seconds / 60 % 60);
    return shown;
}

std::string moment_text(Reader const& reader, Instant instant) {
    auto const clock = clock_text(reader, instant);
    auto const days = days_ago(reader, instant);
    if (days == 0) return reader.say.t({N_("Today, {time}"), {{"time", clock}}});
    if (days == 1) return reader.say.t({N_("Yesterday, {time}"), {{"time", clock}}});
    return date_text(reader, local(instant, reader.zone).date) + ", " + clock;
}

std::string ago_text(Reader const& reader, Instant instant) {
    auto const days = days_ago(reader, instant);
    if (days == 0) return reader.say.t("Today");
    if (days == 1) return reader.say.t("Yesterday");
    if (days > 1 && days <= 7) return reader.say.n("{count} day ago", "{count} days ago", days);
    return date_text(reader, local(instant, reader.zone).date);
}

Html date_html(Reader const& reader, Date date) {
    return time_element(iso(date), long_date_text(reader, date), date_text(reader, date));
}

Html date_range_html(Reader const& reader, Date first, Date last) {
    if (first == last) return date_html(reader, first);
    auto const title = long_date_text(reader, first) + " – " + long_date_text(reader, last);
    // HTML has no interval in `datetime`: the first day stands there, the title tells both.
    return time_element(iso(first), title, date_range_text(reader, first, last));
}

Html moment_html(Reader const& reader, Instant instant) {
    return time_element(iso(instant), title_of(reader, instant), moment_text(reader, instant));
}

Html ago_html(Reader const& reader, Instant instant) {
    return time_element(iso(instant), title_of(reader, instant), ago_text(reader, instant));
}

}  // namespace ateneu
