#pragma once
#include <memory>
#include <string>
#include <vector>

#include "apps/workshops/amy/taker.h"

namespace ateneu::workshops::amy {

/// AMY's revisions: each becomes a change set (who, when, why).
std::unique_ptr<Taker> revision_taker(Importing& importing,
                                      std::vector<std::string> const& columns);
/// AMY's versions: they wait in `Importing::history`.
std::unique_ptr<Taker> version_taker(Importing& importing, std::vector<std::string> const& columns);

}  // namespace ateneu::workshops::amy
