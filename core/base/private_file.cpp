#include "core/base/private_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace ateneu {

namespace {

[[noreturn]] void fail(std::string const& path) { throw std::runtime_error(path + ": " + std::strerror(errno)); }

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

void write_whole(std::string const& path, std::string_view content) {
    Descriptor const file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file.number() < 0) fail(path);
    while (!content.empty()) {
        auto const written = ::write(file.number(), content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(path);
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(file.number()) != 0) fail(path);
}

void remember_folder(std::string const& path) {
    auto const slash = path.rfind('/');
    auto const folder = slash == std::string::npos ? std::string(".") : path.substr(0, slash + 1);
    Descriptor const opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.number() < 0 || ::fsync(opened.number()) != 0) fail(folder);
}

}  // namespace

std::optional<std::string> file_content(std::string const& path) {
    Descriptor const file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) {
        if (errno == ENOENT) return {};
        fail(path);
    }
    std::string content;
    char piece[4096];
    for (;;) {
        auto const size = ::read(file.number(), piece, sizeof piece);
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) fail(path);
        if (size == 0) return content;
        content.append(piece, static_cast<std::size_t>(size));
    }
}

void make_private_file(std::string const& path, std::string_view content) {
    // Written under another name first, so that nobody reads half of it.
    auto const draft = path + ".new-" + std::to_string(::getpid());
    ::unlink(draft.c_str());
    write_whole(draft, content);
    bool const is_made = ::link(draft.c_str(), path.c_str()) == 0;
    auto const why = errno;
    ::unlink(draft.c_str());
    errno = why;
    if (!is_made && why != EEXIST) fail(path);
    remember_folder(path);
}

}  // namespace ateneu
