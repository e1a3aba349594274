#pragma once
#include <optional>

#include "core/entity/entity.h"

namespace ateneu::people {
struct Term;
struct TermOption;
}  // namespace ateneu::people

namespace ateneu::workshops {

struct TrainingRequest;

/// What an applicant answered to a term, before there is a person to hold the consent. A new answer
/// archives the old one, so that at most one per term is live.
struct TrainingRequestConsent {
    Id<TrainingRequestConsent> id;
    Id<TrainingRequest> training_request;
    Id<people::Term> term;
    std::optional<Id<people::TermOption>> term_option;  ///< absent: not answered
    Instant created_at;
    std::optional<Instant> last_updated_at, archived_at;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
