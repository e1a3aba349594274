#pragma once
#include "core/pages/view.h"

namespace ateneu::pages {

/// The files of a record, with the form to add some; empty where it has none and can get none. `problem`: why those that
/// were sent can't be taken.
Html files_panel(Call& call, Entity const& entity, Record const& record, std::string const& problem);

/// Adding files to records of one kind.
void add_upload_route(Site const& site, http::Router& router, Entity const& entity);
/// What is in an attachment, and taking one away.
void add_file_routes(Site const& site, http::Router& router);

}  // namespace ateneu::pages
