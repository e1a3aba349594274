#include "core/db/dump_text.h"

#include "core/db/dump_encoding.h"
#include "core/db/dump_kind.h"

namespace ateneu::db {

namespace {

/// PostgreSQL's fields end at 1 GiB; far before that something else is wrong with a dump.
constexpr std::size_t longest_row_bytes = 256 << 20;

}  // namespace

DumpText::DumpText(std::string const& path,
                   std::function<void(std::int64_t, std::int64_t)> progress)
    : source_(path, std::move(progress)) {
    auto head = source_.next();
    if (head.empty()) throw DumpFault{"the file is empty"};
    if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
    if (auto why = why_no_dump(head.substr(0, 1024)); !why.empty()) throw DumpFault{std::move(why)};
    // A file once sent through Windows has CRLF everywhere. Where the first line has none, a CR
    // further down belongs to a value.
    auto const line_end = head.find('\n');
    crlf_ = line_end != std::string_view::npos && line_end > 0 && head[line_end - 1] == '\r';
    take(head);
}

bool DumpText::more() {
    if (start_ > 0) {
        window_.erase(0, start_);
        start_ = 0;
    }
    if (window_.size() > longest_row_bytes)
        throw DumpFault{"a row or statement is longer than 256 MiB; a quote may be missing"};
    auto const bytes = source_.next();
    if (bytes.empty() && !held_return_) return false;
    take(bytes);
    return true;
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
    auto const name = encoding_key(encoding);
    if (name == encoding_) return;  // pg_dumpall says it once for each database
    if (letters_)
        throw DumpFault{"the encoding changes in the middle, to " + std::string(encoding)};
    encoding_ = name;
    // A server with SQL_ASCII never looked at its bytes: they are taken where they are UTF-8.
    if (name == "utf8" || name == "unicode" || name == "sqlascii") return;
    letters_ = letters_of_encoding(name);
    if (!letters_)
        throw DumpFault{"the encoding " + std::string(encoding) +
                        " is not read; make the dump with: pg_dump --encoding=UTF8"};
    translate(start_ + offset);
}

/// Replaces the bytes of the window from `from` on by what they mean.
void DumpText::translate(std::size_t from) {
    auto const raw = window_.substr(from);
    window_.resize(from);
    for (char const c : raw) window_ += letters_[static_cast<unsigned char>(c)];
}

}  // namespace ateneu::db
