#pragma once
#include "core/pages/view.h"

namespace ateneu::pages {

/// Notes and changes of a record as one story, newest first, with the form for a note. `note_problem`: why the
/// note that was sent can't be taken; "" when none was.
Html story(Call& call, Entity const& entity, std::int64_t id, std::string const& note_problem = "");
/// Posts a note about the record; one that can't be taken comes back in its field (422).
http::Response add_note(Call& call, Entity const& entity);

}  // namespace ateneu::pages
