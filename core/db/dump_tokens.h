#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/db/dump_text.h"

namespace ateneu::db {

/// The words of an SQL file, and its plain lines where COPY's rows stand.
/// A token's text stays in the window until `forget`; its place there is kept as an offset, because
/// the window moves when it grows.
class DumpTokens {
public:
    enum class Kind {
        word,    ///< a keyword or unquoted name
        quoted,  ///< "a quoted name", unescaped
        text,    ///< 'a string', unescaped
        bits,    ///< B'0101'
        number,
        symbol,  ///< one character
        body,    ///< $$a dollar-quoted string$$
        end
    };
    struct Token {
        Kind kind = Kind::end;
        std::size_t begin = 0, size = 0;  ///< in the window
        std::int64_t line = 0;
    };

    explicit DumpTokens(DumpText& text) : text_(text) {}

    Token next();
    /// The next token again will be this one.
    void put_back(Token const& token) { back_ = token, has_back_ = true; }
    std::string_view text(Token const& token) { return {text_.data() + token.begin, token.size}; }
    bool is(Token const& token, char symbol) {
        return token.kind == Kind::symbol && text_.data()[token.begin] == symbol;
    }
    /// An unquoted word, in any case; `lower` is lower case.
    bool is(Token const& token, std::string_view lower);
    /// Makes the first letter of a word a small one.
    void lower_first(Token const& token) { text_.data()[token.begin] |= 0x20; }
    /// Lets go of all tokens so far.
    void forget();

    struct Line {
        std::span<char> bytes;  ///< without its end; good until the next call
        bool complete = false;  ///< ended by a line end
        std::int64_t number = 0;
    };
    /// The next line as it stands; `complete` is false at the end of the file.
    Line line();

    /// Bytes from here on are in this encoding.
    void decode(std::string_view encoding) { text_.decode(encoding, cursor_); }
    /// '…' without E reads backslashes too (standard_conforming_strings = off).
    void backslashes_in_strings(bool on) { backslashes_ = on; }
    std::int64_t line_number() const { return line_; }

    /// Has a pg_dump (or pg_dumpall around it) said by a comment that it begins, and not that it
    /// ends?
    bool is_unfinished() const { return open_dumps_ > 0; }

private:
    char at(std::size_t offset) { return text_.data()[offset]; }
    bool has(std::size_t offset) { return text_.has(offset); }
    void skip_blanks();
    void skip_line_comment();
    void skip_block_comment();
    Token finish(Kind kind, std::size_t size);
    Token quoted(Kind kind, std::size_t prefix, bool backslashes);
    Token word();
    Token number();
    Token body();
    std::size_t find_close(std::size_t from, char quote, bool backslashes, std::int64_t opened);
    std::size_t letters_end(std::size_t offset);
    void check(Token const& token);

    DumpText& text_;
    std::size_t cursor_ = 0;
    std::int64_t line_ = 1;
    Token back_;
    bool has_back_ = false;
    bool backslashes_ = false;
    int open_dumps_ = 0;
};

}  // namespace ateneu::db
