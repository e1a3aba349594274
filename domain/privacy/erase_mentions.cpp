// Addresses of the person in what is about others: "further contacts" of a workshop, an old version of them in history.
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/search/forget.h"
#include "core/store/erase.h"
#include "core/store/history.h"
#include "domain/privacy/erase.h"

namespace ateneu::privacy {

namespace {

bool is_searched(Field const& field) {
    if (!field.options.personal || field.options.kept_because || !field.is_column()) return false;
    switch (field.kind()) {
        case Kind::text: case Kind::url: case Kind::json: case Kind::text_list: return field.choices().empty();
        default: return false;
    }
}

/// `column` holds one of the texts, in whatever case.
std::string holds_any(Query& query, std::string const& column, std::vector<std::string> const& texts) {
    std::string sql;
    for (auto const& text : texts) sql += (sql.empty() ? "(" : " OR ") + ("LOWER(" + column + ") LIKE " + query.bind("%" + text + "%"));
    return sql + ")";
}

/// Every occurrence cut out; `texts` in small letters.
std::string without(std::string text, std::vector<std::string> const& texts) {
    for (auto const& each : texts)
        for (auto at = lower_ascii(text).find(each); at != std::string::npos; at = lower_ascii(text).find(each, at)) text.replace(at, each.size(), "…");
    return text;
}

Keys rows_holding(Transaction& tx, Entity const& entity, Field const& field, std::vector<std::string> const& texts) {
    Query query;
    query.text = "SELECT \"id\" FROM " + quoted(entity.table()) + " WHERE " + holds_any(query, quoted(field.name), texts);
    query.text += " ORDER BY \"id\"";
    Keys ids;
    auto const rows = query.run(tx.sql());
    while (rows->next()) ids.push_back(rows->integer(0));
    return ids;
}

void cut_out(Transaction& tx, Entity const& entity, Field const& field, std::int64_t id, std::vector<std::string> const& texts) {
    auto record = tx.read(entity, id);
    if (!record) return;
    auto& value = record->values[static_cast<std::size_t>(entity.index_of(field.name))];
    if (auto* list = std::get_if<Texts>(&value))
        for (auto& each : *list) each = without(each, texts);
    else value = without(text_of(value), texts);
    write_emptied(tx, entity, *record);
}

/// Values of history that hold one of the texts, whosever record it is.
void cut_out_of_history(Transaction& tx, std::vector<std::string> const& texts) {
    std::vector<std::pair<std::string, std::int64_t>> found;
    Query query;
    query.text = "SELECT entity, record FROM core_change WHERE " + holds_any(query, "before", texts);
    query.text += " OR " + holds_any(query, "after", texts) + " GROUP BY entity, record ORDER BY entity, record";
    {
        auto const rows = query.run(tx.sql());
        while (rows->next()) found.emplace_back(rows->text(0), rows->integer(1));
    }
    for (auto const& [name, record] : found)
        if (auto const* entity = tx.registry().find(name)) erase_history_that_holds(tx, *entity, record, texts);
}

}  // namespace

std::int64_t erase_mentions(Transaction& tx, std::vector<std::string> const& addresses) {
    if (addresses.empty()) return 0;
    std::int64_t count = 0;
    for (auto const* entity : tx.registry().entities()) {
        auto const before = count;
        for (auto const& field : entity->fields) {
            if (!is_searched(field)) continue;
            for (auto const id : rows_holding(tx, *entity, field, addresses)) {
                cut_out(tx, *entity, field, id, addresses);
                ++count;
            }
        }
        if (count > before) forget_deleted_words(tx.sql(), *entity);
    }
    cut_out_of_history(tx, addresses);
    return count;
}

}  // namespace ateneu::privacy
