#include "core/db/dump_reader.h"

#include <algorithm>
#include <memory>

#include "core/db/dump_rows.h"
#include "core/db/dump_schema.h"
#include "core/db/dump_text.h"
#include "core/db/dump_tokens.h"

namespace ateneu::db {

namespace {

using Token = DumpTokens::Token;
using Kind = DumpTokens::Kind;

/// Statements that a dump may hold and that say nothing about rows.
constexpr std::string_view harmless[] = {
    "alter", "analyze", "begin",   "comment", "commit", "do",       "drop",   "end",   "grant",
    "lock",  "refresh", "reindex", "reset",   "revoke", "security", "select", "start", "vacuum"};
/// Statements that would change rows already given to the sink.
constexpr std::string_view undoing[] = {"delete", "merge", "rollback", "truncate", "update"};

/// Reads statement after statement and gives rows to the sink.
class Reader {
public:
    Reader(std::string const& path, DumpSink& sink, DumpProgress progress)
        : text_(path, std::move(progress)), rows_(sink, schema_) {}

    void read();
    /// The table of the statement being read, or "".
    std::string const& table() const { return rows_.table.table; }
    std::int64_t line() const { return tokens_.line_number(); }
    /// Damaged gzip data may unpack to nonsense long before its checksum tells: what is wrong with
    /// a row is then only the consequence.
    std::string cause(std::string const& reason);

private:
    void statement(Token const& first);
    void set();
    void create();
    void other_statement(Token const& first);
    void psql_command();
    void skip_to_end(bool routine = false);

