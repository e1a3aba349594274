#pragma once
#include <vector>

#include "core/html/html.h"

namespace ateneu::people {

/// The squares of a QR code, line by line, without the white that must stand around it (four squares wide).
struct QrSquares {
    int side = 0;
    std::vector<bool> dark;
    bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * side + x)]; }
};
QrSquares qr_squares(std::string_view text);

/// The text as a QR code: a drawing of squares, dark on white in every theme, because cameras want it so. `label` says to
/// those who can't see it what to do instead. Texts of up to some 2,000 bytes.
Html qr_code(std::string_view text, std::string const& label);

}  // namespace ateneu::people
