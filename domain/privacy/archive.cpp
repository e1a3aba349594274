#include "domain/privacy/archive.h"

#include <zip.h>

#include <cstring>
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

/// A content on its way into the archive; libzip asks for it bit by bit and takes it away itself.
struct Reading {
    std::function<std::unique_ptr<files::Content>()> open;
    std::unique_ptr<files::Content> content = {};
    std::int64_t at = 0;
    zip_error_t error = {};

    zip_int64_t begin() {
        try {
            content = open();
        } catch (files::KeepError const&) {
            content = nullptr;
        }
        at = 0;
        return content ? 0 : refuse(ZIP_ER_OPEN);
    }

    zip_int64_t refuse(int code) {
        zip_error_set(&error, code, 0);
        return -1;
    }

    zip_int64_t read(void* data, zip_uint64_t most) {
        auto const left = static_cast<zip_uint64_t>(content->size() - at);
        if (left == 0) return 0;
        try {
            auto const bytes = content->read(at, static_cast<std::size_t>(std::min(left, most)));
            if (bytes.empty()) return refuse(ZIP_ER_READ);
            std::memcpy(data, bytes.data(), bytes.size());
            at += std::ssize(bytes);
            return std::ssize(bytes);
        } catch (files::KeepError const&) {
            return refuse(ZIP_ER_READ);
        }
    }

    /// How long it is, is known only while it is open; libzip asks before as well, and can do without.
    zip_int64_t tell(void* data) const {
        auto& told = *static_cast<zip_stat_t*>(data);
        zip_stat_init(&told);
        if (content) {
            told.valid = ZIP_STAT_SIZE;
            told.size = static_cast<zip_uint64_t>(content->size());
        }
        return sizeof(zip_stat_t);
    }
};

zip_int64_t answer(void* state, void* data, zip_uint64_t most, zip_source_cmd_t command) {
    auto& reading = *static_cast<Reading*>(state);
    switch (command) {
        case ZIP_SOURCE_SUPPORTS:
            return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
        case ZIP_SOURCE_OPEN: return reading.begin();
        case ZIP_SOURCE_READ: return reading.read(data, most);
        case ZIP_SOURCE_STAT: return reading.tell(data);
        case ZIP_SOURCE_CLOSE: reading.content.reset(); return 0;
        case ZIP_SOURCE_ERROR: return zip_error_to_data(&reading.error, data, most);
        case ZIP_SOURCE_FREE: delete &reading; return 0;
        default: return reading.refuse(ZIP_ER_OPNOTSUPP);
    }
}

zip_source_t* source_of(zip_t* zip, Packed const& file) {
    if (!file.open) return zip_source_buffer(zip, file.bytes.data(), file.bytes.size(), 0);
    auto reading = std::make_unique<Reading>(Reading{file.open});
    auto* source = zip_source_function(zip, answer, reading.get());
    if (source) reading.release();  // libzip's now
    return source;
}

}  // namespace

void write_archive(std::string const& path, std::vector<Packed> const& files) {
    namespace fs = std::filesystem;
    fs::create_directories(fs::path(path).parent_path());
    fs::permissions(fs::path(path).parent_path(), fs::perms::owner_all);
    int error = 0;
    Open open{zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error)};
    if (!open.zip) throw std::runtime_error("can't write " + path);
    for (auto const& file : files) {
        auto* source = source_of(open.zip, file);
        if (!source || zip_file_add(open.zip, file.name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
            zip_source_free(source);
            throw std::runtime_error("can't write " + path);
        }
    }
    if (zip_close(open.zip) != 0) throw std::runtime_error("can't write " + path);
    open.zip = nullptr;
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace ateneu::privacy
