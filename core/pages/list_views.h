#pragma once
#include "core/pages/list_columns.h"

// Saved views of a list: tabs above it, and the forms that save, change and delete them.

namespace ateneu::pages {

/// "All people" and the views; what is current is lit, what differs from it can be saved.
Html view_tabs(Call& call, ListQuery const& query);
/// Where a list without any parameters opens for this person; nothing: all records.
std::optional<std::string> default_address(Call& call, Entity const& entity);
/// `POST …/views`: a new one.
http::Response create_view(Call& call, Entity const& entity);
/// `POST …/views/{id}`: `deed` is `save` (name, sharing, default), `update` (the address) or `delete`.
http::Response change_view(Call& call, Entity const& entity);

}  // namespace ateneu::pages
