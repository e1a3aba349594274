#include "domain/people/terms.h"

namespace ateneu::people {

namespace {

TermOption agree(std::string content = {}) { return {.option_type = "agree", .content = std::move(content)}; }
TermOption decline() { return {.option_type = "decline"}; }

}  // namespace

std::vector<SeededTerm> terms_every_install_needs() {
    return {
        {.term = {.slug = "privacy-policy", .short_description = "Privacy policy",
                  .content = "I have read the privacy policy and agree to it.", .required_type = "profile"},
         .options = {agree()}},
        {.term = {.slug = "may-contact", .short_description = "May we write to you?",
                  .content = "May we write to you?",
                  .training_request_content =
                      "We write to you about this application and, later, about chances to teach. May we also "
                      "write about other things: ways to take part, surveys, news?",
                  .required_type = "profile",
                  .help_text = "As the privacy policy describes; you can change your mind at any time."},
         .options = {agree(), decline()}},
        {.term = {.slug = "public-profile", .short_description = "Public profile",
                  .content = "May we show your name and your public links?",
                  .training_request_content =
                      "Nothing about you is shown while you apply. Once you are certified, may we list your name "
                      "and your public links among our instructors?",
                  .required_type = "profile",
                  .help_text = "Your e-mail address is never shown."},
         .options = {agree(), decline()}},
        {.term = {.slug = "may-publish-name", .short_description = "Name with lesson publications",
                  .content = "May your name stand with the lessons you contributed to when they are published?",
                  .required_type = "optional"},
         .options = {agree("Yes, only my GitHub name"), agree("Yes, the name of my ORCID record"),
                     agree("Yes, the name of my profile"), decline()}},
    };
}

}  // namespace ateneu::people
