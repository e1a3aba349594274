#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/http/gzip.h"

namespace ateneu::http {

/// The body of an answer that is made piece by piece (`Response::stream`), as bytes on the wire: compressed and in
/// chunks (RFC 9112, section 7.1) where the client takes that.
class StreamBody {
public:
    using Next = std::function<std::optional<std::string>()>;
    StreamBody(Next next, bool chunked, bool compressed);

    enum class State { more, waiting, ended };
    /// Asks for the next piece and holds it as `bytes()`. Throws what the stream throws; then it is over.
    void advance();
    /// Ends it where it stands, as if the stream had.
    void finish();
    State state() const { return state_; }
    /// What is to be sent now; may be empty, where compression waits for more.
    std::string_view bytes() const { return bytes_; }
    /// How many of them are body, not chunk sizes.
    std::size_t body_bytes() const { return body_bytes_; }

private:
    void hold(std::string piece);
    Next next_;
    bool chunked_;
    std::optional<GzipStream> gzip_;
    State state_ = State::more;
    std::string bytes_;
    std::size_t body_bytes_ = 0;
};

}  // namespace ateneu::http
