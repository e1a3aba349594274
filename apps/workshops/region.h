#pragma once
#include <string>
#include <vector>

#include "core/entity/entity.h"

namespace ateneu::workshops {

/// Who is told about requests from some countries. Old name kept: AMY's operators call it so.
struct Criterium {
    Id<Criterium> id;
    std::string name;
    std::vector<std::string> countries;
    Email email;
    static Entity const& entity();
};

/// A continent, for filters. Some countries lie in two, on purpose.
struct Continent {
    Id<Continent> id;
    std::string name;
    std::vector<std::string> countries;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
