#include "core/http/body_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace ateneu::http {

namespace {

[[noreturn]] void fail(char const* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

BodyFile::BodyFile() {
    auto const* folder = std::getenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe): nobody sets it while we run
    std::string path = std::string(folder && *folder ? folder : "/tmp") + "/ateneu-body-XXXXXX";
    file_ = ::mkstemp(path.data());
    if (file_ < 0) fail("a file for a large body");
    ::unlink(path.c_str());
}

BodyFile::~BodyFile() {
    if (mapped_) ::munmap(mapped_, size_);
    ::close(file_);
}

bool BodyFile::append(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const count = ::write(file_, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        size_ += static_cast<std::size_t>(count);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

std::string_view BodyFile::view() {
    if (size_ == 0) return {};
    if (!mapped_) {
        auto* const at = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file_, 0);
        if (at == MAP_FAILED) fail("mapping a large body");
        mapped_ = at;
    }
    return {static_cast<char const*>(mapped_), size_};
}

}  // namespace ateneu::http
