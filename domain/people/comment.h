#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {

struct Person;

/// Characters of one.
inline constexpr std::int32_t longest_comment = 10'000;

/// What somebody wrote about a record, in Markdown. As visible as the record, for those who may see comments, and for its
/// author. Authors change and remove theirs; what others wrote is hidden rather than deleted, and then seen only by its
/// author and by those who may change comments.
struct Comment {
    Id<Comment> id;
    AnyReference subject;
    std::optional<Id<Person>> person;  ///< its author; none: the program, or somebody who is gone and whose `user_name` stayed
    std::string user_name;
    Email user_email;
    Url user_url;
    std::string text;
    Instant at;
    std::optional<std::string> ip_address;
    bool is_public = true;
    bool is_removed = false;
    std::int64_t site = 2;  ///< which web site it was written on, where a community has had several
    static Entity const& entity();
};

}  // namespace ateneu::people
