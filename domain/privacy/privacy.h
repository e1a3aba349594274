#pragma once
#include <memory>

#include "core/files/keep.h"
#include "core/site/app.h"

namespace ateneu::privacy {

/// What people may ask about their data, and how long data are kept, as an app like any other.
/// `folder`: where the list of erasures and the files of exports lie (Settings::state_folder). `organisation`: whose data they are.
/// `files`: where attached files lie, or null.
App privacy(std::string folder, std::string organisation, std::shared_ptr<files::House> files);

}  // namespace ateneu::privacy
