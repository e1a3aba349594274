#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace ateneu {

/// Secrets of rows that a merge took away, put aside so that it can be undone: (kind, record) → field → value.
using Remains = std::map<std::pair<std::string, std::int64_t>, std::map<std::string, std::string>>;
/// As JSON, and back; "" for none. `{"people.login:12":{"password":"…"}}`
std::string text_of(Remains const& remains);
Remains remains_of(std::string const& text);

}  // namespace ateneu
