#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <cerrno>
#include <random>

#include "core/base/log.h"
#include "core/base/spent.h"
#include "core/base/text.h"
#include "core/http/connection.h"
#include "core/http/multipart.h"
#include "core/http/watch.h"

// What a thread of the pool does with a request.
namespace ateneu::http {
namespace {

/// Not a secret: it only has to be another one each time.
std::uint64_t new_number() {
    thread_local std::mt19937_64 random = [] {
        std::random_device device;
        std::seed_seq seed{device(), device(), device(), device()};
        return std::mt19937_64(seed);
    }();
    return random();
}

/// A record's number in the address is worth knowing; a name or a key that somebody was given isn't for the log.
std::string numbers_of(std::vector<std::string> const& places) {
    std::string numbers;
    for (auto const& place : places)
        if (parse_integer(place) && place.size() < 20) numbers += (numbers.empty() ? "" : " ") + place;
    return numbers;
}

}  // namespace

void Connection::answer() {
    if (house_.is_closed) {
        is_lost_ = true;
        return;
    }
    request_.id = fmt::format("{:016x}", new_number());
    request_.trace = trace_of(request_.header("traceparent"));
    if (request_.trace.empty()) request_.trace = fmt::format("{:016x}{:016x}", new_number() | 1, new_number());
    LogScope const scope(request_.id);
    count_under_way(true);
    spent() = {};
    try {
        answer_or_apologise();
        database_ns_ += spent().database_ns;
        send_now();
        if (!reply_.stream()) end_request();
    } catch (std::exception const& error) {
        // Out of memory, most likely: this client is lost, the others are not.
        log_error("http.answer_failed", {{"what", error.what()}});
        count_under_way(false);
        is_lost_ = true;
    }
}

void Connection::ask_to_admit() {
    problem_ = 500;
    try {
        problem_ = match_.route->admits(request_);
    } catch (std::exception const& error) {
        report_failure(error.what());
    } catch (...) {
        report_failure("not a std::exception");
    }
}

void Connection::answer_or_apologise() {
    try {
        return prepare(respond());
    } catch (std::exception const& error) {
        report_failure(error.what());
    } catch (...) {
        report_failure("not a std::exception");
    }
    try {
        prepare(error_page(500));
    } catch (std::exception const& error) {
        report_failure(error.what());
        prepare(plain_page(500));
    }
}

Response Connection::respond() {
    house_.proxies.attribute(request_, peer_, peer_is_trusted_);
    if (problem_ != 0) return error_page(problem_);
    if (!match_.route) {
        if (match_.allowed.empty()) return error_page(404);
        if (request_.method == "OPTIONS")
            return Response{.status = 204}.with("Allow", match_.allowed);
        return error_page(405).with("Allow", match_.allowed);
    }
    request_.query = parse_query(request_.raw_query);
    if (!parse_form(request_)) return error_page(400);
    return match_.route->handler(request_);
}

Response Connection::error_page(int status) {
    auto page = house_.on_error(request_, status);
    page.status = status;
    return page;
}

/// What went wrong is for the log; the client gets the id by which it is found there.
void Connection::report_failure(char const* what) {
    request_.error = "exception";
    log_error("http.handler_failed", {{"route", match_.route ? match_.route->pattern : "none"}, {"what", what}});
}

void Connection::prepare(Response response) {
    // Without chunks only the end of the connection says where a streamed body ends.
    if (house_.is_closing || (response.stream && !parser_->is_http_1_1())) keep_alive_ = false;
    reply_.prepare(std::move(response), {.request_id = request_.id,
                                         .trace = request_.trace,
                                         .if_none_match = request_.header("if-none-match"),
                                         .accept_encoding = request_.header("accept-encoding"),
                                         .is_read = request_.method == "GET",
                                         .head_only = is_head_,
                                         .keep_alive = keep_alive_,
                                         .is_http_1_0 = !parser_->is_http_1_1()});
    // A stream that fails with its first piece can still be answered by the error page.
    if (auto* const stream = reply_.stream()) stream->advance();
}

/// Most answers fit the socket's buffer: sent from here they save the client a change of threads.
/// What doesn't fit is left to the sockets' thread, which waits meanwhile and so leaves the socket
/// to us.
void Connection::send_now() {
    auto const head = reply_.head(), body = reply_.body();
    iovec parts[] = {{const_cast<char*>(head.data()), head.size()},
                     {const_cast<char*>(body.data()), body.size()}};
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = body.empty() ? 1 : 2;
    auto const count = ::sendmsg(socket_.native_handle(), &message, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count >= 0)
        sent_ = static_cast<std::size_t>(count);
    else
        is_lost_ = errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR;
}

void Connection::count_under_way(bool on) {
    if (!house_.config.counted || on == is_under_way_) return;
    is_under_way_ = on;
    requests_under_way().add({}, on ? 1 : -1);
}

/// Counted, and told in a line of the log. Never the address itself, cookies, queries or bodies: there may be keys and names in
/// them, and logs travel further than databases.
void Connection::end_request() {
    auto const took = std::chrono::duration<double>(Clock::now() - began_).count();
    std::string const route = match_.route ? match_.route->pattern : "none";
    std::string_view const method = is_head_ ? "HEAD" : std::string_view(request_.method);
    auto const bytes = reply_.body().size() + streamed_bytes_;
    if (house_.config.counted) {
        requests_counted().add({route, method_label(method), std::to_string(reply_.status())});
        request_seconds_metric().observe(took);
        body_bytes_metric().observe(static_cast<double>(bytes));
    }
    if (house_.config.access_log && log_level() == LogLevel::info)
        log_info("http.request", {{"trace", request_.trace},
                                  {"user", request_.user},
                                  {"ip", request_.remote},
                                  {"route", route},
                                  {"of", numbers_of(request_.places)},
                                  {"method", method},
                                  {"code", reply_.status()},
                                  {"dur_ms", took * 1000},
                                  {"bytes", bytes},
                                  {"db_ms", static_cast<double>(database_ns_) / 1e6},
                                  {"err", request_.error}});
    // Last: whoever finds none under way finds all of them counted and told.
    count_under_way(false);
}

}  // namespace ateneu::http
