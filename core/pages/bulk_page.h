#pragma once
#include "core/pages/view.h"

namespace ateneu::pages {

/// `POST …/bulk`: what the bulk bar asks for, by the button `deed`.
http::Response bulk(Call& call, Entity const& entity);
/// `POST …/bulk/{deed}`: the preview, and with `step=go` the deed itself.
http::Response bulk_deed(Call& call, Entity const& entity);
/// `GET …/bulk/{run}`: what became of each record.
http::Response bulk_result(Call& call, Entity const& entity);
/// `POST …/bulk/{run}/undo`: takes all of it back, or nothing and says what stands in the way (409).
http::Response undo_bulk(Call& call, Entity const& entity);
/// `POST …/{id}/do/{action}`: an action on one record.
http::Response record_action(Call& call, Entity const& entity);

}  // namespace ateneu::pages
