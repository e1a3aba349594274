#pragma once
#include "core/jobs/run.h"
#include "domain/privacy/data_export.h"

namespace ateneu::privacy {

inline constexpr std::string_view export_kind = "privacy.export";
/// Orders an archive of the person's data for whoever acts; while one is being gathered, that one is meant.
Id<DataExport> order_export(Transaction& tx, Id<people::Person> person);
void run_export(jobs::Run& run, std::string const& folder, std::string const& organisation);
/// Where the archive of an export lies.
std::string file_of(std::string const& folder, std::string const& name);
/// Exports whose week is over: rows and files. How many.
std::int64_t sweep_exports(Transaction& tx, Instant now, std::string const& folder);

}  // namespace ateneu::privacy
