#include <algorithm>
#include <set>

#include "core/html/chart_parts.h"
#include "core/html/list.h"
#include "core/html/show.h"
#include "web/assets.h"

// Countries of the world in steps of one colour, on the drawing that web/countries.mjs makes of Natural Earth.
namespace ateneu::ui {
namespace {

/// As many stand beside the map; the table has them all.
constexpr std::size_t most_beside = 8;

/// The codes that the drawing has: `id="ES"`.
std::set<std::string, std::less<>> const& drawn_countries() {
    static std::set<std::string, std::less<>> const codes = [] {
        std::set<std::string, std::less<>> found;
        for (auto const& asset : web::all_assets()) {
            if (asset.logical_name != "countries.svg") continue;
            constexpr std::string_view mark = " id=\"";
            for (auto at = asset.bytes.find(mark); at != std::string_view::npos; at = asset.bytes.find(mark, at + 1))
                if (auto const code = asset.bytes.substr(at + mark.size(), 2); asset.bytes.substr(at + mark.size() + 2, 1) == "\"") found.emplace(code);
        }
        return found;
    }();
    return codes;
}

Html part(std::string const& drawing, std::string_view id, std::string const& look, std::string const& title = {}) {
    auto const inside = title.empty() ? Html() : element("title", {}, title);
    return element("use", {{"href", drawing + "#" + std::string(id)}, {"class", look}, maybe("data-point", title.empty() ? "" : std::string(id))}, inside);
}

std::size_t step_of(std::vector<double> const& bounds, double value) {
    return static_cast<std::size_t>(std::lower_bound(bounds.begin(), bounds.end(), value) - bounds.begin());
}

/// Fewer than five steps take the darker ones, so that the greatest is always the darkest.
std::string look_of(std::vector<double> const& bounds, std::size_t step) { return "m" + std::to_string(step + 5 - bounds.size()); }

Html steps(Say const& say, std::vector<double> const& bounds, std::vector<double> const& values) {
    Html keys;
    for (std::size_t step = 0; step <= bounds.size(); ++step) {
        std::vector<double> inside;
        for (auto const value : values)
            if (step_of(bounds, value) == step) inside.push_back(value);
        if (inside.empty()) continue;
        auto const [low, high] = std::minmax_element(inside.begin(), inside.end());
        auto const text = *low == *high ? figure_text(say, *low) : figure_text(say, *low) + "–" + figure_text(say, *high);
        auto const key = element("svg", {{"class", "key " + look_of(bounds, step)}, {"aria-hidden", "true"}}, element("rect", {{"width", "100%"}, {"height", "100%"}}, Html()));
        keys += element("li", {}, key + Html(text));
    }
    return element("ul", {{"class", "legend push"}}, keys);
}

/// The same numbers beside the map, greatest first.
Html greatest(Say const& say, Figures const& figures) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < figures.points.size(); ++i)
        if (figures.series[0].values[i].value_or(0) != 0) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return *figures.series[0].values[a] > *figures.series[0].values[b]; });
    auto const shown = std::min(order.size(), most_beside);
    Html rows;
    for (std::size_t i = 0; i < shown; ++i) {
        auto const& point = figures.points[order[i]];
        auto const name = point.href.empty() ? Html(point.full()) : element("a", {{"href", point.href}}, point.full());
        rows += element("li", {}, element("span", {{"class", "ellipsis"}}, name) + element("span", {{"class", "tnum"}}, figure_text(say, *figures.series[0].values[order[i]])));
    }
    if (order.size() > shown) {
        auto const more = static_cast<long long>(order.size() - shown);
        rows += element("li", {{"class", "muted"}}, say.n("and {count} more country, in the table", "and {count} more countries, in the table", more));
    }
    return element("ol", {{"class", "plain map-list"}}, rows);
}

}  // namespace

Html chart_map(Say const& say, ChartBox const& box) {
    if (!has_values(box.figures)) return figure(say, box, {}, nothing_drawn(say));
    auto const& figures = box.figures;
    auto const drawing = web::asset_url("countries.svg");
    std::vector<double> values;
    for (auto const& value : figures.series[0].values)
        if (value.value_or(0) != 0) values.push_back(*value);
    auto const bounds = step_bounds(values);
    auto parts = part(drawing, "sea", "m-sea") + part(drawing, "land", "m-none");
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < figures.points.size(); ++i) {
        auto const value = figures.series[0].values[i].value_or(0);
        if (value == 0) continue;
        auto const& point = figures.points[i];
        if (!drawn_countries().contains(point.key)) missing.push_back(point.full());
        else parts += part(drawing, point.key, look_of(bounds, step_of(bounds, value)), say.t({N_("{name} {value}"), {{"name", point.full()}, {"value", figure_text(say, value)}}}));
    }
    auto const map = element("svg", {{"class", "choropleth"}, {"viewBox", "0 0 1000 456"}, {"role", "img"}, {"aria-label", sentence_of_bars(say, box, N_("World map."))}}, parts);
    auto const source = element("p", {{"class", "muted tiny"}}, say.t("Map: Natural Earth, Eckert IV projection"));
    auto const beside = element("div", {{"class", "map-chart"}}, element("div", {}, map + source) + greatest(say, figures));
    auto told = box;
    if (!missing.empty()) {
        auto const note = say.t({N_("Not on the map: {places}."), {{"places", list_text(say, missing)}}});
        told.figures.note += (told.figures.note.empty() ? "" : " ") + note;
    }
    return figure(say, told, steps(say, bounds, values), beside);
}

}  // namespace ateneu::ui
