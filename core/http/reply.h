#pragma once
#include <string>
#include <string_view>

#include "core/http/server.h"
#include "core/http/stream_body.h"

namespace ateneu::http {

/// What the answer must know of its request.
struct ReplyTo {
    std::string_view request_id;
    std::string_view trace = {};  ///< trace id
    std::string_view if_none_match;
    std::string_view accept_encoding;
    bool is_read = false;    ///< GET or HEAD: may be answered 304
    bool head_only = false;  ///< HEAD: the headers of the whole answer, none of its bytes
    bool keep_alive = false;
    bool is_http_1_0 = false;
};

/// An answer as it goes out: `head()`, then `body()`, or what `stream()` makes. Kept by its connection and used again for the
/// next answer.
class Reply {
public:
    /// Decides on 304 and gzip and writes the head. Throws std::logic_error where the handler's
    /// answer can't be sent as HTTP: a status outside 200 to 599, a header that would break the
    /// line, or one that is the server's own to write.
    void prepare(Response response, ReplyTo const& to);
    void clear();
    int status() const { return response_.status; }
    std::string_view head() const { return head_; }
    std::string_view body() const { return body_; }
    /// Null where the body is there already, or none of it is sent.
    StreamBody* stream() { return stream_ ? &*stream_ : nullptr; }
    void drop_stream() { stream_.reset(); }
    bool is_of_events() const { return is_of_events_; }
    int pause_ms() const { return response_.stream_pause_ms; }

private:
    void begin_stream(ReplyTo const& to, bool varies);
    void compress();
    /// `content_length`: nullopt of a stream.
    void write_head(ReplyTo const& to, std::optional<std::size_t> content_length, bool varies);
    Response response_;
    std::string head_, compressed_;
    std::string_view body_;
    std::optional<StreamBody> stream_;
    bool is_compressed_ = false;
    bool is_of_events_ = false;
};

/// Where not even the error page could be made.
Response plain_page(int status);

/// RFC 9110, section 13.1.2: the weak comparison, where `W/` does not count; `*` is any tag.
bool names_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace ateneu::http
