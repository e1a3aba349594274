#pragma once
#include <cstdint>

namespace ateneu {

/// What this thread has spent on the database since somebody last set it to nothing: the server does that before each
/// answer, core/db adds to it.
struct Spent {
    std::int64_t database_ns = 0;
    std::int64_t statements = 0;
};
inline Spent& spent() {
    thread_local Spent mine;
    return mine;
}

}  // namespace ateneu
