#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/mail/letter.h"

// Letters that come back later: what another server reports about one that it took (RFC 3464).

namespace ateneu::mail {

/// A report, as far as it concerns us.
struct Report {
    bool is_final = false;     ///< `Action: failed`; otherwise it is still tried, or arrived
    std::string said;          ///< status and what the server said
    std::vector<std::string> marks;  ///< what may be a letter's mark: from whom it is addressed to and the letter it returns
};
/// Nothing where it is no delivery report.
std::optional<Report> read_report(std::string_view message);

/// What a report came to.
enum class Noted {
    nothing,   ///< it is no report, not a final one, or about no letter of ours
    letter,    ///< the letter came back; its address may still be good (a full mailbox)
    address    ///< and nothing is written to its address any more
};
/// Whoever knows a letter's mark has seen the letter or carried it: others can't make an address look bad. Which address
/// it was, the outbox says, never the report.
Noted note_report(Transaction& tx, std::string_view message);

}  // namespace ateneu::mail
