#pragma once
#include "core/site/app.h"

namespace ateneu::timebank {

/// What a bank brings along in files: chosen, looked at line by line, then brought. For superusers (spec 4.8).
std::vector<AppRoute> files_routes();
/// How superusers get there from a bank's record.
RecordLink files_link();

}  // namespace ateneu::timebank
