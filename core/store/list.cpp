#include "core/store/list.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/entity/schema.h"
#include "core/entity/title.h"
#include "core/search/index.h"
#include "core/store/find.h"
#include "core/store/list_filter.h"
#include "core/store/list_rows.h"
#include "core/store/rows.h"
#include "core/store/totals.h"

namespace ateneu {

namespace {

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
        query.text = "SELECT t.\"id\", " + title_sql(entity, "t", tx.actor().tongue) + " FROM " + quoted(entity.table()) +
                     " t WHERE t.\"id\" IN (" + bind_keys(query, some) + ")";
        query.text += " AND " + visible_sql(tx.registry(), tx.authority(), entity, "t", query);
        auto const rows = query.run(tx.sql());
        while (rows->next()) found[rows->integer(0)] = rows->text(1);
    }
    return found;
}

namespace {

bool is_capped(ListQuery const& list) { return list.count_up_to > 0 && !list.text.empty(); }

/// PostgreSQL: whether so many answer that counting would only say "more than". A sample is asked; twice as many of
/// them as the limit stands for are no accident.
bool is_surely_more(Transaction& tx, ListQuery const& list) {
    constexpr std::int64_t telling = 40;
    if (tx.sql().sqlite() || !list.entity->counted || kept_total(tx.sql(), *list.entity) < list.count_up_to) return false;
    auto const enough = std::max(telling, 2 * list.count_up_to / rows_a_sample);
    Query query;
    query.text = "SELECT COUNT(*) FROM (SELECT 1 FROM " + quoted(list.entity->table()) + " t WHERE " + sampled_rows("t") + " AND " + where_sql(tx, list, query);
    query.text += " LIMIT " + std::to_string(enough) + ") found";
    auto const rows = query.run(tx.sql());
    return rows->next() && rows->integer(0) == enough;
}

}  // namespace

std::int64_t count(Transaction& tx, ListQuery const& list) {
    if (list.text.empty() && list.filters.empty() && list.ids.empty() && !list.within && list.entity->counted && sees_all(tx.authority(), *list.entity))
        return kept_total(tx.sql(), *list.entity);
    if (is_capped(list) && is_surely_more(tx, list)) return list.count_up_to + 1;
    Query query;
    std::string from;
    if (is_capped(list) && tx.sql().sqlite()) {
        auto rest = list;
        rest.text.clear();
        auto const only = where_sql(tx, rest, query);
        from = search_walk_sql(*list.entity, list.text, only, query);
    } else {
        from = " FROM " + quoted(list.entity->table()) + " t WHERE " + where_sql(tx, list, query);
    }
    query.text = is_capped(list) ? "SELECT COUNT(*) FROM (SELECT 1" + from + " LIMIT " + std::to_string(list.count_up_to + 1) + ") counted"
                                 : "SELECT COUNT(*)" + from;
    auto const rows = query.run(tx.sql());
    rows->next();
    return rows->integer(0);
}

