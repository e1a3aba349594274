#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/time.h"
#include "core/mail/post.h"

// A letter as it travels: RFC 5322 headers, RFC 2047 words, RFC 2045 parts.

namespace ateneu::mail {

/// `Name <address>`, taken apart.
struct Mailbox {
    std::string name, address;
};
/// Also the address alone. Nothing where there is no address in it.
std::optional<Mailbox> parse_mailbox(std::string_view text);

/// What stands in a header line: as it is where it is ASCII, in encoded words otherwise. Long ones are folded.
std::string header_text(std::string_view utf8);
/// `Núria <nuria@example.org>` as a header says it.
std::string header_mailbox(Mailbox const& mailbox);
/// RFC 2045, 6.7: lines of at most 76 characters, each ending in CRLF.
std::string quoted_printable(std::string_view utf8);
/// `Sat, 21 Nov 2026 12:00:00 +0000`.
std::string header_date(Instant instant);

/// What `message` puts together. Nothing here may hold a line break but the texts.
struct Outgoing {
    Mailbox from, to;
    std::string subject, text, html;  ///< `html` "": text alone
    std::string mark;                 ///< of the Message-ID
    std::string language;
    std::string unsubscribe;          ///< an address; "" for none
    bool one_click = false;           ///< it may be posted to, by whoever reads the mail for them (RFC 8058)
    Instant written_at;
};
std::string message(Outgoing const& letter);

/// `<mark@domain of the sender>`.
std::string message_id(std::string_view mark, std::string_view sender);
/// Whom servers shall tell what they could not deliver: `bounces+mark@example.org`, or the sender.
std::string return_path(Post const& post, std::string_view mark);
/// Who writes: `from` of the settings with the organisation's name where it has none.
Mailbox sender(Post const& post);
std::string domain_of(std::string_view address);

}  // namespace ateneu::mail
