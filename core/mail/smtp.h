#pragma once
#include <string>

#include "core/mail/post.h"

namespace ateneu::mail {

/// What a mail server said to one letter.
struct Answer {
    enum class Kind {
        taken,    ///< it is the server's now
        later,    ///< 4xx, time-out, nobody there, no encryption: may work another time
        refused,  ///< 5xx: trying again would not help
        unknown   ///< 5xx to the recipient: there is no such address
    } kind = Kind::later;
    std::string said;  ///< its last line, or why there was none; at most 300 characters
};

/// Hands one message over (RFC 5321). Encrypted unless `post.plain`, and only to a server whose certificate is good.
Answer hand_over(Post const& post, std::string const& from, std::string const& to, std::string const& message);

/// Whether this answer to RCPT, or this reason in a report, says that the address isn't there, rather than that the
/// server doesn't want us or the mailbox is full: 5.1.x and 5.2.1 of RFC 3463, else 550, 551 and 553.
bool is_no_such_address(std::string const& reply);

}  // namespace ateneu::mail
