#pragma once
#include "core/site/site.h"

namespace ateneu::api {

/// The apps' actions: `POST /api/<app>/<plural>/{id}/<action>` on one record, and on up to 10,000 with
/// `POST /api/<app>/<plural>/bulk/<action>` and `{"ids": [1, 2]}`, whose answer says what became of each.
void add_actions(Site const& site, http::Router& router);
/// `of`: an id or what stands for it, or "bulk".
std::string action_address(RecordAction const& action, std::string const& of);

}  // namespace ateneu::api
