#include "apps/timebank/banks_list.h"

#include "apps/timebank/bank_frame.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

std::string from_sql(Call& call, Whose whose, std::string const& text, Query& query) {
    auto const me = query.bind(call.actor.person);
    std::string sql = R"(
        FROM "timebank_bank" b
        LEFT JOIN "timebank_member" m ON m."bank" = b."id" AND m."person" = )" + me + R"(
        LEFT JOIN "timebank_petition" p ON p."bank" = b."id" AND p."person" = )" + me + R"( AND p."state" = 'pending'
        WHERE )";
    sql += whose == Whose::own ? R"((m."id" IS NOT NULL OR p."id" IS NOT NULL))" : R"(m."id" IS NULL AND p."id" IS NULL AND b."is_open")";
    if (text.empty()) return sql;
    auto const words = words_sql(query, text, R"(b."search_text")", Where::beginning);
    return sql + " AND " + (words.empty() ? std::string("FALSE") : words);
}

BankLine line_of(db::Rows const& row) {
    std::vector<std::string> places{std::string(row.text(3)), std::string(row.text(2))};
    std::erase(places, "");
    BankLine line{.id = row.integer(0), .members = row.integer(9), .name = std::string(row.text(1)), .place = join(places, ", "), .web = std::string(row.text(10)), .is_open = row.boolean(4), .is_highlighted = row.boolean(5),
                  .is_member = row.boolean(6), .is_active = row.boolean(7), .is_pending = row.boolean(8)};
    if (!row.is_null(11) && !row.is_null(12)) line.point = point_of(row.real(11), row.real(12));
    return line;
}

}  // namespace

std::vector<BankLine> bank_lines(Call& call, Whose whose, std::string const& text, Portion portion) {
    Query query;
    query.text = R"(
        SELECT b."id", b."name", b."city", b."neighbourhood", b."is_open", b."is_highlighted", m."id" IS NOT NULL, COALESCE(m."is_active", FALSE), p."id" IS NOT NULL,
               (SELECT COUNT(*) FROM "timebank_member" c WHERE c."bank" = b."id" AND c."is_active" AND c."person" IS NOT NULL), b."web", b."latitude", b."longitude")";
    query.text += from_sql(call, whose, text, query);
    query.text += R"( ORDER BY b."is_highlighted" DESC, b."name_key", b."id")";
    if (portion.per_page) query.text += " LIMIT " + query.bind(portion.per_page) + " OFFSET " + query.bind((portion.page - 1) * portion.per_page);
    std::vector<BankLine> all;
    auto const row = query.run(call.tx().sql());
    while (row->next()) all.push_back(line_of(*row));
    return all;
}

std::int64_t count_banks(Call& call, Whose whose, std::string const& text) {
    Query query;
    query.text = "SELECT COUNT(*)";
    query.text += from_sql(call, whose, text, query);
    auto const rows = query.run(call.tx().sql());
    return rows->next() ? rows->integer(0) : 0;
}

}  // namespace ateneu::timebank
