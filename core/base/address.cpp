#include <arpa/inet.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "core/base/text.h"

// The form checks for e-mail and web addresses: they catch slips of the hand. Only a message or a
// visit shows whether an address exists.
namespace ateneu {
namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

/// Above ASCII only letters, digits and their marks: no non-breaking space, no invisible character.
bool has_only_letters_beyond_ascii(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        UChar32 c = 0;
        U8_NEXT(text.data(), at, text.size(), c);
        if (c < 0) return false;
        if (c >= 0x80 && !u_isalnum(c) && (U_GET_GC_MASK(c) & U_GC_M_MASK) == 0) return false;
    }
    return true;
}

/// A part of a host name between its dots (RFC 1123; RFC 5890 for the letters above ASCII).
bool is_label(std::string_view label) {
    if (label.empty() || length(label) > 63) return false;
    if (label.front() == '-' || label.back() == '-') return false;
    for (char const c : label)
        if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != '-' && !is_beyond_ascii(c))
            return false;
    return has_only_letters_beyond_ascii(label);
}

/// `name.tld`: at least one dot, and a last part that is no number.
bool is_domain(std::string_view host) {
    auto const labels = split(host, '.');
    if (labels.size() < 2 || length(host) > 253) return false;
    for (auto const label : labels)
        if (!is_label(label)) return false;
    auto const top = labels.back();
    return length(top) >= 2 && top.find_first_not_of("0123456789") != std::string_view::npos;
}

/// RFC 5322's dot-atom, with letters above ASCII as RFC 6531 allows; no quoted names.
bool is_mailbox_name(std::string_view name) {
    if (name.empty() || name.size() > 64) return false;
    if (name.front() == '.' || name.back() == '.') return false;
    if (name.find("..") != std::string_view::npos) return false;
    constexpr std::string_view signs = ".!#$%&'*+-/=?^_`{|}~";
    for (char const c : name)
        if (!is_ascii_letter(c) && !is_ascii_digit(c) && !is_beyond_ascii(c) &&
            signs.find(c) == std::string_view::npos)
            return false;
    return has_only_letters_beyond_ascii(name);
}

bool is_ip(int family, std::string_view text) {
    unsigned char bytes[sizeof(in6_addr)];
    return inet_pton(family, std::string(text).c_str(), bytes) == 1;
}

bool is_url_host(std::string_view host) {
    if (host.starts_with('[') && host.ends_with(']'))
        return is_ip(AF_INET6, host.substr(1, host.size() - 2));
    if (host.ends_with('.')) host.remove_suffix(1);  // the fully qualified spelling
    return lower_ascii(host) == "localhost" || is_domain(host) || is_ip(AF_INET, host);
}

bool is_port(std::string_view text) {
    auto const port = parse_integer(text);
    return port && is_ascii_digit(text.front()) && *port >= 1 && *port <= 65535;
}

/// `user@host:port`; the user part may be anything that `is_url` lets stand.
bool is_authority(std::string_view text) {
    if (auto const at = text.rfind('@'); at != std::string_view::npos) text.remove_prefix(at + 1);
    auto const colon = text.rfind(':');
    bool const has_port = colon != std::string_view::npos && text.find(']', colon) == text.npos;
    if (!has_port) return is_url_host(text);
    return is_url_host(text.substr(0, colon)) && is_port(text.substr(colon + 1));
}

}  // namespace

bool is_email(std::string_view text) {
    if (length(text) > 254) return false;
    auto const at = text.find('@');
    if (at == std::string_view::npos) return false;
    return is_mailbox_name(text.substr(0, at)) && is_domain(text.substr(at + 1));
}

bool is_url(std::string_view text) {
    auto const colon = text.find("://");
    if (colon == std::string_view::npos || !is_utf8(text)) return false;
    auto const scheme = lower_ascii(text.substr(0, colon));
    if (scheme != "http" && scheme != "https" && scheme != "ftp") return false;
    for (char const c : text)
        if (static_cast<unsigned char>(c) <= ' ' || c == 0x7f || c == '<' || c == '>' || c == '"')
            return false;
    auto const rest = text.substr(colon + 3);
    return is_authority(rest.substr(0, rest.find_first_of("/?#")));
}

bool is_slug(std::string_view text) {
    for (char const c : text)
        if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != '-' && c != '_') return false;
    return !text.empty();
}

}  // namespace ateneu
