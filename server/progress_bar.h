#pragma once
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <string>

namespace ateneu::server {

/// A bar on a terminal; silent in a log file.
class ProgressBar {
public:
    void show(std::int64_t done, std::int64_t total) {
        if (!isatty(STDERR_FILENO) || total <= 0) return;
        auto const percent = static_cast<int>(100 * done / total);
        if (percent == last_) return;
        last_ = percent;
        auto const full = static_cast<std::size_t>(percent) / 4;
        fmt::print(stderr, "\r[{}{}] {:3} %", std::string(full, '#'), std::string(25 - full, '.'), percent);
    }
    ~ProgressBar() {
        if (last_ >= 0) fmt::print(stderr, "\n");
    }

private:
    int last_ = -1;
};

}  // namespace ateneu::server
