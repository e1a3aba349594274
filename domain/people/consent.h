#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {

struct Person;
struct Term;

/// A question of consent that people answer once and may answer anew. Terms are archived, never deleted, so
/// that it stays known what somebody agreed to.
struct Term {
    Id<Term> id;
    std::string slug;
    std::string short_description;
    std::string content;  ///< the question, HTML
    std::string training_request_content;  ///< asked instead on the training request form
    std::string required_type = "optional";
    std::string help_text;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    std::optional<Instant> archived_at;
    static Entity const& entity();
};

/// A possible answer to a term. Archived, never deleted.
struct TermOption {
    Id<TermOption> id;
    Id<Term> term;
    std::string option_type;
    std::string content;  ///< what the answer says; empty: plain yes or no
    Instant created_at;
    std::optional<Instant> last_updated_at;
    std::optional<Instant> archived_at;
    static Entity const& entity();
};

/// What a person answered to a term. A new answer archives the one before: of a person and a term at most
/// one is live. Without an option the question is still open.
struct Consent {
    Id<Consent> id;
    Id<Person> person;
    Id<Term> term;
    std::optional<Id<TermOption>> term_option;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    std::optional<Instant> archived_at;
    static Entity const& entity();
};

}  // namespace ateneu::people
