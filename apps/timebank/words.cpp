#include "apps/timebank/words.h"

#include "core/base/text.h"

namespace ateneu::timebank {

bool is_text(std::string_view text, std::size_t most) { return is_utf8(text) && text.find('\0') == std::string_view::npos && length(text) <= most; }

}  // namespace ateneu::timebank
