#include "core/base/result.h"

namespace ateneu {

void must(bool holds, char const* what, char const* file, int line) {
    if (holds) return;
    std::string place = std::string(file) + ":" + std::to_string(line);
    if (*what != '\0') place += std::string(": ") + what;
    throw Mistake(place);
}

}  // namespace ateneu
