#include "core/db/dump_source.h"

#include <sys/stat.h>
#include <zlib.h>

#include <cerrno>
#include <cstring>

namespace ateneu::db {

namespace {

constexpr std::size_t piece_bytes = 256 << 10;
constexpr std::int64_t progress_bytes = 1 << 20;

/// What the system says about the last call.
std::string why() { return std::strerror(errno); }

}  // namespace

/// gzip out of pieces of a file: several members one after the other, and zeros behind the last.
class DumpSource::Gunzip {
public:
    Gunzip() {
        if (inflateInit2(&stream_, 16 + MAX_WBITS) != Z_OK) throw DumpFault{"no memory for gzip"};
    }
    ~Gunzip() { inflateEnd(&stream_); }
    Gunzip(Gunzip const&) = delete;
    Gunzip& operator=(Gunzip const&) = delete;

    bool wants_input() const { return stream_.avail_in == 0; }
    bool between_members() const { return ended_; }
    void feed(std::string& piece) {
        stream_.next_in = reinterpret_cast<Bytef*>(piece.data());
        stream_.avail_in = static_cast<uInt>(piece.size());
    }
    /// Unpacks into `out`; the number of bytes written, 0 when more input is wanted.
    std::size_t unpack(char* out, std::size_t room) {
        if (ended_ && !next_member()) return 0;
        stream_.next_out = reinterpret_cast<Bytef*>(out);
        stream_.avail_out = static_cast<uInt>(room);
        int const answer = inflate(&stream_, Z_NO_FLUSH);
        if (answer == Z_STREAM_END)
            ended_ = true;
        else if (answer != Z_OK && answer != Z_BUF_ERROR)
            throw DumpFault{std::string("the gzip data is damaged (") +
                            (stream_.msg ? stream_.msg : zError(answer)) + ")"};
        return room - stream_.avail_out;
    }

private:
    /// Padding of zeros behind a member is skipped, as gzip itself does.
    bool next_member() {
        while (stream_.avail_in > 0 && *stream_.next_in == 0) {
            ++stream_.next_in;
            --stream_.avail_in;
        }
        if (stream_.avail_in == 0) return false;
        inflateReset(&stream_);
        ended_ = false;
        return true;
    }
    z_stream stream_ = {};
    bool ended_ = false;
};

DumpSource::DumpSource(std::string const& path,
                       std::function<void(std::int64_t, std::int64_t)> progress)
    : file_(std::fopen(path.c_str(), "rb"), std::fclose), progress_(std::move(progress)) {
    if (!file_) throw DumpFault{"the file can't be opened: " + why()};
    struct stat facts = {};
    if (fstat(fileno(file_.get()), &facts) != 0)
        throw DumpFault{"the file can't be read: " + why()};
    if (S_ISDIR(facts.st_mode))
        throw DumpFault{
            "it is a folder; if pg_dump made it, make SQL of it with: pg_restore -f dump.sql "
            "FOLDER"};
    if (S_ISREG(facts.st_mode)) total_ = facts.st_size;
    std::setvbuf(file_.get(), nullptr, _IONBF, 0);
    read_piece();
    if (!piece_.starts_with("\x1f\x8b")) return;
    gunzip_ = std::make_unique<Gunzip>();
    gunzip_->feed(piece_);
    unpacked_.resize(piece_bytes);
}

DumpSource::~DumpSource() = default;

std::string_view DumpSource::next() {
    if (gunzip_) return next_unpacked();
    if (!std::exchange(is_first_, false)) read_piece();
    return piece_;
}

std::string_view DumpSource::next_unpacked() {
    for (;;) {
        if (auto const count = gunzip_->unpack(unpacked_.data(), unpacked_.size()))
            return std::string_view(unpacked_).substr(0, count);
        if (!gunzip_->wants_input()) continue;
        read_piece();
        if (piece_.empty() && !gunzip_->between_members())
            throw DumpFault{"the gzip data is cut off: the file is not complete"};
        if (piece_.empty()) return {};
        gunzip_->feed(piece_);
    }
}

void DumpSource::read_piece() {
    piece_.resize(piece_bytes);
    auto const count = std::fread(piece_.data(), 1, piece_.size(), file_.get());
    if (count < piece_.size() && std::ferror(file_.get()))
        throw DumpFault{"the file can't be read: " + why()};
    piece_.resize(count);
    done_ += static_cast<std::int64_t>(count);
    bool const is_end = count == 0 && done_ != reported_;
    if (!progress_ || (!is_end && done_ - reported_ < progress_bytes)) return;
    reported_ = done_;
    progress_(done_, total_);
}

std::string DumpSource::damage() {
    if (!gunzip_) return {};
    progress_ = {};
    try {
        while (!next().empty()) {
        }
    } catch (DumpFault const& fault) {
        return fault.reason;
    }
    return {};
}

}  // namespace ateneu::db
