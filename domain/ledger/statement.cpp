#include <algorithm>

#include "core/entity/query.h"
#include "domain/ledger/ledger.h"

namespace ateneu::ledger {

namespace {

/// The account's postings of the period, with their transfers.
std::string of_period(Query& query, Id<Account> account, Period const& period) {
    auto sql = R"( FROM "ledger_posting" p JOIN "ledger_transfer" t ON t."id" = p."transfer" WHERE p."account" = )" + query.bind(account.value);
    if (period.from) sql += R"( AND t."at" >= )" + query.bind(iso(*period.from));
    if (period.before) sql += R"( AND t."at" < )" + query.bind(iso(*period.before));
    return sql;
}

struct Sum {
    std::int64_t amount = 0, count = 0;
};
Sum sum_of(Transaction& tx, Id<Account> account, Period const& period) {
    Query query;
    query.text = R"(SELECT CAST(COALESCE(SUM(p."amount"), 0) AS bigint), COUNT(*))";
    query.text += of_period(query, account, period);
    auto const rows = query.run(tx.sql());
    must(rows->next(), "a sum is always there");
    return {rows->integer(0), rows->integer(1)};
}

/// What the newest lines of the period come to.
std::int64_t sum_of_newest(Transaction& tx, Id<Account> account, Period const& period, std::int64_t lines) {
    if (lines == 0) return 0;
    Query query;
    query.text = R"(SELECT CAST(COALESCE(SUM(n."amount"), 0) AS bigint) FROM (SELECT p."amount")";
    query.text += of_period(query, account, period);
    query.text += R"( ORDER BY p."id" DESC LIMIT )" + query.bind(lines) + ") n";
    auto const rows = query.run(tx.sql());
    return rows->next() ? rows->integer(0) : 0;
}

std::vector<Line> lines_of(Transaction& tx, Id<Account> account, Period const& period, std::int64_t from) {
    Query query;
    query.text = R"(SELECT p."id", t."id", t."kind", t."reason", t."at", t."value_date", p."amount",
                           t."reversal_of" IS NOT NULL OR EXISTS (SELECT 1 FROM "ledger_transfer" r WHERE r."reversal_of" = t."id"))";
    query.text += of_period(query, account, period);
    query.text += R"( ORDER BY p."id" DESC LIMIT )" + query.bind(period.per_page);
    query.text += " OFFSET " + query.bind(from);
    std::vector<Line> lines;
    auto const rows = query.run(tx.sql());
    while (rows->next())
        lines.push_back({.posting = {rows->integer(0)}, .transfer = {rows->integer(1)}, .kind = std::string(rows->text(2)), .reason = std::string(rows->text(3)),
                         .at = parse_instant(rows->text(4)).value_or(Instant{}), .value_date = parse_date(rows->text(5)).value_or(Date{}),
                         .amount = rows->integer(6), .is_taken_back = rows->boolean(7)});
    return lines;
}

/// Who stands on the other side, where that is one account.
void name_others(Transaction& tx, Id<Account> account, std::vector<Line>& lines) {
    if (lines.empty()) return;
    Query query;
    query.text = R"(SELECT "transfer", MIN("account"), MAX("account") FROM "ledger_posting" WHERE "account" <> )" + query.bind(account.value) + R"( AND "transfer" IN ()";
    for (auto const& line : lines) query.text += (&line == &lines.front() ? "" : ", ") + query.bind(line.transfer.value);
    query.text += R"() GROUP BY "transfer" ORDER BY "transfer")";
    auto const rows = query.run(tx.sql());
    while (rows->next()) {
        if (rows->integer(1) != rows->integer(2)) continue;
        for (auto& line : lines)
            if (line.transfer.value == rows->integer(0)) line.other = Id<Account>{rows->integer(1)};
    }
}

}  // namespace

Statement statement(Transaction& tx, Id<Account> account, Period const& period) {
    Statement statement;
    if (period.from) statement.opening = sum_of(tx, account, {.before = period.from}).amount;
    auto const sum = sum_of(tx, account, period);
    statement.closing = statement.opening + sum.amount;
    statement.count = sum.count;
    auto const from = (std::max<std::int64_t>(period.page, 1) - 1) * period.per_page;
    statement.lines = lines_of(tx, account, period, from);
    auto balance = statement.closing - sum_of_newest(tx, account, period, from);
    for (auto& line : statement.lines) {
        line.balance = balance;
        balance -= line.amount;
    }
    name_others(tx, account, statement.lines);
    return statement;
}

}  // namespace ateneu::ledger
