#include "apps/timebank/category.h"

namespace ateneu::timebank {
namespace {

constexpr Field fields[] = {
    field<&Category::name>("name", N_("Name"), {.required = true, .unique = true, .searchable = true, .sorted = true, .listed = true, .personal = false, .max_length = 100}),
    field<&Category::names>("names", N_("In other languages"), {.personal = false, .help = N_("One line each: ca: Salut")}),
    field<&Category::icon>("icon", N_("Icon"), {.personal = false, .code = true, .max_length = 40}),
    field<&Category::place>("place", N_("Place in the list"), {.sorted = true, .listed = true, .min = 0, .max = 1000}),
};

}  // namespace

std::string name_in(Category const& category, std::string const& language) {
    auto const found = category.names.texts.find(language);
    return found == category.names.texts.end() || found->second.empty() ? category.name : found->second;
}

Entity const& Category::entity() {
    static constexpr Entity category{
        .app = "timebank", .name = "category", .plural = "categories", .label = N_("Category of posts"), .plural_label = N_("Categories of posts"), .new_label = N_("New category"), .icon = "tags",
        .type = struct_of<Category>(), .fields = fields, .title = R"({t}."name")", .order = "place", .guard = Guard::lookup, .visible = visible_to_everybody_inside};
    return category;
}

}  // namespace ateneu::timebank
