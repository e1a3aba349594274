#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/entity/entity.h"

namespace ateneu::people {
struct Person;
}

namespace ateneu::workshops {

struct EmailTemplate;

/// An e-mail that waits for its hour or has gone out. Headers, subject and body are copied from the
/// template, not rendered: that happens when it is sent, with the records that `context_json`
/// names.
struct ScheduledEmail {
    Id<ScheduledEmail> id;
    Uuid uuid;
    std::string state = "scheduled";
    Instant scheduled_at;
    std::vector<std::string> to_header;
    Json to_header_context_json{"[]"};  ///< recipients to look up again when it is sent
    Email from_header, reply_to_header;
    std::vector<std::string> cc_header, bcc_header;
    std::string subject, body;
    Json context_json{"{}"};  ///< name → `api:event#40`, `value:str#…`, or a list of them
    std::optional<Id<EmailTemplate>> email_template;
    std::optional<AnyReference> generic_relation;  ///< what the e-mail is about
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

/// What happened to a scheduled e-mail; only ever added to.
struct ScheduledEmailLog {
    Id<ScheduledEmailLog> id;
    Uuid uuid;
    Id<ScheduledEmail> scheduled_email;
    std::string details;
    std::optional<std::string> state_before;
    std::string state_after;
    std::optional<Id<people::Person>> author;
    Instant created_at;
    static Entity const& entity();
};

/// A file that goes with a scheduled e-mail, kept in outside storage.
struct Attachment {
    Id<Attachment> id;
    Uuid uuid;
    Id<ScheduledEmail> email;
    std::string filename;
    std::string s3_path, s3_bucket;
    std::string presigned_url;  ///< the last download link given out
    std::optional<Instant>
        presigned_url_expiration;  ///< absent or past: the link is no use any more
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
