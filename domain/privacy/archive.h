#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/files/keep.h"

namespace ateneu::privacy {

/// A file of an archive: its bytes, or the place that they are read from piece by piece while the archive is written.
struct Packed {
    std::string name, bytes;
    std::shared_ptr<files::Content> content = {};
};

/// Writes all into one ZIP at `path`, readable by its owner only; whole or not at all. Throws std::runtime_error.
void write_archive(std::string const& path, std::vector<Packed> const& files);

}  // namespace ateneu::privacy
