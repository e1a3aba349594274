#include "server/serve.h"

#include <fmt/format.h>
#include <pthread.h>

#include <csignal>
#include <stdexcept>
#include <thread>

#include "core/api/once.h"
#include "core/base/log.h"
#include "core/base/text.h"
#include "core/http/server.h"
#include "core/store/history.h"
#include "domain/people/session.h"
#include "server/program.h"

namespace ateneu::server {

namespace {

/// `127.0.0.1:8080`, `[::1]:8080`, `:8080`.
http::Config address_of(std::string const& listen) {
    http::Config config;
    auto const colon = listen.rfind(':');
    auto const port = colon == std::string::npos ? std::nullopt : parse_integer(std::string_view(listen).substr(colon + 1));
    if (!port || *port < 0 || *port > 65535) throw std::runtime_error("--listen wants HOST:PORT, for example 127.0.0.1:8080, not " + listen);
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

/// Waits for a signal, keeping house each minute. The signals are blocked in all threads.
void wait_for_end(Program& program, sigset_t const& signals) {
    timespec const minute{60, 0};
    while (sigtimedwait(&signals, nullptr, &minute) < 0) keep_house(program);
}

}  // namespace

int serve(ServeOptions const& options) {
    auto config = address_of(options.listen);
    config.threads = options.threads > 0 ? options.threads : static_cast<int>(2 * std::max(1U, std::thread::hardware_concurrency()));
    Settings settings{.organisation = options.organisation, .private_webhooks = options.private_webhooks, .behind_https = options.behind_https, .clock = {}};
    auto const program = open(options.database, !options.no_migrate, settings);
    keep_house(*program);

    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    http::Server server(config, routes(*program->site), [&](http::Request& request, int status) { return program->site->error_page(request, status); });
    server.start();
    auto const jobs = workers(*program->site);
    jobs->start(options.workers);
    log_info("server.started", {{"address", config.host}, {"port", server.port()}, {"database", program->database->shown()}, {"version", version()}});
    fmt::print("Ateneu {} serves on http://{}:{}\n", version(), config.host, server.port());
    std::fflush(stdout);
    wait_for_end(*program, signals);
    server.stop();
    jobs->stop();
    keep_house(*program);
    log_info("server.stopped");
    return 0;
}

}  // namespace ateneu::server
