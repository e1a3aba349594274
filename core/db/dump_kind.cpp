#include "core/db/dump_kind.h"

#include <algorithm>

namespace ateneu::db {

using namespace std::string_view_literals;

namespace {

struct Kind {
    std::string_view start;
    char const* what;
};

/// First bytes of what people mistake for a plain SQL dump.
constexpr Kind binary_kinds[] = {
    {"PGDMP"sv,
     "it is a pg_dump archive in custom format; make SQL of it with: pg_restore -f dump.sql FILE"},
    {"SQLite format 3\0"sv, "it is an SQLite database, not a dump of PostgreSQL"},
    {"PK\3\4"sv, "it is a ZIP archive; unpack it first"},
    {"\x1f\x8b"sv, "it is compressed twice with gzip; unpack it once first"},
    {"\x28\xb5\x2f\xfd"sv, "it is compressed with zstd; unpack it first (unzstd)"},
    {"\xfd\x37zXZ\0"sv, "it is compressed with xz; unpack it first (unxz)"},
    {"BZh"sv, "it is compressed with bzip2; unpack it first (bunzip2)"},
    {"\x04\x22\x4d\x18"sv, "it is compressed with lz4; unpack it first (unlz4)"},
    {"%PDF"sv, "it is a PDF document"},
    {"\xff\xfe"sv,
     "it is UTF-16 text, as PowerShell's > writes it; make the dump with: pg_dump -f dump.sql"},
    {"\xfe\xff"sv, "it is UTF-16 text; make the dump with: pg_dump -f dump.sql"},
};

/// Openings of text files, in lower case, after white space.
constexpr Kind text_kinds[] = {
    {"-- mysql dump"sv, "it is a dump of MySQL, not of PostgreSQL"},
    {"-- mariadb dump"sv, "it is a dump of MariaDB, not of PostgreSQL"},
    {"/*m!"sv, "it is a dump of MariaDB, not of PostgreSQL"},
    {"/*!4"sv, "it is a dump of MySQL, not of PostgreSQL"},
    {"-- phpmyadmin"sv, "it is a dump of MySQL, not of PostgreSQL"},
    {"pragma "sv, "it is a dump of SQLite, not of PostgreSQL"},
    {"<"sv, "it is a web page or XML, not a dump"},
    {"{"sv, "it is JSON, not a dump"},
    {"["sv, "it is JSON, not a dump"},
};

bool is_control(char c) {
    return static_cast<unsigned char>(c) < ' ' && "\t\n\r\f\v"sv.find(c) == std::string_view::npos;
}

/// The first words in lower case, without the white space before them.
std::string opening(std::string_view head) {
    auto const first = head.find_first_not_of(" \t\r\n\f\v");
    if (first == std::string_view::npos) return {};
    std::string text(head.substr(first, 32));
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

}  // namespace

std::string why_no_dump(std::string_view head) {
    for (auto const& kind : binary_kinds)
        if (head.starts_with(kind.start)) return kind.what;
    if (head.size() > 262 && head.substr(257, 5) == "ustar")  // POSIX.1-1988, ustar header
        return "it is a tar archive; if pg_dump made it, make SQL of it with: pg_restore -f "
               "dump.sql FILE";
    auto const text = opening(head);
    for (auto const& kind : text_kinds)
        if (text.starts_with(kind.start)) return kind.what;
    if (std::any_of(head.begin(), head.end(), is_control)) return "it holds binary data, not SQL";
    return {};
}

}  // namespace ateneu::db
