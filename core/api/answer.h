#pragma once
#include <string>

#include "core/site/site.h"

// What the API's answers have in common. Only core/api includes this.

namespace ateneu::api {

http::Response json_answer(int status, std::string body);
/// `{"error": {"code", "message", "request"}}`
http::Response error(Call& call, int status, std::string_view code, std::string_view message);
http::Response not_found(Call& call);
http::Response forbidden(Call& call);
/// The error with every problem: its field, code and sentence.
http::Response problems_answer(Call& call, int status, Problems const& problems);
/// `[{"field", "code", "message"}, …]`
std::string problems_json(Say const& say, Problems const& problems);
/// What became of a write that did not go well.
http::Response refusal_answer(Call& call, Written const& written);

bool is_json_request(http::Request const& request);

}  // namespace ateneu::api
