// Saves people for a while: ateneu_saver PORT COOKIE SECONDS PAGE...
//
// PAGE is an edit page of one person, as the server gave it. Each has a connection of its own on
// 127.0.0.1:PORT, which sends that form again and again, with another text under "Works at" and the
// version that the last save made, as soon as the answer to the last one is there: once at least.
// One thread, as wrk has.
//
// Prints `REQUESTS-A-SECOND P50-MS P99-MS`; any answer but 303 ends it with a message.
#include <algorithm>
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "bench/floor/form.h"

namespace ateneu::bench {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::use_awaitable;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

int number(std::string const& text) {
    int value = 0;
    auto const* const end = text.data() + text.size();
    if (std::from_chars(text.data(), end, value).ptr != end)
        throw std::runtime_error(text + " is no number");
    return value;
}

struct Run {
    unsigned short port;
    std::string cookie;
    Clock::time_point end;
    std::vector<double> took_ms;
};

http::request<http::string_body> request_of(Form const& form, Run const& run) {
    http::request<http::string_body> request{http::verb::post, form.action, 11, form.encoded()};
    request.set(http::field::host, "127.0.0.1:" + std::to_string(run.port));
    request.set(http::field::cookie, run.cookie);
    request.set(http::field::content_type, "application/x-www-form-urlencoded");
    request.prepare_payload();
    return request;
}

asio::awaitable<void> save(Run& run, Form form) {
    tcp::socket socket(co_await asio::this_coro::executor);
    co_await socket.async_connect({asio::ip::address_v4::loopback(), run.port}, use_awaitable);
    socket.set_option(tcp::no_delay(true));
    boost::beast::flat_buffer buffer;
    int version = number(form["_version"]);
    do {
        form["_version"] = std::to_string(version);
        form["affiliation"] = "Cooperative of weavers " + std::to_string(version);
        auto const start = Clock::now();
        auto const request = request_of(form, run);
        co_await http::async_write(socket, request, use_awaitable);
        http::response<http::string_body> response;
        co_await http::async_read(socket, buffer, response, use_awaitable);
        run.took_ms.push_back(
            std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        if (response.result() != http::status::see_other)
            throw std::runtime_error(form.action + " answered " +
                                     std::to_string(response.result_int()));
        ++version;
    } while (Clock::now() < run.end);
}

double percentile(std::vector<double> const& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

Form form_in(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    return record_form(std::string(std::istreambuf_iterator<char>(in), {}));
}

void run(std::string const& port, std::string const& cookie, std::string const& seconds,
         std::vector<std::string> const& pages) {
    auto const start = Clock::now();
    Run run{static_cast<unsigned short>(number(port)),
            cookie,
            start + std::chrono::seconds(number(seconds)),
            {}};
    asio::io_context context(1);
    for (auto const& page : pages)
        asio::co_spawn(context, save(run, form_in(page)), [](std::exception_ptr const& error) {
            if (error) std::rethrow_exception(error);
        });
    context.run();
    std::chrono::duration<double> const took = Clock::now() - start;
    if (run.took_ms.empty()) throw std::runtime_error("nothing was saved");
    std::sort(run.took_ms.begin(), run.took_ms.end());
    std::printf("%.1f %.2f %.2f\n", static_cast<double>(run.took_ms.size()) / took.count(),
                percentile(run.took_ms, 0.5), percentile(run.took_ms, 0.99));
}

}  // namespace

}  // namespace ateneu::bench

int main(int count, char** words) {
    if (count < 5) {
        std::fputs("ateneu_saver PORT COOKIE SECONDS PAGE...\n", stderr);
        return 2;
    }
    try {
        ateneu::bench::run(words[1], words[2], words[3], {words + 4, words + count});
    } catch (std::exception const& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
