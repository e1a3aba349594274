#include "apps/timebank/statement_page.h"

#include "apps/timebank/statement_table.h"
#include "apps/timebank/time_text.h"

namespace ateneu::timebank {

namespace {

constexpr std::int64_t per_page = 10, most_in_file = 2'000;

http::Response own_statement(Call& call) {
    return members_page_of(call, [&](AtBank const& at) {
        auto const& say = call.say;
        auto const page = statement_page(call, at, at.seat->account, page_number(call), per_page);
        auto const title = say.t(N_("My statement"));
        std::vector<Html> const actions{ui::link_button({.label = say.t(N_("Download")), .icon = "download"}, at.address("/statement.csv")),
                                        ui::link_button({.label = say.t(N_("Give time")), .icon = "arrow-left-right", .look = ui::Look::primary}, at.address("/pay"))};
        auto const balance = Html(say.t(N_("Balance"))) + Html(" ") + element("strong", {}, time_html({page.balance}));
        auto const main = bank_crumb(call, at) + ui::title_row({.title = title, .sub = Html(at.bank.name) + Html(" · ") + balance, .actions = actions}) + bank_tabs(call, at, Part::statement) +
                          ui::panel({.title = title, .flush = statement_table(call, at, page), .foot = list_pager(call, page.total, per_page)});
        return framed(call, title + " · " + at.bank.name, main);
    });
}

http::Response own_file(Call& call) {
    return members_page_of(call, [&](AtBank const& at) {
        http::Response answer{.content_type = "text/csv; charset=utf-8"};
        answer.body = statement_csv(call, statement_page(call, at, at.seat->account, 1, most_in_file));
        return answer.with("Content-Disposition", "attachment; filename=\"statement-" + std::to_string(at.seat->uid) + ".csv\"").with("Cache-Control", "no-store");
    });
}

}  // namespace

std::vector<AppRoute> statement_routes() {
    return {{.method = "GET", .pattern = "/bank/{}/statement", .handler = own_statement}, {.method = "GET", .pattern = "/bank/{}/statement.csv", .handler = own_file, .asks = Asks::whole}};
}

}  // namespace ateneu::timebank
