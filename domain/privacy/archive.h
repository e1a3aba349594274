#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/files/keep.h"

namespace ateneu::privacy {

/// A file of an archive: its bytes, or the place that they are read from piece by piece while the archive is written. Each
/// is opened when its turn comes and closed after it, so that there may be any number.
struct Packed {
    std::string name, bytes;
    std::function<std::unique_ptr<files::Content>()> open = {};  ///< null or KeepError: the archive can't be written
};

/// Writes all into one ZIP at `path`, readable by its owner only; whole or not at all. Throws std::runtime_error.
void write_archive(std::string const& path, std::vector<Packed> const& files);

}  // namespace ateneu::privacy
