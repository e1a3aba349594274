#include "core/store/history.h"

namespace ateneu {

namespace {

struct Month {
    int year, month;
};
Month after(Month m) { return m.month == 12 ? Month{m.year + 1, 1} : Month{m.year, m.month + 1}; }
std::string first_day(Month m) { return iso(date_of(m.year, m.month, 1)); }

}  // namespace

void make_partitions(db::Connection& sql, Date today) {
    if (sql.sqlite()) return;
    auto const now = parts(today);
    Month month{now.year, now.month};
    for (int i = 0; i < 3; ++i, month = after(month)) {
        auto const from = first_day(month), to = first_day(after(month));
        auto const name = "core_change_" + from.substr(0, 4) + "_" + from.substr(5, 2);
        if (sql.integer("SELECT 1 FROM pg_class WHERE relname = $1", {std::string_view(name)})) continue;
        if (sql.integer("SELECT 1 FROM core_change_other WHERE at >= $1 AND at < $2 LIMIT 1", {std::string_view(from), std::string_view(to)})) continue;
        sql.script("CREATE TABLE IF NOT EXISTS " + name + " PARTITION OF core_change FOR VALUES FROM ('" + from + "') TO ('" + to + "')");
    }
}

}  // namespace ateneu
