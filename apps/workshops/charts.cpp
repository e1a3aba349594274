#include "apps/workshops/charts.h"

#include <algorithm>

#include "apps/workshops/award.h"
#include "apps/workshops/event.h"
#include "apps/workshops/figures.h"
#include "apps/workshops/membership.h"
#include "core/base/places.h"
#include "core/store/list.h"
#include "domain/people/person.h"

namespace ateneu::workshops {

namespace {

constexpr int months_shown = 12, years_shown = 10, membership_months = 24, averaged_months = 6;

std::string key_of_month(Date first) { return iso(first).substr(0, 7); }

ui::Point month_point(Reader const& reader, Date first) {
    auto const [year, month, day] = parts(first);
    return {key_of_month(first), month_text(reader.say, month), month_and_year_text(reader.say, month, year)};
}

/// Counts of so many months from `first` on; a month without any is 0.
std::vector<std::optional<double>> months_of(ByMonth const& counts, Date first, int months) {
    std::vector<std::optional<double>> values;
    for (int i = 0; i < months; ++i) {
        auto const found = counts.find(key_of_month(month_after(first, i)));
        values.emplace_back(found == counts.end() ? 0.0 : static_cast<double>(found->second));
    }
    return values;
}

/// The first of the last twelve months, this one included.
Date twelve_months_to(Date today) {
    auto const [year, month, day] = parts(today);
    return month_after(date_of(year, month, 1), 1 - months_shown);
}

ui::Figures workshops_by_month(Transaction& tx, Reader const& reader, ChartYears const& years) {
    auto const first = years.first ? date_of(*years.first, 1, 1) : twelve_months_to(reader.today());
    auto const before = month_after(first, -months_shown);
    auto const counts = workshops_held(tx, before, month_after(first, months_shown));
    ui::Figures figures;
    for (int i = 0; i < months_shown; ++i) figures.points.push_back(month_point(reader, month_after(first, i)));
    auto const name = years.first ? std::to_string(*years.first) : reader.say.t(N_("Last twelve months"));
    auto const name_before = years.first ? std::to_string(*years.first - 1) : reader.say.t(N_("Year before"));
    figures.series = {{"workshops", name, months_of(counts, first, months_shown)}, {"year_before", name_before, months_of(counts, before, months_shown), true}};
    return figures;
}

/// The years that are shown: those asked for, else the last ten.
std::pair<int, int> span_of(Reader const& reader, ChartYears const& years) {
    auto const this_year = parts(reader.today()).year;
    auto const last = years.last.value_or(years.first ? std::max(this_year, *years.first) : this_year);
    auto const first = years.first.value_or(last - years_shown + 1);
    // A hundred bars are the most that anybody can tell apart.
    return {std::max(first, last - 99), last};
}

template <class Key>
ui::Series years_of(std::map<std::pair<std::string, Key>, std::int64_t> const& counts, Key const& which, std::string key, std::string label, int first, int last) {
    ui::Series series{std::move(key), std::move(label), {}};
    for (int year = first; year <= last; ++year) {
        auto const found = counts.find({std::to_string(year), which});
        series.values.emplace_back(found == counts.end() ? 0.0 : static_cast<double>(found->second));
    }
    return series;
}

bool is_empty(ui::Series const& series) {
    return std::none_of(series.values.begin(), series.values.end(), [](auto const& value) { return value.value_or(0) != 0; });
}

void add_years(ui::Figures& figures, int first, int last, std::string const& list, std::string const& field) {
    for (int year = first; year <= last; ++year) {
        auto const text = std::to_string(year);
        figures.points.push_back({text, text, "", list.empty() ? "" : list + "?" + field + ".from=" + text + "-01-01&" + field + ".to=" + text + "-12-31"});
    }
}

ui::Figures programmes_by_year(Transaction& tx, Reader const& reader, ChartYears const& years) {
    auto const [first, last] = span_of(reader, years);
    auto const counts = workshops_by_programme(tx, date_of(first, 1, 1), date_of(last + 1, 1, 1));
    ui::Figures figures;
    add_years(figures, first, last, "", "");
    auto const add = [&](std::string code, char const* label) {
        auto series = years_of(counts, code, code, reader.say.t(label), first, last);
        if (!is_empty(series)) figures.series.push_back(std::move(series));
    };
    for (auto const& programme : programmes) add(std::string(programme.code), programme.label);
    add("unknown", N_("Without a programme"));
    return figures;
}

ui::Figures awards_by_badge(Transaction& tx, Reader const& reader, ChartYears const& years) {
    auto const [first, last] = span_of(reader, years);
    auto const counts = awards_by_year(tx, first, last);
    std::map<std::int64_t, std::int64_t> totals;
    std::vector<std::int64_t> badges;
    for (auto const& [key, count] : counts) totals[key.second] += count;
    for (auto const& [badge, total] : totals) badges.push_back(badge);
    // The most given first, so that it lies at the foot of each bar.
    std::stable_sort(badges.begin(), badges.end(), [&](auto a, auto b) { return totals[a] > totals[b]; });
    auto const names = titles(tx, Badge::entity(), badges);
    ui::Figures figures;
    add_years(figures, first, last, Award::entity().address(), "awarded");
    for (auto const badge : badges) {
        auto const name = names.find(badge);
        // What the reader may not see has no name, and its number says nothing else.
        auto const label = name == names.end() ? "#" + std::to_string(badge) : name->second;
        figures.series.push_back(years_of(counts, badge, "badge_" + std::to_string(badge), label, first, last));
    }
    return figures;
}

ui::Figures countries_of_people(Transaction& tx, Reader const& reader, ChartYears const&) {
    auto const& say = reader.say;
    auto const counts = people_by_country(tx);
    std::vector<std::pair<std::string, std::int64_t>> order(counts.begin(), counts.end());
    std::stable_sort(order.begin(), order.end(), [](auto const& a, auto const& b) { return a.second > b.second; });
    ui::Figures figures;
    figures.series = {{"people", say.t(N_("People")), {}}};
    for (auto const& [code, count] : order) {
        if (code.empty()) {
            figures.note = say.n("{count} person has no country.", "{count} people have no country.", count);
            continue;
        }
        auto const name = country_name(code);
        figures.points.push_back({code, code, name.empty() ? code : say.t(std::string(name).c_str()), people::Person::entity().address() + "?country=" + code});
        figures.series[0].values.emplace_back(static_cast<double>(count));
    }
    return figures;
}

ui::Figures memberships_by_month(Transaction& tx, Reader const& reader, ChartYears const& years) {
    auto const [year, month, day] = parts(reader.today());
    auto const end = years.first ? date_of(*years.first, 12, 1) : date_of(year, month, 1);
    auto const shown = years.first ? months_shown : membership_months;
    auto const first = month_after(end, 1 - shown);
    // The mean of the first month shown needs five before it.
    auto const before = averaged_months - 1;
    auto const counts = memberships_active(tx, month_after(first, -before), shown + before);
    auto means = moving_average({counts.begin(), counts.end()}, averaged_months);
    ui::Figures figures;
    ui::Series active{"active", reader.say.t(N_("Organisations")), {}};
    for (int i = 0; i < shown; ++i) {
        figures.points.push_back(month_point(reader, month_after(first, i)));
        active.values.emplace_back(static_cast<double>(counts[static_cast<std::size_t>(i + before)]));
    }
    means.erase(means.begin(), means.begin() + before);
    figures.series = {std::move(active), {"mean", reader.say.t(N_("Mean of six months")), std::move(means)}};
    return figures;
}

}  // namespace

std::vector<double> workshops_of_the_year(Transaction& tx) {
    auto const first = twelve_months_to(tx.today());
    std::vector<double> trend;
    for (auto const& value : months_of(workshops_held(tx, first, month_after(first, months_shown)), first, months_shown)) trend.push_back(value.value_or(0));
    return trend;
}

std::vector<Chart> charts() {
    return {{.name = "workshops", .title = N_("Workshops by month"), .unit = N_("workshops that begin in the month"), .along = N_("Month"),
             .about = N_("Workshops with a first day in the month. Not counted: those called off, stalled or without an answer, instructor trainings, and the organisation’s own onboarding (country W3)."),
             .kind = ui::ChartKind::line, .of = &Event::entity(), .figures = workshops_by_month, .years = Chart::Years::one, .list = Event::entity().address()},
            {.name = "awards", .title = N_("Awards by year"), .unit = N_("awards, by badge"), .along = N_("Year"),
             .about = N_("Badges by the year in which they were awarded. A person has each badge once."),
             .kind = ui::ChartKind::stack, .of = &Award::entity(), .figures = awards_by_badge, .years = Chart::Years::span, .list = Award::entity().address()},
            {.name = "people", .title = N_("People by country"), .unit = N_("people"), .along = N_("Country"),
             .about = N_("Everybody by the country that stands in their record. Small countries are dots."),
             .kind = ui::ChartKind::map, .of = &people::Person::entity(), .figures = countries_of_people, .list = people::Person::entity().address()},
            {.name = "programmes", .title = N_("Workshops by programme"), .unit = N_("workshops and trainings that begin in the year"), .along = N_("Year"),
             .about = N_("Each workshop counts once, for the first of its tags in this order: TTT (instructor training), SWC, DC, LC, Circuits (mixed). Not counted: those called off, stalled or without an answer, and the organisation’s own onboarding (country W3)."),
             .kind = ui::ChartKind::stack, .of = &Event::entity(), .figures = programmes_by_year, .years = Chart::Years::span, .at_home = false, .list = Event::entity().address()},
            {.name = "memberships", .title = N_("Member organisations"), .unit = N_("organisations, on the first of the month"), .along = N_("Month"),
             .about = N_("Organisations with a membership whose agreement has begun and ends later, each once; and the mean of that month and the five before it."),
             .kind = ui::ChartKind::line, .of = &Membership::entity(), .figures = memberships_by_month, .years = Chart::Years::one, .at_home = false,
             .list = Membership::entity().address()}};
}

}  // namespace ateneu::workshops
