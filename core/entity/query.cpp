#include "core/entity/query.h"

#include "core/base/text.h"

namespace ateneu {

std::string quoted(std::string_view identifier) { return "\"" + std::string(identifier) + "\""; }

std::string placed(std::string_view sql, std::string_view alias, std::string_view me) {
    return replaced(replaced(std::string(sql), "{t}", alias), "{me}", me);
}

}  // namespace ateneu
