#pragma once
#include <string>
#include <string_view>

namespace ateneu::timebank {

/// What somebody may log in with, from their name: `Núria Camps` gives `nuria-camps`; "member" where no letter is Latin.
std::string username_from(std::string_view name);

}  // namespace ateneu::timebank
