#pragma once
#include <string>
#include <vector>

#include "core/entity/entity.h"

namespace ateneu::workshops {

/// The occasions on which an e-mail is sent by itself: signal and its name for people.
extern std::span<Choice const> const signals;

/// What is sent when a signal comes: one template per signal. Subject and body are Jinja2 with the
/// names that the signal provides; the body is Markdown.
struct EmailTemplate {
    Id<EmailTemplate> id;
    Uuid uuid;
    std::string name;
    std::string signal;  ///< fixed once the template is there
    bool active = true;
    Email from_header;
    Email reply_to_header;  ///< "": the sender
    std::vector<std::string> cc_header, bcc_header;
    std::string subject, body;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
