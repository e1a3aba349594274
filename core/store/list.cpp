#include "core/store/list.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/entity/schema.h"
#include "core/search/index.h"
#include "core/store/find.h"
#include "core/store/list_filter.h"
#include "core/store/rows.h"
#include "core/store/totals.h"

namespace ateneu {

namespace {

using Order = std::vector<std::pair<Field const*, bool>>;

Order order_of(ListQuery const& list) {
    if (!list.order.empty()) return list.order;
    Order order;
    if (list.entity->order.empty()) return order;
    for (auto name : split(list.entity->order, ',')) {
        bool const down = name.starts_with('-');
        if (down) name.remove_prefix(1);
        order.emplace_back(list.entity->find(name), down);
    }
    return order;
}

/// ORDER BY that ends in the id. Rows without a value come last going up, on both databases.
std::string order_sql(Order const& order, bool backwards, db::Dialect dialect) {
    std::string sql;
    bool down = backwards;
    for (auto const& [field, descending] : order) {
        down = descending != backwards;
        sql += "t." + ordered_column(*field, dialect);
        if (down) sql += " DESC";
        // PostgreSQL's own order; SQLite has to be asked for it.
        if (field->optional() && dialect == db::Dialect::sqlite) sql += down ? " NULLS FIRST" : " NULLS LAST";
        sql += ", ";
    }
    return sql + "t.\"id\"" + (down ? " DESC" : "");
}

/// What a record points at, in the fields that somebody asks for.
void gather(std::map<Entity const*, std::vector<std::int64_t>>& wanted, Transaction& tx, Entity const& entity, Record const& record,
            Wanted const& is_wanted) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (!is_wanted(field)) continue;
        auto const& value = record.values[i];
        if (field.kind() == Kind::reference && integer_of(value) != 0) wanted[&field.target()].push_back(integer_of(value));
        if (field.is_link())
            for (auto const key : std::get<Keys>(value)) wanted[&field.target()].push_back(key);
        if (auto const* to = std::get_if<AnyReference>(&value))
            if (auto const* target = tx.registry().find(to->entity)) wanted[target].push_back(to->id);
        if (auto const* children = std::get_if<Records>(&value))
            for (auto const& child : *children) gather(wanted, tx, field.target(), child, every_field);
    }
}

}  // namespace

std::map<std::pair<Entity const*, std::int64_t>, std::string> reference_titles(Transaction& tx, Entity const& entity, std::span<Record const> records,
                                                                               Wanted const& is_wanted) {
    std::map<Entity const*, std::vector<std::int64_t>> wanted;
    for (auto const& record : records) gather(wanted, tx, entity, record, is_wanted);
    std::map<std::pair<Entity const*, std::int64_t>, std::string> found;
    for (auto const& [target, ids] : wanted)
        for (auto& [id, title] : titles(tx, *target, ids)) found[{target, id}] = std::move(title);
    return found;
}

std::map<std::int64_t, std::string> titles(Transaction& tx, Entity const& entity, std::vector<std::int64_t> const& ids) {
    std::map<std::int64_t, std::string> found;
    auto wanted = ids;
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    for (std::size_t from = 0; from < wanted.size(); from += 500) {
        auto const some = std::span(wanted).subspan(from, std::min<std::size_t>(500, wanted.size() - from));
        Query query;
        query.text = "SELECT t.\"id\", " + placed(entity.title, "t") + " FROM " + quoted(entity.table()) +
                     " t WHERE t.\"id\" IN (" + bind_keys(query, some) + ")";
        query.text += " AND " + visible_sql(tx.authority(), entity, "t", query);
        auto const rows = query.run(tx.sql());
        while (rows->next()) found[rows->integer(0)] = rows->text(1);
    }
    return found;
}

namespace {

bool is_capped(ListQuery const& list) { return list.count_up_to > 0 && !list.text.empty(); }

}  // namespace

