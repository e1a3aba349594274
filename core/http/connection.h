#pragma once
#include <boost/beast/core/flat_buffer.hpp>

#include "core/http/house.h"
#include "core/http/reply.h"
#include "core/http/request_parser.h"

namespace ateneu::http {

/// One client: its requests one after another, each read on the sockets' thread, answered on a
/// thread of the pool, and sent. Everything but `answer` runs on the sockets' thread.
class Connection {
public:
    Connection(House& house, Socket socket);
    ~Connection();
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    /// Until the client leaves, is too slow, or the server closes.
    Task<void> serve();
    /// Sends `answer` at once and closes.
    Task<void> refuse(std::string_view answer);

    /// Called every now and then: ends what has taken too long. One timer for all connections, as
    /// one for each is dear.
    void end_if_late(Clock::time_point now);
    /// Closes where nothing is under way; a stream of events ends.
    void close_if_idle();
    /// Wakes every wait of this connection with an error; safe while a handler runs.
    void cut_off();

private:
    enum class Phase { idle, header, body, answer, send, pause, linger };

    // receive: false when there is nobody left to answer
    Task<bool> receive();
    Task<bool> receive_header();
    Task<bool> receive_body();
    Task<bool> read_some(std::size_t most);
    void begin_request();
    /// Feeds the parser; true when it needs more bytes. Sets `problem_`.
    bool parse();
    void choose_route();
    void ask_to_admit();
    Task<void> invite_body();

    /// Runs `deed`, which must not throw, on a thread of the pool and comes back to the sockets' thread.
    Task<void> on_pool(void (Connection::*deed)());

    // answer, on a thread of the pool
    Task<void> answer_on_pool();
    void answer();
    void answer_or_apologise();
    Response respond();
    Response error_page(int status);
    void report_failure(char const* what);
    void prepare(Response response);
    void send_now();
    void end_request();
    void count_under_way(bool on);

    // send
    Task<bool> send_rest();
    Task<void> linger();

    // the pieces of a streamed body; false where the connection is good for nothing more
    Task<bool> send_stream();
    Task<void> send_piece();
    Task<void> pause();
    Task<void> next_piece();
    void make_piece();   ///< on a thread of the pool
    void end_stream();   ///< there too: what the stream holds may take a while to let go
    bool client_has_left();
    void break_off();

    void enter(Phase phase, std::chrono::milliseconds limit);

    House& house_;
    Socket socket_;
    std::string peer_;
    bool peer_is_trusted_ = false;

    Phase phase_ = Phase::idle;
    Clock::time_point deadline_ = Clock::time_point::max();
    bool is_late_ = false;

    boost::beast::flat_buffer buffer_;
    std::optional<RequestParser> parser_;
    Request request_;
    std::string target_;
    std::string raw_path_;
    Router::Match match_;
    Clock::time_point began_;
    bool is_first_ = true;
    bool is_head_ = false;
    int problem_ = 0;  ///< status of the error page, where something is wrong with the request

    Reply reply_;
    std::size_t sent_ = 0;  ///< bytes of head and body
    bool keep_alive_ = false;
    bool is_lost_ = false;  ///< the client is gone
    Timer* pause_ = nullptr;  ///< while a stream has nothing to send
    std::size_t streamed_bytes_ = 0;
    std::int64_t database_ns_ = 0;  ///< spent for this request
    bool is_under_way_ = false;     ///< counted as such
};

}  // namespace ateneu::http
