#include "core/db/dump_tokens.h"

#include <algorithm>
#include <cstring>

#include "core/db/dump_escapes.h"

namespace ateneu::db {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80);
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

}  // namespace

DumpTokens::Token DumpTokens::next() {
    if (has_back_) {
        has_back_ = false;
        return back_;
    }
    skip_blanks();
    if (!has(cursor_)) return {Kind::end, cursor_, 0, line_};
    char const c = at(cursor_);
    if (c == '\'') return quoted(Kind::text, 0, backslashes_);
    if (c == '"') return quoted(Kind::quoted, 0, false);
    bool const quote_follows = has(cursor_ + 1) && at(cursor_ + 1) == '\'';
    if (quote_follows && (c == 'E' || c == 'e')) return quoted(Kind::text, 1, true);
    if (quote_follows && (c == 'B' || c == 'b')) return quoted(Kind::bits, 1, false);
    if (is_letter(c)) return word();
    if (is_digit(c)) return number();
    if ((c == '-' || c == '+' || c == '.') && has(cursor_ + 1) &&
        (is_digit(at(cursor_ + 1)) || at(cursor_ + 1) == '.'))
        return number();
    if (c == '$') return body();
    return finish(Kind::symbol, 1);
}

bool DumpTokens::is(Token const& token, std::string_view lower) {
    if (token.kind != Kind::word || token.size != lower.size()) return false;
    char const* const have = text_.data() + token.begin;
    for (std::size_t i = 0; i < token.size; ++i)
        if ((have[i] | 0x20) != lower[i] && have[i] != lower[i]) return false;
    return true;
}

void DumpTokens::forget() {
    text_.drop(cursor_);
    cursor_ = 0;
}

DumpTokens::Line DumpTokens::line() {
    forget();
    std::size_t searched = 0;
    for (;;) {
        auto const* const end = static_cast<char const*>(
            std::memchr(text_.data() + searched, '\n', text_.size() - searched));
        if (end) {
            auto const size = static_cast<std::size_t>(end - text_.data());
            cursor_ = size + 1;
            return {{text_.data(), size}, true, line_++};
        }
        searched = text_.size();
        if (!text_.more()) break;
    }
    cursor_ = text_.size();
    return {{text_.data(), text_.size()}, false, line_};
}

void DumpTokens::skip_blanks() {
    for (; has(cursor_);) {
        char const c = at(cursor_);
        if (is_blank(c)) {
            line_ += c == '\n';
            ++cursor_;
        } else if (c == '-' && has(cursor_ + 1) && at(cursor_ + 1) == '-') {
            skip_line_comment();
        } else if (c == '/' && has(cursor_ + 1) && at(cursor_ + 1) == '*') {
            skip_block_comment();
        } else {
            return;
        }
    }
}

void DumpTokens::skip_line_comment() {
    auto const begin = cursor_;
    while (has(cursor_) && at(cursor_) != '\n') ++cursor_;
    std::string_view const comment(text_.data() + begin, cursor_ - begin);
    if (!comment.starts_with("-- PostgreSQL database ")) return;
    if (comment.ends_with(" dump")) ++open_dumps_;
    if (comment.ends_with(" dump complete")) --open_dumps_;
}

/// PostgreSQL's block comments nest.
void DumpTokens::skip_block_comment() {
    auto const opened = line_;
    int depth = 0;
    do {
        if (!has(cursor_ + 1))
            throw DumpFault{"the comment that begins here has no end (*/): the dump is cut off",
                            opened};
        char const c = at(cursor_), d = at(cursor_ + 1);
        bool const opens = c == '/' && d == '*', closes = c == '*' && d == '/';
        depth += opens - closes;
        line_ += c == '\n';
        cursor_ += opens || closes ? 2 : 1;
    } while (depth > 0);
}

DumpTokens::Token DumpTokens::finish(Kind kind, std::size_t size) {
    Token const token{kind, cursor_, size, line_};
    cursor_ += size;
    return token;
}

/// A string or name whose quote stands `prefix` bytes behind the cursor.
DumpTokens::Token DumpTokens::quoted(Kind kind, std::size_t prefix, bool backslashes) {
    auto const begin = cursor_ + prefix + 1;
    char const quote = at(begin - 1);
    auto const end = find_close(begin, quote, backslashes, line_);
    Token token{kind, begin, end - begin, line_};
    char* const bytes = text_.data() + begin;
    line_ += std::count(bytes, bytes + token.size, '\n');
    cursor_ = end + 1;
    if (backslashes)
        token.size = unescape_string(bytes, token.size);
    else if (std::memchr(bytes, quote, token.size))
        token.size = undouble(bytes, token.size, quote);
    check(token);
    return token;
}

/// The place of the closing quote; a doubled one, or one behind a backslash, does not close.
std::size_t DumpTokens::find_close(std::size_t from, char quote, bool backslashes,
                                   std::int64_t opened) {
    for (auto i = from;; ++i) {
        if (!has(i))
            throw DumpFault{"the quote that opens here is never closed: the dump is cut off",
                            opened};
        if (!backslashes) {
            auto const* const found =
                static_cast<char const*>(std::memchr(text_.data() + i, quote, text_.size() - i));
            if (!found) {
                i = text_.size() - 1;
                continue;
            }
            i = static_cast<std::size_t>(found - text_.data());
        }
        char const c = at(i);
        if (c == '\\' && backslashes) ++i;
        if (c != quote) continue;
        if (!has(i + 1) || at(i + 1) != quote) return i;
        ++i;
    }
}

DumpTokens::Token DumpTokens::word() {
    auto const token = finish(Kind::word, letters_end(cursor_) - cursor_);
    check(token);
    return token;
}

std::size_t DumpTokens::letters_end(std::size_t offset) {
    while (has(offset) && (is_letter(at(offset)) || is_digit(at(offset)) || at(offset) == '$'))
        ++offset;
    return offset;
}

/// `12`, `-0.5`, `1.5e-7`; whatever else is glued to it makes it no value, and is found later.
DumpTokens::Token DumpTokens::number() {
    auto end = cursor_ + 1;
    for (; has(end); ++end) {
        char const c = at(end), before = at(end - 1);
        bool const sign = (c == '-' || c == '+') && (before == 'e' || before == 'E');
        if (!is_digit(c) && c != '.' && c != 'e' && c != 'E' && !sign) break;
    }
    return finish(Kind::number, end - cursor_);
}

/// `$tag$ … $tag$`; a `$` that begins none is a symbol.
DumpTokens::Token DumpTokens::body() {
    auto tag_end = cursor_ + 1;
    while (has(tag_end) && (is_letter(at(tag_end)) || is_digit(at(tag_end)))) ++tag_end;
    if (!has(tag_end) || at(tag_end) != '$' || is_digit(at(cursor_ + 1)))
        return finish(Kind::symbol, 1);
    auto const opening = cursor_;
    auto const tag_size = tag_end + 1 - cursor_;
    for (auto i = tag_end + 1;; ++i) {
        if (!has(i + tag_size - 1))
            throw DumpFault{"the $-quote that opens here is never closed: the dump is cut off",
                            line_};
        char const* const data = text_.data();
        if (data[i] != '$' || std::memcmp(data + i, data + opening, tag_size) != 0) continue;
        auto const token = finish(Kind::body, i + tag_size - opening);
        line_ += std::count(data + opening, data + cursor_, '\n');
        return token;
    }
}

void DumpTokens::check(Token const& token) {
    if (!is_clean_text(text(token)))
        throw DumpFault{"the text holds bytes that are not UTF-8", token.line};
}

}  // namespace ateneu::db
