#include "server/mail_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "core/access/secret.h"
#include "core/base/text.h"
#include "core/mail/bounce.h"
#include "core/mail/message.h"
#include "core/mail/smtp.h"
#include "server/program.h"

namespace ateneu::server {

void add_mail_options(CLI::App& root, MailOptions& options) {
    auto const add = [&](char const* name, std::string& into, char const* help, char const* variable) {
        root.add_option(name, into, help)->envname(variable)->group("Mail");
    };
    add("--mail-server", options.server, "smtp://HOST:587 or smtps://HOST:465; without it e-mails are written into a folder", "ATENEU_MAIL_SERVER");
    add("--mail-user", options.user, "Name to log in at the mail server with", "ATENEU_MAIL_USER");
    add("--mail-password", options.password, "Its password; better by environment or file, as others can see a program's flags", "ATENEU_MAIL_PASSWORD");
    add("--mail-password-file", options.password_file, "File whose first line is the password", "ATENEU_MAIL_PASSWORD_FILE");
    add("--mail-from", options.from, "Who writes: ADDRESS or 'NAME <ADDRESS>'", "ATENEU_MAIL_FROM");
    add("--mail-bounces", options.bounces, "Where other servers report what they could not deliver: bounces@HOST becomes bounces+MARK@HOST", "ATENEU_MAIL_BOUNCES");
    add("--mail-authorities", options.authorities, "PEM file of the certificates to trust instead of the system's", "ATENEU_MAIL_AUTHORITIES");
    add("--mail-folder", options.folder, "Where e-mails are written without a mail server; otherwise `mail` beside the database", "ATENEU_MAIL_FOLDER");
    add("--site", options.site, "Where people find this site, for links in e-mails: https://HOST", "ATENEU_SITE");
    root.add_flag("--mail-plain", options.plain, "No encryption: only for a mail server on this machine")->envname("ATENEU_MAIL_PLAIN")->group("Mail");
}

namespace {

std::string first_line_of(std::string const& path) {
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line)) throw std::runtime_error("--mail-password-file can't be read: " + path);
    return trimmed(line);
}

/// Beside the database, so that a backup of its folder has both.
std::string folder_beside(std::string const& database) {
    constexpr std::string_view sqlite = "sqlite:";
    if (!database.starts_with(sqlite)) return "var/mail";
    auto const path = database.substr(sqlite.size());
    auto const slash = path.rfind('/');
    return slash == std::string::npos ? "mail" : path.substr(0, slash) + "/mail";
}

bool is_on_this_machine(std::string_view server) {
    for (auto const* host : {"smtp://127.0.0.1", "smtp://localhost", "smtp://[::1]"})
        if (server.starts_with(host)) {
            auto const rest = server.substr(std::string_view(host).size());
            return rest.empty() || rest.front() == ':' || rest.front() == '/';
        }
    return false;
}

void check(MailOptions const& options) {
    auto const refuse = [](char const* why) { throw std::runtime_error(why); };
    if (!options.server.starts_with("smtp://") && !options.server.starts_with("smtps://")) refuse("--mail-server wants smtp://HOST:PORT or smtps://HOST:PORT");
    if (options.server.find('@') != std::string::npos) refuse("--mail-server takes no name and password: use --mail-user and --mail-password-file");
    if (!mail::parse_mailbox(options.from)) refuse("--mail-from wants ADDRESS or 'NAME <ADDRESS>'");
    if (!options.bounces.empty() && !is_email(options.bounces)) refuse("--mail-bounces wants an address");
    if (options.plain && !is_on_this_machine(options.server)) refuse("--mail-plain is only for a mail server on this machine: anybody in between could read and change e-mails");
    if (options.user.empty() != (options.password.empty() && options.password_file.empty())) refuse("--mail-user and its password belong together");
}

}  // namespace

mail::Post post_of(MailOptions const& options, std::string const& database, std::string const& listen) {
    mail::Post post;
    post.site = options.site.empty() ? "http://" + (listen.starts_with(':') ? "localhost" + listen : listen) : options.site;
    while (post.site.ends_with('/')) post.site.pop_back();
    if (!options.site.empty() && (!is_url(post.site) || !post.site.starts_with("http"))) throw std::runtime_error("--site wants an address such as https://ateneu.example, not " + post.site);
    post.folder = options.folder.empty() ? folder_beside(database) : options.folder;
    post.from = options.from;
    if (options.server.empty()) return post;
    check(options);
    if (options.site.empty() && !listen.empty()) throw std::runtime_error("--site is missing: links in e-mails lead there");
    post.server = options.server;
    post.user = options.user;
    post.password = options.password_file.empty() ? options.password : first_line_of(options.password_file);
    post.bounces = options.bounces;
    post.authorities = options.authorities;
    post.plain = options.plain;
    return post;
}

int mail_test_command(MailOptions const& options, std::string const& address) {
    if (options.server.empty()) throw std::runtime_error("no mail server is set: see --mail-server");
    auto with_site = options;
    if (with_site.site.empty()) with_site.site = "http://localhost";
    auto const post = post_of(with_site, "", "");
    auto const to = mail::parse_mailbox(address);
    if (!to) throw std::runtime_error(address + " is no e-mail address");
    auto const mark = hex(random_bytes(16));
    auto const text = mail::message({.from = mail::sender(post), .to = *to, .subject = "Ateneu can send e-mail", .text = "This is what `ateneu mail test` sends.\n", .html = {},
                                     .mark = mark, .language = "en", .unsubscribe = {}, .written_at = system_clock()});
    auto const answer = mail::hand_over(post, mail::return_path(post, mark), to->address, text);
    bool const is_taken = answer.kind == mail::Answer::Kind::taken;
    fmt::print("{}: {}\n", is_taken ? "taken" : answer.kind == mail::Answer::Kind::later ? "not taken now" : "refused", answer.said);
    return is_taken ? 0 : 1;
}

int mail_bounce_command(std::string const& database) {
    constexpr std::size_t most = 1 << 20;
    std::string message(most, '\0');
    std::cin.read(message.data(), static_cast<std::streamsize>(most));
    message.resize(static_cast<std::size_t>(std::cin.gcount()));
    auto const program = open(database, false);
    auto noted = mail::Noted::nothing;
    program->site->as_program("command", [&](Transaction& tx) { noted = mail::note_report(tx, message); });
    fmt::print("{}\n", noted == mail::Noted::address  ? "the letter came back; nothing more is written to its address"
                       : noted == mail::Noted::letter ? "the letter came back; its address may still be good"
                                                      : "nothing to note");
    return 0;
}

}  // namespace ateneu::server
