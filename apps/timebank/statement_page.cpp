#include "apps/timebank/statement_page.h"

#include "apps/timebank/papers.h"
#include "apps/timebank/reports.h"
#include "apps/timebank/statement_table.h"
#include "apps/timebank/time_requests_page.h"
#include "apps/timebank/time_text.h"
#include "core/base/text.h"
#include "core/site/long_call.h"

namespace ateneu::timebank {

namespace {

constexpr std::int64_t per_page = 10, lines_at_once = 500;

std::string file_address(Call const& call, AtBank const& at, std::string_view file) {
    std::vector<std::pair<std::string, std::string>> days;
    for (char const* name : {"from", "to"})
        if (auto const text = call.request.query[name]; !text.empty()) days.emplace_back(name, text);
    return at.address(std::string(file)) + (days.empty() ? "" : "?" + http::to_query(days));
}

Html days_form(Call const& call, AtBank const& at) {
    auto const& say = call.say;
    auto const day = [&](char const* name, char const* label) {
        ui::Field const field{.id = name, .name = name, .label = say.t(label), .mark_optional = false};
        return ui::field(say, field, ui::input(field, {.value = std::string(call.request.query[name]), .type = "date"}));
    };
    return element("form", {{"class", "chart-years"}, {"method", "get"}, {"action", at.address("/statement")}, {"role", "search"}, {"aria-label", say.t(N_("Days of the statement"))}},
                   day("from", N_("From day")) + day("to", N_("To day")) + ui::submit({.label = say.t(N_("Show"))}));
}

http::Response own_statement(Call& call) {
    return members_page_of(call, [&](AtBank const& at) {
        auto const& say = call.say;
        auto const days = days_asked(call);
        auto const page = statement_page(call, at, at.seat->account, page_number(call), per_page, days);
        auto const title = say.t(N_("My statement"));
        std::vector<Html> const actions{ui::link_button({.label = say.t(N_("Time asked for")), .icon = "question-circle"}, at.address("/time-requests")),
                                        ui::link_button({.label = "CSV", .icon = "download"}, file_address(call, at, "/statement.csv")), ui::link_button({.label = "PDF", .icon = "download"}, file_address(call, at, "/statement.pdf")),
                                        ui::link_button({.label = say.t(N_("Give time")), .icon = "arrow-left-right", .look = ui::Look::primary}, at.address("/pay"))};
        auto const balance = Html(say.t(N_("Balance"))) + Html(" ") + element("strong", {}, time_html({page.balance}));
        auto const main = bank_crumb(call, at) + ui::title_row({.title = title, .sub = Html(at.bank.name) + Html(" · ") + balance, .actions = actions}) + bank_tabs(call, at, Part::statement) + asked_notice(call, at) + days_form(call, at) +
                          ui::panel({.title = title, .flush = statement_table(call, at, page), .foot = list_pager(call, page.total, per_page)});
        return framed(call, title + " · " + at.bank.name, main);
    });
}

/// One portion after another, the newest lines first, each with the balance after it.
struct Portions {
    Portions(Call const& c, AtBank a) : held(c), at(std::move(a)), days(days_asked(c)) {}
    StatementPage next() { return statement_page(held.call(), at, at.seat->account, ++page, lines_at_once, days); }
    LongCall held;
    AtBank at;
    Days days;
    std::int64_t page = 0;
};

http::Response own_csv(Call& call) {
    return members_page_of(call, [&](AtBank const& at) {
        http::Response answer{.content_type = "text/csv; charset=utf-8"};
        answer.stream = [portions = std::make_shared<Portions>(call, at), ended = false]() mutable -> std::optional<std::string> {
            if (ended) return {};
            auto const portion = portions->next();
            ended = std::ssize(portion.lines) < lines_at_once;
            return (portions->page == 1 ? statement_csv_head(portions->held.call()) : "") + statement_csv(portion);
        };
        answer.stream_pause_ms = 0;
        return answer.with("Content-Disposition", "attachment; filename=\"statement-" + std::to_string(at.seat->uid) + ".csv\"").with("Cache-Control", "no-store");
    });
}

std::string period_text(Call const& call, AtBank const& at, StatementPage const& newest, Days const& days) {
    auto const& say = call.say;
    auto const reader = call.reader();
    auto const day = [&](std::optional<Date> const& date) { return date ? full_date_text(reader, *date) : "…"; };
    auto const period = days.first || days.last ? day(days.first) + " – " + day(days.last) : full_date_text(reader, local(call.now, at.bank.timezone.value).date);
    return say.t({N_("{period}. Balance before: {before}; after: {after}"), {{"period", period}, {"before", time_text({newest.opening}, "0:00")}, {"after", time_text({newest.balance}, "0:00")}}});
}

http::Response own_pdf(Call& call) {
    return members_page_of(call, [&](AtBank const& at) {
        auto const& say = call.say;
        auto const days = days_asked(call);
        auto const newest = statement_page(call, at, at.seat->account, 1, 1, days);
        auto const name = call.tx().sql().text("SELECT " + name_sql("p") + R"( FROM "people_person" p WHERE p."id" = $1)", {call.actor.person}).value_or("");
        auto const title = say.t({N_("Statement of {name} ({number})"), {{"name", name}, {"number", std::to_string(at.seat->uid)}}});
        auto document = std::make_shared<pdf::TableDocument>(table_head(call, at.bank, title, period_text(call, at, newest, days)),
                                                             std::vector<pdf::TableColumn>{{say.t(N_("Day")), 1.1}, {say.t(N_("With")), 2.4}, {say.t(N_("For")), 2.4}, {say.t(N_("Comment")), 2.4}, {say.t(N_("Time")), 0.9, true}, {say.t(N_("Balance")), 0.9, true}});
        auto answer = growing<pdf::TableDocument>(document, [portions = std::make_shared<Portions>(call, at)](pdf::TableDocument& paper) {
            auto const portion = portions->next();
            for (auto const& line : portion.lines) paper.row({iso(line.value_date), line.other, line.post, line.comment, time_text(line.amount, "0:00"), time_text(line.balance, "0:00")});
            return std::ssize(portion.lines) == lines_at_once;
        });
        return named(std::move(answer), file_name(at.bank, title, local(call.now, at.bank.timezone.value).date, "pdf"));
    });
}

}  // namespace

std::vector<AppRoute> statement_routes() {
    return {{.method = "GET", .pattern = "/bank/{}/statement", .handler = own_statement},
            {.method = "GET", .pattern = "/bank/{}/statement.csv", .handler = own_csv, .streams = true, .asks = Asks::whole},
            {.method = "GET", .pattern = "/bank/{}/statement.pdf", .handler = own_pdf, .streams = true, .asks = Asks::whole}};
}

}  // namespace ateneu::timebank
