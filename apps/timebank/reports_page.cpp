#include "apps/timebank/reports_page.h"

#include <algorithm>

#include "apps/timebank/papers.h"
#include "apps/timebank/payments_page.h"
#include "apps/timebank/reports.h"
#include "apps/timebank/statistics.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

std::optional<Report> addressed(Call& call, Bank const& bank) { return report(call.tx(), call.say, bank, call.request.places.size() < 2 ? "" : call.request.places[1], exchange_filter(call, bank)); }

std::string slug(std::string const& name) { return replaced(fold(name), " ", "-"); }

}  // namespace

http::Response reports_page(Call& call, Bank const& bank) {
    auto const& say = call.say;
    struct Line {
        char const *code, *label, *about;
    };
    constexpr Line lines[] = {{"members", N_("Members"), N_("Active members by number, with how to reach them and their balance")}, {"offers", N_("Offers"), N_("By category, for the notice board")},
                              {"requests", N_("Requests"), N_("By category, for the notice board")}, {"transfers", N_("Transfers"), N_("Everything that was paid, newest first")}};
    ui::Table table{.caption = say.t(N_("Reports")), .columns = {{.label = say.t(N_("Report"))}, {.label = say.t(N_("What it holds")), .full_on_phones = true}, {.label = say.t(N_("File"))}}, .rows = {}};
    for (auto const& line : lines) {
        auto const address = office_address(bank, std::string("/reports/") + line.code);
        table.rows.push_back({.cells = {element("a", {{"href", address}}, say.t(line.label)), say.t(line.about), element("a", {{"href", address + "/csv"}}, "CSV") + Html(" · ") + element("a", {{"href", address + "/pdf"}}, "PDF")}});
    }
    constexpr Line papers[] = {{"catalogue-offers", N_("Catalogue of offers"), N_("By category, with who it is and their telephone, for members without internet")},
                               {"catalogue-requests", N_("Catalogue of requests"), N_("By category, with who it is and their telephone, for members without internet")},
                               {"signatures", N_("Members, for signature"), N_("For an assembly")},
                               {"cards", N_("Member cards"), N_("Eight on a page, with a code that leads to giving time")},
                               {"cheques", N_("Cheques"), N_("A page of five for each member, with bank and number")}};
    for (auto const& line : papers) table.rows.push_back({.cells = {Html(say.t(line.label)), say.t(line.about), element("a", {{"href", office_address(bank, std::string("/reports/") + line.code) + "/pdf"}}, "PDF")}});
    OfficeHead head{.title = say.t(N_("Reports")), .sub = say.t(N_("To print, and to take away")), .current = "/reports"};
    head.actions.push_back(ui::link_button({.label = say.t(N_("All as ZIP")), .icon = "download"}, office_address(bank, "/reports/zip")));
    return office_page(call, bank, head, ui::table_frame(ui::data_table(say, table)));
}

http::Response report_page(Call& call, Bank const& bank) {
    auto const& say = call.say;
    auto const found = addressed(call, bank);
    if (!found) return call.site.error(call, 404);
    ui::Table table{.caption = found->title, .columns = {}, .rows = {}};
    // What we write ourselves, dates and amounts, stays on one line; names and comments may take several.
    auto const columns = std::min(found->heads.size(), found->on_page);
    for (std::size_t i = 0; i < columns; ++i) table.columns.push_back({.label = found->heads[i], .nowrap = !found->rows.empty() && !found->rows.back()[i].typed});
    for (auto const& row : found->rows) {
        ui::Row shown;
        // The line of a category has nothing but its name: in the file in its second cell, here at the head of the row.
        bool const is_heading = row.front().text.empty();
        for (std::size_t i = 0; i < columns; ++i) shown.cells.push_back(is_heading ? Html() : Html(row[i].text));
        if (is_heading) shown.cells.front() = element("b", {}, row[1].text);
        shown.grey = is_heading;
        table.rows.push_back(std::move(shown));
    }
    auto const address = office_address(bank, "/reports/" + found->code);
    OfficeHead head{.title = found->title, .sub = full_date_text(call.reader(), today_of(call.tx(), bank)), .current = "/reports"};
    head.actions.push_back(ui::link_button({.label = say.t(N_("As CSV")), .icon = "download"}, address + "/csv"));
    head.actions.push_back(ui::link_button({.label = say.t(N_("As PDF")), .icon = "file-earmark-pdf"}, address + "/pdf"));
    return office_page(call, bank, head, found->rows.empty() ? ui::empty({.title = say.t(N_("Nothing to report")), .text = say.t(N_("There is nothing of this kind in the bank yet."))}) : ui::table_frame(ui::data_table(say, table)));
}

http::Response report_csv(Call& call, Bank const& bank) {
    auto const found = addressed(call, bank);
    if (!found) return call.site.error(call, 404);
    http::Response answer{.content_type = "text/csv; charset=utf-8", .body = csv_of(*found)};
    return named(std::move(answer), file_name(bank, found->title, today_of(call.tx(), bank)));
}

http::Response reports_zip(Call& call, Bank const& bank) {
    std::vector<Report> all;
    for (auto const code : report_codes) all.push_back(*report(call.tx(), call.say, bank, code));
    auto const today = today_of(call.tx(), bank);
    http::Response answer{.content_type = "application/zip", .body = zip_of(all, today)};
    return named(std::move(answer), slug(bank.name) + "_" + iso(today) + ".zip");
}

}  // namespace ateneu::timebank
