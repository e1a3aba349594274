// The floor: what Boost.Beast and sqlite3 alone can do on this machine. ateneu_floor DATABASE
// ROUTES
//
// It answers the addresses in ROUTES (route.h) with the rows of plain SQL, prepared once for each
// thread. Every column of every row is read as text, escaped for HTML and put into the answer; the
// rest of the answer is bytes of the page that the server gave for the same address, so that both
// send as many. The head is the server's. What is not there is what the server is for: no login,
// session, permission, filter, template, translation or log, no text folded for the search, and no
// thread that waits for another's work.
//
// Saves pass through one connection, one after the other, each a transaction of its own as on the
// server.
//
// Prints `serves on PORT` and runs until it is ended.
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <thread>

#include "bench/floor/worker.h"

namespace ateneu::bench {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::use_awaitable;
using asio::ip::tcp;

constexpr std::size_t threads = 2;

/// The one who writes, in turn.
struct Writer {
    Worker worker;
    std::mutex mutex;
};

std::string now() {
    using namespace std::chrono;
    auto const micros = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
    auto const seconds = static_cast<std::time_t>(micros / 1'000'000);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char day[24], text[48];
    std::strftime(day, sizeof day, "%Y-%m-%dT%H:%M:%S", &utc);
    std::snprintf(text, sizeof text, "%s.%06dZ", day, static_cast<int>(micros % 1'000'000));
    return text;
}

/// The new text of a saved form: letters, digits and spaces, which the form writes as `+`.
std::string saved_text(std::string_view form) {
    constexpr std::string_view name = "&affiliation=";
    auto const at = form.find(name);
    if (at == std::string_view::npos) return "";
    auto const value = form.substr(at + name.size());
    std::string text(value.substr(0, value.find('&')));
    for (auto& c : text)
        if (c == '+') c = ' ';
    return text;
}

Route const* found(http::request<http::string_body> const& request, Worker& reader, Writer& writer,
                   std::string& body) {
    std::string_view const target(request.target().data(), request.target().size());
    if (request.method() != http::verb::post) return reader.answer("GET", target, {}, body);
    Given given{.id = 0, .text = saved_text(request.body()), .at = now()};
    std::lock_guard const turn(writer.mutex);
    return writer.worker.answer("POST", target, std::move(given), body);
}

http::status status_of(Route const* route) {
    if (!route) return http::status::not_found;
    return route->method == "POST" ? http::status::see_other : http::status::ok;
}

asio::awaitable<void> serve(tcp::socket socket, Worker& reader, Writer& writer) {
    boost::beast::flat_buffer buffer;
    std::string body;
    socket.set_option(tcp::no_delay(true));
    try {
        for (bool more = true; more;) {
            http::request<http::string_body> request;
            co_await http::async_read(socket, buffer, request, use_awaitable);
            auto const* route = found(request, reader, writer, body);
            auto head = route ? route->head : http::fields();
            http::response<http::span_body<char const>> response{
                status_of(route), request.version(),
                boost::beast::span<char const>(body.data(), body.size()), std::move(head)};
            if (route && route->method == "POST")
                response.set(http::field::location, request.target());
            response.keep_alive(more = request.keep_alive());
            response.prepare_payload();
            co_await http::async_write(socket, response, use_awaitable);
        }
    } catch (boost::system::system_error const&) {
        // The client has gone.
    }
}

struct Reader {
    asio::io_context context{1};
    Worker worker;
};

/// Gives the connections to the threads in turn, so that each has as many.
asio::awaitable<void> listen(tcp::acceptor& acceptor, std::vector<std::unique_ptr<Reader>>& readers,
                             Writer& writer) {
    for (std::size_t next = 0;; next = (next + 1) % readers.size()) {
        auto& reader = *readers[next];
        auto socket = co_await acceptor.async_accept(reader.context, use_awaitable);
        asio::co_spawn(reader.context, serve(std::move(socket), reader.worker, writer),
                       asio::detached);
    }
}

void run(std::string const& database, std::string const& table) {
    auto const routes = read_routes(table);
    Writer writer{Worker(database, routes, Worker::Kind::writes), {}};
    std::vector<std::unique_ptr<Reader>> readers;
    for (std::size_t n = 0; n < threads; ++n)
        readers.emplace_back(new Reader{.worker = Worker(database, routes, Worker::Kind::reads)});
    tcp::acceptor acceptor(readers.front()->context, {asio::ip::address_v4::loopback(), 0});
    asio::co_spawn(readers.front()->context, listen(acceptor, readers, writer), asio::detached);
    std::printf("serves on %d\n", acceptor.local_endpoint().port());
    std::fflush(stdout);
    std::vector<std::jthread> running;
    for (auto& reader : readers)
        running.emplace_back([&context = reader->context] {
            auto const kept = asio::make_work_guard(context);
            context.run();
        });
}

}  // namespace

}  // namespace ateneu::bench

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("ateneu_floor DATABASE ROUTES\n", stderr);
        return 2;
    }
    try {
        ateneu::bench::run(words[1], words[2]);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
