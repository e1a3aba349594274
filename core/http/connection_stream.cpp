#include <sys/socket.h>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <cerrno>

#include "core/base/log.h"
#include "core/base/spent.h"
#include "core/http/connection.h"

// A body that is made while it is sent: a piece on a thread of the pool, then its way to the client, then the next.
namespace ateneu::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::milliseconds;

/// As with other answers: who keeps this pace is never too slow.
constexpr std::size_t least_bytes_per_ms = 8;

}  // namespace

Task<bool> Connection::send_stream() {
    while (!is_lost_) {
        co_await send_piece();
        auto const state = reply_.stream()->state();
        if (is_lost_ || state == StreamBody::State::ended) break;
        if (state == StreamBody::State::waiting) co_await pause();
        co_await next_piece();
    }
    if (is_lost_) break_off();
    if (house_.is_closed)
        end_stream();
    else
        co_await on_pool(&Connection::end_stream);
    co_return !is_lost_;
}

Task<void> Connection::send_piece() {
    enter(Phase::send, milliseconds(house_.config.write_timeout_ms));
    auto rest = reply_.stream()->bytes();
    while (!is_lost_ && !rest.empty()) {
        error_code error;
        auto const count = co_await socket_.async_write_some(asio::buffer(rest.data(), rest.size()), asio::redirect_error(Await{}, error));
        rest.remove_prefix(count);
        deadline_ += milliseconds(count / least_bytes_per_ms);
        is_lost_ = static_cast<bool>(error);
    }
    streamed_bytes_ += reply_.stream()->body_bytes();
}

Task<void> Connection::pause() {
    if (house_.is_closing && reply_.is_of_events()) co_return;
    enter(Phase::pause, milliseconds::max());
    Timer timer(house_.io);
    timer.expires_after(milliseconds(reply_.pause_ms()));
    pause_ = &timer;
    error_code error;
    co_await timer.async_wait(asio::redirect_error(Await{}, error));
    pause_ = nullptr;
    is_lost_ = client_has_left();
}

Task<void> Connection::next_piece() {
    is_lost_ = is_lost_ || house_.is_closed;
    if (is_lost_) co_return;
    // Whoever listens to events listens again when the next server is there.
    if (house_.is_closing && reply_.is_of_events())
        reply_.stream()->finish();
    else
        co_await on_pool(&Connection::make_piece);
}

void Connection::make_piece() {
    LogScope const scope(request_.id);
    spent() = {};
    try {
        reply_.stream()->advance();
        database_ns_ += spent().database_ns;
        return;
    } catch (std::exception const& error) {
        report_failure(error.what());
    } catch (...) {
        report_failure("not a std::exception");
    }
    is_lost_ = true;
}

/// With chunks the missing last one shows that something is missing; without them only a reset does.
void Connection::break_off() {
    error_code error;
    if (!parser_->is_http_1_1()) socket_.set_option(asio::socket_base::linger(true, 0), error);
    socket_.close(error);
}

void Connection::end_stream() {
    LogScope const scope(request_.id);
    reply_.drop_stream();
    try {
        end_request();
    } catch (std::exception const& error) {
        log_error("http.answer_failed", {{"what", error.what()}});
    }
}

/// Nobody reads from the socket while a stream pauses; a look without taking anything tells whether the other end is closed.
bool Connection::client_has_left() {
    char byte = 0;
    auto const count = ::recv(socket_.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

}  // namespace ateneu::http
