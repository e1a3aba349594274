#pragma once
#include <boost/json.hpp>
#include <string>
#include <vector>

namespace ateneu::contract {

/// Where a value isn't as its JSON Schema says, one sentence each. Knows what our documents use: `$ref`, `anyOf`, `type`,
/// `enum`, `properties`, `required`, `additionalProperties`, `items`, lengths and ranges; meets anything else with a
/// sentence, so that nothing is passed over. `document` holds what `$ref` points into.
std::vector<std::string> mismatches(boost::json::value const& document, boost::json::value const& schema, boost::json::value const& value);

/// What a JSON pointer (`/components/schemas/people.person`) leads to.
boost::json::value const& at_pointer(boost::json::value const& document, std::string_view pointer);

}  // namespace ateneu::contract
