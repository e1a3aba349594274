#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/store/store.h"

namespace ateneu::people {

/// After a comment was written or changed: who is mentioned for the first time gets a notice, if they see the comment.
void tell_mentioned(Transaction& tx, Change const& change);

/// username → id, of those that the actor may see.
std::map<std::string, std::int64_t, std::less<>> people_called(Transaction& tx, std::vector<std::string> const& usernames);
/// Whom a mention may mean, for somebody who has typed its beginning: people who can log in and whom the actor may see,
/// by username or name; username and name.
std::vector<std::pair<std::string, std::string>> people_to_mention(Transaction& tx, std::string const& begun);

}  // namespace ateneu::people
