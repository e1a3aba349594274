#pragma once
#include "core/http/server.h"
#include "core/site/site.h"

namespace ateneu::pages {

/// Notes about the records of one kind: written, changed, taken away, hidden, all of them on a page.
void add_note_routes(Site const& site, http::Router& router, Entity const& entity);
/// What a note looks like while it is written (`POST /notes/preview`), and whom `@` may mean (`GET /notes/people`).
void add_note_writing_routes(Site const& site, http::Router& router);

}  // namespace ateneu::pages
