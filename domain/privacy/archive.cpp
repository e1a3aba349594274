#include "domain/privacy/archive.h"

#include <zip.h>

#include <filesystem>
#include <stdexcept>

namespace ateneu::privacy {

namespace {

/// Closed by `zip_close`, or thrown away with what was begun.
struct Open {
    zip_t* zip = nullptr;
    ~Open() {
        if (zip) zip_discard(zip);
    }
};

}  // namespace

void write_archive(std::string const& path, std::vector<std::pair<std::string, std::string>> const& files) {
    namespace fs = std::filesystem;
    fs::create_directories(fs::path(path).parent_path());
    fs::permissions(fs::path(path).parent_path(), fs::perms::owner_all);
    int error = 0;
    Open open{zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error)};
    if (!open.zip) throw std::runtime_error("can't write " + path);
    for (auto const& [name, content] : files) {
        auto* source = zip_source_buffer(open.zip, content.data(), content.size(), 0);
        if (!source || zip_file_add(open.zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
            zip_source_free(source);
            throw std::runtime_error("can't write " + path);
        }
    }
    if (zip_close(open.zip) != 0) throw std::runtime_error("can't write " + path);
    open.zip = nullptr;
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace ateneu::privacy
