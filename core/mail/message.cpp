#include "core/mail/message.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/access/secret.h"
#include "core/base/text.h"

namespace ateneu::mail {

namespace {

constexpr std::string_view crlf = "\r\n";
constexpr std::size_t longest_line = 76;
constexpr std::size_t word_bytes = 36;  // 48 characters of base64: a line stays below 76 with the name of its header

bool is_plain(char c) { return c >= 0x20 && c < 0x7f; }
bool is_plain(std::string_view text) { return std::all_of(text.begin(), text.end(), [](char c) { return is_plain(c); }); }
bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// Encoded words, each of whole characters (RFC 2047, 5).
std::string encoded_words(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        auto size = std::min(word_bytes, text.size());
        while (size < text.size() && size > 1 && continues_character(text[size])) --size;
        if (!out.empty()) out.append(crlf).append(" ");
        out += "=?utf-8?b?" + base64(text.substr(0, size)) + "?=";
        text.remove_prefix(size);
    }
    return out;
}

/// Broken before a blank, where lines would grow long.
std::string folded(std::string_view text) {
    std::string out;
    std::size_t line = 20;  // the header's name stands before it
    for (auto const word : split(text, ' ')) {
        if (!out.empty()) {
            bool const breaks = line + word.size() >= longest_line && !word.empty();
            out.append(breaks ? "\r\n " : " ");
            line = breaks ? 1 : line + 1;
        }
        out += word;
        line += word.size();
    }
    return out;
}

}  // namespace

std::optional<Mailbox> parse_mailbox(std::string_view text) {
    auto const open = text.rfind('<'), close = text.rfind('>');
    if (open == std::string_view::npos) {
        auto const address = trimmed(text);
        return is_email(address) ? std::optional(Mailbox{"", address}) : std::nullopt;
    }
    if (close == std::string_view::npos || close < open || !trimmed(text.substr(close + 1)).empty()) return {};
    auto name = trimmed(text.substr(0, open));
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    auto const address = trimmed(text.substr(open + 1, close - open - 1));
    if (!is_email(address)) return {};
    return Mailbox{name, address};
}

std::string header_text(std::string_view utf8) {
    auto const longest_word = [&] {
        std::size_t longest = 0;
        for (auto const word : split(utf8, ' ')) longest = std::max(longest, word.size());
        return longest;
    };
    bool const as_it_is = is_plain(utf8) && utf8.find("=?") == std::string_view::npos && longest_word() < longest_line;
    return as_it_is ? folded(utf8) : encoded_words(utf8);
}

std::string header_mailbox(Mailbox const& mailbox) {
    auto const address = "<" + mailbox.address + ">";
    if (mailbox.name.empty()) return address;
    if (!is_plain(mailbox.name) || mailbox.name.size() > 60) return encoded_words(mailbox.name) + std::string(crlf) + " " + address;
    return "\"" + replaced(replaced(mailbox.name, "\\", "\\\\"), "\"", "\\\"") + "\" " + address;
}

namespace {

/// One line of the text, without its end.
void append_quoted(std::string& out, std::string_view line) {
    constexpr auto digits = "0123456789ABCDEF";
    std::size_t width = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        auto const c = line[i];
        bool const is_last = i + 1 == line.size();
        bool const stands = (is_plain(c) && c != '=' && !(c == ' ' && is_last)) || (c == '\t' && !is_last);
        std::size_t const needs = stands ? 1 : 3;
        // The sign that the line goes on needs a place as well.
        if (width + needs > longest_line - 1) {
            out.append("=").append(crlf);
            width = 0;
        }
        if (stands) out += c;
        else out.append("=").append(1, digits[static_cast<unsigned char>(c) >> 4]).append(1, digits[static_cast<unsigned char>(c) & 15]);
        width += needs;
    }
    out += crlf;
}

}  // namespace

std::string quoted_printable(std::string_view utf8) {
    auto const text = replaced(replaced(std::string(utf8), "\r\n", "\n"), "\r", "\n");
    auto lines = split(text, '\n');
    if (!lines.empty() && lines.back().empty()) lines.pop_back();
    std::string out;
    for (auto const line : lines) append_quoted(out, line);
    return out;
}

std::string header_date(Instant instant) {
    constexpr char const* days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    constexpr char const* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const [date, seconds] = local(instant, "UTC");
    auto const [year, month, day] = parts(date);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000", days[weekday(date)], day, months[month - 1], year, seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string domain_of(std::string_view address) {
    auto const at = address.rfind('@');
    return std::string(at == std::string_view::npos ? "localhost" : address.substr(at + 1));
}

std::string message_id(std::string_view mark, std::string_view sender) { return "<" + std::string(mark) + "@" + domain_of(sender) + ">"; }

std::string return_path(Post const& post, std::string_view mark) {
    if (post.bounces.empty()) return sender(post).address;
    auto const at = post.bounces.rfind('@');
    return post.bounces.substr(0, at) + "+" + std::string(mark) + post.bounces.substr(at);
}

Mailbox sender(Post const& post) {
    auto mailbox = parse_mailbox(post.from).value_or(Mailbox{"", "ateneu@localhost.localdomain"});
    if (mailbox.name.empty()) mailbox.name = post.organisation;
    return mailbox;
}

namespace {

std::string part(char const* type, std::string const& content) {
    return fmt::format("Content-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}", type, quoted_printable(content));
}

}  // namespace

std::string message(Outgoing const& letter) {
    auto out = fmt::format("From: {}\r\nTo: {}\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: {}\r\nAuto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\nMIME-Version: 1.0\r\n",
                           header_mailbox(letter.from), header_mailbox(letter.to), header_text(letter.subject), header_date(letter.written_at),
                           message_id(letter.mark, letter.from.address));
    if (!letter.language.empty()) out += "Content-Language: " + letter.language + "\r\n";
    if (!letter.unsubscribe.empty()) out += "List-Unsubscribe: <" + letter.unsubscribe + ">\r\n";
    if (letter.one_click) out += "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
    if (letter.html.empty()) return out + part("text/plain", letter.text);
    // In quoted-printable no line can begin like this one.
    auto const boundary = "=_" + letter.mark;
    return out + fmt::format("Content-Type: multipart/alternative;\r\n boundary=\"{0}\"\r\n\r\n--{0}\r\n{1}\r\n--{0}\r\n{2}\r\n--{0}--\r\n", boundary, part("text/plain", letter.text), part("text/html", letter.html));
}

}  // namespace ateneu::mail
