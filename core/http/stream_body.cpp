#include "core/http/stream_body.h"

#include <fmt/format.h>

namespace ateneu::http {

StreamBody::StreamBody(Next next, bool chunked, bool compressed) : next_(std::move(next)), chunked_(chunked) {
    if (compressed) gzip_.emplace();
}

void StreamBody::advance() {
    auto piece = next_();
    if (!piece) return finish();
    state_ = piece->empty() ? State::waiting : State::more;
    hold(std::move(*piece));
}

void StreamBody::finish() {
    state_ = State::ended;
    hold({});
    if (chunked_) bytes_ += "0\r\n\r\n";
}

void StreamBody::hold(std::string piece) {
    if (gzip_) {
        std::string compressed;
        // While a stream has nothing to say, what it said before should have arrived.
        gzip_->add(piece, state_ == State::ended     ? GzipStream::Flush::end
                          : state_ == State::waiting ? GzipStream::Flush::now
                                                     : GzipStream::Flush::later,
                   compressed);
        piece = std::move(compressed);
    }
    body_bytes_ = piece.size();
    if (!chunked_ || piece.empty())
        bytes_ = std::move(piece);  // a chunk of no bytes would be the last one
    else
        bytes_ = fmt::format("{:x}\r\n{}\r\n", piece.size(), piece);
}

}  // namespace ateneu::http
