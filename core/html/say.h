#pragma once
#include <string>

#include "core/base/message.h"

namespace ateneu {

/// Speaks one person's language. `t` and `n` are what the catalogues are extracted from:
/// `say.t("Next page")`, `say.n("{count} person", "{count} people", count)`.
struct Say {
    Tongue tongue;

    std::string t(char const* source) const { return translate(tongue, source); }
    /// With its named places filled; the source inside is marked `N_("…")`.
    std::string t(Message const& message) const { return translate(tongue, message); }
    /// `{count}` is filled with `count`.
    std::string n(char const* one, char const* many, long long count) const {
        return translate(tongue, one, many, count);
    }
};

}  // namespace ateneu
