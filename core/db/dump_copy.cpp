#include <cstring>

#include "core/db/dump_escapes.h"
#include "core/db/dump_rows.h"

namespace ateneu::db {

namespace {

Cell cell_of(char* bytes, std::size_t size, std::int64_t line) {
    std::string_view cell(bytes, size);
    if (cell == "\\N") return std::nullopt;
    if (size == 0 || !std::memchr(bytes, '\\', size)) return cell;
    std::size_t slashes = 0;
    while (slashes < size && cell[size - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 1) throw DumpFault{"a value ends in a lone backslash", line};
    cell = {bytes, unescape_copy(bytes, size)};
    if (!is_clean_text(cell)) throw DumpFault{"a value is not UTF-8 once unescaped", line};
    return cell;
}

void read_row(DumpTokens::Line const& line, DumpRows& rows) {
    std::string_view const row(line.bytes.data(), line.bytes.size());
    if (!is_clean_text(row)) throw DumpFault{"the row holds bytes that are not UTF-8", line.number};
    if (row.find('\r') != std::string_view::npos)
        throw DumpFault{"the row holds a carriage return that is not written \\r", line.number};
    rows.cells.clear();
    char* cell = line.bytes.data();
    char* const end = cell + row.size();
    // A table without columns has rows without cells; anywhere else an empty line is one empty
    // cell.
    bool more = !row.empty() || !rows.columns.empty();
    while (more) {
        auto const room = static_cast<std::size_t>(end - cell);
        auto* const tab = static_cast<char*>(std::memchr(cell, '\t', room));
        auto const size = tab ? static_cast<std::size_t>(tab - cell) : room;
        rows.cells.push_back(cell_of(cell, size, line.number));
        cell += size + 1;
        more = tab != nullptr;
    }
    rows.give(line.number);
}

void read_head(DumpTokens& tokens, DumpRows& rows) {
    auto const first = tokens.next();
    tokens.put_back(first);
    if (tokens.is(first, '(')) throw DumpFault{"COPY of a query holds no rows", first.line};
    rows.table = rows.schema.name();
    auto const token = tokens.next();
    tokens.put_back(token);
    if (tokens.is(token, '('))
        rows.schema.names(rows.columns);
    else
        rows.use_declared_columns(token.line);
    if (!tokens.is(tokens.next(), "from"))
        throw DumpFault{"only COPY … FROM stdin holds rows", token.line};
    if (!tokens.is(tokens.next(), "stdin"))
        throw DumpFault{"the rows of this COPY stand in another file", token.line};
    if (!tokens.is(tokens.next(), ';'))
        throw DumpFault{"COPY with options is not read, only pg_dump's own form", token.line};
    tokens.line();  // the rest of this one
}

}  // namespace

void read_copy(DumpTokens& tokens, DumpRows& rows) {
    read_head(tokens, rows);
    rows.begin();
    for (;;) {
        auto const line = tokens.line();
        if (std::string_view(line.bytes.data(), line.bytes.size()) == "\\.") return;
        if (!line.complete)
            throw DumpFault{"the rows of the table have no end (\\.): the dump is cut off",
                            line.number};
        read_row(line, rows);
    }
}

}  // namespace ateneu::db
