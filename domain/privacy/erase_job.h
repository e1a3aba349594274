#pragma once
#include "core/html/say.h"
#include "core/jobs/run.h"
#include "domain/privacy/erase.h"
#include "domain/privacy/erasure.h"
#include "domain/privacy/suppression.h"

namespace ateneu::privacy {

inline constexpr std::string_view erase_kind = "privacy.erase";
/// Of the job below.
std::string key_of(Id<Erasure> erasure);
/// The job that carries an approved erasure out, all or nothing. `for_program`: with its rights, not the orderer's.
void order_erasing(Transaction& tx, Id<Erasure> erasure, bool for_program = false);
void run_erasing(jobs::Run& run, Suppression const& suppression, std::string const& folder);

/// After a restore: erases again who is in the list. How many.
int replay_erasures(db::Database& database, Registry const& registry, std::span<Reaction const> reactions, Suppression const& suppression, Instant now);

/// "3 API tokens removed; 12 Awards kept", in the reader's language.
std::string outcome_text(Say const& say, EraseResult const& result);

}  // namespace ateneu::privacy
