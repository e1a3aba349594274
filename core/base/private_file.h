#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace ateneu {

/// What the file holds, whole; nothing where there is none. Throws std::runtime_error where it can't be read.
std::optional<std::string> file_content(std::string const& path);

/// Writes a new file that only its owner reads (0600) and that is on the disk when this returns. Where there is one
/// already, or another program is quicker, that one stays. Throws std::runtime_error where none can be written.
void make_private_file(std::string const& path, std::string_view content);

}  // namespace ateneu
