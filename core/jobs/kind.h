#pragma once
#include <functional>
#include <span>
#include <string_view>

namespace ateneu::jobs {

class Run;

/// Seconds until the second, third … attempt. Half a minute first, since most trouble is short.
inline constexpr int usual_pauses[] = {30, 120, 600, 3600};

/// A kind of work and who does it; an app lists its own.
struct Kind {
    std::string_view name;  ///< "core.import"
    /// May run again after a crash or an error: what it has done already it must find out by itself.
    std::function<void(Run&)> work;
    std::span<int const> pauses = usual_pauses;  ///< as many attempts as these, and one more
    int at_once = 0;  ///< how many of its jobs one server runs at the same time, so that others get their turn; 0: any
    bool tells_owner = false;  ///< whoever ordered it hears of its end by e-mail, where it took long
};

/// A job that an app wants ordered regularly.
struct Regular {
    std::string_view kind;
    char const* title;       ///< msgid
    std::string_view times;  ///< crontab(5), UTC
};

}  // namespace ateneu::jobs
