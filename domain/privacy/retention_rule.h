#pragma once
#include "core/store/store.h"

namespace ateneu::privacy {

enum class Then : std::uint8_t { remove, anonymise };
constexpr Choice thens[] = {{"remove", N_("Taken away")}, {"anonymise", N_("Anonymised")}};
constexpr std::span<Choice const> choices_of(Then) { return thens; }

/// How long rows of one kind are kept. What a rule is about comes from the program; how many days, within what the law
/// allows, is an administrator's to say.
struct RetentionRule {
    Id<RetentionRule> id;
    std::string name;    ///< how the program finds it: `workshops.training_request`
    std::string title;   ///< msgid
    std::string kind;    ///< the entity's full name, or "" for rows that a sweep of its own takes away
    std::string field;   ///< the date or instant that the days count from
    std::string filter;  ///< of the entity's list, as in an address: `state=d`
    int keep_days = 0;
    int least_days = 0;  ///< not shorter: the law or a rule of the program wants them so long
    int most_days = 0;   ///< not longer; 0: no limit
    Then then = Then::remove;
    std::string reason;  ///< msgid
    std::optional<Instant> last_run;
    std::optional<int> last_count;
    static Entity const& entity();
};

/// What one night's run took away by one rule; nothing is written where there was nothing to take.
struct RetentionRun {
    Id<RetentionRun> id;
    Id<RetentionRule> rule;
    Instant at;
    int keep_days = 0;
    int count = 0;
    static Entity const& entity();
};

/// Adds a rule unless one of its name is there; the program's own parts (title, limits, reason) are brought up to date.
void add_rule(Transaction& tx, RetentionRule const& rule);

}  // namespace ateneu::privacy
