#pragma once
#include <string>

#include "core/entity/entity.h"

namespace ateneu::timebank {

/// What a post is about, the same for all banks. Source: spec 2.6.
struct Category {
    Id<Category> id;
    std::string name;   ///< as the installation's own language says it
    Translated names;   ///< and as others do
    std::string icon;   ///< of the icons in web/icons.mjs
    int place = 0;      ///< where it stands among the others
    static Entity const& entity();
};

/// Its name for a reader: theirs, else the plain one.
std::string name_in(Category const& category, std::string const& language);

}  // namespace ateneu::timebank
