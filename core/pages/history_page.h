#pragma once
#include "core/pages/view.h"

namespace ateneu::pages {

http::Response history_page(Call& call, Entity const& entity);
/// One change: before and after side by side, and the way back to it.
http::Response compare_page(Call& call, Entity const& entity);
http::Response revert_record(Call& call, Entity const& entity);

}  // namespace ateneu::pages
