#pragma once
#include "core/html/list.h"
#include "core/pages/view.h"

namespace ateneu::pages {

http::Response list_page(Call& call, Entity const& entity);
/// The rows of a list as a table: for the list page, related lists and search results alike.
/// `left_out`: a field that is the same in all rows. `order_href`: null where the table isn't for ordering.
struct TableStyle {
    Field const* left_out = nullptr;
    std::function<std::string(std::string order)> order_href = {};
    std::string caption;
    bool sticky = false;
    std::string select_form = {};  ///< id of the bulk bar that the rows' boxes belong to
    bool selected = false;         ///< every row is ticked
    bool all_selected = false;     ///< and those of other pages too
};
ui::Table records_table(Call& call, ListQuery const& query, ListPage const& page, TableStyle const& style);

/// The order of a list as its address says it.
std::string order_text(ListQuery const& query);

}  // namespace ateneu::pages
