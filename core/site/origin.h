#pragma once
#include <string>

#include "core/site/site.h"

namespace ateneu {

/// Where whoever asks has reached us, for addresses that leave the page: "https://ateneu.example:8080". The Host is the
/// client's, so only what can be one is taken; "" for anything else.
std::string origin_of(Call const& call);

}  // namespace ateneu
