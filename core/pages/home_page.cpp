#include "core/pages/home_page.h"

#include <algorithm>

#include "core/html/record.h"
#include "core/pages/chart_page.h"
#include "core/store/history.h"

namespace ateneu::pages {

namespace {

char const* greeting(Reader const& reader) {
    auto const hour = local(reader.now, reader.zone).seconds / 3600;
    return hour < 12 ? N_("Good morning, {name}") : hour < 19 ? N_("Good afternoon, {name}") : N_("Good evening, {name}");
}

HomePart gathered(Call& call) {
    HomePart all;
    for (auto const& app : call.site.apps()) {
        if (!app.home) continue;
        auto part = app.home(call.tx());
        std::move(part.waiting.begin(), part.waiting.end(), std::back_inserter(all.waiting));
        std::move(part.upcoming.begin(), part.upcoming.end(), std::back_inserter(all.upcoming));
        std::move(part.numbers.begin(), part.numbers.end(), std::back_inserter(all.numbers));
    }
    std::stable_sort(all.upcoming.begin(), all.upcoming.end(), [](Upcoming const& a, Upcoming const& b) { return a.date < b.date; });
    return all;
}

Html waiting_panel(Call& call, HomePart const& home) {
    auto const& say = call.say;
    std::vector<ui::QueueItem> items;
    for (auto const& each : home.waiting) {
        ui::QueueItem item{.icon = each.icon, .title = each.title, .href = each.href, .detail = each.detail, .verb = each.verb};
        if (!each.badge.empty()) item.state = ui::Pill{each.badge, ui::Tone::warn};
        items.push_back(std::move(item));
    }
    if (items.empty())
        return ui::panel({.title = say.t(N_("Waiting for you")), .body = element("p", {{"class", "muted"}}, say.t(N_("Nothing waits for you. Enjoy your day.")))});
    return ui::panel({.title = say.t(N_("Waiting for you")), .flush = ui::queue(items), .beside_title = ui::pill({number_text(say, std::ssize(items)), ui::Tone::warn})});
}

char const* const weekdays[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun")};

Html upcoming_panel(Call& call, HomePart const& home) {
    auto const& say = call.say;
    std::vector<ui::AgendaItem> items;
    for (auto const& each : home.upcoming)
        items.push_back({std::to_string(parts(each.date).day), say.t(weekdays[weekday(each.date)]), each.title, each.href, Html(date_text(call.reader(), each.date) + (each.detail.empty() ? "" : " · " + each.detail))});
    auto const body = items.empty() ? element("p", {{"class", "muted"}}, say.t(N_("Nothing is planned yet."))) : ui::agenda(items);
    return ui::panel({.title = say.t(N_("Coming up")), .body = body});
}

Html happened_panel(Call& call) {
    auto const& say = call.say;
    std::vector<ui::Moment> moments;
    for (auto const& each : happenings(call.tx(), 8)) {
        auto const who = each.entry.who.empty() ? say.t(N_("Ateneu")) : each.entry.who;
        auto const* text = each.entry.action == Action::add ? N_("{who} added {record}") : each.entry.action == Action::remove ? N_("{who} deleted {record}") : N_("{who} changed {record}");
        auto const name = each.title.empty() ? Html(say.t(each.entity->label) + " #" + std::to_string(each.id)) : element("a", {{"href", each.entity->address(each.id)}}, each.title);
        moments.push_back({.when = moment_html(call.reader(), each.entry.at), .event = ui::sentence(say.t(text), {{"who", element("span", {{"class", "strong"}}, who)}, {"record", name}}),
                           .icon = each.entry.action == Action::add ? "plus-lg" : each.entry.action == Action::remove ? "trash" : "pencil"});
    }
    if (moments.empty()) return {};
    return ui::panel({.title = say.t(N_("What happened")), .body = ui::timeline(moments), .end = ui::link_button({.label = say.t(N_("All changes")), .look = ui::Look::text}, "/changes")});
}

/// The menu beside the home page: of the first app that has something to say there.
std::string home_app(Call& call) {
    for (auto const& app : call.site.apps())
        if (app.home && !app.nav.empty()) return app.name;
    return "";
}

}  // namespace

namespace {

/// "Friday 20 November 2026 · 9 things wait for you".
std::string subtitle(Reader const& reader, HomePart const& home) {
    auto text = long_date_text(reader, reader.today());
    if (!home.waiting.empty()) text += " · " + reader.say.n("{count} thing waits for you", "{count} things wait for you", std::ssize(home.waiting));
    return text;
}

}  // namespace

http::Response home_page(Call& call) {
    auto const& say = call.say;
    auto const home = gathered(call);
    std::vector<ui::Stat> stats;
    for (auto const& number : home.numbers) stats.push_back({.label = number.label, .value = number.value, .detail = number.note, .href = number.href, .trend = number.trend});
    auto const name = call.actor.name.substr(0, call.actor.name.find(' '));
    auto const reader = call.reader();
    ui::TitleRow title{.title = say.t({greeting(reader), {{"name", name}}}), .sub = Html(subtitle(reader, home))};
    if (has_charts(call)) title.actions.push_back(ui::link_button({.label = say.t(N_("All charts")), .icon = "bar-chart-line", .only_wide = true}, "/charts"));
    auto main = ui::title_row(title);
    std::vector<Html> rows;
    if (!stats.empty()) rows.push_back(ui::stats(stats));
    std::vector<Html> content{waiting_panel(call, home)};
    for (auto& panel : home_charts(call)) content.push_back(std::move(panel));
    rows.push_back(ui::columns(content, say.t(N_("Coming up")), {upcoming_panel(call, home), happened_panel(call)}));
    main += ui::stack(rows);
    return page(call, {.title = say.t(N_("Today")), .app = home_app(call)}, main);
}

}  // namespace ateneu::pages
