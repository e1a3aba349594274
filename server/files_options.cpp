#include "server/files_options.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <stdexcept>

namespace ateneu::server {

namespace {

std::string from_environment(char const* name) {
    auto const* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read once, before there are threads
    return value ? value : "";
}

}  // namespace

void add_files_options(CLI::App& command, FilesOptions& into) {
    command.add_option("--files", into.place, "Where attachments lie: a folder, or s3:BUCKET; beside the database unless given")->envname("ATENEU_FILES");
    command.add_option("--s3-endpoint", into.endpoint, "Address of the storage, for example https://s3.example.org; its keys are ATENEU_S3_KEY and ATENEU_S3_SECRET")->envname("ATENEU_S3_ENDPOINT");
    command.add_option("--s3-region", into.region, "Region of the storage")->envname("ATENEU_S3_REGION")->capture_default_str();
    command.add_option("--file-limit", into.file_mb, "Largest attachment, in MB")->envname("ATENEU_FILE_LIMIT")->check(CLI::Range(1, 2000))->capture_default_str();
    command.add_option("--files-limit", into.all_mb, "All attachments together, in MB; 0: no limit")->envname("ATENEU_FILES_LIMIT")->check(CLI::Range(0, 100'000'000));
}

std::shared_ptr<files::House> house_of(FilesOptions const& options, std::string const& database) {
    constexpr std::string_view bucket = "s3:";
    auto house = std::make_shared<files::House>();
    house->limits.file_bytes = options.file_mb << 20;
    house->limits.all_bytes = options.all_mb << 20;
    if (!options.place.starts_with(bucket)) {
        house->keep = files::folder_keep(options.place.empty() ? files::usual_folder(database) : options.place);
        return house;
    }
    files::Bucket storage{.endpoint = options.endpoint, .name = options.place.substr(bucket.size()), .region = options.region,
                          .key = from_environment("ATENEU_S3_KEY"), .secret = from_environment("ATENEU_S3_SECRET")};
    if (storage.name.empty() || storage.endpoint.empty() || storage.key.empty() || storage.secret.empty())
        throw std::runtime_error("files in s3:BUCKET want --s3-endpoint and, in the environment, ATENEU_S3_KEY and ATENEU_S3_SECRET");
    house->keep = files::bucket_keep(std::move(storage));
    return house;
}

}  // namespace ateneu::server
