#include "core/base/index_letter.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "core/base/text.h"

namespace ateneu {

std::string index_letter(std::string_view word) {
    auto const folded = fold(word);
    std::int32_t at = 0;
    UChar32 letter = 0;
    U8_NEXT(folded.data(), at, static_cast<std::int32_t>(folded.size()), letter);
    if (folded.empty() || letter < 0) return {};
    char bytes[U8_MAX_LENGTH];
    std::int32_t used = 0;
    U8_APPEND_UNSAFE(bytes, used, u_toupper(letter));
    return {bytes, static_cast<std::size_t>(used)};
}

}  // namespace ateneu
