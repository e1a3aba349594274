#include "core/store/list_filter.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/search/index.h"
#include "core/store/rows.h"

namespace ateneu {

namespace {

/// Conditions on one row of an entity, as SQL on its alias.
class Conditions {
public:
    Conditions(Entity const& entity, std::string alias, db::Dialect dialect, Query& query) : entity_(entity), alias_(std::move(alias)), dialect_(dialect), query_(query) {}

    std::string of(Filter const& filter) {
        if (filter.test == Filter::Test::absent) return "NOT " + present(*filter.field);
        if (filter.test == Filter::Test::present) return present(*filter.field);
        std::string any;
        for (auto const& text : filter.values) any += (any.empty() ? "" : " OR ") + one(*filter.field, filter.test, text);
        return "(" + any + ")";
    }
    std::string within(Field const& field, std::int64_t id) {
        return field.is_link() ? linked_to(field, id) : column(field) + " = " + query_.bind(id);
    }

private:
    std::string column(Field const& field) const { return alias_ + "." + quoted(columns_of(field).front().name); }

    std::string one(Field const& field, Filter::Test test, std::string const& text) {
        if (field.is_link()) return linked_to(field, parse_integer(text).value_or(0));
        if (test == Filter::Test::contains) return contains(field, text);
        if (field.kind() == Kind::instant) return moment(field, test, text);
        if (field.kind() == Kind::text_list || field.kind() == Kind::integer_list) return holds(field, text);
        char const* const compared = test == Filter::Test::from ? " >= " : test == Filter::Test::to ? " <= " : " = ";
        auto const condition = column(field) + compared + bound(field, text);
        auto const given = test == Filter::Test::is && field.options.unique && !text.empty() ? not_blank(field, alias_) : "";
        return given.empty() ? condition : "(" + condition + " AND " + given + ")";
    }

    /// One value as the filter's text says it, bound as the column wants it.
    std::string bound(Field const& field, std::string const& text) {
        std::vector<std::string> places;
        bind_value(query_, field, from_text(field, text).value_or(Value{}), dialect_, places);
        return places.front();
    }

    std::string linked_to(Field const& field, std::int64_t id) {
        auto const link = link_table(entity_, field);
        return record_id() + " IN (SELECT " + quoted(link.from) + " FROM " + quoted(link.name) + " WHERE " + quoted(link.to) +
               " = " + query_.bind(id) + ")";
    }

    std::string contains(Field const& field, std::string const& text) {
        // Folded text holds only letters, digits and spaces: nothing to escape in a pattern.
        if (auto const folded = fold(text); has_sort_column(field) && !folded.empty())
            return alias_ + "." + quoted(sort_column(field)) + " LIKE " + query_.bind("%" + folded + "%");
        return (dialect_ == db::Dialect::sqlite ? "instr(" : "strpos(") + column(field) + ", " + query_.bind(text) + ") > 0";
    }

    /// A day stands for all its moments.
    std::string moment(Field const& field, Filter::Test test, std::string const& text) {
        auto const day = parse_date(text);
        auto const at = parse_instant(text);
        auto const first = day ? iso(*day) + "T00:00:00.000000Z" : iso(at.value_or(Instant{}));
        auto const last = day ? iso(*day) + "T23:59:59.999999Z" : first;
        auto const from = [&] { return column(field) + " >= " + query_.bind(first); };
        auto const to = [&] { return column(field) + " <= " + query_.bind(last); };
        if (test == Filter::Test::from) return from();
        if (test == Filter::Test::to) return to();
        auto both = "(" + from();
        return both + " AND " + to() + ")";
    }

    /// A list that has this item.
    std::string holds(Field const& field, std::string const& text) {
        auto const items = dialect_ == db::Dialect::sqlite ? "SELECT CAST(value AS TEXT) FROM json_each(" + column(field) + ")"
                                                           : "SELECT json_array_elements_text(" + column(field) + "::json)";
        return query_.bind(trimmed(text)) + " IN (" + items + ")";
    }

