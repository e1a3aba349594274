#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/html/chart.h"
#include "core/html/show.h"

namespace ateneu::ui {
namespace {

constexpr int most_steps = 5;

/// The round number (1, 2 or 5 times a power of ten) at or above `rough`.
double round_step(double rough) {
    auto const power = std::pow(10.0, std::floor(std::log10(rough)));
    for (auto const digit : {1.0, 2.0, 5.0})
        if (rough <= digit * power * (1 + 1e-9)) return digit * power;
    return 10 * power;
}

double total(Series const& series) {
    double sum = 0;
    for (auto const& value : series.values) sum += value.value_or(0);
    return sum;
}

}  // namespace

std::vector<double> Axis::ticks() const {
    std::vector<double> all;
    auto const count = std::lround((high - low) / step);
    for (long i = 0; i <= count; ++i) all.push_back(low + static_cast<double>(i) * step);
    return all;
}

Axis axis_of(double least, double greatest, bool from_zero, bool whole) {
    if (from_zero) {
        least = std::min(least, 0.0);
        greatest = std::max(greatest, 0.0);
    }
    if (greatest <= least) greatest = least + 1;
    auto step = round_step((greatest - least) / most_steps);
    if (whole) step = std::max(step, 1.0);
    // A little slack keeps 0.30000000000000004 on the tick of 0.3.
    auto const slack = step * 1e-9;
    return {std::floor((least + slack) / step) * step, std::ceil((greatest - slack) / step) * step, step};
}

std::vector<Series> at_most(Say const& say, std::vector<Series> series, std::size_t most) {
    auto const coloured = static_cast<std::size_t>(std::count_if(series.begin(), series.end(), [](Series const& each) { return !each.before; }));
    if (coloured <= most) return series;
    std::vector<double> totals;
    for (auto const& each : series)
        if (!each.before) totals.push_back(total(each));
    std::sort(totals.begin(), totals.end(), std::greater<>());
    auto const least_kept = totals[most - 2];
    Series other{.key = "other", .label = say.t("Other"), .values = {}};
    std::vector<Series> kept;
    std::size_t taken = 0;
    for (auto& each : series) {
        if (each.before || (taken < most - 1 && total(each) >= least_kept)) {
            taken += each.before ? 0 : 1;
            kept.push_back(std::move(each));
            continue;
        }
        other.values.resize(each.values.size());
        for (std::size_t i = 0; i < each.values.size(); ++i)
            if (each.values[i]) other.values[i] = other.values[i].value_or(0) + *each.values[i];
    }
    kept.push_back(std::move(other));
    return kept;
}

std::vector<double> step_bounds(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    constexpr std::size_t steps = 5;
    std::vector<double> bounds;
    for (std::size_t step = 1; step < steps && !values.empty(); ++step) {
        auto const bound = values[(values.size() - 1) * step / steps];
        if (bound < values.back() && (bounds.empty() || bound > bounds.back())) bounds.push_back(bound);
    }
    return bounds;
}

std::string figure_text(Say const& say, double value) {
    if (value == std::round(value)) return number_text(say, std::llround(value));
    return decimal_text(say, {std::llround(value * 100) * 10'000});
}

}  // namespace ateneu::ui
