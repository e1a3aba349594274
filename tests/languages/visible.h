#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ateneu::brackets {

/// What a person sees or hears of a page: its texts, and the attributes that are read aloud or shown. Decoded; each as long as
/// nothing else stands in between. Not what carries a `lang` of its own, nor code.
std::vector<std::string> visible(std::string_view html);
/// What of a text stands outside ⟦ and ⟧, in parts.
std::vector<std::string> outside(std::string_view text);

}  // namespace ateneu::brackets
