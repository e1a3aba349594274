#include "domain/people/data.h"

#include <span>

#include "core/base/embedded.h"
#include "core/base/result.h"
#include "core/base/text.h"

std::span<ateneu::base::Embedded const> people_data();

namespace ateneu::people {

std::vector<std::string_view> lines_of(std::string_view file) {
    for (auto const& each : people_data()) {
        if (each.name != file) continue;
        auto lines = split(each.bytes, '\n');
        std::erase_if(lines, [](std::string_view line) { return line.empty() || line.starts_with('#'); });
        return lines;
    }
    must(false, "no such file in domain/people/data");
    return {};
}

}  // namespace ateneu::people
