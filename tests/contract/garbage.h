#pragma once
#include <string>
#include <vector>

#include "core/entity/entity.h"

namespace ateneu::contract {

/// Something that a field must not take.
struct Garbage {
    std::string text;           ///< as somebody would type it; for links one of the values
    std::string json = {};      ///< as a program would send it; "" where JSON can't say it
    bool is_choice = false;     ///< not offered by the control, so the form need not show it again
};
/// All kinds of it for one field: no value of its kind, too long, out of range, nobody's id, not a choice, blank where it is needed.
std::vector<Garbage> garbage_for(Field const& field);

}  // namespace ateneu::contract
