#include "apps/timebank/exchange_list.h"

#include <map>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/entity/query.h"

namespace ateneu::timebank {

namespace {

constexpr std::string_view columns = R"(
    SELECT e."id", e."at", e."value_date", e."kind", e."amount", e."reason", e."cheque_no", COALESCE(post."title", ''), COALESCE(e."category", 0),
           TRIM(COALESCE(clerk."personal", '') || ' ' || COALESCE(clerk."family", '')), e."reversed_by" IS NOT NULL, e."reversal_of" IS NOT NULL,)";
constexpr std::string_view tables = R"(
    FROM "timebank_exchange" AS e
    LEFT JOIN "people_person" AS clerk ON clerk."id" = e."entered_by"
    LEFT JOIN "timebank_post" AS post ON post."id" = e."post")";

/// The first moment of a day on the bank's clock.
std::string begin_of(Bank const& bank, Date day) { return iso(instant_of({day, 0}, bank.timezone.value)); }

std::string conditions(Query& query, Bank const& bank, ExchangeFilter const& filter) {
    auto sql = R"(e."bank" = )" + query.bind(bank.id.value);
    if (filter.first) sql += R"( AND e."at" >= )" + query.bind(begin_of(bank, *filter.first));
    if (filter.last) sql += R"( AND e."at" < )" + query.bind(begin_of(bank, {filter.last->days + 1}));
    if (filter.member) {
        auto const member = query.bind(filter.member);
        sql += R"( AND (e."from" = )" + member + R"( OR e."to" = )" + member + ")";
    }
    if (filter.category) sql += R"( AND e."category" = )" + query.bind(filter.category);
    if (filter.ally) {
        auto const ally = query.bind(filter.ally);
        sql += R"( AND (e."from_ally" = )" + ally + R"( OR e."to_ally" = )" + ally + ")";
    }
    if (!filter.kind.empty()) sql += R"( AND e."kind" = )" + query.bind(filter.kind);
    if (filter.entered_by) sql += R"( AND e."kind" = 'office' AND e."entered_by" = )" + query.bind(filter.entered_by);
    return sql;
}

}  // namespace

std::string kind_text(Say const& say, std::string_view kind) {
    for (auto const& each : exchange_kinds)
        if (each.code == kind) return say.t(each.label);
    return std::string(kind);
}

std::vector<std::pair<std::int64_t, std::string>> category_names(Transaction& tx, Say const& say) {
    std::vector<std::pair<std::int64_t, std::string>> all;
    auto const& names = *Category::entity().find("names");
    auto const rows = tx.sql().query(R"(SELECT "id", "name", "names" FROM "timebank_category" ORDER BY "place", "id")");
    while (rows->next()) {
        Category category{.name = std::string(rows->text(1))};
        if (auto const value = from_json(names, rows->text(2))) category.names = std::get<Translated>(*value);
        all.emplace_back(rows->integer(0), name_in(category, say.tongue.code));
    }
    return all;
}

ExchangeList exchanges(Transaction& tx, Say const& say, Bank const& bank, ExchangeFilter const& filter) {
    ExchangeList list;
    {
        Query query;
        query.text = R"(SELECT COUNT(*), COALESCE(SUM(e."amount"), 0) FROM "timebank_exchange" AS e WHERE )";
        query.text += conditions(query, bank, filter);
        auto const rows = query.run(tx.sql());
        rows->next();
        list.count = rows->integer(0);
        list.sum = {rows->integer(1)};
    }
    auto const named = category_names(tx, say);
    std::map<std::int64_t, std::string> const categories(named.begin(), named.end());
    Query query;
    query.text = columns;
    query.text.append(party_columns).append(tables).append(party_joins).append(" WHERE ");
    query.text += conditions(query, bank, filter) + R"( ORDER BY e."at" DESC, e."id" DESC)";
    if (filter.per_page) {
        query.text += " LIMIT " + query.bind(filter.per_page);
        query.text += " OFFSET " + query.bind((filter.page - 1) * filter.per_page);
    }
    auto const rows = query.run(tx.sql());
    while (rows->next()) {
        ListedExchange each{.id = {rows->integer(0)}, .at = *parse_instant(rows->text(1)), .value_date = *parse_date(rows->text(2)), .kind = std::string(rows->text(3)), .from = party_at(*rows, 12), .to = party_at(*rows, 17),
                            .amount = {rows->integer(4)}, .post = std::string(rows->text(7)), .reason = std::string(rows->text(5)), .cheque_no = std::string(rows->text(6)), .entered_by = std::string(rows->text(9)),
                            .is_taken_back = rows->boolean(10), .is_reversal = rows->boolean(11)};
        if (auto const found = categories.find(rows->integer(8)); found != categories.end()) each.category = found->second;
        list.rows.push_back(std::move(each));
    }
    return list;
}

}  // namespace ateneu::timebank
