#include "core/base/places.h"

#include <algorithm>

#include "core/base/iso_codes.h"
#include "core/base/message.h"
#include "core/base/text.h"

namespace ateneu {
namespace {

bool by_code(CodeName const& a, CodeName const& b) { return a.code < b.code; }
/// By the folded name: Åland Islands stand among the As.
bool by_name(CodeName const& a, CodeName const& b) { return fold(a.name) < fold(b.name); }

std::vector<CodeName> sorted(std::vector<CodeName> list,
                             bool (*before)(CodeName const&, CodeName const&)) {
    std::sort(list.begin(), list.end(), before);
    return list;
}

std::vector<CodeName> read_countries() {
    auto list = iso_codes("3166-1", "alpha_2");
    // Two places that AMY's organisations and workshops stand in, and ISO 3166 does not list.
    list.push_back({"EU", N_("European Union")});
    list.push_back({"W3", N_("Online")});
    return list;
}

std::vector<CodeName> const& countries_by_code() {
    static auto const list = sorted(read_countries(), by_code);
    return list;
}

std::string_view name_of(std::vector<CodeName> const& sorted_by_code, std::string_view code) {
    auto const at = std::lower_bound(
        sorted_by_code.begin(), sorted_by_code.end(), code,
        [](CodeName const& entry, std::string_view wanted) { return entry.code < wanted; });
    return at != sorted_by_code.end() && at->code == code ? std::string_view(at->name)
                                                          : std::string_view();
}

}  // namespace

std::vector<CodeName> const& countries() {
    static auto const list = sorted(countries_by_code(), by_name);
    return list;
}

std::string_view country_name(std::string_view code) { return name_of(countries_by_code(), code); }

std::vector<CodeName> const& languages() {
    static auto const list = sorted(iso_codes("639-2", "alpha_2"), by_code);
    return list;
}

std::string_view language_name(std::string_view code) { return name_of(languages(), code); }

}  // namespace ateneu
