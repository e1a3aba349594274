#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ateneu::http {

/// Names and values in their order, decoded; a name may come several times.
class Fields {
public:
    void add(std::string name, std::string value) { list_.emplace_back(std::move(name), std::move(value)); }
    /// The first value, or "".
    std::string_view operator[](std::string_view name) const;
    bool has(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;
    std::vector<std::pair<std::string, std::string>> const& list() const { return list_; }
    bool empty() const { return list_.empty(); }

private:
    std::vector<std::pair<std::string, std::string>> list_;
};
/// `a=1&b=two+words`, for queries and urlencoded bodies.
Fields parse_query(std::string_view text);
/// The other way round, percent-encoded.
std::string to_query(std::vector<std::pair<std::string, std::string>> const& fields);

class BodyFile;

struct Upload {
    std::string field, file_name, content_type;
    std::string_view bytes;  ///< inside the request's body
};

struct Request {
    std::string method;  ///< capitals; a `HEAD` arrives as `GET`, its body is dropped by the server
    std::string path;    ///< decoded, begins with `/`
    std::string raw_query;
    Fields query;
    Fields form;  ///< urlencoded or multipart body
    std::vector<Upload> uploads;
    std::string body;  ///< as sent; `uploads` are views into it
    std::shared_ptr<BodyFile> body_file = {};  ///< holds the body instead, where the route says so
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
    std::string remote;  ///< the client's address; `X-Forwarded-For` only from a trusted proxy
    bool secure = false;  ///< came over https, as a trusted proxy says
    std::string id;       ///< request id: 16 hex digits, also in the log and in `X-Request-Id`
    std::vector<std::string> places;  ///< what `{…}` of the route matched, in order
    std::string trace;    ///< trace id of W3C Trace Context, 32 hex digits: the caller's (`traceparent`), else a new one
    std::int64_t user = 0;  ///< for the log, told by the handler: who asks, by their id
    std::string error;      ///< for the log, told by the handler: the code of what went wrong, or ""

    std::string_view header(std::string_view lower_name) const;
    std::string_view cookie(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
    /// A body that lives as long as the program (assets), instead of `body`; may be pre-compressed.
    std::string_view fixed_body = {};
    /// A body that is made while it is sent, instead of `body`: gives the next piece (some 64 KiB serve best); "" where
    /// there is nothing yet, asked again after `stream_pause_ms`; nullopt at the end. Called on threads of the pool, one
    /// call at a time, the next only when the client has taken the last piece; no thread waits in between. Destroyed at
    /// the end, also where the client leaves: what it holds lives as long as it does. One that throws breaks the
    /// connection off, so that nobody takes half for the whole; in its first call it gets the error page instead.
    std::function<std::optional<std::string>()> stream = {};
    int stream_pause_ms = 500;

    Response& with(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
};
Response redirect(std::string location, int status = 303);

using Handler = std::function<Response(Request&)>;

struct Route {
    std::string method;   ///< "GET", "POST", …
    std::string pattern;  ///< `/people/people/{}/edit`; `{}` matches one part that is not empty, `{*}` the rest
    Handler handler;
    std::size_t body_limit = 1 << 20;  ///< bytes
    /// The body waits in a file and takes no memory; for forms with large uploads.
    bool body_in_file = false;
    /// Asked before such a body is received, so that not everybody can fill the disk: 0, or the status of the error.
    std::function<int(Request&)> admits = {};
};

/// Finds the route of a request: the most literal pattern wins. Filled once at start.
class Router {
public:
    void add(Route route);
    struct Match {
        Route const* route = nullptr;  ///< null: no such path, or `allowed` names the methods it has
        std::vector<std::string> places;
        std::string allowed;
    };
    /// `path` still percent-encoded; places come decoded.
    Match find(std::string_view method, std::string_view path) const;
    std::vector<Route> const& routes() const { return routes_; }

private:
    std::vector<Route> routes_;
    std::vector<std::vector<std::string>> parts_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_first_;
};

struct Config {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: any free one
    int threads = 4;            ///< of the handlers; sockets have one of their own
    std::size_t header_limit = 32 << 10;
    int header_timeout_ms = 10'000;   ///< from the first byte to the end of the headers
    int body_timeout_ms = 60'000;
    int idle_timeout_ms = 60'000;     ///< keep-alive
    int write_timeout_ms = 60'000;
    std::size_t connections = 12'000;  ///< above it new ones are answered 503 and closed
    std::vector<std::string> trusted_proxies = {"127.0.0.1", "::1"};
    bool access_log = true;
    bool counted = true;  ///< in the metrics; not what an operator asks on a port of their own
};

/// Asynchronous accept, read and write; handlers run on a pool of threads.
/// The server itself does keep-alive, HEAD, `If-None-Match` against the handler's `ETag` (304), gzip, limits, time-outs,
/// request ids, the access log, `405` with `Allow`, and the answer to a handler that throws (`on_error`). Streams go out
/// in chunks (to HTTP/1.0 until the connection closes); `text/event-stream` is not compressed, and ends when the server stops.
class Server {
public:
    /// `on_error(request, status)` makes the page for 400, 404, 405, 408, 413, 431, 500, 503.
    using ErrorPage = std::function<Response(Request&, int status)>;
    Server(Config config, Router router, ErrorPage on_error);
    ~Server();
    /// Opens the socket and serves on threads of its own; returns at once. Throws std::runtime_error when the port is taken.
    void start();
    std::uint16_t port() const;
    /// No new connections; requests under way are finished (at most `grace_ms`), then everything closes.
    void stop(int grace_ms = 10'000);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace ateneu::http
