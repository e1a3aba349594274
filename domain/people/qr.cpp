#include "domain/people/qr.h"

#include <qrencode.h>

#include <memory>

#include "core/base/result.h"

namespace ateneu::people {

namespace {

constexpr int quiet_zone = 4;  // modules of white around it (ISO/IEC 18004)

/// Each run of dark squares in a line is one rectangle.
std::string path_of(QrSquares const& code) {
    std::string path;
    for (int y = 0; y < code.side; ++y)
        for (int x = 0; x < code.side; ++x) {
            int run = 0;
            while (x + run < code.side && code.at(x + run, y)) ++run;
            if (run == 0) continue;
            path += "M" + std::to_string(x + quiet_zone) + " " + std::to_string(y + quiet_zone) + "h" + std::to_string(run) + "v1h-" + std::to_string(run) + "z";
            x += run;
        }
    return path;
}

}  // namespace

QrSquares qr_squares(std::string_view text) {
    std::string const whole(text);
    std::unique_ptr<QRcode, decltype(&QRcode_free)> const code(QRcode_encodeString8bit(whole.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    must(code != nullptr, "too much for a QR code");
    QrSquares squares{.side = code->width, .dark = {}};
    for (int i = 0; i < code->width * code->width; ++i) squares.dark.push_back((code->data[i] & 1) != 0);
    return squares;
}

Html qr_code(std::string_view text, std::string const& label) {
    auto const code = qr_squares(text);
    auto const size = std::to_string(code.side + 2 * quiet_zone);
    return element("svg", {{"class", "qr"}, {"viewBox", "0 0 " + size + " " + size}, {"role", "img"}, {"aria-label", label}, {"shape-rendering", "crispEdges"}},
                   element("path", {{"fill", "white"}, {"d", "M0 0h" + size + "v" + size + "H0z"}}) + element("path", {{"fill", "black"}, {"d", path_of(code)}}));
}

}  // namespace ateneu::people
