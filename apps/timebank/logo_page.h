#pragma once
#include "apps/timebank/office.h"

namespace ateneu::timebank {

/// The office's page for the logo, and what it sends: storing a picture takes its time, so these open no transaction.
std::vector<AppRoute> logo_routes();

}  // namespace ateneu::timebank
