#pragma once
#include "core/pages/view.h"

namespace ateneu::pages {

/// What deleting would touch, before it is done.
http::Response delete_preview(Call& call, Entity const& entity);
http::Response delete_record(Call& call, Entity const& entity);

}  // namespace ateneu::pages
