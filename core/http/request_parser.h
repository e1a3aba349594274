#pragma once
#include <boost/beast/http/basic_parser.hpp>
#include <string>

#include "core/http/server.h"

namespace ateneu::http {

/// Beast's parser, filling our Request directly, and stricter where two readers of the same bytes
/// could disagree (request smuggling): one `Host`, no `Transfer-Encoding` but `chunked`, nothing
/// taken from trailers.
class RequestParser : public boost::beast::http::basic_parser<true> {
public:
    /// `target` receives the request target as sent. All three outlive the parser.
    RequestParser(Request& request, std::string& target, std::size_t header_limit);
    bool is_http_1_1() const { return is_http_1_1_; }

private:
    using Error = boost::beast::error_code;
    using Text = boost::beast::string_view;
    using Verb = boost::beast::http::verb;
    using Name = boost::beast::http::field;

    void on_request_impl(Verb, Text method, Text target, int version, Error& error) override;
    void on_response_impl(int, Text, int, Error&) override {}
    void on_field_impl(Name name, Text text, Text value, Error& error) override;
    void on_header_impl(Error& error) override;
    void on_body_init_impl(boost::optional<std::uint64_t> const& length, Error& error) override;
    std::size_t on_body_impl(Text bytes, Error& error) override;
    void on_chunk_header_impl(std::uint64_t, Text, Error& error) override { error = {}; }
    std::size_t on_chunk_body_impl(std::uint64_t, Text bytes, Error& error) override;
    void on_finish_impl(Error& error) override { error = {}; }

    Request& request_;
    std::string& target_;
    std::size_t header_bytes_left_;
    int hosts_ = 0;
    bool is_http_1_1_ = false, has_header_ = false;
};

}  // namespace ateneu::http
