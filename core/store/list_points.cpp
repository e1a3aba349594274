#include "core/store/list_points.h"

#include "core/store/list_filter.h"

namespace ateneu {

void each_point(Transaction& tx, ListQuery const& list, Field const& latitude, Field const& longitude,
                std::function<void(std::int64_t id, double latitude, double longitude)> const& take) {
    Query query;
    auto const where = where_sql(tx, list, query);
    auto const north = "t." + quoted(latitude.name), east = "t." + quoted(longitude.name);
    query.text = "SELECT t.\"id\", " + north + ", " + east + " FROM " + quoted(list.entity->table()) + " t WHERE " + where + " AND " + north +
                 " IS NOT NULL AND " + east + " IS NOT NULL ORDER BY t.\"id\"";
    auto const rows = query.stream(tx.sql());
    while (rows->next()) take(rows->integer(0), rows->real(1), rows->real(2));
}

}  // namespace ateneu
