#include "core/base/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/result.h"
#include "core/base/text.h"

namespace ateneu {
namespace {

/// Stands between the values of labels in a key; no UTF-8 text holds it.
constexpr char between = '\xff';

/// Threads are dealt over the places as they come.
std::size_t own_place() {
    static std::atomic<std::size_t> next = 0;
    thread_local std::size_t const mine = next.fetch_add(1, std::memory_order_relaxed) % 16;
    return mine;
}

std::string key_of(Metric::Values values) {
    std::string key;
    for (auto const value : values) (key.empty() ? key : key += between) += value;
    return key;
}

std::string number(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
    return fmt::format("{}", value);
}

/// Of a label's value: `\`, `"` and line ends are written with a `\` (exposition format 0.0.4).
std::string escaped(std::string_view value) {
    return replaced(replaced(replaced(std::string(value), "\\", "\\\\"), "\"", "\\\""), "\n", "\\n");
}

void write_head(std::string& out, std::string_view name, std::string_view help, std::string_view type) {
    fmt::format_to(std::back_inserter(out), "# HELP {} {}\n# TYPE {} {}\n", name, replaced(replaced(std::string(help), "\\", "\\\\"), "\n", "\\n"), name, type);
}

void write_line(std::string& out, std::string_view name, std::vector<std::string> const& labels, double value) {
    out += name;
    if (!labels.empty()) out += "{" + join(labels, ",") + "}";
    out += " " + number(value) + "\n";
}

std::string label(std::string_view name, std::string_view value) { return fmt::format("{}=\"{}\"", name, escaped(value)); }

char const* type_of(Metric::Kind kind) {
    return kind == Metric::Kind::counter ? "counter" : kind == Metric::Kind::gauge ? "gauge" : "histogram";
}

}  // namespace

Metric::Metric(About about) : about_(std::move(about)) {
    must(std::is_sorted(about_.buckets.begin(), about_.buckets.end()), "bounds of a histogram grow");
    // One without labels is there from the start: nothing counted yet is not the same as nothing known.
    if (about_.labels.empty()) cell_of(places_[0], {});
}

std::string Metric::admitted(std::string key) {
    std::lock_guard const lock(known_mutex_);
    if (known_.contains(key)) return key;
    if (known_.size() >= about_.most_series) {
        std::string other;
        for (std::size_t i = 0; i < about_.labels.size(); ++i) (i == 0 ? other : other += between) += "other";
        return other;
    }
    known_.insert(key);
    return key;
}

Metric::Cell& Metric::cell_of(Place& place, Values values) {
    must(values.size() == about_.labels.size(), "a metric's labels each have a value");
    auto const key = key_of(values);
    auto found = place.cells.find(key);
    if (found == place.cells.end()) found = place.cells.try_emplace(admitted(key), Cell{.buckets = std::vector<std::uint64_t>(about_.buckets.size())}).first;
    return found->second;
}

void Metric::add(Values values, double by) {
    auto& place = places_[own_place()];
    std::lock_guard const lock(place.mutex);
    cell_of(place, values).sum += by;
}

void Metric::observe(double value, Values values) {
    auto& place = places_[own_place()];
    std::lock_guard const lock(place.mutex);
    auto& cell = cell_of(place, values);
    cell.sum += value;
    ++cell.count;
    auto const bound = std::lower_bound(about_.buckets.begin(), about_.buckets.end(), value) - about_.buckets.begin();
    if (static_cast<std::size_t>(bound) < cell.buckets.size()) ++cell.buckets[static_cast<std::size_t>(bound)];
}

Metric::Cells Metric::gathered() const {
    Cells all;
    for (auto const& place : places_) {
        std::lock_guard const lock(place.mutex);
        for (auto const& [key, cell] : place.cells) {
            auto& sum = all[key];
            sum.buckets.resize(about_.buckets.size());
            sum.sum += cell.sum;
            sum.count += cell.count;
            for (std::size_t i = 0; i < cell.buckets.size(); ++i) sum.buckets[i] += cell.buckets[i];
        }
    }
    return all;
}

double Metric::value(Values values) const {
    auto const all = gathered();
    auto const found = all.find(key_of(values));
    if (found == all.end()) return 0;
    return about_.kind == Kind::histogram ? static_cast<double>(found->second.count) : found->second.sum;
}

std::size_t Metric::series() const {
    return gathered().size() * (about_.kind == Kind::histogram ? about_.buckets.size() + 3 : 1);
}

void Metric::write_cell(std::string& out, std::string const& key, Cell const& cell) const {
    std::vector<std::string> labels;
    if (!about_.labels.empty()) {
        auto const values = split(key, between);
        for (std::size_t i = 0; i < about_.labels.size(); ++i) labels.push_back(label(about_.labels[i], values[i]));
    }
    if (about_.kind != Kind::histogram) return write_line(out, about_.name, labels, cell.sum);
    std::uint64_t so_far = 0;
    labels.emplace_back();
    for (std::size_t i = 0; i < about_.buckets.size(); ++i) {
        so_far += cell.buckets[i];
        labels.back() = label("le", number(about_.buckets[i]));
        write_line(out, std::string(about_.name) + "_bucket", labels, static_cast<double>(so_far));
    }
    labels.back() = label("le", "+Inf");
    write_line(out, std::string(about_.name) + "_bucket", labels, static_cast<double>(cell.count));
    labels.pop_back();
    write_line(out, std::string(about_.name) + "_sum", labels, cell.sum);
    write_line(out, std::string(about_.name) + "_count", labels, static_cast<double>(cell.count));
}

void Metric::write(std::string& out) const {
    write_head(out, about_.name, about_.help, type_of(about_.kind));
    auto const all = gathered();
    std::map<std::string, Cell> const in_order(all.begin(), all.end());
    for (auto const& [key, cell] : in_order) write_cell(out, key, cell);
}

std::vector<double> request_seconds() { return {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}; }
std::vector<double> statement_seconds() { return {0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.2, 0.5, 1, 5, 10}; }

void write_gauge(std::string& out, std::string_view name, std::string_view help, std::vector<Gauged> const& readings) {
    write_head(out, name, help, "gauge");
    for (auto const& reading : readings) {
        std::vector<std::string> labels;
        for (auto const& [key, value] : reading.labels) labels.push_back(label(key, value));
        write_line(out, name, labels, reading.value);
    }
}

}  // namespace ateneu
