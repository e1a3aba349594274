#include "apps/timebank/statement_table.h"

#include <map>

#include "apps/timebank/exchange.h"
#include "apps/timebank/post_list.h"
#include "apps/timebank/time_text.h"
#include "core/base/csv_line.h"
#include "domain/ledger/ledger.h"

namespace ateneu::timebank {

namespace {

/// One side of an exchange as it stands beside the other's.
struct Party {
    bool is_bank = true, is_there = false, is_active = false;
    int uid = 0;
    std::string name;
};
struct Said {
    Party from, to;
    ExchangeKind kind = ExchangeKind::exchange;
    std::string post, comment;
    std::int64_t post_id = 0;
};

std::string party_columns(std::string const& member, std::string const& person) {
    return member + R"(."id" IS NULL, )" + member + R"(."person" IS NOT NULL, COALESCE()" + member + R"(."is_active", FALSE), )" + member + R"(."uid", )" + name_sql(person);
}
Party party_of(db::Rows const& row, int column) {
    return {row.boolean(column), row.boolean(column + 1), row.boolean(column + 2), static_cast<int>(row.integer(column + 3)), std::string(row.text(column + 4))};
}

/// By their transfers, in one question.
std::map<std::int64_t, Said> said_of(Call& call, AtBank const& at, std::vector<ledger::Line> const& lines) {
    std::map<std::int64_t, Said> all;
    if (lines.empty()) return all;
    Query query;
    query.text = R"(SELECT e."transfer", e."kind", e."reason", COALESCE(o."title", ''), CASE WHEN )" + is_shown_sql("o", query.bind(iso(bank_today(call, at.bank)))) +
                 R"( THEN o."id" ELSE 0 END, )" + party_columns("f", "fp") + ", " + party_columns("t", "tp") + R"(
        FROM "timebank_exchange" e
        LEFT JOIN "timebank_member" f ON f."id" = e."from"
        LEFT JOIN "people_person" fp ON fp."id" = f."person"
        LEFT JOIN "timebank_member" t ON t."id" = e."to"
        LEFT JOIN "people_person" tp ON tp."id" = t."person"
        LEFT JOIN "timebank_post" o ON o."id" = e."post"
        WHERE e."transfer" IN ()";
    for (std::size_t i = 0; i < lines.size(); ++i) query.text += (i ? ", " : "") + query.bind(lines[i].transfer.value);
    query.text += ")";
    auto const row = query.run(call.tx().sql());
    while (row->next()) {
        Said said{.from = party_of(*row, 5), .to = party_of(*row, 10), .post = std::string(row->text(3)), .comment = std::string(row->text(2)), .post_id = row->integer(4)};
        for (std::size_t i = 0; i < std::size(exchange_kinds); ++i)
            if (exchange_kinds[i].code == row->text(1)) said.kind = static_cast<ExchangeKind>(i);
        all.emplace(row->integer(0), std::move(said));
    }
    return all;
}

std::string party_text(Call& call, AtBank const& at, Party const& party) {
    auto const& say = call.say;
    auto const number = std::to_string(party.uid);
    if (party.is_bank) return at.bank.name;
    if (!party.is_there) return say.t({N_("Former member {number}"), {{"number", number}}});
    if (!party.is_active) return say.t({N_("Member {number}, not active"), {{"number", number}}});
    return party.name + " (" + number + ")";
}

}  // namespace

StatementPage statement_page(Call& call, AtBank const& at, Id<ledger::Account> account, std::int64_t page, std::int64_t per_page, Days const& days) {
    ledger::Period period{.page = page, .per_page = per_page};
    if (days.first) period.from = instant_of({*days.first, 0}, at.bank.timezone.value);
    if (days.last) period.before = instant_of({Date{days.last->days + 1}, 0}, at.bank.timezone.value);
    auto const read = ledger::statement(call.tx(), account, period);
    auto const all = said_of(call, at, read.lines);
    StatementPage made{.total = read.count, .balance = read.closing, .opening = read.opening};
    for (auto const& line : read.lines) {
        StatementLine each{.value_date = line.value_date, .comment = line.reason, .amount = {line.amount}, .balance = {line.balance}, .is_taken_back = line.is_taken_back};
        if (auto const found = all.find(line.transfer.value); found != all.end()) {
            auto const& said = found->second;
            // Who gave sees who got, and the other way round.
            auto const& other = line.amount < 0 ? said.to : said.from;
            each.other = party_text(call, at, other);
            each.other_uid = other.is_there && other.is_active ? other.uid : 0;
            each.post = said.post;
            each.post_id = said.post_id;
            each.comment = said.comment;
        }
        made.lines.push_back(std::move(each));
    }
    return made;
}

Html statement_table(Call& call, AtBank const& at, StatementPage const& page) {
    auto const& say = call.say;
    if (page.lines.empty()) return element("p", {{"class", "muted p-3"}}, say.t(N_("No time has moved on this account yet.")));
    ui::Table table{.caption = say.t(N_("Statement, the newest first")),
                    .columns = {{.label = say.t(N_("With"))}, {.label = say.t(N_("Day")), .nowrap = true}, {.label = say.t(N_("For"))}, {.label = say.t(N_("Comment")), .full_on_phones = true},
                                {.label = say.t(N_("Time")), .numeric = true}, {.label = say.t(N_("Balance")), .numeric = true}}};
    for (auto const& line : page.lines) {
        auto const other = line.other_uid ? element("a", {{"href", at.address("/members/" + std::to_string(line.other_uid))}}, line.other) : Html(line.other);
        auto const post = line.post_id ? element("a", {{"href", at.address("/posts/" + std::to_string(line.post_id))}}, line.post) : Html(line.post);
        auto const taken = line.is_taken_back ? Html(" ") + ui::pill({say.t(N_("Taken back")), ui::Tone::line}) : Html();
        table.rows.push_back({.cells = {other + taken, date_html(call.reader(), line.value_date), post, line.comment, signed_time_html(line.amount), time_html(line.balance)}});
    }
    return ui::data_table(say, table);
}

Days days_asked(Call const& call) { return {parse_date(call.request.query["from"]), parse_date(call.request.query["to"])}; }

std::string statement_csv_head(Call& call) {
    auto const& say = call.say;
    // Without this mark Excel reads `Núria` as `NÃºria`.
    return "\xEF\xBB\xBF" + csv_line({say.t(N_("Day")), say.t(N_("With")), say.t(N_("For")), say.t(N_("Comment")), say.t(N_("Time")), say.t(N_("Seconds")), say.t(N_("Balance"))});
}

std::string statement_csv(StatementPage const& page) {
    std::string out;
    for (auto const& line : page.lines) {
        append_csv_value(out, iso(line.value_date));
        for (auto const& typed : {line.other, line.post, line.comment}) append_csv_cell(out += ',', typed);
        append_csv_value(out += ',', time_text(line.amount, "0:00"));
        append_csv_value(out += ',', std::to_string(line.amount.seconds));
        append_csv_value(out += ',', time_text(line.balance, "0:00"));
        out += "\r\n";
    }
    return out;
}

}  // namespace ateneu::timebank
