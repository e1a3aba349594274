#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/takeover/report.h"

namespace ateneu::takeover {

/// Counts what becomes of each table's rows.
class Tally {
public:
    ImportReport::Table& of(std::string_view table);
    void written(std::string_view table) { ++of(table).written; }
    /// `row`: its key there, so that somebody can look it up.
    void left_out(std::string_view table, std::string_view reason, std::string_view row = {});
    /// It is written, but not quite as it stood there.
    void changed(std::string_view table, std::string_view how, std::string_view row);
    void unknown_columns(std::string_view table, std::vector<std::string> const& columns);
    void note(std::string sentence) { notes_.push_back(std::move(sentence)); }
    /// Says how often something was noted, once.
    void count(std::string const& what) { ++counts_[what]; }
    /// Throws where rows were neither written, merged nor left out: our own mistake.
    void finish(ImportReport& report);

private:
    std::map<std::string, ImportReport::Table, std::less<>> tables_;
    std::map<std::string, std::int64_t> counts_;
    std::vector<std::string> notes_;
};

}  // namespace ateneu::takeover
