#include "tests/contract/metrics_text.h"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>

#include "core/base/text.h"

namespace ateneu::contract {

namespace {

bool is_name(std::string_view text, bool colons) {
    if (text.empty() || (text[0] >= '0' && text[0] <= '9')) return false;
    return text.find_first_not_of(colons ? "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:"
                                         : "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == std::string_view::npos;
}

std::optional<double> number(std::string const& text) {
    if (text == "+Inf") return std::numeric_limits<double>::infinity();
    if (text == "-Inf") return -std::numeric_limits<double>::infinity();
    if (text == "NaN") return std::nan("");
    if (text.empty() || text.find_first_not_of("0123456789+-.eE") != std::string::npos) return {};
    char* end = nullptr;
    auto const value = std::strtod(text.c_str(), &end);
    return end == text.c_str() + text.size() ? std::optional(value) : std::nullopt;
}

/// `{a="b",c="d"}` from `at`, which it moves behind it; false where it is something else.
bool read_labels(std::string_view line, std::size_t& at, std::map<std::string, std::string>& labels) {
    while (true) {
        ++at;
        auto const equals = line.find('=', at);
        if (equals == std::string_view::npos || equals + 1 >= line.size() || line[equals + 1] != '"') return false;
        std::string const name(line.substr(at, equals - at));
        if (!is_name(name, false) || name.starts_with("__") || labels.contains(name)) return false;
        std::string value;
        for (at = equals + 2; at < line.size() && line[at] != '"'; ++at) {
            if (line[at] != '\\') {
                value += line[at];
                continue;
            }
            if (++at >= line.size() || std::string_view("\\\"n").find(line[at]) == std::string_view::npos) return false;
            value += line[at] == 'n' ? '\n' : line[at];
        }
        if (at >= line.size()) return false;
        labels[name] = value;
        if (++at >= line.size()) return false;
        if (line[at] == '}') return ++at, true;
        if (line[at] != ',') return false;
    }
}

std::optional<MetricsText::Sample> read_sample(std::string_view line) {
    MetricsText::Sample sample;
    auto at = line.find_first_of("{ ");
    if (at == std::string_view::npos) return {};
    sample.name = line.substr(0, at);
    if (!is_name(sample.name, true)) return {};
    if (line[at] == '{' && !read_labels(line, at, sample.labels)) return {};
    if (at >= line.size() || line[at] != ' ') return {};
    auto const value = number(std::string(line.substr(at + 1)));
    if (!value) return {};
    sample.value = *value;
    return sample;
}

/// Which metric a sample belongs to: a histogram's have endings.
std::string family(MetricsText const& text, std::string const& name) {
    if (text.types.contains(name)) return name;
    for (std::string_view const ending : {"_bucket", "_sum", "_count"})
        if (name.ends_with(ending))
            if (auto const found = text.types.find(name.substr(0, name.size() - ending.size())); found != text.types.end() && found->second == "histogram") return found->first;
    return {};
}

void check_buckets(MetricsText& text) {
    std::map<std::pair<std::string, std::map<std::string, std::string>>, std::pair<double, double>> last;
    for (auto const& sample : text.samples) {
        if (!sample.labels.contains("le")) continue;
        auto labels = sample.labels;
        labels.erase("le");
        auto const bound = number(sample.labels.at("le")).value_or(-1);
        auto const [known, is_first] = last.try_emplace({sample.name, labels}, std::pair{bound, sample.value});
        if (!is_first && (bound <= known->second.first || sample.value < known->second.second)) text.complaints.push_back("buckets don't grow: " + sample.name);
        known->second = {bound, sample.value};
    }
    for (auto const& [key, end] : last)
        if (!std::isinf(end.first)) text.complaints.push_back("no last bucket: " + key.first);
}

}  // namespace

MetricsText read_metrics(std::string const& body) {
    MetricsText text;
    if (!body.ends_with('\n')) text.complaints.push_back("the last line doesn't end");
    std::set<std::pair<std::string, std::map<std::string, std::string>>> seen;
    std::set<std::string> closed;
    std::string current;
    auto const lines = split(body, '\n');
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        auto const line = lines[i];
        auto const complain = [&](char const* what) { text.complaints.push_back(std::string(what) + ": " + std::string(line)); };
        if (line.starts_with("# TYPE ")) {
            auto const words = split(line, ' ');
            if (words.size() != 4 || !is_name(words[2], true)) complain("no type");
            else if (!text.types.emplace(words[2], words[3]).second) complain("a second type");
            if (words.size() == 4 && words[3] == "counter" && !words[2].ends_with("_total")) complain("a counter ends in _total");
            continue;
        }
        if (line.starts_with("# HELP ")) continue;
        auto const sample = read_sample(line);
        if (!sample) {
            complain("no sample");
            continue;
        }
        auto const name = family(text, sample->name);
        if (name.empty()) complain("no type before it");
        if (name != current && !closed.insert(name).second) complain("its metric stood before already");
        current = name;
        if (!seen.emplace(sample->name, sample->labels).second) complain("twice");
        text.samples.push_back(*sample);
    }
    check_buckets(text);
    return text;
}

double MetricsText::sum(std::string const& name, std::map<std::string, std::string> const& labels) const {
    double total = 0;
    for (auto const& sample : samples) {
        bool fits = sample.name == name;
        for (auto const& [label, value] : labels) fits = fits && sample.labels.contains(label) && sample.labels.at(label) == value;
        total += fits ? sample.value : 0;
    }
    return total;
}

bool MetricsText::has(std::string const& name) const {
    for (auto const& sample : samples)
        if (sample.name == name) return true;
    return false;
}

}  // namespace ateneu::contract
