#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace ateneu::http {

/// Texts shrink; images, fonts and archives are compressed already.
bool is_compressible(std::string_view content_type);
/// RFC 9110, section 12.5.3: `gzip` or `*` with a weight above zero.
bool accepts_gzip(std::string_view accept_encoding);
/// A gzip member (RFC 1952), made for speed: it is paid by every answer.
std::string gzip(std::string_view bytes);

/// One gzip member made of many pieces; holds a quarter of a megabyte.
class GzipStream {
public:
    GzipStream();
    ~GzipStream();
    GzipStream(GzipStream&&) noexcept;
    GzipStream& operator=(GzipStream&&) noexcept;
    enum class Flush {
        later,  ///< what compresses best: bytes may wait for more
        now,    ///< whoever reads so far can read all of it
        end
    };
    void add(std::string_view bytes, Flush flush, std::string& out);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace ateneu::http
