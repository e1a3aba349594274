#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "core/access/secret.h"
#include "core/base/result.h"
#include "core/files/keep.h"

namespace ateneu::files {

namespace {

[[noreturn]] void fail(std::string const& what) {
    auto const kind = errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? KeepError::Kind::full : KeepError::Kind::unavailable;
    throw KeepError(kind, what + ": " + std::strerror(errno));
}

/// An open file or folder, closed with this object.
class Descriptor {
public:
    Descriptor(std::string const& path, int flags, unsigned mode = 0) : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    explicit operator bool() const { return number_ >= 0; }
    int number() const { return number_; }

private:
    int number_;
};

void make_folder(std::string const& path) {
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) fail("a folder for files can't be made");
}

/// `var/files` where there is no `var` yet.
void make_folders(std::string const& path) {
    for (auto at = path.find('/', 1); at != std::string::npos; at = path.find('/', at + 1)) make_folder(path.substr(0, at));
    make_folder(path);
}

/// A new name in a folder stands only when the folder does.
void sync_folder(std::string const& path) {
    Descriptor const folder(path, O_RDONLY | O_DIRECTORY);
    if (!folder || ::fsync(folder.number()) != 0) fail("a folder of files can't be synced");
}

void write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("a file can't be written");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

class FileContent : public Content {
public:
    explicit FileContent(std::unique_ptr<Descriptor> file) : file_(std::move(file)) {
        struct stat about{};
        if (::fstat(file_->number(), &about) != 0) fail("a file can't be looked at");
        size_ = about.st_size;
    }
    std::int64_t size() const override { return size_; }
    std::string read(std::int64_t from, std::size_t most) override {
        std::string bytes(most, '\0');
        std::size_t done = 0;
        while (done < most) {
            auto const count = ::pread(file_->number(), bytes.data() + done, most - done, from + static_cast<std::int64_t>(done));
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) fail("a file can't be read");
            if (count == 0) break;
            done += static_cast<std::size_t>(count);
        }
        bytes.resize(done);
        return bytes;
    }

private:
    std::unique_ptr<Descriptor> file_;
    std::int64_t size_ = 0;
};

/// `ab/abcdef…`: two digits make folders of a size that every tool bears.
class FolderKeep : public Keep {
public:
    explicit FolderKeep(std::string folder) : folder_(std::move(folder)) {}

    void store(std::string const& digest, std::string_view bytes) override {
        auto const path = path_of(digest);
        if (is_there(path, bytes.size())) return;
        make_folders(folder_ + "/incoming");
        auto const shelf = folder_ + "/" + digest.substr(0, 2);
        make_folder(shelf);
        auto const waiting = folder_ + "/incoming/" + random_token(16);
        try {
            Descriptor const file(waiting, O_WRONLY | O_CREAT | O_EXCL, 0600);
            if (!file) fail("a file can't be made");
            write_all(file.number(), bytes);
            if (::fsync(file.number()) != 0) fail("a file can't be synced");
            if (::rename(waiting.c_str(), path.c_str()) != 0) fail("a file can't be put in its place");
        } catch (KeepError const&) {
            ::unlink(waiting.c_str());
            throw;
        }
        sync_folder(shelf);
        sync_folder(folder_);
    }

    std::unique_ptr<Content> open(std::string const& digest) override {
        auto file = std::make_unique<Descriptor>(path_of(digest), O_RDONLY);
        if (*file) return std::make_unique<FileContent>(std::move(file));
        if (errno == ENOENT) return nullptr;
        fail("a file can't be opened");
    }

    void remove(std::string const& digest) override {
        if (::unlink(path_of(digest).c_str()) != 0 && errno != ENOENT) fail("a file can't be removed");
    }

    std::string shown() const override { return folder_; }

private:
    std::string path_of(std::string const& digest) const {
        must(digest.size() == 64 && digest.find_first_not_of("0123456789abcdef") == std::string::npos, "a digest names the content");
        return folder_ + "/" + digest.substr(0, 2) + "/" + digest;
    }
    /// One of another size is the rest of an accident, and made anew.
    static bool is_there(std::string const& path, std::size_t size) {
        struct stat about{};
        return ::stat(path.c_str(), &about) == 0 && static_cast<std::size_t>(about.st_size) == size;
    }

    std::string folder_;
};

}  // namespace

std::unique_ptr<Keep> folder_keep(std::string const& folder) { return std::make_unique<FolderKeep>(folder); }

std::string usual_folder(std::string_view database_url) {
    constexpr std::string_view sqlite = "sqlite:";
    auto const slash = database_url.rfind('/');
    if (!database_url.starts_with(sqlite)) return "var/files";
    if (slash == std::string_view::npos) return "files";
    return std::string(database_url.substr(sqlite.size(), slash - sqlite.size())) + "/files";
}

}  // namespace ateneu::files
