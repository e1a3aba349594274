#pragma once
#include "core/pages/control.h"

namespace ateneu::pages {

/// `GET …/new` and `GET …/{id}/edit`.
http::Response new_form(Call& call, Entity const& entity);
http::Response edit_form(Call& call, Entity const& entity);
/// The POSTs: on problems the same form with everything typed (422), on a conflict both versions (409).
http::Response create(Call& call, Entity const& entity);
http::Response save(Call& call, Entity const& entity);

}  // namespace ateneu::pages
