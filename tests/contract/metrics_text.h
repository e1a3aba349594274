#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

namespace ateneu::contract {

/// A page of metrics, read as strictly as exposition format 0.0.4 is written.
struct MetricsText {
    struct Sample {
        std::string name;
        std::map<std::string, std::string> labels;
        double value = 0;
    };
    std::map<std::string, std::string> types;  ///< metric → counter, gauge, histogram
    std::vector<Sample> samples;
    std::vector<std::string> complaints;       ///< what the format doesn't allow

    /// Of a sample's own name, labels or none.
    double sum(std::string const& name, std::map<std::string, std::string> const& labels = {}) const;
    bool has(std::string const& name) const;
};
MetricsText read_metrics(std::string const& text);

}  // namespace ateneu::contract
