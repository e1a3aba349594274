#include "core/entity/label.h"

#include "core/base/places.h"
#include "core/entity/entity.h"

namespace ateneu {

std::string label_of(Say const& say, Field const& field, std::string_view code) {
    switch (field.kind()) {
        case Kind::country: {
            auto const name = country_name(code);
            return name.empty() ? std::string(code) : say.t(std::string(name).c_str());
        }
        case Kind::language: {
            auto const name = language_name(code);
            return name.empty() ? std::string(code) : say.t(std::string(name).c_str());
        }
        case Kind::boolean: return say.t(code == "1" ? N_("Yes") : N_("No"));
        default: break;
    }
    for (auto const& choice : field.choices())
        if (choice.code == code) return say.t(choice.label);
    return std::string(code);
}

}  // namespace ateneu
