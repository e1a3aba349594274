#include "core/http/multipart.h"

#include <algorithm>
#include <cctype>

#include "core/base/text.h"
#include "core/http/body_file.h"
#include "core/http/syntax.h"

namespace ateneu::http {
namespace {

constexpr std::size_t most_part_header_bytes = 8 << 10;
/// Of a form whose body waits in a file, so much is kept in memory besides the files.
constexpr std::size_t most_bytes_beside_files = 1 << 20;

/// One `; name=value` or `; name="value"` after another (RFC 9110, section 5.6.6). False ends the
/// reading, with `rest` empty only when all of it was well formed.
bool next_parameter(std::string_view& rest, std::string& name, std::string& value) {
    auto left = without_spaces(rest);
    if (left.empty()) {
        rest = {};
        return false;
    }
    if (left.front() != ';') return false;
    left = without_spaces(left.substr(1));
    auto const equals = left.find('=');
    if (equals == std::string_view::npos || !is_token(left.substr(0, equals))) return false;
    name = lower_ascii(left.substr(0, equals));
    left.remove_prefix(equals + 1);
    value.clear();
    if (left.empty() || left.front() != '"') {
        auto const end = std::min(left.find_first_of("; \t"), left.size());
        value = left.substr(0, end);
        rest = left.substr(end);
        return is_token(value);
    }
    for (std::size_t i = 1; i < left.size(); ++i) {
        // Browsers escape nothing with a backslash; older programs write `\"` and `\\`, and some a
        // Windows path.
        if (left[i] == '\\' && i + 1 < left.size() && (left[i + 1] == '"' || left[i + 1] == '\\')) {
            value += left[++i];
        } else if (left[i] == '"') {
            rest = left.substr(i + 1);
            return true;
        } else {
            value += left[i];
        }
    }
    return false;
}

/// The boundary of RFC 2046: 1 to 70 characters; "" where there is none or it is not well formed.
std::string boundary_of(std::string_view content_type) {
    cut(content_type, ';');
    auto const text = ";" + std::string(content_type);
    std::string_view rest = text;
    std::string name, value, boundary;
    while (next_parameter(rest, name, value))
        if (name == "boundary") boundary = value;
    auto const fits = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) ||
               std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
    };
    if (!rest.empty() || boundary.size() > 70 || boundary.ends_with(' ') ||
        !std::ranges::all_of(boundary, fits))
        return {};
    return boundary;
}

struct Part {
    std::string name, file_name, content_type;
    bool is_named = false, is_file = false;
};

/// Browsers write these three as `%22`, `%0D`, `%0A` inside a quoted name, and escape nothing else
/// (WHATWG HTML).
std::string unescaped_name(std::string name) {
    return replaced(replaced(replaced(std::move(name), "%22", "\""), "%0D", "\r"), "%0A", "\n");
}

bool read_disposition(std::string_view value, Part& part) {
    auto const end = std::min(value.find(';'), value.size());
    if (part.is_named || !same_word(without_spaces(value.substr(0, end)), "form-data"))
        return false;
    auto rest = value.substr(end);
    std::string name, text;
    while (next_parameter(rest, name, text)) {
        if (name == "name") {
            if (part.is_named) return false;
            part.name = unescaped_name(text);
            part.is_named = true;
        } else if (name == "filename") {
            if (part.is_file) return false;
            part.file_name = unescaped_name(text);
            part.is_file = true;
        }
    }
    // Some browsers sent the whole path; only the last name means anything here.
    part.file_name.erase(0, part.file_name.find_last_of("/\\") + 1);
    return rest.empty() && part.is_named && is_clean_text(part.name) &&
           is_clean_text(part.file_name);
}

bool read_header_line(std::string_view line, Part& part) {
    auto const colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)) ||
        !is_header_value(line))
        return false;
    auto const name = line.substr(0, colon);
    auto const value = without_spaces(line.substr(colon + 1));
    if (same_word(name, "content-disposition")) return read_disposition(value, part);
    if (same_word(name, "content-type")) part.content_type = value;
    if (same_word(name, "content-transfer-encoding"))
        return same_word(value, "binary") || same_word(value, "8bit") || same_word(value, "7bit");
    return true;
}

bool read_part_headers(std::string_view lines, Part& part) {
    while (!lines.empty()) {
        auto const end = lines.find("\r\n");
        if (end == std::string_view::npos || !read_header_line(lines.substr(0, end), part))
            return false;
        lines.remove_prefix(end + 2);
    }
    return part.is_named;
}

bool keep_part(Part part, std::string_view bytes, Request& request) {
    if (part.is_file) {
        if (part.file_name.empty() && bytes.empty()) return true;
        if (part.content_type.empty()) part.content_type = "application/octet-stream";
        request.uploads.push_back({std::move(part.name), std::move(part.file_name),
                                   std::move(part.content_type), bytes});
        return true;
    }
    if (!is_clean_text(bytes)) return false;
    request.form.add(std::move(part.name), std::string(bytes));
    return true;
}

bool parse_urlencoded(std::string_view body, Request& request) {
    if (static_cast<std::size_t>(std::ranges::count(body, '&')) >= most_fields) return false;
    if (!is_percent_encoding(body)) return false;
    request.form = parse_query(body);
    return std::ranges::all_of(request.form.list(), [](auto const& field) {
        return is_clean_text(field.first) && is_clean_text(field.second);
    });
}

}  // namespace

bool parse_multipart(std::string_view content_type, std::string_view body, Request& request) {
    auto const boundary = boundary_of(content_type);
    if (boundary.empty()) return false;
    auto const delimiter = "\r\n--" + boundary;
    // The first delimiter has no line before it.
    if (!body.starts_with(std::string_view(delimiter).substr(2))) return false;
    body.remove_prefix(delimiter.size() - 2);
    std::size_t beside_files = 0;
    for (std::size_t parts = 0; !body.starts_with("--"); ++parts) {
        auto const headers_end = body.substr(0, most_part_header_bytes).find("\r\n\r\n");
        if (parts == most_fields || !body.starts_with("\r\n") ||
            headers_end == std::string_view::npos)
            return false;
        Part part;
        if (!read_part_headers(body.substr(2, headers_end), part)) return false;
        body.remove_prefix(headers_end + 4);
        auto const end = body.find(delimiter);
        if (!part.is_file && end != std::string_view::npos) beside_files += end;
        if (request.body_file && beside_files > most_bytes_beside_files) return false;
        if (end == std::string_view::npos ||
            !keep_part(std::move(part), body.substr(0, end), request))
            return false;
        body.remove_prefix(end + delimiter.size());
    }
    return body == "--" || body.starts_with("--\r\n");
}

bool parse_form(Request& request) {
    auto const content_type = request.header("content-type");
    auto const type = media_type(content_type);
    auto const body = request.body_file ? request.body_file->view() : std::string_view(request.body);
    if (same_word(type, "application/x-www-form-urlencoded"))
        return (!request.body_file || body.size() <= most_bytes_beside_files) && parse_urlencoded(body, request);
    if (!same_word(type, "multipart/form-data")) return true;
    return parse_multipart(content_type, body, request);
}

}  // namespace ateneu::http
