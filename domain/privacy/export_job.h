#pragma once
#include <memory>

#include "core/files/attach.h"
#include "core/jobs/run.h"
#include "domain/privacy/data_export.h"

namespace ateneu::privacy {

inline constexpr std::string_view export_kind = "privacy.export";
/// Orders an archive of the person's data for whoever acts; while one is being gathered, that one is meant.
Id<DataExport> order_export(Transaction& tx, Id<people::Person> person);
/// Of the job that gathers it.
std::string key_of(Id<DataExport> made);
/// What the data's files lie in, whose data they are, and where files attached to their records are read from (may be null).
struct ExportHouse {
    std::string folder, organisation;
    std::shared_ptr<files::House> files;
};
void run_export(jobs::Run& run, ExportHouse const& house);
/// Where the archive of an export lies.
std::string file_of(std::string const& folder, std::string const& name);
/// Exports whose week is over: rows and files. How many.
std::int64_t sweep_exports(Transaction& tx, Instant now, std::string const& folder);

}  // namespace ateneu::privacy
