#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/access/directory.h"
#include "core/base/result.h"
#include "core/html/shell.h"
#include "core/html/show.h"
#include "core/jobs/board.h"
#include "core/mail/post.h"
#include "core/site/app.h"
#include "core/site/reading.h"

namespace ateneu {

namespace files {
struct House;
}

/// What an operator sets, and what tests set instead.
struct Settings {
    std::string organisation = "Ateneu";  ///< shown in the page head
    std::string version = "0";
    bool private_webhooks = false;        ///< webhooks may lie on this machine and in the house's own network
    /// Where lies what is kept beside the database and its backups: the list of erasures with its key.
    std::string state_folder = "var";
    bool one_may_erase = false;           ///< who asks for an erasure may carry it out as well: for houses of one administrator
    mail::Post mail = {};                 ///< how letters leave; organisation and name of the house are `organisation`
    bool shows_mail = false;              ///< /dev/mail shows the letters of the folder to whoever sits at this machine
    std::string key_file = {};            ///< of the key that seals secrets which must be read again (core/access/seal.h)
    bool behind_https = false;            ///< cookies get `Secure` and browsers are told to stay on https
    bool takes_sign_ups = true;           ///< whether people may make themselves an account
    int rate_percent = 0;                 ///< of what anyone may ask for (core/site/rate.h); 0: as much as they like
    std::function<Instant()> clock;       ///< the time; tests pass their own
    /// Where attachments lie and how large they may be; without one, records have none. Shared with the jobs' threads.
    std::shared_ptr<files::House> files = {};
};

/// One request on its way through a handler: who asks, in which transaction, in which language.
struct Call {
    http::Request& request;
    class Site const& site;
    Actor const& actor;
    Transaction* transaction;  ///< null for routes that open their own (login)
    Say say;
    Instant now;
    std::string session_token;  ///< the cookie's, "" for a token's caller
    std::string csrf;           ///< what a form of this visitor must carry
    std::string flash = {};     ///< what the request before wanted said once
    std::shared_ptr<Reading> reading = {};  ///< of routes that stream: the transaction, for the stream to hold

    Transaction& tx() const {
        must(transaction != nullptr, "this route opened no transaction");
        return *transaction;
    }
    Reader reader() const { return {say, actor.time_zone, now}; }
};

/// The server's inside: the apps, the database, and one request = one transaction around every handler.
class Site {
public:
    /// The core's own records (`core_app`) join the apps as the last one.
    Site(db::Database& database, std::vector<App> apps, Directory& directory, Settings settings);

    Registry const& registry() const { return registry_; }
    std::vector<App> const& apps() const { return apps_; }
    App const* app(std::string_view name) const;
    std::vector<Reaction> const& reactions() const { return reactions_; }
    db::Database& database() const { return database_; }
    Settings const& settings() const { return settings_; }
    Directory& directory() const { return directory_; }
    /// How far this server's running jobs are.
    jobs::Board& board() const { return board_; }
    Instant now() const { return settings_.clock(); }

    /// What a route of a page may ask of the frame around it.
    enum class Door { page, api };
    /// Adds a route: session or token, CSRF, language, transaction, retry, errors and headers are done around it.
    /// A handler's answer below 400 commits; anything else, and every exception, leaves nothing behind.
    void add(http::Router& router, AppRoute route, Door door) const;
    /// The apps' own routes.
    void add_apps(http::Router& router) const;
    /// The page for a status that has no handler: 404, 413, 500 …
    http::Response error_page(http::Request& request, int status) const;
    /// The same inside a handler, with the reader's menus around it.
    http::Response error(Call& call, int status) const;

    /// Runs `deed` in a write transaction of the program: seeds, commands, sessions' flush.
    void as_program(std::string door, std::function<void(Transaction&)> const& deed) const;

private:
    int admit_body(http::Request& request) const;
    http::Response run(AppRoute const& route, Door door, http::Request& request) const;
    Rates::Answer take_share(AppRoute const& route, http::Request const& request, Actor const& actor) const;
    /// `reading`: the transaction that found out who asks, where that may serve the handler too.
    http::Response in_transaction(AppRoute const& route, Door door, Call& call, std::unique_ptr<db::Database::Work> reading) const;
    http::Response streamed(AppRoute const& route, Door door, Call& call, std::unique_ptr<db::Database::Work> reading) const;
    void finish(http::Response& response, Door door, http::Request const& request) const;

    db::Database& database_;
    std::vector<App> apps_;
    Registry registry_;
    std::vector<Reaction> reactions_;
    Directory& directory_;
    Settings settings_;
    mutable jobs::Board board_;
    mutable Rates rates_;
    StreamPlaces stream_places_;
};

/// Names of the cookies.
inline constexpr std::string_view session_cookie = "ateneu_session";
inline constexpr std::string_view visit_cookie = "ateneu_visit";

/// The token that a form must carry, from the secret that only this browser holds.
std::string csrf_of(std::string_view secret);

/// The page around `main`: menus, language, theme, flash. `current`: the entity whose menu line is lit.
struct PageHead {
    std::string title;
    Entity const* current = nullptr;
    std::string app = {};   ///< name of the app whose menu shows; "" takes the entity's
    bool narrow = false;
    int status = 200;
    int reload_s = 0;  ///< as ui::Document::reload_s
};
http::Response page(Call& call, PageHead const& head, Html main);
/// A page of its own kind: without menu, for whoever comes from an e-mail or isn't logged in.
http::Response bare_page(Call& call, std::string const& title, Html const& content, int status = 200);
/// This same page in each language.
std::vector<ui::Language> language_links(http::Request const& request);
/// After a deed: go there and say this once. `undoes`: the change set that a button beside it takes back, 0 for none.
http::Response redirect_saying(Call& call, std::string location, std::string said, std::int64_t undoes = 0);
/// A refusal or a missing record as a page.
http::Response refusal_page(Call& call, Refusal const& refusal);
/// Only addresses of this site are followed: `/…`, not `//…`; otherwise `fallback`.
std::string safe_next(std::string_view next, std::string fallback);

/// Moves the database to the program's schema: core's migrations, then each app's.
std::vector<std::string> migrate(db::Database& database, std::span<App const> apps);
std::vector<db::Migrations> migrations_of(std::span<App const> apps);

}  // namespace ateneu
