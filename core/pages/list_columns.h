#pragma once
#include <string>
#include <vector>

#include "core/html/list.h"
#include "core/pages/view.h"

// Which columns a list shows, and the menu that chooses them.

namespace ateneu::pages {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// One column behind the name: exactly one of field, computed, or pills (neither).
struct ShownColumn {
    Field const* field = nullptr;
    Computed const* computed = nullptr;
    std::size_t index = 0;  ///< in the entity's fields or computed columns
};
/// The columns of a list in their order; `left_out` is the same in all rows.
std::vector<ShownColumn> shown_columns(Call& call, ListQuery const& query, Field const* left_out = nullptr);
std::string name_of(ShownColumn const& column);
std::string label_of(Call& call, Entity const& entity, ShownColumn const& column);
/// A plain column that the record's name is made of needn't be shown a second time.
bool is_in_title(Entity const& entity, Field const& field);

/// The list that these parameters of an address ask for.
ListQuery query_of(Call& call, Entity const& entity, Pairs const& fields, Problems& problems);
/// The list's parameters with its face (`view=map`), as the fields that it was read from have it, or the request.
Pairs full_address(ListQuery const& query, Pairs const& asked);
Pairs full_address(Call const& call, ListQuery const& query);
/// The address of a list with these parameters.
std::string list_address(Entity const& entity, Pairs const& fields);
/// The parameters with one replaced; a changed list starts on its first page again.
Pairs with(Pairs fields, std::string const& name, std::string const& value);

/// In the filter bar; opens the menu, which is a form of its own and stands behind the bar's.
Html columns_button(Call& call);
Html columns_menu(Call& call, ListQuery const& query);
/// `GET …/columns`: takes what is ticked, in its order (`column`), and goes back to the list with it; with a step
/// (`move=up:name`) shows the form again.
http::Response choose_columns(Call& call, Entity const& entity);

}  // namespace ateneu::pages
