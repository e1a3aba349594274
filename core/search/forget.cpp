#include "core/search/forget.h"

#include "core/entity/query.h"

namespace ateneu {

void forget_deleted_words(db::Connection& sql, Entity const& entity) {
    if (!sql.sqlite() || !entity.searchable()) return;
    for (auto const* suffix : {"_trigrams", "_words"}) {
        auto const index = quoted(entity.table() + suffix);
        sql.execute("INSERT INTO " + index + "(" + index + ") VALUES ('optimize')");
    }
}

}  // namespace ateneu
