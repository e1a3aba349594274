#pragma once
#include "core/pages/view.h"

namespace ateneu::pages {

/// Somebody else saved first: both versions, field by field, and the choice between them (409).
http::Response conflict_page(Call& call, Entity const& entity, Record const& mine, Conflict const& conflict);
/// The answer to that page: fields chosen as theirs take what is stored.
void take_theirs(Call& call, Entity const& entity, Record const& stored, Record& record);

}  // namespace ateneu::pages
