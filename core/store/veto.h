#pragma once
#include <stdexcept>
#include <utility>

#include "core/base/result.h"

namespace ateneu {

/// Thrown by a reaction that can't let a change stand, whichever way it came: by a form, a list, the API, an import, a
/// merge, an undo, or with a record that went. The whole request leaves nothing behind and is told why.
struct Veto : std::runtime_error {
    explicit Veto(Refusal why) : std::runtime_error(why.code), refusal(std::move(why)) {}
    Refusal refusal;
};

/// The code of a veto for those who first have to show again who they are (`Actor::is_fresh`).
inline constexpr auto confirm_first = "confirm_first";

}  // namespace ateneu
