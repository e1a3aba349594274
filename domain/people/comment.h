#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {

struct Person;

/// What somebody wrote about a record, in Markdown. Comments are hidden rather than deleted.
struct Comment {
    Id<Comment> id;
    AnyReference subject;
    std::optional<Id<Person>> person;  ///< none: written by the program
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
