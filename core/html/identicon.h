#pragma once
#include "core/html/html.h"

namespace ateneu::ui {

/// A drawing that is always the same for the same record and seldom for two: for who gave no picture. Made here from the
/// record's number alone, so that nothing of a person stands in it, and nobody elsewhere is asked (spec 2.1).
Html identicon(long long id, std::string_view size = {});

}  // namespace ateneu::ui
