#pragma once
#include "core/html/html.h"

namespace ateneu::people {

/// The text as a QR code: a drawing of squares, dark on white in every theme, because cameras want it so. `label` says to
/// those who can't see it what to do instead. Texts of up to some 2,000 bytes.
Html qr_code(std::string_view text, std::string const& label);

}  // namespace ateneu::people
