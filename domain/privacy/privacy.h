#pragma once
#include "core/site/app.h"

namespace ateneu::privacy {

/// What people may ask about their data, and how long data are kept, as an app like any other.
/// `folder`: where the list of erasures and the files of exports lie (Settings::state_folder). `organisation`: whose data they are.
App privacy(std::string folder, std::string organisation);

}  // namespace ateneu::privacy
