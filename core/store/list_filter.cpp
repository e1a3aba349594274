#include "core/store/list_filter.h"

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/search/index.h"

namespace ateneu {

namespace {

/// The conditions of one list, as SQL on `t`.
class Conditions {
public:
    Conditions(Entity const& entity, db::Dialect dialect, Query& query) : entity_(entity), dialect_(dialect), query_(query) {}

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
    static std::string column(Field const& field) { return "t." + quoted(columns_of(field).front().name); }

    std::string one(Field const& field, Filter::Test test, std::string const& text) {
        if (field.is_link()) return linked_to(field, parse_integer(text).value_or(0));
        if (test == Filter::Test::contains) return contains(field, text);
        if (field.kind() == Kind::instant) return moment(field, test, text);
        if (field.kind() == Kind::text_list || field.kind() == Kind::integer_list) return holds(field, text);
        char const* const compared = test == Filter::Test::from ? " >= " : test == Filter::Test::to ? " <= " : " = ";
        auto const condition = column(field) + compared + bound(field, text);
        auto const given = test == Filter::Test::is && field.options.unique && !text.empty() ? not_blank(field, "t") : "";
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
        return "t.\"id\" IN (SELECT " + quoted(link.from) + " FROM " + quoted(link.name) + " WHERE " + quoted(link.to) +
               " = " + query_.bind(id) + ")";
    }

    std::string contains(Field const& field, std::string const& text) {
        // Folded text holds only letters, digits and spaces: nothing to escape in a pattern.
        if (auto const folded = fold(text); has_sort_column(field) && !folded.empty())
            return "t." + quoted(sort_column(field)) + " LIKE " + query_.bind("%" + folded + "%");
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
            return "(t.\"id\" IN (SELECT " + quoted(link.from) + " FROM " + quoted(link.name) + "))";
        }
        std::string const blank = field.kind() == Kind::text_list || field.kind() == Kind::integer_list ? "'[]'" : "''";
        bool const is_text = columns_of(field).front().postgresql == std::string_view("text");
        // Said so that it is true or false, never NULL: its opposite is asked for too.
        return "(" + column(field) + " IS NOT NULL" + (is_text ? " AND " + column(field) + " <> " + blank : "") + ")";
    }

    Entity const& entity_;
    db::Dialect dialect_;
    Query& query_;
};

}  // namespace

std::string where_sql(Transaction& tx, ListQuery const& list, Query& query, bool text_by_rows) {
    auto const& entity = *list.entity;
    auto sql = visible_sql(tx.authority(), entity, "t", query);
    auto const dialect = tx.sql().dialect();
    auto const also = [&](std::string const& more) { sql = sql == "TRUE" ? more : sql + " AND " + more; };
    Conditions conditions(entity, dialect, query);
    if (list.within) also(conditions.within(*list.within->first, list.within->second));
    for (auto const& filter : list.filters) also(conditions.of(filter));
    if (!list.text.empty() && text_by_rows) also(search_rows_sql(list.text, "t", dialect, query));
    else if (!list.text.empty()) also(search_sql(entity, list.text, "t", dialect, query));
    return sql;
}

}  // namespace ateneu
