#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace ateneu::timebank::timeoverflow {

/// What Devise stored (bcrypt without pepper: `$2a$11$…`) as `verify_password` reads it; at the next log-in it becomes argon2id.
/// Nothing where it is no such hash, or one that would take minutes to try.
std::optional<std::string> devise_hash(std::string_view stored);

}  // namespace ateneu::timebank::timeoverflow
