#include "core/store/list_walk.h"

#include "core/entity/schema.h"
#include "core/store/list_filter.h"

namespace ateneu {

ListWalk::ListWalk(Transaction& tx, ListQuery const& query) : tx_(tx), entity_(*query.entity) {
    Query sql;
    auto const where = where_sql(tx, query, sql);
    sql.text = "SELECT t.\"id\" FROM " + quoted(entity_.table()) + " t WHERE " + where + " ORDER BY " + order_sql(query, false, tx.sql().dialect());
    auto const rows = sql.stream(tx.sql());
    while (rows->next()) ids_.push_back(rows->integer(0));
    ids_.shrink_to_fit();
}

ListPage ListWalk::next(std::size_t most, Want const& want) {
    ListPage page;
    auto const count = std::min(most, ids_.size() - next_);
    read_rows(tx_, entity_, std::span(ids_).subspan(next_, count), want.parts, page);
    next_ += count;
    std::vector<Record*> records;
    for (auto& record : page.records) records.push_back(&record);
    read_links(tx_.sql(), entity_, records, want.parts.picked.fields);
    if (want.children) read_children(tx_.sql(), entity_, records);
    if (want.references) page.references = reference_titles(tx_, entity_, page.records, want.parts.picked.fields);
    return page;
}

}  // namespace ateneu