namespace {

/// Which rows of the whole list make the page.
struct PageRows {
    std::int64_t passed = 0, count = 0;  ///< rows before it, rows in it
    bool backwards = false;              ///< counted from the end: the last row comes first
    std::string order;                   ///< ` ORDER BY …`
};

PageRows rows_of_page(Transaction& tx, ListQuery const& list, ListPage const& page) {
    auto const first = static_cast<std::int64_t>(page.page - 1) * list.per_page;
    auto const rest = page.total - first;
    PageRows rows;
    rows.count = std::max<std::int64_t>(0, std::min<std::int64_t>(list.per_page, rest));
    // The second half is read from the end: the last page costs as little as the first.
    rows.backwards = first > page.total / 2 && !page.more;
    rows.order = " ORDER BY " + order_sql(list, rows.backwards, tx.sql().dialect());
    rows.passed = rows.backwards ? rest - rows.count : first;
    return rows;
}

std::string limit_sql(PageRows const& rows, Query& query) { return " LIMIT " + query.bind(rows.count) + " OFFSET " + query.bind(rows.passed); }

std::vector<std::int64_t> ids_from(Transaction& tx, Query const& query) {
    std::vector<std::int64_t> ids;
    auto const rows = query.run(tx.sql());
    while (rows->next()) ids.push_back(rows->integer(0));
    return ids;
}

/// Where many rows answer a text, the page is soon full when one walks along the order's index and looks at each row;
/// gathering them all and sorting them takes longer. SQLite can't weigh that; PostgreSQL does, but walks without end.
bool may_walk(Transaction& tx, ListQuery const& list) {
    auto const& entity = *list.entity;
    if (list.text.empty() || list.within || !list.filters.empty() || !list.ids.empty() || list.order.size() > 1) return false;
    if (!entity.counted || !sees_all(tx.authority(), entity)) return false;
    auto const order = order_of(list);
    // No index has blanks last.
    return !order.empty() && std::none_of(order.begin(), order.end(), [](auto const& each) { return each.first->optional(); });
}

/// The page's ids by walking, as far as it should take were the answers spread evenly, and some more. Nothing where
/// they are not: all Garcías stand together, far behind the beginning.
std::optional<std::vector<std::int64_t>> walked_ids(Transaction& tx, ListQuery const& list, ListPage const& page, PageRows const& wanted) {
    if (!may_walk(tx, list)) return {};
    auto const rows_an_answer = kept_total(tx.sql(), *list.entity) / std::max<std::int64_t>(page.total, 1) + 1;
    auto const far = 4 * rows_an_answer * (wanted.passed + wanted.count);
    if (far > 4 * page.total) return {};
    auto const [field, descending] = order_of(list).front();
    auto const column = "t." + ordered_column(*field, tx.sql().dialect());
    auto const table = " FROM " + quoted(list.entity->table()) + " t";
    Query end;
    end.text = "SELECT " + column + table + wanted.order + " LIMIT 1 OFFSET " + end.bind(far);
    Query query;
    query.text = "SELECT t.\"id\"" + table + " WHERE " + where_sql(tx, list, query, true);
    {
        auto const last = end.run(tx.sql());
        if (last->next()) query.text += " AND " + column + (descending != wanted.backwards ? " >= " : " <= ") + query.bind(std::string(last->text(0)));
    }
    query.text += wanted.order + limit_sql(wanted, query);
    auto ids = ids_from(tx, query);
    return std::ssize(ids) == wanted.count ? std::optional(std::move(ids)) : std::nullopt;
}

/// The ids of one page, from an index where there is one: what a row needs besides is then worked out for the page
/// only, and nothing wide is sorted.
std::vector<std::int64_t> ids_of_page(Transaction& tx, ListQuery const& list, ListPage const& page) {
    auto const wanted = rows_of_page(tx, list, page);
    if (wanted.count == 0) return {};
    auto ids = walked_ids(tx, list, page, wanted);
    if (!ids) {
        Query query;
        auto rows = quoted(list.entity->table()) + " t WHERE " + where_sql(tx, list, query);
        // OFFSET 0: PostgreSQL, too, gathers what answers before it sorts; how far to walk was tried already.
        if (may_walk(tx, list) && !tx.sql().sqlite()) rows = "(SELECT t.* FROM " + rows + " OFFSET 0) t";
        query.text = "SELECT t.\"id\" FROM " + rows + wanted.order;
        query.text += limit_sql(wanted, query);
        ids = ids_from(tx, query);
    }
    if (wanted.backwards) std::reverse(ids->begin(), ids->end());
    return *ids;
}

bool is_named(ListQuery const& list, std::string_view name) {
    return std::find(list.columns.begin(), list.columns.end(), name) != list.columns.end();
}

/// So few rows are sorted with all that they hold.
constexpr std::int64_t few_rows = 100;

void read_page(Transaction& tx, ListQuery const& list, RowParts const& parts, ListPage& page) {
    if (page.total > few_rows) return read_rows(tx, *list.entity, ids_of_page(tx, list, page), parts, page);
    Query query;
    auto const wanted = rows_of_page(tx, list, page);
    if (wanted.count == 0) return;
    query.text = "SELECT " + shown_columns(tx, *list.entity, parts) + " WHERE " + where_sql(tx, list, query) + wanted.order;
    query.text += limit_sql(wanted, query);
    std::vector<ShownRow> all;
    auto const rows = query.run(tx.sql());
    while (rows->next()) all.push_back(read_shown(*list.entity, *rows, parts));
    if (wanted.backwards) std::reverse(all.begin(), all.end());
    append(page, std::move(all));
}

}  // namespace

