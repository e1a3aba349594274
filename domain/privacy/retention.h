#pragma once
#include <functional>
#include <map>
#include <string>

#include "core/jobs/run.h"
#include "domain/privacy/retention_rule.h"

namespace ateneu::privacy {

/// Rows that no table of fields describes, or that go by a statement of their own: how many are older, and taking them away.
struct Sweep {
    std::int64_t (*count)(db::Connection& sql, Instant before);
    std::function<std::int64_t(Transaction& tx, Instant before)> run;
};
/// By the names of their rules. `folder`: where files of exports lie.
std::map<std::string, Sweep, std::less<>> sweeps(std::string const& folder);

/// What was before this moment is too old for the rule.
Instant limit_of(RetentionRule const& rule, Instant now);
/// How many rows the rule would take away, or empty, now. Writes nothing.
std::int64_t count_due(Transaction& tx, RetentionRule const& rule, Instant now);
/// Takes away or empties up to `most` rows; how many. Rows that others need stay and are not counted.
std::int64_t take_due(Transaction& tx, RetentionRule const& rule, Instant now, int most);

inline constexpr std::string_view retention_kind = "privacy.retention";
/// Every night: each rule in turn, five hundred rows a transaction, and what it did as a `RetentionRun`.
void run_retention(jobs::Run& run, std::string const& folder);

/// The rules that the core and people bring.
void seed_rules(Transaction& tx);

}  // namespace ateneu::privacy
