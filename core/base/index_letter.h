#pragma once
#include <string>
#include <string_view>

namespace ateneu {

/// Under which letter of an index a word stands: its first one, folded and in upper case. "Àvia" stands under `A`, "ñandú"
/// under `N`, "жук" under `Ж`, "3D" under `3`; "" for what holds neither letter nor digit.
std::string index_letter(std::string_view word);

}  // namespace ateneu
