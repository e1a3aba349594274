#include "core/files/serve.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/files/kind_of_file.h"

namespace ateneu::files {

namespace {

constexpr std::size_t piece_bytes = 256 << 10;

/// Letters that every browser takes inside quotes; others become `_`.
std::string ascii_name(std::string_view name) {
    std::string plain;
    for (char const c : name) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 && byte < 0xC0) continue;  // the rest of a character
        plain += byte < 0x20 || byte >= 0x7F || c == '"' || c == '\\' || c == '%' ? '_' : c;
    }
    return plain;
}

bool is_text(std::string_view type) { return type.starts_with("text/") || type == "application/json"; }

}  // namespace

std::string disposition(std::string_view name, bool is_inline) {
    return std::string(is_inline ? "inline" : "attachment") + "; filename=\"" + ascii_name(name) + "\"; filename*=UTF-8''" + percent_encoded(name);
}

std::optional<Part> part_of(std::string_view range, std::int64_t size) {
    constexpr std::string_view unit = "bytes=";
    // Several parts at once are nobody's need; all of it is a right answer to them (RFC 9110, section 14.2).
    if (!range.starts_with(unit) || range.find(',') != std::string_view::npos) return {};
    range.remove_prefix(unit.size());
    auto const hyphen = range.find('-');
    if (hyphen == std::string_view::npos || range.find_first_not_of("0123456789-") != std::string_view::npos) return {};
    auto const from = parse_integer(range.substr(0, hyphen)), to = parse_integer(range.substr(hyphen + 1));
    if (hyphen == 0) {
        if (!to) return {};
        auto const count = std::min(*to, size);
        return Part{size - count, count};
    }
    if (!from || (hyphen + 1 < range.size() && (!to || *to < *from))) return {};
    if (*from >= size) return Part{};
    return Part{*from, std::min(to.value_or(size - 1), size - 1) - *from + 1};
}

http::Response serve(http::Request const& request, Attachment const& attachment, std::shared_ptr<Content> content, bool as_picture) {
    bool const is_inline = as_picture && is_picture(attachment.type);
    http::Response answer{.content_type = attachment.type + (is_text(attachment.type) ? "; charset=utf-8" : "")};
    auto const tag = "\"" + attachment.digest + "\"";
    answer.with("Content-Disposition", disposition(attachment.name, is_inline)).with("ETag", tag).with("Cache-Control", "private, no-cache");
    answer.with("Content-Security-Policy", "default-src 'none'; sandbox");
    auto part = Part{0, attachment.size};
    // What is compressed on its way has other bytes to count.
    if (!is_text(attachment.type)) {
        answer.with("Accept-Ranges", "bytes");
        auto const unchanged = request.header("if-range").empty() || request.header("if-range") == tag;
        if (auto const wanted = part_of(request.header("range"), attachment.size); wanted && unchanged) {
            answer.status = wanted->count == 0 ? 416 : 206;
            auto const bytes = wanted->count == 0 ? "*" : std::to_string(wanted->first) + "-" + std::to_string(wanted->first + wanted->count - 1);
            answer.with("Content-Range", "bytes " + bytes + "/" + std::to_string(attachment.size));
            part = *wanted;
        }
    }
    if (answer.status == 416) return answer;
    answer.stream = [content = std::move(content), at = part.first, end = part.first + part.count]() mutable -> std::optional<std::string> {
        if (at >= end) return {};
        auto bytes = content->read(at, static_cast<std::size_t>(std::min<std::int64_t>(end - at, piece_bytes)));
        // Half of a file must not be taken for the whole.
        if (bytes.empty()) throw KeepError(KeepError::Kind::unavailable, "a file ends too early");
        at += std::ssize(bytes);
        return bytes;
    };
    return answer;
}

}  // namespace ateneu::files
