#include "core/http/connection.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>

#include "core/http/body_file.h"
#include "core/http/target.h"

namespace ateneu::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::milliseconds;

constexpr std::size_t header_read_bytes = 4 << 10;
constexpr std::size_t body_read_bytes = 64 << 10;
/// Larger buffers are given back between requests: thousands of idle clients must not each hold
/// one.
constexpr std::size_t kept_buffer_bytes = 32 << 10;
/// A client that keeps this pace is never too slow, however large the body or the answer.
constexpr std::size_t least_bytes_per_ms = 8;
/// How long we read what a refused client still sends, so that it gets to see why.
constexpr milliseconds linger_time{2'000};

void give_back(std::string& text) {
    if (text.capacity() > kept_buffer_bytes)
        std::string().swap(text);
    else
        text.clear();
}

}  // namespace

Connection::Connection(House& house, Socket socket) : house_(house), socket_(std::move(socket)) {
    error_code error;
    peer_ = socket_.remote_endpoint(error).address().to_string();
    peer_is_trusted_ = house_.proxies.trusts(peer_);
    socket_.set_option(Tcp::no_delay(true), error);
    house_.connections.insert(this);
}

Connection::~Connection() { house_.connections.erase(this); }

// g++ 12 lays out the frame of a coroutine wrongly when it has `co_await` inside conditions and no
// variable of its own: each result gets a name first.
Task<void> Connection::serve() {
    do {
        begin_request();
        bool const has_request = co_await receive();
        if (!has_request) co_return;
        co_await answer_on_pool();
        bool is_sent = co_await send_rest();
        if (reply_.stream()) is_sent = co_await send_stream();
        if (!is_sent) co_return;
        is_first_ = false;
    } while (keep_alive_ && !house_.is_closing);
    co_await linger();
}

Task<void> Connection::refuse(std::string_view answer) {
    error_code error;
    enter(Phase::send, linger_time);
    co_await asio::async_write(socket_, asio::buffer(answer), asio::redirect_error(Await{}, error));
    if (!error) co_await linger();
}

void Connection::begin_request() {
    reply_.clear();
    request_.method.clear();
    request_.path = "/";
    request_.raw_query.clear();
    request_.query = {};
    request_.form = {};
    request_.uploads.clear();
    give_back(request_.body);
    request_.body_file.reset();
    request_.headers.clear();
    request_.remote = peer_;
    request_.secure = false;
    request_.id.clear();
    request_.trace.clear();
    request_.user = 0;
    request_.error.clear();
    database_ns_ = 0;
    request_.places.clear();
    match_ = {};
    raw_path_.clear();
    is_head_ = false;
    problem_ = 0;
    sent_ = 0;
    streamed_bytes_ = 0;
    parser_.emplace(request_, target_, house_.config.header_limit);
    if (buffer_.size() == 0 && buffer_.capacity() > kept_buffer_bytes) buffer_ = {};
}

Task<bool> Connection::receive() {
    bool is_there = co_await receive_header();
    if (is_there && problem_ == 0) choose_route();
    if (is_there && problem_ == 0 && match_.route && match_.route->admits) co_await on_pool(&Connection::ask_to_admit);
    if (is_there && problem_ == 0 && match_.route && !parser_->is_done())
        is_there = co_await receive_body();
    if (!is_there) co_return false;
    // Where the body was not read to its end, what follows can't be told from a next request.
    keep_alive_ = problem_ == 0 && parser_->is_done() && parser_->keep_alive();
    co_return true;
}

Task<bool> Connection::receive_header() {
    // A client that has just connected has something to say; one that stays may think about it.
    auto const& config = house_.config;
    enter(Phase::idle, milliseconds(is_first_ ? config.header_timeout_ms : config.idle_timeout_ms));
    bool has_begun = false;
    while (buffer_.size() == 0 || parse()) {
        if (buffer_.size() > 0 && !has_begun) {
            has_begun = true;
            enter(Phase::header, milliseconds(config.header_timeout_ms));
        }
        bool const has_more = co_await read_some(header_read_bytes);
        if (!has_more) co_return false;
    }
    began_ = Clock::now();
    co_return true;
}

bool Connection::parse() {
    namespace http = boost::beast::http;
    error_code error;
    buffer_.consume(parser_->put(buffer_.data(), error));
    if (!error) return parser_->is_header_done() && parser_->eager() && !parser_->is_done();
    if (error == http::error::need_more) {
        // Chunk headers and trailers have no limit of their own.
        if (buffer_.size() > house_.config.header_limit + header_read_bytes) problem_ = 400;
        return problem_ == 0;
    }
    problem_ = error == http::error::header_limit ? 431
               : error == boost::system::errc::no_space_on_device ? 503
               : error == http::error::body_limit ? 413
                                                  : 400;
    return false;
}

