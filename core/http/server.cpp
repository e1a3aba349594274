#include "core/http/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <future>
#include <stdexcept>
#include <thread>

#include "core/base/log.h"
#include "core/http/connection.h"

namespace ateneu::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::milliseconds;
using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;

/// So many beyond the limit are told that we are full; more than that are closed without a word.
constexpr std::size_t most_refused_at_once = 256;

/// Often enough for the shortest time-out to be kept within a quarter.
milliseconds sweep_interval(Config const& config) {
    auto const shortest = std::min({config.header_timeout_ms, config.body_timeout_ms,
                                    config.idle_timeout_ms, config.write_timeout_ms});
    return milliseconds(std::clamp(shortest / 4, 5, 500));
}

/// A shell's usual limit of 1,024 open files would be the limit of our connections too.
void raise_file_limit(std::size_t connections) {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    auto const wanted = std::min<rlim_t>(limit.rlim_max, connections + most_refused_at_once + 256);
    if (limit.rlim_cur >= wanted) return;
    limit.rlim_cur = wanted;
    setrlimit(RLIMIT_NOFILE, &limit);
}

Tcp::endpoint endpoint_of(Config const& config, asio::io_context& io) {
    error_code error;
    auto const address = asio::ip::make_address(config.host, error);
    if (!error) return {address, config.port};
    auto const found = Tcp::resolver(io).resolve(config.host, std::to_string(config.port), error);
    if (error || found.empty())
        throw std::runtime_error("no such address to listen on: " + config.host);
    return found.begin()->endpoint();
}

}  // namespace

struct Server::Impl {
    Impl(Config config, Router router, ErrorPage on_error)
        : house(std::move(config), std::move(router), std::move(on_error)),
          acceptor(house.io),
          sweep(house.io),
          accept_pause(house.io) {}

    void open();
    void run();
    void prepare_refusal();
    Task<void> accept_all();
    Task<void> welcome(Socket socket);
    void sweep_later();
    void close_idle();
    void close_all();
    void note_if_empty();

    House house;
    Acceptor acceptor;
    Timer sweep, accept_pause;
    std::string refusal;  ///< the whole answer to one client too many
    std::promise<void> emptied;
    bool is_empty = false;
    std::thread sockets;
};

Server::Server(Config config, Router router, ErrorPage on_error)
    : impl_(std::make_unique<Impl>(std::move(config), std::move(router), std::move(on_error))) {}

Server::~Server() { stop(0); }

void Server::start() {
    impl_->open();
    impl_->prepare_refusal();
    impl_->run();
}

std::uint16_t Server::port() const { return impl_->acceptor.local_endpoint().port(); }

void Server::stop(int grace_ms) {
    if (!impl_->sockets.joinable()) return;
    impl_->house.is_closing = true;
    asio::post(impl_->house.io, [this] { impl_->close_idle(); });
    impl_->emptied.get_future().wait_for(milliseconds(grace_ms));
    std::promise<void> closed;
    asio::post(impl_->house.io, [&] {
        impl_->close_all();
        closed.set_value();
    });
    closed.get_future().wait();
    // From here on nothing new reaches the pool. A handler that still runs is waited for: it uses
    // what its caller owns.
    impl_->house.pool.join();
    impl_->sockets.join();
}

void Server::Impl::open() {
    auto const& config = house.config;
    raise_file_limit(config.connections);
    auto const endpoint = endpoint_of(config, house.io);
    try {
        acceptor.open(endpoint.protocol());
        acceptor.set_option(Acceptor::reuse_address(true));
        acceptor.bind(endpoint);
        acceptor.listen();
    } catch (boost::system::system_error const& error) {
        throw std::runtime_error("can't listen on " + config.host + " port " +
                                 std::to_string(config.port) + ": " + error.code().message());
    }
}

/// Made once: a server that is full has no thread to spare for a page.
void Server::Impl::prepare_refusal() {
    Request request{.method = "GET", .path = "/"};
    auto page = plain_page(503);
    try {
        page = house.on_error(request, 503);
        page.status = 503;
    } catch (std::exception const& error) {
        log_error("http.error_page_failed", {{"status", 503}, {"what", error.what()}});
    }
    Reply reply;
    reply.prepare(std::move(page.with("Retry-After", "5")), {});
    refusal.append(reply.head()).append(reply.body());
}

void Server::Impl::run() {
    asio::co_spawn(house.io, accept_all(), asio::detached);
    sweep_later();
    sockets = std::thread([this] { house.io.run(); });
}

Task<void> Server::Impl::accept_all() {
    while (acceptor.is_open()) {
        Socket socket(house.io);
        error_code error;
        co_await acceptor.async_accept(socket, asio::redirect_error(Await{}, error));
        if (!error && house.connections.size() < house.config.connections + most_refused_at_once) {
            asio::co_spawn(house.io, welcome(std::move(socket)), asio::detached);
        } else if (error && error != asio::error::operation_aborted &&
                   error != asio::error::connection_aborted) {
            // Out of files or memory: that passes when somebody leaves, and asking at once again
            // would only burn the processor.
            log_warning("http.accept_failed", {{"what", error.message()}});
            accept_pause.expires_after(milliseconds(100));
            co_await accept_pause.async_wait(asio::redirect_error(Await{}, error));
        }
    }
}

Task<void> Server::Impl::welcome(Socket socket) {
    auto connection = std::make_unique<Connection>(house, std::move(socket));
    if (house.connections.size() > house.config.connections) {
        co_await connection->refuse(refusal);
    } else {
        co_await connection->serve();
    }
    connection.reset();
    note_if_empty();
}

void Server::Impl::sweep_later() {
    sweep.expires_after(sweep_interval(house.config));
    sweep.async_wait([this](error_code error) {
        if (error || house.is_closed) return;
        auto const now = Clock::now();
        for (auto* connection : house.connections) connection->end_if_late(now);
        sweep_later();
    });
}

void Server::Impl::close_idle() {
    error_code error;
    acceptor.close(error);
    accept_pause.cancel();
    for (auto* connection : house.connections) connection->close_if_idle();
    note_if_empty();
}

void Server::Impl::note_if_empty() {
    if (!house.is_closing || is_empty || !house.connections.empty()) return;
    is_empty = true;
    emptied.set_value();
}

void Server::Impl::close_all() {
    house.is_closed = true;
    sweep.cancel();
    for (auto* connection : house.connections) connection->cut_off();
}

}  // namespace ateneu::http
