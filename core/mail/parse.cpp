#include "core/mail/parse.h"

#include "core/access/secret.h"
#include "core/base/text.h"

namespace ateneu::mail {

namespace {

constexpr int deepest = 8, most_parts = 200;

/// The next line without its end, LF or CRLF.
std::string_view take_line(std::string_view& text) {
    auto const end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

/// `underscores`: as in encoded words, where `_` is a blank.
std::string from_quoted(std::string_view text, bool underscores) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (underscores && text[i] == '_') {
            out += ' ';
        } else if (text[i] != '=') {
            out += text[i];
        } else if (i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
            out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else if (auto const end = text.find('\n', i); end != std::string_view::npos && trimmed(text.substr(i + 1, end - i)).empty()) {
            i = end;
        } else {
            out += '=';
        }
    }
    return out;
}

std::string from_base64(std::string_view text) {
    std::string kept;
    for (char const c : text)
        if (static_cast<unsigned char>(c) > ' ') kept += c;
    return bytes_of_base64(kept).value_or("");
}

/// `=?charset?b?…?=` and what it says, where that is UTF-8 or ASCII; otherwise nothing.
std::optional<std::string> decoded_word(std::string_view word) {
    auto const pieces = split(word, '?');
    if (pieces.size() != 5 || pieces[0] != "=" || pieces[4] != "=") return {};
    auto const how = lower_ascii(pieces[2]);
    auto text = how == "b" ? from_base64(pieces[3]) : how == "q" ? from_quoted(pieces[3], true) : std::string();
    if (text.empty() || !is_utf8(text)) return {};
    return text;
}

/// The blanks between two encoded words are nobody's (RFC 2047, 6.2).
std::string decoded(std::string_view header) {
    std::string out;
    bool after_word = false;
    for (auto const word : split(header, ' ')) {
        auto const said = decoded_word(word);
        if (!out.empty() && !(said && after_word)) out += ' ';
        out += said ? *said : std::string(word);
        after_word = said.has_value();
    }
    return out;
}

/// `value; name="…"`: the parameter of this name.
std::string parameter(std::string_view header, std::string_view wanted) {
    for (auto const piece : split(header, ';')) {
        auto const equals = piece.find('=');
        if (equals == std::string_view::npos || lower_ascii(trimmed(piece.substr(0, equals))) != wanted) continue;
        auto value = trimmed(piece.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        return value;
    }
    return {};
}

struct Reading {
    int parts = 0;
    Parsed part(std::string_view text, int depth);
    void divide(Parsed& whole, std::string_view body, int depth);
};

Parsed Reading::part(std::string_view text, int depth) {
    Parsed read;
    ++parts;
    read.headers = parse_headers(text);
    auto const how = lower_ascii(trimmed(read.header("content-transfer-encoding")));
    auto const type = read.type();
    if (type.starts_with("multipart/")) {
        read.body = text;
        if (depth < deepest) divide(read, text, depth);
        return read;
    }
    read.body = how == "base64" ? from_base64(text) : how == "quoted-printable" ? from_quoted(text, false) : std::string(text);
    if (type == "message/rfc822" && depth < deepest && parts < most_parts) read.parts.push_back(part(read.body, depth + 1));
    return read;
}

void Reading::divide(Parsed& whole, std::string_view body, int depth) {
    auto const boundary = "--" + parameter(whole.header("content-type"), "boundary");
    if (boundary.size() == 2) return;
    char const* beginning = nullptr;
    while (!body.empty()) {
        auto const* const at = body.data();
        auto const line = take_line(body);
        if (!line.starts_with(boundary)) continue;
        auto const rest = trimmed(line.substr(boundary.size()));
        if (!rest.empty() && rest != "--") continue;
        if (beginning && parts < most_parts) whole.parts.push_back(part({beginning, static_cast<std::size_t>(at - beginning)}, depth + 1));
        if (rest == "--") return;
        beginning = body.data();
    }
    // A report that was cut off may still say whom it is about.
    if (beginning && parts < most_parts) whole.parts.push_back(part({beginning, static_cast<std::size_t>(body.data() - beginning)}, depth + 1));
}

}  // namespace

std::string Parsed::header(std::string_view name) const {
    for (auto const& [each, value] : headers)
        if (each == name) return value;
    return {};
}

std::string Parsed::type() const {
    auto const stated = header("content-type");
    return stated.empty() ? "text/plain" : lower_ascii(trimmed(split(stated, ';').front()));
}

Parsed const* Parsed::find(std::string_view wanted) const {
    if (type() == wanted) return this;
    for (auto const& part : parts)
        if (auto const* found = part.find(wanted)) return found;
    return nullptr;
}

std::vector<std::pair<std::string, std::string>> parse_headers(std::string_view& text) {
    std::vector<std::pair<std::string, std::string>> headers;
    while (!text.empty()) {
        auto const line = take_line(text);
        if (line.empty()) break;
        if ((line.front() == ' ' || line.front() == '\t') && !headers.empty()) {
            headers.back().second += " " + trimmed(line);
            continue;
        }
        auto const colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        headers.emplace_back(lower_ascii(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
    }
    for (auto& [name, value] : headers) value = decoded(value);
    return headers;
}

Parsed parse_message(std::string_view message) {
    // The line that mailboxes put before a message.
    if (message.starts_with("From ")) take_line(message);
    return Reading{}.part(message, 0);
}

}  // namespace ateneu::mail
