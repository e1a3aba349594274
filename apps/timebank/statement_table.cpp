#include "apps/timebank/statement_table.h"

#include <map>

#include "apps/timebank/exchange.h"
#include "apps/timebank/party.h"
#include "apps/timebank/post_list.h"
#include "apps/timebank/time_text.h"
#include "core/base/csv_line.h"
#include "domain/ledger/ledger.h"

namespace ateneu::timebank {

namespace {

struct Said {
    Party from, to;
    std::string post, comment;
    std::int64_t post_id = 0;
};

/// By their transfers, in one question.
std::map<std::int64_t, Said> said_of(Call& call, AtBank const& at, std::vector<ledger::Line> const& lines) {
    std::map<std::int64_t, Said> all;
    if (lines.empty()) return all;
    Query query;
    query.text = R"(SELECT e."transfer", e."kind", e."reason", COALESCE(o."title", ''), CASE WHEN )" + is_shown_sql("o", query.bind(iso(bank_today(call, at.bank)))) +
                 R"( THEN o."id" ELSE 0 END, )";
    query.text.append(party_columns).append(R"( FROM "timebank_exchange" e LEFT JOIN "timebank_post" o ON o."id" = e."post")").append(party_joins).append(R"( WHERE e."transfer" IN ()");
    for (std::size_t i = 0; i < lines.size(); ++i) query.text += (i ? ", " : "") + query.bind(lines[i].transfer.value);
    query.text += ")";
    auto const row = query.run(call.tx().sql());
    while (row->next()) {
        Said said{.from = party_at(*row, 5), .to = party_at(*row, 10), .post = std::string(row->text(3)), .comment = std::string(row->text(2)), .post_id = row->integer(4)};
        all.emplace(row->integer(0), std::move(said));
    }
    return all;
}

/// Only the sides of a payment across banks, and the office, read who it was with (`PartyFor`).
PartyFor reader_of(AtBank const& at, Id<ledger::Account> account) {
    return at.is_admin() || (at.seat && at.seat->account == account) ? PartyFor::sides : PartyFor::members;
}

}  // namespace

StatementPage statement_page(Call& call, AtBank const& at, Id<ledger::Account> account, std::int64_t page, std::int64_t per_page, Days const& days) {
    ledger::Period period{.page = page, .per_page = per_page};
    if (days.first) period.from = instant_of({*days.first, 0}, at.bank.timezone.value);
    if (days.last) period.before = instant_of({Date{days.last->days + 1}, 0}, at.bank.timezone.value);
    auto const read = ledger::statement(call.tx(), account, period);
    auto const all = said_of(call, at, read.lines);
    auto const whom = reader_of(at, account);
    StatementPage made{.total = read.count, .balance = read.closing, .opening = read.opening};
    for (auto const& line : read.lines) {
        StatementLine each{.value_date = line.value_date, .comment = line.reason, .amount = {line.amount}, .balance = {line.balance}, .is_taken_back = line.is_taken_back};
        if (auto const found = all.find(line.transfer.value); found != all.end()) {
            auto const& said = found->second;
            // Who gave sees who got, and the other way round.
            auto const& other = line.amount < 0 ? said.to : said.from;
            each.other = party_text(call.say, other, at.bank, whom);
            each.other_uid = other.bank.empty() && !other.name.empty() && other.is_active ? other.uid : 0;
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
