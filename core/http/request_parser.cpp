#include "core/http/request_parser.h"

#include <algorithm>
#include <boost/beast/http/error.hpp>

#include "core/base/text.h"
#include "core/http/body_file.h"
#include "core/http/syntax.h"

namespace ateneu::http {
namespace {

using boost::beast::http::error;
using boost::beast::http::field;

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

/// `example.org:8080`, `[::1]`: nothing that could end up elsewhere when a link is made of it.
bool is_host(std::string_view host) {
    return std::ranges::all_of(host, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view(".-_:[]%").find(c) != std::string_view::npos;
    });
}

// A body is grown as it comes: a promised length alone must not cost the server memory.
constexpr std::uint64_t most_bytes_on_promise = 256 << 10;

}  // namespace

RequestParser::RequestParser(Request& request, std::string& target, std::size_t limit)
    : request_(request), target_(target), header_bytes_left_(limit) {
    header_limit(static_cast<std::uint32_t>(limit));
    body_limit(boost::none);  // the route's, once it is known
}

void RequestParser::on_request_impl(Verb, Text method, Text target, int version, Error& error) {
    request_.method.assign(method.data(), method.size());
    target_.assign(target.data(), target.size());
    is_http_1_1_ = version >= 11;
    if (target.size() > header_bytes_left_)
        error = error::header_limit;
    else
        header_bytes_left_ -= target.size();
}

void RequestParser::on_field_impl(Name name, Text text, Text value, Error& error) {
    if (has_header_)
        return;  // a trailer: what comes after the body must not change what was decided before it
    auto const bytes = text.size() + value.size() + 4;
    if (bytes > header_bytes_left_) {
        error = error::header_limit;
        return;
    }
    header_bytes_left_ -= bytes;
    if (name == field::host && (++hosts_ > 1 || !is_host(view(value)))) error = error::bad_value;
    if (name == field::transfer_encoding && !same_word(view(value), "chunked"))
        error = error::bad_transfer_encoding;
    request_.headers.emplace_back(lower_ascii(view(text)), view(value));
}

void RequestParser::on_header_impl(Error& error) {
    error = {};
    has_header_ = true;
    if (is_http_1_1_ && hosts_ == 0) error = error::bad_field;
    if (!is_http_1_1_ && chunked()) error = error::bad_transfer_encoding;
}

void RequestParser::on_body_init_impl(boost::optional<std::uint64_t> const& length, Error& error) {
    error = {};
    if (!request_.body_file) request_.body.reserve(std::min(length.value_or(0), most_bytes_on_promise));
}

std::size_t RequestParser::on_body_impl(Text bytes, Error& error) {
    error = {};
    if (!request_.body_file)
        request_.body.append(bytes.data(), bytes.size());
    else if (!request_.body_file->append(view(bytes)))
        error = boost::system::errc::make_error_code(boost::system::errc::no_space_on_device);
    return bytes.size();
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, Text bytes, Error& error) {
    return on_body_impl(bytes, error);
}

}  // namespace ateneu::http
