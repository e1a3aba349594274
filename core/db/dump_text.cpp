#include "core/db/dump_text.h"

#include <sys/stat.h>
#include <unicode/ucnv.h>
#include <unicode/utf8.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "core/base/text.h"
#include "core/db/dump_kind.h"

namespace ateneu::db {

namespace {

constexpr std::size_t piece_bytes = 256 << 10;
constexpr std::int64_t progress_bytes = 1 << 20;
/// PostgreSQL's fields end at 1 GiB; far before that something else is wrong with a dump.
constexpr std::size_t longest_row_bytes = 256 << 20;

/// gzip out of pieces of a file: several members one after the other, and zeros behind the last.
class Gunzip {
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

/// Names of PostgreSQL's one-byte encodings and ICU's for the same; letters and digits only.
struct Encoding {
    std::string_view postgresql;
    char const* icu;
};
constexpr Encoding one_byte_encodings[] = {
    {"latin1", "ISO-8859-1"},    {"iso88591", "ISO-8859-1"},   {"latin2", "ISO-8859-2"},
    {"latin3", "ISO-8859-3"},    {"latin4", "ISO-8859-4"},     {"latin5", "ISO-8859-9"},
    {"latin9", "ISO-8859-15"},   {"iso885915", "ISO-8859-15"}, {"iso88595", "ISO-8859-5"},
    {"iso88597", "ISO-8859-7"},  {"win1250", "windows-1250"},  {"win1251", "windows-1251"},
    {"win1252", "windows-1252"}, {"win1253", "windows-1253"},  {"win1254", "windows-1254"},
    {"win1257", "windows-1257"}, {"koi8r", "KOI8-R"},          {"koi8u", "KOI8-U"},
};

std::string plain(std::string_view name) {
    std::string letters;
    for (char const c : lower_ascii(name))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
    return letters;
}

std::string utf8_of(UChar32 letter) {
    char bytes[U8_MAX_LENGTH];
    int length = 0;
    U8_APPEND_UNSAFE(bytes, length, letter);
    return {bytes, static_cast<std::size_t>(length)};
}

/// What each of the 256 bytes means, in UTF-8; `\xff` where it means nothing.
std::unique_ptr<std::string[]> letters_of(char const* icu_name) {
    auto status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(icu_name, &status),
                                                                 ucnv_close);
    if (U_FAILURE(status)) throw DumpFault{std::string("no converter for ") + icu_name};
    auto letters = std::make_unique<std::string[]>(256);
    for (int byte = 0; byte < 256; ++byte) {
        char const c = static_cast<char>(byte);
        char const* from = &c;
        status = U_ZERO_ERROR;
        auto const letter = ucnv_getNextUChar(converter.get(), &from, from + 1, &status);
        letters[byte] = U_FAILURE(status) || letter == 0xfffd ? "\xff" : utf8_of(letter);
        ucnv_reset(converter.get());
    }
    return letters;
}

}  // namespace

/// The file itself, unpacked if it is gzip.
struct DumpText::Source {
    Source(std::string const& path, std::function<void(std::int64_t, std::int64_t)> report)
        : file(std::fopen(path.c_str(), "rb"), std::fclose), progress(std::move(report)) {
        if (!file)
            throw DumpFault{"the file can't be opened: " + std::string(std::strerror(errno))};
        struct stat facts = {};
        if (fstat(fileno(file.get()), &facts) != 0)
            throw DumpFault{"the file can't be read: " + std::string(std::strerror(errno))};
        if (S_ISDIR(facts.st_mode))
            throw DumpFault{
                "it is a folder; if pg_dump made it, make SQL of it with: pg_restore -f dump.sql "
                "FOLDER"};
        if (S_ISREG(facts.st_mode)) total = facts.st_size;
        std::setvbuf(file.get(), nullptr, _IONBF, 0);
        read_piece();
        if (piece.empty()) throw DumpFault{"the file is empty"};
        if (piece.starts_with("\x1f\x8b")) {
            gunzip = std::make_unique<Gunzip>();
            gunzip->feed(piece);
        }
    }

    /// The next bytes of the text; empty at its end. Good until the next call.
    std::string_view next() {
        if (!gunzip) {
            if (!first) read_piece();
            first = false;
            return piece;
        }
        for (;;) {
            if (auto const count = gunzip->unpack(unpacked.data(), unpacked.size()))
                return std::string_view(unpacked).substr(0, count);
            if (!gunzip->wants_input()) continue;
            read_piece();
            if (piece.empty() && !gunzip->between_members())
                throw DumpFault{"the gzip data is cut off: the file is not complete"};
            if (piece.empty()) return {};
            gunzip->feed(piece);
        }
    }

