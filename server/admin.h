#pragma once
#include <string>

#include "core/http/server.h"
#include "server/probes.h"

namespace ateneu::server {

/// What operators and their programs ask, on a port of its own: `/metrics`, probes with their reasons, `/version`, and the log's
/// level. `token`: what `Authorization: Bearer` must say; "" asks for none.
http::Router admin_routes(Site const& site, Probes& probes, std::string const& token);
/// The probes as the public port shows them: ready or not, and no reason.
void add_probes(http::Router& router, Probes& probes);
/// Whether only this machine reaches the address.
bool is_loopback(std::string const& host);

}  // namespace ateneu::server
