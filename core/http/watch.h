#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/metrics.h"

// What the server counts about its requests, and the trace that they belong to.

namespace ateneu::http {

Metric& requests_counted();
Metric& requests_under_way();
Metric& request_seconds_metric();
Metric& body_bytes_metric();
/// All that this folder counts.
std::vector<Metric const*> metrics();
/// As a label: one of the usual methods, or "other".
std::string_view method_label(std::string_view method);

/// The trace id of a `traceparent` header (W3C Trace Context, level 1, 3.2); "" where it isn't a valid one.
std::string trace_of(std::string_view traceparent);
/// The header's value for an answer, or for a request on behalf of this one: our request id is the parent.
std::string traceparent(std::string_view trace, std::string_view request_id);

}  // namespace ateneu::http
