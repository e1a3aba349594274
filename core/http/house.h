#pragma once
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <unordered_set>

#include "core/http/proxies.h"
#include "core/http/server.h"

namespace ateneu::http {

// Executors named by their type: Asio's default, erased one, costs an indirection and an allocation
// at every step.
using Executor = boost::asio::io_context::executor_type;
using Await = boost::asio::use_awaitable_t<Executor>;
template <class T>
using Task = boost::asio::awaitable<T, Executor>;
using Tcp = boost::asio::ip::tcp;
using Socket = boost::asio::basic_stream_socket<Tcp, Executor>;
using Clock = std::chrono::steady_clock;
using Timer = boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>, Executor>;

class Connection;

/// What all connections of a server share. `connections` belongs to the thread that runs `io`, the
/// rest is constant or atomic.
struct House {
    House(Config c, Router r, Server::ErrorPage page)
        : config(std::move(c)),
          router(std::move(r)),
          on_error(std::move(page)),
          proxies(config.trusted_proxies),
          pool(static_cast<std::size_t>(config.threads)) {}

    Config const config;
    Router const router;
    Server::ErrorPage const on_error;
    Proxies const proxies;
    std::unordered_set<Connection*> connections;
    std::atomic<bool> is_closing = false;  ///< finish what is under way, begin nothing
    std::atomic<bool> is_closed = false;   ///< nor finish it
    boost::asio::io_context io{1};
    boost::asio::thread_pool pool;  ///< runs the handlers
};

}  // namespace ateneu::http
