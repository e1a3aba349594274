#pragma once
#include <string>

#include "core/mail/post.h"

namespace CLI {
class App;
}

namespace ateneu::server {

/// What flags, environment and settings file say about mail.
struct MailOptions {
    std::string server, user, password, password_file, from, bounces, folder, authorities, site;
    bool plain = false;
};
/// They stand before or behind any command's name, and at the top of the settings file.
void add_mail_options(CLI::App& root, MailOptions& options);

/// Checked, with the password read and the folder beside the database. `listen`: the address that links lead to where
/// no other is given. Throws std::runtime_error with a sentence for the operator.
mail::Post post_of(MailOptions const& options, std::string const& database, std::string const& listen);

/// Sends one letter at once and says what the server said. Exit code 1 where it wasn't taken.
int mail_test_command(MailOptions const& options, std::string const& address);
/// Reads a delivery report from standard input. Exit code 0 whatever it was, so that the mail server that pipes it in
/// doesn't send it back.
int mail_bounce_command(std::string const& database);

}  // namespace ateneu::server
