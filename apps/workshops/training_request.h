#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {
struct KnowledgeDomain;
struct Person;
}  // namespace ateneu::people

namespace ateneu::workshops {

struct Role;

/// Somebody's application for instructor training, in their own words. `person` is who it was
/// matched to. The score tells whom to invite first: `score_auto` is worked out from the answers,
/// `score_manual` is what readers add or take away.
struct TrainingRequest {
    Id<TrainingRequest> id;
    std::string state = "p";
    std::optional<Id<people::Person>> person;
    std::string personal;
    std::string middle;
    std::string family;
    Email email;
    Email secondary_email;
    std::optional<std::string> github;
    std::string review_process = "preapproved";
    std::string member_code;
    bool member_code_override = false;
    Url eventbrite_url;
    std::string affiliation;
    std::string location;
    Country country;
    std::string airport_iata;
    std::string occupation = "undisclosed";
    std::string occupation_other;
    bool underresourced = false;
    std::vector<Id<people::KnowledgeDomain>> domains;
    std::string domains_other;
    std::string underrepresented = "undisclosed";
    std::string underrepresented_details;
    std::string nonprofit_teaching_experience;
    std::vector<Id<Role>> previous_involvement;
    std::string previous_training = "none";
    std::string previous_training_other;
    std::string previous_training_explanation;
    std::string previous_experience = "none";
    std::string previous_experience_other;
    std::string previous_experience_explanation;
    std::string programming_language_usage_frequency = "daily";
    std::string checkout_intent = "unsure";
    std::string teaching_intent = "unsure";
    std::string teaching_frequency_expectation = "not-at-all";
    std::string teaching_frequency_expectation_other;
    std::string max_travelling_frequency = "not-at-all";
    std::string max_travelling_frequency_other;
    std::string reason;
    std::string user_notes;
    bool data_privacy_agreement = false;
    bool code_of_conduct_agreement = false;
    std::int64_t score_auto = 0;
    std::optional<std::int64_t> score_manual;  ///< may be negative
    std::string score_notes;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
