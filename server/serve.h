#pragma once
#include <string>
#include <vector>

#include "core/mail/post.h"
#include "server/files_options.h"

namespace ateneu::server {

struct ServeOptions {
    std::string database;
    FilesOptions files;
    std::string listen = "127.0.0.1:8080";
    std::string organisation = "Ateneu";
    std::vector<std::string> languages = {};  ///< to offer; none said: those that are whole
    std::string catalogues = {};  ///< folder with further translations
    std::string key_file;  ///< "" : beside the database
    int threads = 0;  ///< of the handlers; 0: two for each processor
    int workers = 2;  ///< threads that do jobs; 0 leaves them to another server
    std::string state = "var";  ///< folder of what is kept beside the database
    int rate_percent = 100;     ///< of what anyone may ask for
    bool no_sign_up = false;    ///< nobody makes themselves an account
    bool erase_alone = false;   ///< who asks for an erasure may carry it out
    bool behind_https = false;
    bool private_webhooks = false;
    mail::Post mail = {};
    std::string admin = {};             ///< address and port for operators; "" for none
    std::string admin_token_file = {};  ///< holds what they must send; "" asks for nothing, on this machine only
    std::string log_level = "info";
    int slow_query_ms = 200;  ///< statements that take longer get a line in the log; 0: none
    bool no_migrate = false;  ///< several servers: `ateneu migrate` ran before
};
/// Serves until SIGINT or SIGTERM, then finishes what is under way. The exit code.
int serve(ServeOptions const& options);

}  // namespace ateneu::server
