#include "core/http/watch.h"

#include <algorithm>
#include <array>

namespace ateneu::http {
namespace {

constexpr std::size_t trace_digits = 32, parent_digits = 16;

bool are_hex(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_id(std::string_view text) { return are_hex(text) && text.find_first_not_of('0') != std::string_view::npos; }

}  // namespace

Metric& requests_counted() {
    static Metric metric({.kind = Metric::Kind::counter, .name = "http_requests_total", .help = "Requests answered, by route (its pattern), method and status.",
                          .labels = {"route", "method", "code"}, .most_series = 3000});
    return metric;
}

Metric& requests_under_way() {
    static Metric metric({.kind = Metric::Kind::gauge, .name = "http_inflight", .help = "Requests being answered."});
    return metric;
}

Metric& request_seconds_metric() {
    static Metric metric({.kind = Metric::Kind::histogram, .name = "http_request_seconds", .help = "From the end of a request's head to its answer's last byte handed over.",
                          .buckets = request_seconds()});
    return metric;
}

Metric& body_bytes_metric() {
    static Metric metric({.kind = Metric::Kind::histogram, .name = "http_body_bytes", .help = "Bytes of answers' bodies as sent.",
                          .buckets = {1e3, 1e4, 1e5, 1e6, 1e7, 1e8}});
    return metric;
}

std::vector<Metric const*> metrics() { return {&requests_counted(), &request_seconds_metric(), &requests_under_way(), &body_bytes_metric()}; }

std::string_view method_label(std::string_view method) {
    static constexpr std::array<std::string_view, 7> usual = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    return std::find(usual.begin(), usual.end(), method) == usual.end() ? "other" : method;
}

std::string trace_of(std::string_view header) {
    // version "-" trace "-" parent "-" flags; a later version may go on behind another "-".
    constexpr std::size_t length = 2 + 1 + trace_digits + 1 + parent_digits + 1 + 2;
    if (header.size() < length || header[2] != '-' || header[3 + trace_digits] != '-' || header[4 + trace_digits + parent_digits] != '-') return {};
    auto const version = header.substr(0, 2), trace = header.substr(3, trace_digits), parent = header.substr(4 + trace_digits, parent_digits),
               flags = header.substr(length - 2, 2);
    if (!are_hex(version) || version == "ff" || !are_hex(flags) || !is_id(trace) || !is_id(parent)) return {};
    if (header.size() > length && (version == "00" || header[length] != '-')) return {};
    return std::string(trace);
}

std::string traceparent(std::string_view trace, std::string_view request_id) {
    // "00": whether anybody records is not for us to say.
    return "00-" + std::string(trace) + "-" + std::string(request_id) + "-00";
}

}  // namespace ateneu::http
