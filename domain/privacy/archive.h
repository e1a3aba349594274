#pragma once
#include <string>
#include <utility>
#include <vector>

namespace ateneu::privacy {

/// Writes files by name into one ZIP at `path`, readable by its owner only; whole or not at all. Throws std::runtime_error.
void write_archive(std::string const& path, std::vector<std::pair<std::string, std::string>> const& files);

}  // namespace ateneu::privacy