ListPage list(Transaction& tx, ListQuery const& list, Picked const& picked) {
    ListPage page;
    page.total = list.total ? *list.total : count(tx, list);
    page.more = is_capped(list) && page.total > list.count_up_to;
    if (page.more) page.total = list.count_up_to;
    page.pages = static_cast<int>(std::max<std::int64_t>(1, (page.total + list.per_page - 1) / list.per_page));
    page.page = std::clamp(list.page, 1, page.pages);
    read_page(tx, list, {.picked = picked}, page);
    std::vector<Record*> records;
    for (auto& record : page.records) records.push_back(&record);
    read_links(tx.sql(), *list.entity, records, picked.fields);
    read_children(tx.sql(), *list.entity, records, picked.fields);
    return page;
}

ListPage list(Transaction& tx, ListQuery const& query, Columns wanted) {
    auto const is_shown = [&](std::string_view name, bool listed) {
        return wanted != Columns::listed || (query.columns.empty() ? listed : is_named(query, name));
    };
    auto const is_wanted = [&](Field const& field) {
        if (wanted == Columns::listed && (field.is_children() || (query.within && query.within->first == &field))) return false;
        return is_shown(field.name, field.options.listed);
    };
    auto page = list(tx, query, Picked{is_wanted, [&](Computed const& computed) { return is_shown(computed.name, computed.listed); }});
    if (wanted != Columns::values) page.references = reference_titles(tx, *query.entity, page.records, is_wanted);
    return page;
}

std::vector<Chosen> chosen_rows(Transaction& tx, ListQuery const& list, std::int64_t limit) {
    Query query;
    query.text = "SELECT t.\"id\", " + std::string(list.entity->append_only ? "0" : "t.\"version\"") + " FROM " + quoted(list.entity->table()) + " t WHERE ";
    query.text += where_sql(tx, list, query) + " ORDER BY " + order_sql(list, false, tx.sql().dialect());
    query.text += " LIMIT " + query.bind(limit);
    std::vector<Chosen> found;
    auto const rows = query.run(tx.sql());
    while (rows->next()) found.push_back({rows->integer(0), rows->integer(1)});
    return found;
}

std::string ListPage::title_of(Entity const& entity, std::int64_t id) const {
    auto const found = references.find({&entity, id});
    return found == references.end() ? "" : found->second;
}

std::vector<std::pair<std::int64_t, std::string>> choices(Transaction& tx, Entity const& entity, std::string const& text, int limit) {
    std::vector<std::pair<std::int64_t, std::string>> chosen;
    if (!search_words(text).empty() && entity.searchable()) {
        for (auto& found : find(tx, {.entities = {&entity}, .text = text, .per_entity = 48}))
            if (std::ssize(chosen) < limit) chosen.emplace_back(found.id, std::move(found.title));
        return chosen;
    }
    ListQuery list;
    list.entity = &entity;
    Query query;
    auto const where = visible_sql(tx.registry(), tx.authority(), entity, "t", query);
    query.text = "SELECT t.\"id\", " + title_sql(entity, "t", tx.actor().tongue) + " FROM " + quoted(entity.table()) + " t WHERE " + where +
                 " ORDER BY " + order_sql(list, false, tx.sql().dialect()) + " LIMIT " + query.bind(std::int64_t{limit});
    auto const rows = query.run(tx.sql());
    while (rows->next()) chosen.emplace_back(rows->integer(0), std::string(rows->text(1)));
    return chosen;
}

}  // namespace ateneu
