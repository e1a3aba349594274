#pragma once
#include <span>
#include <string>

#include "core/jobs/kind.h"
#include "core/store/store.h"

namespace ateneu::jobs {

/// When a job is ordered again and again. What an app brings stands here from the first start on; the times are
/// an administrator's to change.
struct Schedule {
    Id<Schedule> id;
    std::string kind;      ///< Kind::name, each once
    std::string title;     ///< what the ordered jobs are called
    std::string times;     ///< crontab(5), five fields: `0 3 * * *`
    TimeZone zone{"UTC"};  ///< whose clock the times are on
    bool is_active = true;
    std::optional<Instant> next_at, last_at;
    static Entity const& entity();
};

/// Adds the schedules that are missing.
void add_schedules(Transaction& tx, std::span<Regular const> wanted);
/// The reaction to a changed schedule: its next time is found anew.
void forget_next_time(Transaction& tx, Change const& change);
bool is_order_due(db::Connection& sql, Instant now);
/// Orders the jobs whose time has come, each once whoever asks; how many.
int order_due(db::Connection& sql, Instant now);

}  // namespace ateneu::jobs
