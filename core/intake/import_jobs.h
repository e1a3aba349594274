#pragma once
#include "core/intake/intake.h"
#include "core/jobs/run.h"

// Checking and storing as jobs.

namespace ateneu::intake {

inline constexpr std::string_view check_kind = "core.import_check", store_kind = "core.import_store";
void run_check(jobs::Run& run);
void run_store(jobs::Run& run);

/// Orders the work; the import remembers the job. Saves `import`. `title` is for people; `address` is the import's page.
void order_check(Transaction& tx, Import& import, std::string const& title, std::string const& address);
void order_store(Transaction& tx, Import& import, bool without_wrong, std::string const& title, std::string const& address);

}  // namespace ateneu::intake
