#include "core/base/iso_codes.h"

#include <boost/json/parse.hpp>
#include <span>

#include "core/base/embedded.h"
#include "core/base/result.h"

/// The JSON files of iso-codes as they were when this program was built.
std::span<ateneu::base::Embedded const> ateneu_iso_codes();

namespace ateneu {
namespace {

std::string_view file_of(std::string_view list) {
    auto const name = "iso_" + std::string(list) + ".json";
    for (auto const& file : ateneu_iso_codes())
        if (file.name == name) return file.bytes;
    return {};
}

std::string text_of(boost::json::object const& entry, std::string_view key) {
    auto const* const value = entry.if_contains({key.data(), key.size()});
    return value ? value->as_string().c_str() : "";
}

}  // namespace

std::vector<CodeName> iso_codes(std::string_view list, std::string_view key) {
    auto const bytes = file_of(list);
    must(!bytes.empty(), "this list of iso-codes is embedded");
    auto const document = boost::json::parse({bytes.data(), bytes.size()});
    std::vector<CodeName> codes;
    for (auto const& value : document.at({list.data(), list.size()}).as_array()) {
        auto const& entry = value.as_object();
        auto code = text_of(entry, key);
        if (code.empty()) continue;
        auto common = text_of(entry, "common_name");
        codes.push_back(
            {std::move(code), common.empty() ? text_of(entry, "name") : std::move(common)});
    }
    return codes;
}

}  // namespace ateneu
