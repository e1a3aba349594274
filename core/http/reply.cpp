#include "core/http/reply.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/beast/http/status.hpp>
#include <ctime>
#include <stdexcept>

#include "core/http/gzip.h"
#include "core/http/syntax.h"
#include "core/http/watch.h"

namespace ateneu::http {
namespace {

/// Below it the answer fits one packet anyway, and gzip gains nothing.
constexpr std::size_t least_bytes_to_compress = 860;

std::string_view header_of(Response const& response, std::string_view name) {
    for (auto const& [key, value] : response.headers)
        if (same_word(key, name)) return value;
    return {};
}

bool is_servers_own(std::string_view name) {
    constexpr std::string_view names[] = {"Content-Length", "Transfer-Encoding", "Connection",
                                          "Date", "Content-Type"};
    return std::ranges::any_of(names, [&](auto own) { return same_word(name, own); });
}

void require_sendable(Response const& response) {
    if (response.status < 200 || response.status > 599)
        throw std::logic_error(fmt::format("no answer has the status {}", response.status));
    if (!is_header_value(response.content_type))
        throw std::logic_error("content type breaks the line");
    for (auto const& [name, value] : response.headers)
        if (!is_token(name) || !is_header_value(value) || is_servers_own(name))
            throw std::logic_error("a handler can't send this header: " + name);
}

bool has_no_content(int status) { return status == 204 || status == 304; }

/// `Sun, 06 Nov 1994 08:49:37 GMT`, written once a second. English whatever the locale, so not
/// strftime's.
std::string_view date_now() {
    thread_local std::time_t written_at = -1;
    thread_local std::string text;
    auto const now = std::time(nullptr);
    if (now == written_at) return text;
    constexpr char const* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr char const* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
    gmtime_r(&now, &utc);
    text = fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[utc.tm_wday], utc.tm_mday,
                       months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
    written_at = now;
    return text;
}

std::string_view without_weakness(std::string_view tag) {
    return tag.starts_with("W/") ? tag.substr(2) : tag;
}

}  // namespace

Response plain_page(int status) {
    return {.status = status,
            .content_type = "text/plain; charset=utf-8",
            .body = fmt::format("Error {}\n", status)};
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
    if (etag.empty()) return false;
    while (!if_none_match.empty()) {
        auto const tag = without_spaces(cut(if_none_match, ','));
        if (tag == "*" || without_weakness(tag) == without_weakness(etag)) return true;
    }
    return false;
}

void Reply::prepare(Response response, ReplyTo const& to) {
    clear();
    require_sendable(response);
    response_ = std::move(response);
    body_ = response_.fixed_body.empty() ? response_.body : response_.fixed_body;
    is_of_events_ = media_type(response_.content_type) == "text/event-stream";
    auto const is_large = response_.stream ? !is_of_events_ : body_.size() >= least_bytes_to_compress;
    auto const varies = is_large && is_compressible(response_.content_type) &&
                        header_of(response_, "Content-Encoding").empty();
    if (to.is_read && response_.status == 200 &&
        names_etag(to.if_none_match, header_of(response_, "ETag")))
        response_.status = 304;
    if (has_no_content(response_.status)) {
        body_ = {};
        response_.stream = {};
    }
    if (response_.stream) return begin_stream(to, varies);
    if (varies && !body_.empty() && accepts_gzip(to.accept_encoding)) compress();
    write_head(to, body_.size(), varies);
    if (to.head_only) body_ = {};
}

void Reply::begin_stream(ReplyTo const& to, bool varies) {
    is_compressed_ = varies && accepts_gzip(to.accept_encoding);
    body_ = {};
    write_head(to, std::nullopt, varies);
    if (!to.head_only) stream_.emplace(std::move(response_.stream), !to.is_http_1_0, is_compressed_);
    response_.stream = {};
}

void Reply::clear() {
    response_ = {};
    compressed_ = {};
    stream_.reset();
    is_compressed_ = is_of_events_ = false;
    head_.clear();
    body_ = {};
}

/// The ETag stays as it is: we serve no ranges, and for `If-Match` it names the record's version,
/// not these bytes.
void Reply::compress() {
    compressed_ = gzip(body_);
    body_ = compressed_;
    is_compressed_ = true;
}

void Reply::write_head(ReplyTo const& to, std::optional<std::size_t> content_length, bool varies) {
    auto const out = std::back_inserter(head_);
    auto const line = [&](std::string_view name, std::string_view value) {
        head_.append(name).append(": ").append(value).append("\r\n");
    };
    auto const reason = boost::beast::http::obsolete_reason(
        boost::beast::http::int_to_status(static_cast<unsigned>(response_.status)));
    fmt::format_to(out, "HTTP/1.1 {} {}\r\nDate: {}\r\n", response_.status,
                   std::string_view(reason.data(), reason.size()), date_now());
    if (!has_no_content(response_.status)) {
        if (!response_.content_type.empty()) line("Content-Type", response_.content_type);
        if (content_length)
            fmt::format_to(out, "Content-Length: {}\r\n", *content_length);
        else if (!to.is_http_1_0)
            line("Transfer-Encoding", "chunked");
    }
    if (is_compressed_) line("Content-Encoding", "gzip");
    if (varies) line("Vary", "Accept-Encoding");
    for (auto const& [name, value] : response_.headers) line(name, value);
    if (!to.request_id.empty()) line("X-Request-Id", to.request_id);
    if (!to.trace.empty()) line("traceparent", traceparent(to.trace, to.request_id));
    if (!to.keep_alive)
        line("Connection", "close");
    else if (to.is_http_1_0)
        line("Connection", "keep-alive");
    head_ += "\r\n";
}

}  // namespace ateneu::http