void Connection::choose_route() {
    auto const target = parse_target(target_);
    if (!target || (target->raw_path == "*" && request_.method != "OPTIONS")) {
        problem_ = 400;
        return;
    }
    raw_path_ = target->raw_path;
    request_.path = target->path;
    request_.raw_query = target->raw_query;
    is_head_ = request_.method == "HEAD";
    if (raw_path_ == "*")
        match_.allowed = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";
    else
        match_ = house_.router.find(request_.method, raw_path_);
    if (is_head_) request_.method = "GET";
    request_.places = std::move(match_.places);
    auto const length = parser_->content_length();
    if (match_.route && length && *length > match_.route->body_limit) problem_ = 413;
}

Task<bool> Connection::receive_body() {
    auto const limit = milliseconds(house_.config.body_timeout_ms);
    enter(Phase::body, limit);
    parser_->body_limit(match_.route->body_limit);
    if (match_.route->body_in_file) request_.body_file = std::make_shared<BodyFile>();
    parser_->eager(true);
    co_await invite_body();
    while (buffer_.size() == 0 || parse()) {
        auto const before = buffer_.size();
        auto const left = parser_->content_length_remaining().value_or(body_read_bytes);
        bool const has_more =
            co_await read_some(std::clamp<std::size_t>(left, header_read_bytes, body_read_bytes));
        if (is_late_) {
            problem_ = 408;
            break;
        }
        if (!has_more) co_return false;
        deadline_ += milliseconds((buffer_.size() - before) / least_bytes_per_ms);
    }
    co_return true;
}

/// `Expect: 100-continue`: the client waits for a word before it sends a body that we might refuse.
Task<void> Connection::invite_body() {
    if (buffer_.size() > 0 || !parser_->is_http_1_1() ||
        request_.header("expect") != "100-continue")
        co_return;
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    error_code error;
    co_await asio::async_write(socket_, asio::buffer(go_on), asio::redirect_error(Await{}, error));
    if (error) cut_off();
}

Task<bool> Connection::read_some(std::size_t most) {
    error_code error;
    auto const space = buffer_.prepare(most);
    auto const count =
        co_await socket_.async_read_some(space, asio::redirect_error(Await{}, error));
    buffer_.commit(count);
    co_return !error;
}

Task<void> Connection::answer_on_pool() {
    if (house_.is_closed) {
        is_lost_ = true;
        co_return;
    }
    co_await on_pool(&Connection::answer);
}

Task<void> Connection::on_pool(void (Connection::*deed)()) {
    enter(Phase::answer, milliseconds::max());
    co_await asio::async_initiate<Await const, void()>(
        [this, deed](auto resume) {
            asio::post(house_.pool, [this, deed, resume = std::move(resume)]() mutable {
                (this->*deed)();
                asio::post(house_.io, std::move(resume));
            });
        },
        Await{});
}

Task<bool> Connection::send_rest() {
    enter(Phase::send, milliseconds(house_.config.write_timeout_ms));
    auto const head = reply_.head(), body = reply_.body();
    while (!is_lost_ && sent_ < head.size() + body.size()) {
        std::array const rest = {asio::buffer(head) + sent_,
                                 asio::buffer(body) + (sent_ - std::min(sent_, head.size()))};
        error_code error;
        auto const count =
            co_await socket_.async_write_some(rest, asio::redirect_error(Await{}, error));
        sent_ += count;
        deadline_ += milliseconds(count / least_bytes_per_ms);
        is_lost_ = static_cast<bool>(error);
    }
    co_return !is_lost_;
}

/// Closing a socket with unread bytes resets it, and the client might never see the answer.
Task<void> Connection::linger() {
    error_code error;
    socket_.shutdown(Socket::shutdown_send, error);
    if (parser_ && parser_->is_done() && buffer_.size() == 0) co_return;
    enter(Phase::linger, linger_time);
    buffer_.clear();
    while (!error && !house_.is_closed) {
        auto const space = buffer_.prepare(body_read_bytes);
        co_await socket_.async_read_some(space, asio::redirect_error(Await{}, error));
    }
}

void Connection::enter(Phase phase, milliseconds limit) {
    phase_ = phase;
    is_late_ = false;
    deadline_ = limit == milliseconds::max() ? Clock::time_point::max() : Clock::now() + limit;
}

void Connection::end_if_late(Clock::time_point now) {
    if (now < deadline_) return;
    is_late_ = true;
    error_code error;
    // Who is slow with a body is told so; who is slow in any other way is not waiting for an
    // answer.
    if (phase_ == Phase::body)
        socket_.cancel(error);
    else
        socket_.close(error);
}

void Connection::close_if_idle() {
    if (phase_ == Phase::idle) cut_off();
    if (pause_ && reply_.is_of_events()) pause_->cancel();
}

void Connection::cut_off() {
    error_code error;
    socket_.shutdown(Socket::shutdown_both, error);
    if (pause_) pause_->cancel();
}

}  // namespace ateneu::http