    DumpText text_;
    DumpTokens tokens_{text_};
    DumpSchema schema_{tokens_};
    DumpRows rows_;
    std::int64_t statement_line_ = 1;
    bool any_statement_ = false;
};

void Reader::read() {
    for (;;) {
        tokens_.forget();
        rows_.table = {};
        auto const token = tokens_.next();
        if (token.kind == Kind::end) break;
        statement_line_ = token.line;
        if (tokens_.is(token, '\\'))
            psql_command();
        else if (!tokens_.is(token, ';'))
            statement(token);
    }
    if (!any_statement_) throw DumpFault{"it holds no SQL"};
    if (tokens_.is_unfinished())
        throw DumpFault{
            "the dump ends before its end: its last line, “PostgreSQL database dump complete”, is "
            "missing"};
}

std::string Reader::cause(std::string const& reason) {
    auto const damage = text_.damage();
    return damage.empty() || damage == reason ? reason : damage + "; here " + reason;
}

void Reader::statement(Token const& first) {
    if (tokens_.is(first, "copy"))
        read_copy(tokens_, rows_);
    else if (tokens_.is(first, "insert"))
        read_insert(tokens_, rows_);
    else if (tokens_.is(first, "set"))
        set();
    else if (tokens_.is(first, "create"))
        create();
    else
        other_statement(first);
    any_statement_ = true;
}

/// The three settings that change how the rest of the dump reads.
void Reader::set() {
    auto name = tokens_.next();
    if (tokens_.is(name, "session") || tokens_.is(name, "local")) name = tokens_.next();
    bool const encoding = tokens_.is(name, "client_encoding") || tokens_.is(name, "names");
    bool const path = tokens_.is(name, "search_path");
    bool const conforming = tokens_.is(name, "standard_conforming_strings");
    auto value = tokens_.next();
    if (tokens_.is(value, '=') || tokens_.is(value, "to")) value = tokens_.next();
    tokens_.put_back(value);
    std::string const text(tokens_.text(value));
    skip_to_end();
    if (conforming) tokens_.backslashes_in_strings(text == "off");
    if (path) schema_.search_path(text);
    if (encoding) tokens_.decode(text);
}

void Reader::create() {
    for (;;) {
        auto const token = tokens_.next();
        if (tokens_.is(token, "table")) break;
        bool const before_table = tokens_.is(token, "or") || tokens_.is(token, "replace") ||
                                  tokens_.is(token, "unlogged") || tokens_.is(token, "foreign") ||
                                  tokens_.is(token, "global") || tokens_.is(token, "local") ||
                                  tokens_.is(token, "temporary") || tokens_.is(token, "temp");
        if (before_table) continue;
        tokens_.put_back(token);
        return skip_to_end(tokens_.is(token, "function") || tokens_.is(token, "procedure"));
    }
    rows_.table = schema_.created_name();
    schema_.create_table(rows_.table);
    auto const* const columns = schema_.find(rows_.table);
    skip_to_end();
    if (columns) rows_.sink.declared(rows_.table.table, columns->names);
}

void Reader::other_statement(Token const& first) {
    auto const is_first = [&](std::string_view word) { return tokens_.is(first, word); };
    auto const word = std::string(tokens_.text(first).substr(0, 40));
    bool const undoes = std::any_of(std::begin(undoing), std::end(undoing), is_first);
    if (undoes && rows_.any())
        throw DumpFault{word + " changes rows given before; only what pg_dump writes is read",
                        first.line};
    if (!undoes && std::none_of(std::begin(harmless), std::end(harmless), is_first))
        throw DumpFault{any_statement_
                            ? "“" + word + "” begins no statement of a dump"
                            : "it is not an SQL dump of PostgreSQL: it begins with “" + word + "”",
                        first.line};
    skip_to_end();
}

/// Lines for psql. Those that would take rows from elsewhere can't be followed.
void Reader::psql_command() {
    auto const line = tokens_.line();
    std::string_view const text(line.bytes.data(), line.bytes.size());
    auto const word = text.substr(0, text.find_first_of(" \t"));
    if (word == "i" || word == "ir" || word == "include" || word == "copy")
        throw DumpFault{"the dump takes rows from another file (\\" + std::string(word) + ")",
                        line.number};
    if (word == ".") throw DumpFault{"rows end here (\\.) that never began", line.number};
    if (word == "connect" || word == "c") rows_.other_database(text.substr(word.size()));
}

/// Past the `;` that ends the statement: not one in brackets (CREATE RULE), nor one in the body
/// of a routine (BEGIN ATOMIC … END, in which CASE has an END of its own).
void Reader::skip_to_end(bool routine) {
    int brackets = 0, blocks = 0;
    bool after_begin = false;  // alone it may be the name of a parameter
    for (;;) {
        auto const token = tokens_.next();
        if (token.kind == Kind::end)
            throw DumpFault{"the statement that begins here has no end (;): the dump is cut off",
                            statement_line_};
        if (token.kind == Kind::symbol) {
            brackets += tokens_.is(token, '(') - tokens_.is(token, ')');
            if (tokens_.is(token, ';') && brackets <= 0 && blocks <= 0) return;
        } else if (routine && token.kind == Kind::word) {
            blocks += after_begin && tokens_.is(token, "atomic");
            blocks += blocks > 0 && tokens_.is(token, "case");
            blocks -= blocks > 0 && tokens_.is(token, "end");
        }
        after_begin = tokens_.is(token, "begin");
        tokens_.forget();
    }
}

}  // namespace

DumpError::DumpError(std::string in_table, std::int64_t at_line, std::string why)
    : std::runtime_error((in_table.empty() ? "" : "table " + in_table + ", ") +
                         (at_line ? "line " + std::to_string(at_line) + ": " : "") + why),
      table(std::move(in_table)),
      line(at_line),
      reason(std::move(why)) {}

void read_dump(std::string const& path, DumpSink& sink, DumpProgress progress) {
    std::unique_ptr<Reader> reader;
    try {
        reader = std::make_unique<Reader>(path, sink, std::move(progress));
        reader->read();
    } catch (DumpFault const& fault) {
        if (!reader) throw DumpError("", 0, fault.reason);
        throw DumpError(reader->table(), fault.line ? fault.line : reader->line(),
                        reader->cause(fault.reason));
    }
}

}  // namespace ateneu::db
