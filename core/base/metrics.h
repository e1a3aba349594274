#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// What the program counts about itself, in Prometheus' text format (exposition format 0.0.4). A label's value is a word of
// ours (a route's pattern, a result), never what somebody sent: nobody's data, and no endless series.

namespace ateneu {

/// A counter, gauge or histogram with its series. Each thread counts in a place of its own (one of sixteen), so that
/// requests don't wait for each other; reading adds the places up.
class Metric {
public:
    enum class Kind { counter, gauge, histogram };
    struct About {
        Kind kind;
        char const* name;  ///< `http_requests_total`
        char const* help;  ///< one sentence
        std::vector<char const*> labels = {};
        std::vector<double> buckets = {};  ///< upper bounds of a histogram, growing, without the last, infinite one
        std::size_t most_series = 200;     ///< what comes later is counted together, each label `other`
    };
    using Values = std::initializer_list<std::string_view>;

    explicit Metric(About about);
    Metric(Metric const&) = delete;
    Metric& operator=(Metric const&) = delete;

    /// `values`: of the labels, in their order. For counters and gauges.
    void add(Values values = {}, double by = 1);
    /// For histograms, in the unit that the name ends in.
    void observe(double value, Values values = {});

    char const* name() const { return about_.name; }
    /// So far, of one series; of a histogram how many were observed.
    double value(Values values = {}) const;
    /// How many lines it writes, apart from its two of explanation.
    std::size_t series() const;
    void write(std::string& out) const;

private:
    struct Cell {
        double sum = 0;
        std::uint64_t count = 0;
        std::vector<std::uint64_t> buckets;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Cells = std::unordered_map<std::string, Cell, Hash, std::equal_to<>>;
    struct alignas(64) Place {
        mutable std::mutex mutex;
        Cells cells;
    };

    std::string admitted(std::string key);
    Cell& cell_of(Place& place, Values values);
    Cells gathered() const;
    void write_cell(std::string& out, std::string const& key, Cell const& cell) const;

    About const about_;
    std::array<Place, 16> places_;
    std::mutex known_mutex_;
    std::set<std::string> known_;
};

/// Ready-made upper bounds, in seconds: 5 ms to 10 s for requests, 0.1 ms to 10 s for statements.
std::vector<double> request_seconds();
std::vector<double> statement_seconds();

/// One number that is looked up when somebody asks, for the same text.
struct Gauged {
    std::vector<std::pair<std::string, std::string>> labels;
    double value = 0;
};
/// Adds a gauge whose values were just read.
void write_gauge(std::string& out, std::string_view name, std::string_view help, std::vector<Gauged> const& readings);

}  // namespace ateneu
