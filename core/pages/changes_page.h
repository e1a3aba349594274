#pragma once
#include "core/pages/view.h"
#include "core/store/undo.h"

namespace ateneu::pages {

/// `GET /changes`, `GET /changes/{}`, and `/changes/{}/undo` to ask and to do it.
void add_change_routes(Site const& site, http::Router& router);
/// `GET /changes`: the newest changes, each as a whole; `before=` for older ones.
http::Response recent_changes_page(Call& call);
/// `GET /changes/{}`: who changed what in one go, when and why.
http::Response changes_page(Call& call);
/// `GET /changes/{}/undo`: asks, with what stands in the way. `POST`: does it; clashes come back as a page (409).
http::Response undo_question(Call& call);
http::Response undo_changes(Call& call);
/// Where there is much to take back, a job does it: its page. For every page that undoes; nothing where `undo` shall do it.
std::optional<http::Response> undo_as_job(Call& call, std::int64_t change_set);
std::string changes_address(std::int64_t change_set);
/// "It can't be undone: 3 things stand in the way …"; then what can't go back, and why. For every page that undoes.
std::string undo_refused(Say const& say, Undone const& undone);
Html clashes_html(Call& call, Undone const& undone);

}  // namespace ateneu::pages
