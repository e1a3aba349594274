#pragma once
#include <string>

namespace ateneu::server {

struct ServeOptions {
    std::string database;
    std::string listen = "127.0.0.1:8080";
    std::string organisation = "Ateneu";
    int threads = 0;  ///< of the handlers; 0: two for each processor
    int workers = 2;  ///< threads that do jobs; 0 leaves them to another server
    bool behind_https = false;
    bool private_webhooks = false;
    bool no_migrate = false;  ///< several servers: `ateneu migrate` ran before
};
/// Serves until SIGINT or SIGTERM, then finishes what is under way. The exit code.
int serve(ServeOptions const& options);

}  // namespace ateneu::server
