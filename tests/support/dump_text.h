#pragma once
#include <optional>
#include <string>
#include <vector>

// How pg_dump writes what stands in a table.

namespace ateneu::tests {

/// nullopt is NULL.
using DumpCell = std::optional<std::string>;

/// As a cell of COPY.
std::string copied(DumpCell const& cell);
/// As a value of INSERT.
std::string inserted(DumpCell const& cell, bool is_boolean);
/// As `text[]`: `{yoga,"two words","say \"no\""}`.
std::string array_text(std::vector<std::string> const& items);
std::string joined(std::vector<std::string> const& list, std::string const& separator);

/// A file of its own with these bytes, gone at the end.
class DumpFile {
public:
    explicit DumpFile(std::string const& bytes);
    ~DumpFile();
    DumpFile(DumpFile const&) = delete;
    DumpFile& operator=(DumpFile const&) = delete;
    std::string path;
};

}  // namespace ateneu::tests
