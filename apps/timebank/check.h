#pragma once
#include <string>
#include <vector>

#include "core/db/database.h"

namespace ateneu::timebank {

/// For `ateneu check`: payments whose parties or amount aren't those of their transfer, payments across banks with one half,
/// positions of two banks that aren't opposite, member numbers above the last that
/// was given, members and banks without an account of their bank's book.
std::vector<std::string> check(db::Connection& sql);

}  // namespace ateneu::timebank
