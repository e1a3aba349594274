#pragma once
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>

namespace ateneu::http {

/// An answer as it came over the wire.
struct Answer {
    int status = 0;  ///< 0: the server closed without a word
    std::string head, body;
    int chunks = 0;         ///< of a streamed body
    bool is_whole = false;  ///< a streamed body came to its end

    /// The value of the first header of that name as the server writes it, or "".
    std::string header(std::string const& name) const {
        auto const begin = head.find("\r\n" + name + ": ");
        if (begin == std::string::npos) return {};
        auto const value = begin + name.size() + 4;
        return head.substr(value, head.find("\r\n", value) - value);
    }
};

/// A client that sends exactly the bytes it is given, for tests of the server on 127.0.0.1.
class TestClient {
public:
    explicit TestClient(std::uint16_t port, int receive_buffer = 0)
        : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        if (receive_buffer > 0)
            ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        is_connected_ =
            ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    TestClient(TestClient const&) = delete;
    TestClient& operator=(TestClient const&) = delete;
    ~TestClient() { ::close(socket_); }

    bool is_connected() const { return is_connected_; }

    /// False when the server closed before all was sent.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }

    /// Reads one answer; `has_body` is false for the answer to a HEAD.
    Answer read(bool has_body = true) {
        auto answer = read_head();
        if (answer.status == 0) return answer;
        if (has_body && answer.header("Transfer-Encoding") == "chunked") {
            while (read_chunk(answer)) continue;
            return answer;
        }
        auto const length =
            has_body ? std::strtoul(answer.header("Content-Length").c_str(), nullptr, 10) : 0;
        if (answer.status == 304 || answer.status == 100) return answer;
        while (pending_.size() < length)
            if (!receive()) break;
        answer.body = pending_.substr(0, length);
        pending_.erase(0, length);
        return answer;
    }
    /// Sends `request` and reads the answer up to its body.
    Answer read_head(std::string_view request = {}) {
        send(request);
        Answer answer;
        std::size_t end;
        while ((end = pending_.find("\r\n\r\n")) == std::string::npos)
            if (!receive()) return answer;
        answer.head = pending_.substr(0, end + 2);
        pending_.erase(0, end + 4);
        answer.status = std::atoi(answer.head.c_str() + 9);
        return answer;
    }
    /// Reads the next chunk of a streamed answer whose head was read; false at its end, or where the server closes.
    bool read_chunk(Answer& answer) {
        std::size_t end;
        while ((end = pending_.find("\r\n")) == std::string::npos)
            if (!receive()) return false;
        auto const size = std::strtoul(pending_.c_str(), nullptr, 16);
        while (pending_.size() < end + 2 + size + 2)
            if (!receive()) return false;
        answer.body += pending_.substr(end + 2, size);
        pending_.erase(0, end + 2 + size + 2);
        answer.is_whole = size == 0;
        answer.chunks += size > 0;
        return size > 0;
    }
    /// All that comes until the server closes; false where it resets the connection instead.
    bool read_to_end(std::string& all) {
        char bytes[16 << 10];
        all = std::move(pending_);
        for (;;) {
            pollfd wait{socket_, POLLIN, 0};
            if (::poll(&wait, 1, 10'000) != 1) return false;
            auto const count = ::recv(socket_, bytes, sizeof bytes, 0);
            if (count <= 0) return count == 0;
            all.append(bytes, static_cast<std::size_t>(count));
        }
    }
    Answer ask(std::string_view request, bool has_body = true) {
        send(request);
        return read(has_body);
    }
    Answer get(std::string const& path, std::string const& headers = "") {
        return ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
    }
    /// True when the server closes within `timeout_ms` without sending anything more.
    bool is_closed(int timeout_ms = 3'000) {
        pollfd wait{socket_, POLLIN, 0};
        char byte = 0;
        return pending_.empty() && ::poll(&wait, 1, timeout_ms) == 1 &&
               ::recv(socket_, &byte, 1, 0) <= 0;
    }

private:
    bool receive() {
        pollfd wait{socket_, POLLIN, 0};
        if (::poll(&wait, 1, 10'000) != 1) return false;
        char bytes[16 << 10];
        auto const count = ::recv(socket_, bytes, sizeof bytes, 0);
        if (count <= 0) return false;
        pending_.append(bytes, static_cast<std::size_t>(count));
        return true;
    }

    int socket_;
    bool is_connected_ = false;
    std::string pending_;
};

}  // namespace ateneu::http
