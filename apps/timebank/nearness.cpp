#include "apps/timebank/nearness.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

#include "apps/timebank/bank_frame.h"
#include "core/base/text.h"
#include "core/html/show.h"

namespace ateneu::timebank {

namespace {

std::optional<double> number_in(std::string_view text) {
    auto const held = trimmed(text);
    double value = 0;
    auto const [end, error] = std::from_chars(held.data(), held.data() + held.size(), value);
    if (error != std::errc() || end != held.data() + held.size() || !std::isfinite(value)) return {};
    return value;
}

/// "41.98, 2.82"
std::optional<Point> degrees_in(std::string const& text) {
    auto const parts = split(text, ',');
    if (parts.size() != 2) return {};
    auto const latitude = number_in(parts[0]), longitude = number_in(parts[1]);
    return latitude && longitude ? point_of(*latitude, *longitude) : std::nullopt;
}

/// The middle of what a question finds: places of one town lie near together.
std::optional<Point> middle(Transaction& tx, Query const& query) {
    auto const row = query.run(tx.sql());
    if (!row->next() || row->integer(0) == 0) return {};
    return point_of(row->real(1), row->real(2));
}

constexpr std::string_view middle_of_banks = R"(SELECT COUNT(*), COALESCE(AVG(b."latitude"), 0), COALESCE(AVG(b."longitude"), 0)
    FROM "timebank_bank" b WHERE b."is_open" AND b."latitude" IS NOT NULL AND b."longitude" IS NOT NULL AND )";

}  // namespace

std::optional<Point> point_of(double latitude, double longitude) {
    if (!(std::abs(latitude) <= 90 && std::abs(longitude) <= 180)) return {};
    return Point{latitude, longitude};
}

double kilometres(Point a, Point b) {
    constexpr double radius_km = 6371;
    auto const radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    auto const half = [](double angle) { return std::sin(angle / 2) * std::sin(angle / 2); };
    auto const part = half(radians(b.latitude - a.latitude)) + std::cos(radians(a.latitude)) * std::cos(radians(b.latitude)) * half(radians(b.longitude - a.longitude));
    return 2 * radius_km * std::asin(std::sqrt(std::min(1.0, part)));
}

std::string distance_text(Say const& say, double kilometres) {
    if (kilometres < 0.95) return number_text(say, std::max(1LL, std::llround(kilometres * 10)) * 100) + " m";
    if (kilometres < 9.95) return decimal_text(say, {std::llround(kilometres * 10) * 100'000}) + " km";
    return number_text(say, std::llround(kilometres)) + " km";
}

std::optional<Point> place_typed(Transaction& tx, std::string const& text) {
    if (trimmed(text).empty()) return {};
    if (auto const point = degrees_in(text)) return point;
    Query postcode;
    postcode.text = std::string(middle_of_banks);
    postcode.text += R"(b."postcode" = )" + postcode.bind(trimmed(text));
    if (auto const found = middle(tx, postcode)) return found;
    Query town;
    town.text = std::string(middle_of_banks);
    auto const words = words_sql(town, text, R"(b."search_text")", Where::beginning);
    if (words.empty()) return {};
    town.text += words;
    if (auto const found = middle(tx, town)) return found;
    Query airport;
    airport.text = R"(SELECT 1, a."latitude", a."longitude" FROM "people_airport" a WHERE )";
    airport.text += words_sql(airport, text, R"(a."search_text")", Where::beginning);
    airport.text += R"( ORDER BY a."fullname_key", a."id" LIMIT 1)";
    return middle(tx, airport);
}

}  // namespace ateneu::timebank