    std::string present(Field const& field) {
        if (field.is_link()) {
            auto const link = link_table(entity_, field);
            return "(" + record_id() + " IN (SELECT " + quoted(link.from) + " FROM " + quoted(link.name) + "))";
        }
        std::string const blank = field.kind() == Kind::text_list || field.kind() == Kind::integer_list ? "'[]'" : "''";
        bool const is_text = columns_of(field).front().postgresql == std::string_view("text");
        // Said so that it is true or false, never NULL: its opposite is asked for too.
        return "(" + column(field) + " IS NOT NULL" + (is_text ? " AND " + column(field) + " <> " + blank : "") + ")";
    }

    std::string record_id() const { return alias_ + ".\"id\""; }

    Entity const& entity_;
    std::string alias_;
    db::Dialect dialect_;
    Query& query_;
};

/// Filters that look at the same related records: one and the same must pass them all.
struct RelatedFilters {
    std::vector<FilterStep> path;
    std::vector<Filter const*> filters;
};

std::vector<RelatedFilters> by_path(std::vector<Filter> const& filters) {
    std::vector<RelatedFilters> groups;
    for (auto const& filter : filters) {
        auto const group = std::find_if(groups.begin(), groups.end(), [&](RelatedFilters const& g) { return g.path == filter.path; });
        (group == groups.end() ? groups.emplace_back(RelatedFilters{filter.path, {}}) : *group).filters.push_back(&filter);
    }
    return groups;
}

/// `t."event" IN (SELECT r1."id" FROM … r1 WHERE …)`, a query inside the query for each step. Only related rows that the
/// actor may see count: a filter must not tell what a page would not.
std::string related(Transaction& tx, Entity const& entity, RelatedFilters const& group, std::size_t depth, Query& query) {
    auto const dialect = tx.sql().dialect();
    auto const alias = depth == 0 ? std::string("t") : "r" + std::to_string(depth);
    if (depth == group.path.size()) {
        Conditions conditions(entity, alias, dialect, query);
        std::string all;
        for (auto const* filter : group.filters) all += (all.empty() ? "" : " AND ") + conditions.of(*filter);
        return all;
    }
    auto const& step = group.path[depth];
    auto const& target = step.target();
    auto const inner = "r" + std::to_string(depth + 1);
    auto const seen = visible_sql(tx.registry(), tx.authority(), target, inner, query);
    auto const where = (seen == "TRUE" ? "" : "(" + seen + ") AND ") + related(tx, target, group, depth + 1, query);
    auto const from = " FROM " + quoted(target.table()) + " " + inner + " WHERE " + where + ")";
    if (step.from) return alias + ".\"id\" IN (SELECT " + inner + "." + quoted(step.field->name) + from;
    auto const ids = "(SELECT " + inner + ".\"id\"" + from;
    if (!step.field->is_link()) return alias + "." + quoted(step.field->name) + " IN " + ids;
    auto const link = link_table(entity, *step.field);
    return alias + ".\"id\" IN (SELECT " + quoted(link.from) + " FROM " + quoted(link.name) + " WHERE " + quoted(link.to) + " IN " + ids + ")";
}

}  // namespace

std::string where_sql(Transaction& tx, ListQuery const& list, Query& query, bool text_by_rows) {
    auto const& entity = *list.entity;
    auto sql = visible_sql(tx.registry(), tx.authority(), entity, "t", query);
    auto const dialect = tx.sql().dialect();
    auto const also = [&](std::string const& more) { sql = sql == "TRUE" ? more : sql + " AND " + more; };
    Conditions conditions(entity, "t", dialect, query);
    if (!list.ids.empty()) also("t.\"id\" IN (" + bind_keys(query, list.ids) + ")");
    if (list.within) also(conditions.within(*list.within->first, list.within->second));
    for (auto const& group : by_path(list.filters)) also(related(tx, entity, group, 0, query));
    if (!list.text.empty() && text_by_rows) also(search_rows_sql(list.text, "t", dialect, query));
    else if (!list.text.empty()) also(search_sql(entity, list.text, "t", dialect, query));
    return sql;
}

}  // namespace ateneu
