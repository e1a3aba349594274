#pragma once
#include <string_view>

namespace ateneu::http {

/// A body that waits in a file instead of in memory: a file without a name in the system's folder for temporary
/// files (`TMPDIR`), gone with this object or with the program. Written by one thread, then read by another.
class BodyFile {
public:
    /// Throws std::system_error where no file can be made.
    BodyFile();
    ~BodyFile();
    BodyFile(BodyFile const&) = delete;
    BodyFile& operator=(BodyFile const&) = delete;

    /// False where the disk takes no more.
    bool append(std::string_view bytes);
    /// All of it, as the system maps it: only what is looked at is in memory. Nothing is appended afterwards.
    /// Throws std::system_error.
    std::string_view view();

private:
    int file_ = -1;
    std::size_t size_ = 0;
    void* mapped_ = nullptr;
};

}  // namespace ateneu::http