std::int64_t count(Transaction& tx, ListQuery const& list) {
    if (list.text.empty() && list.filters.empty() && !list.within && list.entity->counted && sees_all(tx.authority(), *list.entity))
        return kept_total(tx.sql(), *list.entity);
    Query query;
    auto const where = where_sql(tx, list, query);
    auto const from = " FROM " + quoted(list.entity->table()) + " t WHERE " + where;
    query.text = is_capped(list) ? "SELECT COUNT(*) FROM (SELECT 1" + from + " LIMIT " + std::to_string(list.count_up_to + 1) + ") counted"
                                 : "SELECT COUNT(*)" + from;
    auto const rows = query.run(tx.sql());
    rows->next();
    return rows->integer(0);
}

namespace {

/// ` WHERE … ORDER BY … LIMIT …` of one page.
struct PageRows {
    std::string sql;
    bool backwards = false;  ///< the last row comes first
};

/// Where many rows answer a text, the page is soon full when one walks along the order's index and looks at each row;
/// gathering them all and sorting them takes longer. SQLite can't weigh that, PostgreSQL does it by itself.
bool walks_along(Transaction& tx, ListQuery const& list, ListPage const& page) {
    auto const& entity = *list.entity;
    if (list.text.empty() || !tx.sql().sqlite() || list.within || !list.filters.empty() || list.order.size() > 1) return false;
    if (!entity.counted || !sees_all(tx.authority(), entity)) return false;
    for (auto const& [field, down] : order_of(list))
        if (field->optional()) return false;  // no index has blanks last
    auto const rows_passed = kept_total(tx.sql(), entity) / std::max<std::int64_t>(page.total, 1) * page.page * list.per_page;
    return rows_passed < page.total;
}

PageRows rows_of_page(Transaction& tx, ListQuery const& list, ListPage const& page, Query& query) {
    auto const first = static_cast<std::int64_t>(page.page - 1) * list.per_page;
    auto const rest = page.total - first;
    auto const size = std::min<std::int64_t>(list.per_page, rest);
    PageRows rows;
    if (size <= 0) return rows;
    // The second half is read from the end: the last page costs as little as the first.
    rows.backwards = first > page.total / 2 && !page.more;
    rows.sql = " WHERE " + where_sql(tx, list, query, walks_along(tx, list, page));
    rows.sql += " ORDER BY " + order_sql(order_of(list), rows.backwards, tx.sql().dialect());
    rows.sql += " LIMIT " + query.bind(size) + " OFFSET " + query.bind(rows.backwards ? rest - size : first);
    return rows;
}

/// The ids of one page, from an index where there is one: what a row needs besides is then worked out for the page
/// only, and nothing wide is sorted.
std::vector<std::int64_t> ids_of_page(Transaction& tx, ListQuery const& list, ListPage const& page) {
    Query query;
    auto const wanted = rows_of_page(tx, list, page, query);
    if (wanted.sql.empty()) return {};
    query.text = "SELECT t.\"id\" FROM " + quoted(list.entity->table()) + " t" + wanted.sql;
    std::vector<std::int64_t> ids;
    auto const rows = query.run(tx.sql());
    while (rows->next()) ids.push_back(rows->integer(0));
    if (wanted.backwards) std::reverse(ids.begin(), ids.end());
    return ids;
}

/// What one row of a page shows.
struct Shown {
    std::string title;
    std::vector<Value> computed;
    Record record;
};

std::string shown_columns(Entity const& entity, bool all_columns, Wanted const& wanted) {
    auto sql = placed(entity.title, "t");
    for (auto const& computed : entity.computed) sql += ", " + (all_columns || computed.listed ? placed(computed.sql, "t") : "NULL");
    return sql + ", " + row_columns(entity, "t", wanted) + " FROM " + quoted(entity.table()) + " t";
}

Shown read_shown(Entity const& entity, db::Rows const& rows, Wanted const& wanted) {
    Shown shown;
    int column = 0;
    shown.title = rows.text(column++);
    for (auto const& computed : entity.computed) shown.computed.push_back(read_computed(computed, rows, column++));
    shown.record = read_row(entity, rows, column, wanted);
    return shown;
}

/// So few rows are sorted with all that they hold.
constexpr std::int64_t few_rows = 100;

void read_page(Transaction& tx, ListQuery const& list, bool all_columns, Wanted const& wanted, ListPage& page) {
    auto const& entity = *list.entity;
    Query query;
    query.text = "SELECT " + shown_columns(entity, all_columns, wanted);
    std::vector<std::int64_t> ids;
    bool backwards = false;
    if (page.total <= few_rows) {
        auto const rows = rows_of_page(tx, list, page, query);
        if (rows.sql.empty()) return;
        query.text += rows.sql;
        backwards = rows.backwards;
    } else {
        ids = ids_of_page(tx, list, page);
        if (ids.empty()) return;
        query.text += " WHERE t.\"id\" IN (" + bind_keys(query, ids) + ")";
    }
    std::vector<Shown> all(ids.size());
    auto const rows = query.run(tx.sql());
    while (rows->next()) {
        auto shown = read_shown(entity, *rows, wanted);
        auto const place = static_cast<std::size_t>(std::find(ids.begin(), ids.end(), shown.record.id) - ids.begin());
        (place < ids.size() ? all[place] : all.emplace_back()) = std::move(shown);
    }
    // Somebody may have deleted one between the two queries.
    std::erase_if(all, [](Shown const& shown) { return shown.record.id == 0; });
    if (backwards) std::reverse(all.begin(), all.end());
    for (auto& shown : all) {
        page.titles.push_back(std::move(shown.title));
        page.computed.push_back(std::move(shown.computed));
        page.records.push_back(std::move(shown.record));
    }
}

}  // namespace

