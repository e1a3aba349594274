#include "server/serve.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <pthread.h>

#include <csignal>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <thread>

#include "core/api/once.h"
#include "core/base/log.h"
#include "core/base/message.h"
#include "core/base/text.h"
#include "core/db/watch.h"
#include "core/http/server.h"
#include "core/store/history.h"
#include "domain/people/session.h"
#include "server/admin.h"
#include "server/program.h"

namespace ateneu::server {

namespace {

/// `127.0.0.1:8080`, `[::1]:8080`, `:8080`.
http::Config address_of(char const* option, std::string const& listen) {
    http::Config config;
    auto const colon = listen.rfind(':');
    auto const port = colon == std::string::npos ? std::nullopt : parse_integer(std::string_view(listen).substr(colon + 1));
    if (!port || *port < 0 || *port > 65535) throw std::runtime_error(std::string(option) + " wants HOST:PORT, for example 127.0.0.1:8080, not " + listen);
    config.host = listen.substr(0, colon);
    if (config.host.starts_with('[') && config.host.ends_with(']')) config.host = config.host.substr(1, config.host.size() - 2);
    if (config.host.empty()) config.host = "0.0.0.0";
    config.port = static_cast<std::uint16_t>(*port);
    return config;
}

/// Each minute: who was seen is written down, expired sessions and old answers go, next months get their partitions.
void keep_house(Program& program) {
    try {
        program.directory.seen().flush(*program.database);
        program.database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
            people::sweep_sessions(sql, system_clock());
            api::sweep_answers(sql, system_clock());
            make_partitions(sql, local(system_clock(), "UTC").date);
        });
    } catch (std::exception const& failed) {
        log_warning("house.not_kept", {{"what", failed.what()}});
    }
}

/// Letters may be read on a page only where nobody else can come: on a server for trying things out.
bool shows_mail(ServeOptions const& options, std::string const& host) {
    return options.mail.server.empty() && !options.behind_https && (host == "127.0.0.1" || host == "localhost" || host == "::1");
}

/// SIGUSR1 says less, SIGUSR2 says more.
void change_log_level(int signal) {
    auto const level = signal == SIGUSR2 ? (log_level() == LogLevel::error ? LogLevel::warning : LogLevel::info)
                                         : (log_level() == LogLevel::info ? LogLevel::warning : LogLevel::error);
    set_log_level(level);
    log_error("log.level", {{"level", name_of(level)}});
}

/// Waits for a signal that ends us, keeping house each minute. The signals are blocked in all threads.
void wait_for_end(Program& program, sigset_t const& signals) {
    timespec const minute{60, 0};
    for (;;) {
        auto const signal = sigtimedwait(&signals, nullptr, &minute);
        if (signal == SIGUSR1 || signal == SIGUSR2) change_log_level(signal);
        else if (signal > 0) return;
        else keep_house(program);
    }
}

std::string admin_token(ServeOptions const& options) {
    if (options.admin_token_file.empty()) return {};
    std::ifstream file(options.admin_token_file);
    std::string token;
    if (!std::getline(file, token) || trimmed(token).size() < 16)
        throw std::runtime_error("the file of --admin-token-file must hold a token of 16 characters or more: " + options.admin_token_file);
    return trimmed(token);
}

/// The operators' port, where one is asked for.
std::unique_ptr<http::Server> admin_server(ServeOptions const& options, Site const& site, Probes& probes) {
    if (options.admin.empty()) return {};
    auto config = address_of("--admin", options.admin);
    auto const token = admin_token(options);
    if (token.empty() && !is_loopback(config.host))
        throw std::runtime_error("--admin on an address that others reach needs --admin-token-file");
    config.threads = 2;
    config.connections = 100;
    config.counted = false;
    config.access_log = false;
    auto server = std::make_unique<http::Server>(config, admin_routes(site, probes, token), [](http::Request&, int status) {
        return http::Response{.status = status, .content_type = "text/plain; charset=utf-8", .body = std::to_string(status) + "\n"};
    });
    server->start();
    return server;
}

void speak(ServeOptions const& options) {
    auto const wrong = options.catalogues.empty() ? "" : take_catalogues(options.catalogues);
    if (!wrong.empty()) throw std::runtime_error("--catalogues: " + wrong);
    if (options.languages.empty() || offer_tongues(options.languages)) return;
    auto const known = known_tongues();
    throw std::runtime_error(fmt::format("--languages: Ateneu speaks {}", fmt::join(known, ", ")));
}

}  // namespace

int serve(ServeOptions const& options) {
    set_log_build(version());
    set_log_level(options.log_level);
    speak(options);
    db::set_slow_statement_ms(options.slow_query_ms);
    auto config = address_of("--listen", options.listen);
    config.threads = options.threads > 0 ? options.threads : static_cast<int>(2 * std::max(1U, std::thread::hardware_concurrency()));
    Settings settings{.organisation = options.organisation, .private_webhooks = options.private_webhooks, .state_folder = options.state, .one_may_erase = options.erase_alone, .mail = options.mail,
                      .shows_mail = shows_mail(options, config.host), .key_file = options.key_file, .behind_https = options.behind_https, .takes_sign_ups = !options.no_sign_up, .rate_percent = options.rate_percent, .clock = {}, .files = house_of(options.files, options.database)};
    auto const program = open(options.database, !options.no_migrate, settings);
    keep_house(*program);
    // A database that was restored holds people who had been erased: they go before anybody looks.
    if (auto const again = replay_erasures(*program); again > 0) log_warning("erasures.replayed", {{"people", again}});

    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGUSR1);
    sigaddset(&signals, SIGUSR2);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    Probes probes(*program->site);
    auto const admin = admin_server(options, *program->site, probes);
    auto doors = routes(*program->site);
    add_probes(doors, probes);
    http::Server server(config, std::move(doors), [&](http::Request& request, int status) { return program->site->error_page(request, status); });
    server.start();
    auto const jobs = workers(*program->site);
    jobs->start(options.workers);
    log_info("server.started", {{"address", config.host}, {"port", server.port()}, {"database", program->database->shown()}, {"version", version()}});
    if (settings.shows_mail) fmt::print("E-mails go into {}; http://{}:{}/dev/mail shows them\n", options.mail.folder, config.host, server.port());
    fmt::print("Ateneu {} serves on http://{}:{}\n", version(), config.host, server.port());
    std::fflush(stdout);
    wait_for_end(*program, signals);
    probes.drain();
    server.stop();
    jobs->stop();
    if (admin) admin->stop();
    keep_house(*program);
    log_info("server.stopped");
    return 0;
}

}  // namespace ateneu::server