    void read_piece() {
        piece.resize(piece_bytes);
        auto const count = std::fread(piece.data(), 1, piece.size(), file.get());
        if (count < piece.size() && std::ferror(file.get()))
            throw DumpFault{"the file can't be read: " + std::string(std::strerror(errno))};
        piece.resize(count);
        done += static_cast<std::int64_t>(count);
        bool const end = count == 0;
        if (progress && (done - reported >= progress_bytes || (end && done != reported))) {
            reported = done;
            progress(done, total);
        }
    }

    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file;
    std::function<void(std::int64_t, std::int64_t)> progress;
    std::int64_t done = 0, reported = 0, total = 0;
    std::string piece;
    bool first = true;  ///< the piece read when the file was opened has not been given out yet
    std::unique_ptr<Gunzip> gunzip;
    std::string unpacked = std::string(piece_bytes, '\0');
};

DumpText::DumpText(std::string const& path,
                   std::function<void(std::int64_t, std::int64_t)> progress)
    : source_(std::make_unique<Source>(path, std::move(progress))) {
    auto head = source_->next();
    if (head.empty()) throw DumpFault{"the file is empty"};
    if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
    if (auto why = why_no_dump(head.substr(0, 1024)); !why.empty()) throw DumpFault{std::move(why)};
    // A file once sent through Windows has CRLF everywhere. Where the first line has none, a CR
    // further down belongs to a value.
    auto const line_end = head.find('\n');
    crlf_ = line_end != std::string_view::npos && line_end > 0 && head[line_end - 1] == '\r';
    take(head);
}

DumpText::~DumpText() = default;

bool DumpText::more() {
    if (start_ > 0) {
        window_.erase(0, start_);
        start_ = 0;
    }
    if (window_.size() > longest_row_bytes)
        throw DumpFault{"a row or statement is longer than 256 MiB; a quote may be missing"};
    auto const bytes = source_->next();
    if (bytes.empty() && !held_return_) return false;
    take(bytes);
    return true;
}

std::string DumpText::damage() {
    if (!source_->gunzip) return {};
    source_->progress = {};
    try {
        while (!source_->next().empty()) {
        }
    } catch (DumpFault const& fault) {
        return fault.reason;
    }
    return {};
}

/// Appends to the window with one `\r` gone before every `\n`, and letters decoded.
void DumpText::take(std::string_view bytes) {
    auto const from = window_.size();
    if (std::exchange(held_return_, false) && !bytes.starts_with('\n')) window_ += '\r';
    if (!crlf_) {
        window_ += bytes;
    } else {
        for (auto cut = bytes.find('\r'); cut != std::string_view::npos; cut = bytes.find('\r')) {
            window_ += bytes.substr(0, cut);
            bytes.remove_prefix(cut + 1);
            if (bytes.empty())
                held_return_ = true;
            else if (bytes.front() != '\n')
                window_ += '\r';
        }
        window_ += bytes;
    }
    if (letters_) translate(from);
}

void DumpText::decode(std::string_view encoding, std::size_t offset) {
    auto const name = plain(encoding);
    if (name == encoding_) return;  // pg_dumpall says it once for each database
    if (letters_)
        throw DumpFault{"the encoding changes in the middle, to " + std::string(encoding)};
    encoding_ = name;
    // A server with SQL_ASCII never looked at its bytes: they are taken where they are UTF-8.
    if (name == "utf8" || name == "unicode" || name == "sqlascii") return;
    auto const known = std::find_if(std::begin(one_byte_encodings), std::end(one_byte_encodings),
                                    [&](Encoding const& each) { return each.postgresql == name; });
    if (known == std::end(one_byte_encodings))
        throw DumpFault{"the encoding " + std::string(encoding) +
                        " is not read; make the dump with: pg_dump --encoding=UTF8"};
    letters_ = letters_of(known->icu);
    translate(start_ + offset);
}

/// Replaces the bytes of the window from `from` on by what they mean.
void DumpText::translate(std::size_t from) {
    auto const raw = window_.substr(from);
    window_.resize(from);
    for (char const c : raw) window_ += letters_[static_cast<unsigned char>(c)];
}

}  // namespace ateneu::db
