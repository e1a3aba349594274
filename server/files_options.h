#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "core/files/keep.h"

namespace CLI {
class App;
}

namespace ateneu::server {

/// Where attachments lie. The keys of a storage come from the environment alone (`ATENEU_S3_KEY`, `ATENEU_S3_SECRET`):
/// flags show in the list of processes.
struct FilesOptions {
    std::string place;  ///< a folder, or `s3:BUCKET`; "" is beside the database
    std::string endpoint, region = "us-east-1";
    std::int64_t file_mb = 20, all_mb = 0;
};
void add_files_options(CLI::App& command, FilesOptions& into);
/// Throws std::runtime_error where a storage is named without its address or keys.
std::shared_ptr<files::House> house_of(FilesOptions const& options, std::string const& database);

}  // namespace ateneu::server
