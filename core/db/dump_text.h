#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/db/dump_source.h"

namespace ateneu::db {

/// The uncompressed text of a dump, seen through a window that grows at its end and is let go at
/// its start. gzip, a byte order mark, CRLF line ends and one-byte encodings are gone in here: the
/// window holds `\n` and (to be checked) UTF-8. Everything throws `DumpFault`.
class DumpText {
public:
    DumpText(std::string const& path, std::function<void(std::int64_t, std::int64_t)> progress);

    char* data() { return window_.data() + start_; }
    std::size_t size() const { return window_.size() - start_; }
    /// Adds bytes to the window, which may move; false at the end of the file.
    bool more();
    /// Is there a byte at `offset` of the window? Reads on if needed.
    bool has(std::size_t offset) {
        while (offset >= size())
            if (!more()) return false;
        return true;
    }
    /// Lets go of the first `count` bytes.
    void drop(std::size_t count) { start_ += count; }
    /// Reads a gzip file to its end; what is wrong with it, or "".
    std::string damage() { return source_.damage(); }
    /// From `offset` on the bytes are in `encoding`, as PostgreSQL names it. Refuses those of more
    /// than one byte a letter (but UTF-8); a byte without meaning becomes one that isn't UTF-8.
    void decode(std::string_view encoding, std::size_t offset);

private:
    void take(std::string_view bytes);
    void translate(std::size_t from);
    DumpSource source_;
    std::string window_;
    std::size_t start_ = 0;
    bool crlf_ = false;
    bool held_return_ = false;  ///< a `\r` at the end of a piece, its `\n` perhaps in the next
    std::string encoding_ = "utf8";
    std::unique_ptr<std::string[]> letters_;  ///< 256 of them; null: already UTF-8
};

}  // namespace ateneu::db
