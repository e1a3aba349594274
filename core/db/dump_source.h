#pragma once
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace ateneu::db {

/// A mistake in a dump without its table, which only the reader of statements knows.
/// `line` 0: where the reader stands.
struct DumpFault {
    std::string reason;
    std::int64_t line = 0;
};

/// The bytes of a file, unpacked if it is gzip (of several members, too). Throws `DumpFault`.
class DumpSource {
public:
    DumpSource(std::string const& path, std::function<void(std::int64_t, std::int64_t)> progress);
    ~DumpSource();
    DumpSource(DumpSource const&) = delete;
    DumpSource& operator=(DumpSource const&) = delete;

    /// The next bytes; empty at the end. Good until the next call.
    std::string_view next();
    /// Reads a gzip file to its end; what is wrong with it, or "".
    std::string damage();

private:
    class Gunzip;
    std::string_view next_unpacked();
    void read_piece();

    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
    std::function<void(std::int64_t, std::int64_t)> progress_;
    std::int64_t done_ = 0, reported_ = 0, total_ = 0;  ///< bytes of the file
    std::string piece_, unpacked_;
    bool is_first_ = true;  ///< the piece read when the file was opened has not been given out yet
    std::unique_ptr<Gunzip> gunzip_;
};

}  // namespace ateneu::db
