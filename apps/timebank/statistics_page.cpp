#include "apps/timebank/statistics_page.h"

#include "apps/timebank/statistics.h"
#include "apps/timebank/time_text.h"
#include "core/csv/figures.h"
#include "core/html/chart.h"
#include "domain/people/person.h"

namespace ateneu::timebank {

namespace {

struct View {
    char const *path, *label;
};
constexpr View views[] = {{"", N_("Activity")}, {"/idle", N_("Without payments lately")}, {"/ages", N_("Age and gender")}, {"/logins", N_("Last login")}, {"/without", N_("Without offers")}, {"/services", N_("What time was given for")}};

http::Response view_page(Call& call, Bank const& bank, std::string_view path, std::string const& about, Html const& main) {
    auto const& say = call.say;
    std::vector<ui::Tab> tabs;
    std::string title;
    for (auto const& view : views) {
        tabs.push_back({.label = say.t(view.label), .href = office_address(bank, std::string("/statistics") + view.path), .current = view.path == path});
        if (view.path == path) title = say.t(view.label);
    }
    auto const text = about.empty() ? Html() : element("p", {{"class", "muted"}}, about);
    return office_page(call, bank, {.title = say.t(N_("Statistics")), .sub = title, .current = "/statistics"}, ui::tabs(say, say.t(N_("Statistics")), tabs) + text + main);
}

Html tnum(std::string const& text) { return element("span", {{"class", "tnum"}}, text); }

Html list_or_nobody(Say const& say, ui::Table const& table) {
    return table.rows.empty() ? ui::empty({.title = say.t(N_("Nobody")), .text = say.t(N_("No member is to be listed here."))}) : ui::table_frame(ui::data_table(say, table));
}

struct Asked {
    Days days;
    BankPayments bank_payments;
};
Asked asked_of(Call& call, Bank const& bank) {
    auto const& query = call.request.query;
    Asked asked{last_six_months(today_of(call.tx(), bank)), query["bank"] == "no" ? BankPayments::left_out : BankPayments::counted};
    if (auto const first = parse_date(query["from"])) asked.days.first = *first;
    if (auto const last = parse_date(query["to"])) asked.days.last = *last;
    return asked;
}

ui::Figures figures_of(Say const& say, Activity const& activity) {
    ui::Figures figures{.series = {{"joined", say.t(N_("New members")), {}}, {"payments", say.t(N_("Payments")), {}}, {"hours", say.t(N_("Hours")), {}}}};
    for (auto const& month : activity.months) {
        auto const number = std::to_string(month.month);
        figures.points.push_back({.key = std::to_string(month.year) + (month.month < 10 ? "-0" : "-") + number, .label = month_text(say, month.month), .name = month_and_year_text(say, month.month, month.year)});
        figures.series[0].values.emplace_back(static_cast<double>(month.joined));
        figures.series[1].values.emplace_back(static_cast<double>(month.payments));
        // Shown only: what is owed is never a fraction.
        figures.series[2].values.emplace_back(static_cast<double>(month.time.seconds / 36) / 100);
    }
    return figures;
}

Html days_form(Call const& call, Bank const& bank, Asked const& asked) {
    auto const& say = call.say;
    auto const date = [&](char const* name, char const* label, Date value) {
        ui::Field const field{.id = std::string("activity-") + name, .name = name, .label = say.t(label), .mark_optional = false, .width = 2};
        return ui::field(say, field, ui::input(field, {.value = iso(value), .type = "date"}));
    };
    bool const left_out = asked.bank_payments == BankPayments::left_out;
    ui::Field const with{.id = "activity-bank", .name = "bank", .label = say.t(N_("Bank's own payments")), .mark_optional = false, .width = 2};
    auto const choice = ui::field(say, with, ui::select(with, {{.value = "", .label = say.t(N_("Counted"))}, {.value = "no", .label = say.t(N_("Left out")), .chosen = left_out}}));
    return element("form", {{"class", "chart-years"}, {"method", "get"}, {"action", office_address(bank, "/statistics")}},
                   date("from", N_("From"), asked.days.first) + date("to", N_("To"), asked.days.last) + choice + ui::submit({.label = say.t(N_("Show"))}));
}

ui::Column column(Say const& say, char const* label, bool numeric = false) { return {.label = say.t(label), .numeric = numeric}; }

}  // namespace

http::Response activity_page(Call& call, Bank const& bank) {
    auto const& say = call.say;
    auto const asked = asked_of(call, bank);
    auto const now = activity(call.tx(), bank, asked.days, asked.bank_payments);
    auto const stats = ui::stats({{.label = say.t(N_("Active members")), .value = number_text(say, now.members)}, {.label = say.t(N_("Payments so far")), .value = number_text(say, now.payments)},
                                  {.label = say.t(N_("Hours so far")), .value = time_text(now.time, "0:00")}});
    ui::ChartBox box{.id = "activity", .title = say.t(N_("Activity by month")), .unit = say.t(N_("members, payments, hours")), .along = say.t(N_("Month")), .figures = figures_of(say, now), .table_open = true};
    auto const query = call.request.raw_query.empty() ? "" : "?" + call.request.raw_query;
    box.files = {{"CSV", office_address(bank, "/statistics/csv") + query}};
    auto const chart = element("div", {{"class", "chart-page"}}, ui::panel({.body = ui::chart_bar(say, box)}));
    return view_page(call, bank, "", say.t(N_("Payments that were taken back don't count; those of people who left do. Months are whole, on the bank's clock.")), stats + days_form(call, bank, asked) + chart);
}

http::Response activity_csv(Call& call, Bank const& bank) {
    auto const& say = call.say;
    auto const asked = asked_of(call, bank);
    csv::Figured const figured{.app = "timebank", .name = "activity", .title = say.t(N_("Activity by month")), .unit = say.t(N_("members, payments, hours")), .along = say.t(N_("Month")),
                               .figures = figures_of(say, activity(call.tx(), bank, asked.days, asked.bank_payments)), .as_of = iso(call.now)};
    http::Response answer{.content_type = "text/csv; charset=utf-8", .body = csv::figures_csv(figured, true)};
    return answer.with("Content-Disposition", "attachment; filename=\"activity-" + iso(today_of(call.tx(), bank)) + ".csv\"");
}

http::Response idle_page(Call& call, Bank const& bank) {
    auto const& say = call.say;
    ui::Table table{.caption = say.t(N_("Without payments lately")), .columns = {column(say, N_("Name")), column(say, N_("Number"), true), column(say, N_("Days"), true), column(say, N_("Last payment"))}, .rows = {}};
    for (auto const& idle : idle_members(call.tx(), bank))
        table.rows.push_back({.cells = {idle.who.name, std::to_string(idle.who.uid), number_text(say, idle.days), idle.last ? date_html(call.reader(), *idle.last) : Html(say.t(N_("none yet")))}});
    return view_page(call, bank, "/idle", say.t(N_("Active members, by the days since their last payment, or since they joined.")), list_or_nobody(say, table));
}

http::Response demographics_page(Call& call, Bank const& bank) {
    auto const& say = call.say;
    bool const active = call.request.query["who"] == "active";
    auto const figured = demographics(call.tx(), bank, active ? Whom::active : Whom::everybody);
    auto const unknown = say.t(N_("Unknown"));
    ui::Figures ages{.series = {{"members", say.t(N_("Members")), {}}}};
    for (auto const& [group, count] : figured.ages) {
        ages.points.push_back({.key = group.empty() ? "unknown" : group, .label = group.empty() ? unknown : group});
        ages.series[0].values.emplace_back(static_cast<double>(count));
    }
    auto const chart = ui::panel({.body = ui::chart_bar(say, {.id = "ages", .title = say.t(N_("Age")), .unit = say.t(N_("members")), .along = say.t(N_("Age")), .figures = ages, .table_open = true})});
    // A table alone: its words are too long to stand beneath bars.
    ui::Table genders{.caption = say.t(N_("Gender")), .columns = {column(say, N_("Gender")), column(say, N_("Members"), true)}, .rows = {}};
    auto const labels = people::Person::entity().find("gender")->options.choices;
    for (std::size_t i = 0; i < labels.size(); ++i) genders.rows.push_back({.cells = {say.t(labels[i].label), number_text(say, figured.genders[i].second)}});
    auto const all = ui::link_button({.label = active ? say.t(N_("Also who isn't active")) : say.t(N_("Active members only"))}, office_address(bank, "/statistics/ages") + (active ? "" : "?who=active"));
    auto const charts = element("div", {{"class", "charts"}}, chart + ui::panel({.title = say.t(N_("Gender")), .flush = ui::data_table(say, genders)}));
    return view_page(call, bank, "/ages", "", element("p", {}, all) + charts);
}

http::Response logins_page(Call& call, Bank const& bank) {
    auto const& say = call.say;
    ui::Table table{.caption = say.t(N_("Last login")), .columns = {column(say, N_("Name")), column(say, N_("Number"), true), column(say, N_("Last login"))}, .rows = {}};
    Reader const reader{say, bank.timezone.value, call.now};
    for (auto const& visit : last_logins(call.tx(), bank)) table.rows.push_back({.cells = {visit.who.name, std::to_string(visit.who.uid), visit.last ? moment_html(reader, *visit.last) : Html(say.t(N_("never")))}});
    return view_page(call, bank, "/logins", say.t(N_("Active members: who never logged in first, then who was here longest ago.")), list_or_nobody(say, table));
}

http::Response without_page(Call& call, Bank const& bank) {
    auto const& say = call.say;
    auto const list = [&](PostType type, char const* title) {
        ui::Table table{.caption = say.t(title), .columns = {column(say, N_("Name")), column(say, N_("Number"), true)}, .rows = {}};
        for (auto const& who : members_without(call.tx(), bank, type)) table.rows.push_back({.cells = {who.name, std::to_string(who.uid)}});
        return ui::panel({.title = say.t(title), .body = table.rows.empty() ? element("p", {{"class", "muted"}}, say.t(N_("Nobody"))) : Html(), .flush = table.rows.empty() ? Html() : ui::data_table(say, table)});
    };
    return view_page(call, bank, "/without", say.t(N_("Active members who have none that is open.")), ui::stack({list(PostType::offer, N_("Without offers")), list(PostType::request, N_("Without requests"))}));
}

http::Response services_page(Call& call, Bank const& bank) {
    auto const& say = call.say;
    auto const list = [&](By by, char const* title) {
        ui::Table table{.caption = say.t(title), .columns = {column(say, N_("What for")), column(say, N_("Time"), true), column(say, N_("Payments"), true), column(say, N_("Per cent"), true)}, .rows = {}};
        for (auto const& each : services(call.tx(), say, bank, by)) {
            auto label = each.category.empty() ? say.t(N_("without category")) : each.category;
            if (by == By::tags) label += " → " + (each.tag.empty() ? say.t(N_("without tags")) : each.tag);
            table.rows.push_back({.cells = {label, tnum(time_text(each.time)), number_text(say, each.payments), tnum(decimal_text(say, {each.hundredths * 10'000}))}});
        }
        return ui::panel({.title = say.t(title), .body = table.rows.empty() ? element("p", {{"class", "muted"}}, say.t(N_("Nothing yet"))) : Html(), .flush = table.rows.empty() ? Html() : ui::data_table(say, table)});
    };
    return view_page(call, bank, "/services", say.t(N_("By category each payment counts once; by tag, once for each tag of its offer or request.")),
                     ui::stack({list(By::categories, N_("By category")), list(By::tags, N_("By category and tag"))}));
}

}  // namespace ateneu::timebank
