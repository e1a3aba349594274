#include "core/store/many_rows.h"

namespace ateneu {

void expect_many_rows(db::Connection& sql) {
    // A lot is sorted in `work_mem`: without more of it, a longer list would be worked off in small pieces again.
    if (!sql.sqlite()) sql.script("SET LOCAL work_mem = '32MB'; SET LOCAL gin_pending_list_limit = '16MB'");
}

void settle_many_rows(db::Connection& sql, Entity const& entity) {
    if (sql.sqlite()) return;
    auto const table = entity.table();
    auto const rows = sql.query(R"(SELECT gin_clean_pending_list(i.indexrelid)
                                   FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
                                   WHERE i.indrelid = to_regclass($1) AND a.amname = 'gin')", {std::string_view(table)});
    while (rows->next()) {}
}

}  // namespace ateneu