Value read_computed(Computed const& computed, db::Rows const& rows, int column) {
    if (rows.is_null(column)) return {};
    switch (computed.kind) {
        case Kind::integer: case Kind::boolean: case Kind::decimal: return rows.integer(column);
        case Kind::date: {
            auto const date = parse_date(rows.text(column));
            return date ? Value{static_cast<std::int64_t>(date->days)} : Value{};
        }
        default: return std::string(rows.text(column));
    }
}

ListPage list(Transaction& tx, ListQuery const& list, Columns wanted) {
    ListPage page;
    page.total = list.total ? *list.total : count(tx, list);
    page.more = is_capped(list) && page.total > list.count_up_to;
    if (page.more) page.total = list.count_up_to;
    page.pages = static_cast<int>(std::max<std::int64_t>(1, (page.total + list.per_page - 1) / list.per_page));
    page.page = std::clamp(list.page, 1, page.pages);
    auto const is_wanted = [&](Field const& field) {
        return wanted != Columns::listed || (field.options.listed && !(list.within && list.within->first == &field));
    };
    read_page(tx, list, wanted != Columns::listed, is_wanted, page);
    std::vector<Record*> records;
    for (auto& record : page.records) records.push_back(&record);
    read_links(tx.sql(), *list.entity, records, is_wanted);
    if (wanted != Columns::listed) read_children(tx.sql(), *list.entity, records);
    if (wanted != Columns::values) page.references = reference_titles(tx, *list.entity, page.records, is_wanted);
    return page;
}

std::string ListPage::title_of(Entity const& entity, std::int64_t id) const {
    auto const found = references.find({&entity, id});
    return found == references.end() ? "" : found->second;
}

std::vector<std::pair<std::int64_t, std::string>> choices(Transaction& tx, Entity const& entity, std::string const& text, int limit) {
    std::vector<std::pair<std::int64_t, std::string>> chosen;
    if (!search_words(text).empty() && entity.searchable()) {
        for (auto& found : find(tx, {.entities = {&entity}, .text = text, .per_entity = 100}))
            if (std::ssize(chosen) < limit) chosen.emplace_back(found.id, std::move(found.title));
        return chosen;
    }
    ListQuery list;
    list.entity = &entity;
    Query query;
    auto const where = visible_sql(tx.authority(), entity, "t", query);
    query.text = "SELECT t.\"id\", " + placed(entity.title, "t") + " FROM " + quoted(entity.table()) + " t WHERE " + where +
                 " ORDER BY " + order_sql(order_of(list), false, tx.sql().dialect()) + " LIMIT " + query.bind(std::int64_t{limit});
    auto const rows = query.run(tx.sql());
    while (rows->next()) chosen.emplace_back(rows->integer(0), std::string(rows->text(1)));
    return chosen;
}

}  // namespace ateneu
