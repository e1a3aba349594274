#include "apps/timebank/banks_page.h"

#include <algorithm>

#include "apps/timebank/bank_frame.h"
#include "apps/timebank/banks_list.h"
#include "core/base/text.h"
#include "core/pages/map_face.h"
#include "core/site/attaching.h"

namespace ateneu::timebank {

namespace {

constexpr std::int64_t per_page = 25;

/// What somebody wants to see, and from where.
struct Wish {
    std::string text;               ///< TB-R63
    std::string typed;              ///< the place as it was typed
    std::optional<Point> from = {};
    bool is_own_place = false;      ///< the browser told it; it stands in no address
    bool as_map = false;
};

/// TB-R51: one thing to do, or what somebody is there.
Html standing_cell(Call& call, BankLine const& line) {
    auto const& say = call.say;
    auto const address = "/bank/" + std::to_string(line.id);
    if (line.is_active) return ui::pill({say.t(N_("Member")), ui::Tone::ok, "check2"});
    if (line.is_member) return ui::pill({say.t(N_("Not active")), ui::Tone::warn, "lock"});
    if (line.is_pending) return ui::pill({say.t(N_("Waits for an answer")), ui::Tone::info, "clock-history"});
    if (!line.is_open || !call.actor.inside) return {};
    return ui::link_button({.label = say.t(N_("Apply"))}, address + "#apply");
}

Html table(Call& call, std::span<BankLine const> all, std::string const& caption, bool by_distance) {
    auto const& say = call.say;
    ui::Table table{.caption = caption, .columns = {{.label = say.t(N_("Time bank"))}, {.label = say.t(N_("Where"))}}};
    if (by_distance) table.columns.push_back({.label = say.t(N_("Distance")), .numeric = true, .nowrap = true});
    table.columns.push_back({.label = say.t(N_("Website")), .skip_on_phones = true});
    table.columns.push_back({.label = say.t(N_("Members")), .numeric = true});
    table.columns.push_back({.label = say.t(N_("You")), .unlabelled_on_phones = true});
    for (auto const& line : all) {
        auto name = element("a", {{"href", "/bank/" + std::to_string(line.id)}}, line.name);
        if (line.is_highlighted) name += Html(" ") + ui::pill({say.t(N_("Recommended")), ui::Tone::primary});
        ui::Row row{.cells = {name, line.place}};
        if (by_distance) row.cells.push_back(line.distance_km ? Html(distance_text(say, *line.distance_km)) : element("span", {{"class", "muted"}}, say.t(N_("not on the map"))));
        bool const has_web = line.web.starts_with("http://") || line.web.starts_with("https://");
        row.cells.push_back(has_web ? element("a", {{"href", line.web}, {"rel", "noopener"}}, line.web.substr(line.web.find("//") + 2)) : Html());
        row.cells.push_back(number_text(say, line.members));
        row.cells.push_back(standing_cell(call, line));
        table.rows.push_back(std::move(row));
    }
    return ui::data_table(say, table);
}

Html nothing_found(Say const& say) { return ui::empty({.title = say.t(N_("No time bank found")), .text = say.t(N_("Search for another name or town."))}); }

/// TB-R63: one's own first, then the others by name, highlighted ones before.
Html by_name(Call& call, Wish const& wish) {
    auto const& say = call.say;
    auto const page = page_number(call);
    auto const own = call.actor.person && page == 1 ? bank_lines(call, Whose::own, wish.text) : std::vector<BankLine>{};
    auto const others = bank_lines(call, Whose::others, wish.text, {page, per_page});
    Html found;
    if (!own.empty()) found += ui::panel({.title = say.t(N_("Your time banks")), .flush = table(call, own, say.t(N_("Your time banks")), false)});
    if (!others.empty())
        found += ui::panel({.title = own.empty() ? say.t(N_("Time banks")) : say.t(N_("Other time banks")), .flush = table(call, others, say.t(N_("Time banks")), false),
                            .foot = list_pager(call, count_banks(call, Whose::others, wish.text), per_page)});
    return own.empty() && others.empty() ? nothing_found(say) : found;
}

/// The nearest first, whosever they are; what is on no map comes last.
std::vector<BankLine> by_distance(Call& call, Wish const& wish) {
    auto all = bank_lines(call, Whose::others, wish.text);
    if (call.actor.person)
        for (auto& own : bank_lines(call, Whose::own, wish.text)) all.push_back(std::move(own));
    if (!wish.from) return all;
    for (auto& line : all)
        if (line.point) line.distance_km = kilometres(*wish.from, *line.point);
    std::stable_sort(all.begin(), all.end(), [](BankLine const& a, BankLine const& b) { return a.distance_km.value_or(1e9) < b.distance_km.value_or(1e9); });
    return all;
}

Html distance_list(Call& call, Wish const& wish, std::vector<BankLine> const& all) {
    auto const& say = call.say;
    if (all.empty()) return nothing_found(say);
    auto const page = wish.is_own_place ? 1 : page_number(call);
    auto const from = std::min<std::size_t>(static_cast<std::size_t>((page - 1) * per_page), all.size());
    auto const shown = std::span(all).subspan(from, std::min<std::size_t>(per_page, all.size() - from));
    auto const title = wish.is_own_place ? say.t(N_("Near you")) : say.t({N_("By distance from {place}"), {{"place", wish.typed}}});
    // The next page would have to be told where somebody is.
    auto const foot = wish.is_own_place ? element("p", {{"class", "muted small mb-0"}}, say.t(N_("Where you are was used for this page alone, and is kept nowhere."))) : list_pager(call, std::ssize(all), per_page);
    return ui::panel({.title = title, .flush = table(call, shown, title, true), .foot = foot});
}

/// A frame around where somebody looks from and the nearest banks.
std::optional<pages::Box> part_of(Wish const& wish, std::vector<BankLine> const& all) {
    if (!wish.from) return {};
    constexpr std::size_t nearest = 5;
    auto const middle = pages::spot_of(wish.from->latitude, wish.from->longitude);
    pages::Box box{middle.x, middle.y, middle.x, middle.y};
    for (std::size_t i = 0; i < std::min(nearest, all.size()); ++i) {
        if (!all[i].point) continue;
        auto const spot = pages::spot_of(all[i].point->latitude, all[i].point->longitude);
        box = {std::min(box.left, spot.x), std::min(box.top, spot.y), std::max(box.right, spot.x), std::max(box.bottom, spot.y)};
    }
    return box;
}

std::string address_of(Wish const& wish, std::string const& area, bool as_map) {
    std::vector<std::pair<std::string, std::string>> fields;
    if (!wish.text.empty()) fields.emplace_back("q", wish.text);
    if (!wish.typed.empty()) fields.emplace_back("near", wish.typed);
    if (as_map) fields.emplace_back("view", "map");
    if (!area.empty()) fields.emplace_back("area", area);
    return fields.empty() ? "/banks" : "/banks?" + http::to_query(fields);
}

Html map_html(Call& call, Wish const& wish, std::vector<BankLine> const& all) {
    pages::MapFace face{.places = {}, .records = lower_first(call.say.t(N_("Time banks"))), .part = part_of(wish, all)};
    for (auto const& line : all)
        if (line.point) face.places.push_back({line.id, line.point->latitude, line.point->longitude});
    face.href = [](std::int64_t id) { return "/bank/" + std::to_string(id); };
    face.names = [&](std::vector<std::int64_t> const&) {
        std::map<std::int64_t, std::string> names;
        for (auto const& line : all) names.emplace(line.id, line.name);
        return names;
    };
    face.showing = [&](std::string const& area) { return address_of(wish, area, true); };
    face.listing = [&](pages::Box const& part) {
        auto const bounds = pages::bounds_of(part);
        auto there = wish;
        there.typed = std::to_string((bounds.south.value_or(0) + bounds.north.value_or(0)) / 2) + ", " + std::to_string((bounds.west + bounds.east) / 2);
        return address_of(there, "", false);
    };
    return pages::map_face(call, face);
}

/// A place to type, and a button that asks the browser; without script only the first (web/near.ts).
Html near_form(Call& call, Wish const& wish) {
    auto const& say = call.say;
    ui::Field const near{.id = "near", .name = "near", .label = say.t(N_("Near")), .mark_optional = false, .width = 4};
    auto const kept = (wish.text.empty() ? Html() : ui::hidden("q", wish.text)) + (wish.as_map ? ui::hidden("view", "map") : Html());
    auto const typed = element("form", {{"class", "near"}, {"method", "get"}, {"action", "/banks"}, {"role", "search"}, {"aria-label", say.t(N_("Banks near a place"))}},
                               kept + ui::field(say, near, ui::input(near, {.value = wish.typed, .placeholder = say.t(N_("A town, a postcode, or 41.98, 2.82")), .autocomplete = "off", .max_length = 100})) + ui::submit({.label = say.t(N_("Show by distance"))}));
    auto const told = element("form", {{"class", "near"}, {"method", "post"}, {"action", "/banks/near"}, {"data-near"}, {"hidden"}, {"data-refused", say.t(N_("Your browser doesn't say where you are. Write a town instead."))}},
                              ui::hidden(ui::csrf_field, call.csrf) + kept + ui::hidden("latitude", "") + ui::hidden("longitude", "") + ui::button({.label = say.t(N_("Near me")), .icon = "geo-alt"}) +
                                  element("p", {{"class", "muted small mb-0"}, {"role", "status"}}, Html()));
    return element("div", {{"class", "near-forms"}}, typed + told);
}

http::Response banks_page(Call& call, Wish const& wish) {
    auto const& say = call.say;
    auto const bar = ui::filter_bar(say, {.id = "banks-filter", .list_id = "banks", .label = say.t(N_("Search")), .action = "/banks", .search_label = say.t(N_("Name, city or neighbourhood")), .search_value = wish.text,
                                          .kept = wish.typed.empty() ? std::vector<std::pair<std::string, std::string>>{} : std::vector<std::pair<std::string, std::string>>{{"near", wish.typed}}});
    auto const all = wish.from || wish.as_map ? by_distance(call, wish) : std::vector<BankLine>{};
    Html found;
    if (!wish.typed.empty() && !wish.from)
        found += ui::notice({.text = say.t({N_("We don't know where “{place}” is. Write a larger town nearby, or two numbers: 41.98, 2.82"), {{"place", wish.typed}}}), .tone = ui::Tone::warn});
    if (wish.as_map) found += map_html(call, wish, all);
    found += wish.from ? distance_list(call, wish, all) : by_name(call, wish);
    auto const title = say.t(N_("Find a time bank"));
    std::vector<Html> actions;
    if (wish.is_own_place) actions.push_back(ui::link_button({.label = say.t(N_("All time banks")), .icon = "list-ul"}, "/banks"));
    else actions.push_back(wish.as_map ? ui::link_button({.label = say.t(N_("Table only")), .icon = "list-ul"}, address_of(wish, "", false)) : ui::link_button({.label = say.t(N_("Map")), .icon = "map"}, address_of(wish, "", true)));
    auto answer = framed(call, title, ui::title_row({.title = title, .sub = say.t(N_("Neighbours who give each other time: one hour is one hour.")), .actions = actions, .actions_stay = true}) + near_form(call, wish) + ui::list_block("banks", bar + ui::stack({found})));
    // Here alone may the browser be asked where somebody is, and it asks them.
    return answer.with("Permissions-Policy", "camera=(), geolocation=(self), microphone=()");
}

http::Response show_banks(Call& call) {
    Wish wish{.text = asked_text(call, "q"), .typed = asked_text(call, "near"), .as_map = call.request.query["view"] == "map"};
    wish.from = place_typed(call.tx(), wish.typed);
    return banks_page(call, wish);
}

/// By POST, so that the place stands in no address, and so in no history, log or link.
http::Response show_near(Call& call) {
    auto const text = [&](std::string_view name) { return std::string(call.request.form[name]); };
    auto const q = text("q");
    Wish wish{.text = is_utf8(q) ? trimmed(q) : "", .is_own_place = true, .as_map = true};
    wish.from = place_typed(call.tx(), text("latitude") + "," + text("longitude"));
    if (!wish.from) return http::redirect("/banks");
    return banks_page(call, wish);
}

}  // namespace

std::vector<AppRoute> banks_routes() {
    auto const visitors = AppRoute::For::visitors;
    // It only reads: a question that is posted needs no place among the writers.
    auto const near = [](Call& call) { return on_own_snapshot(call, [&] { return show_near(call); }); };
    return {{.method = "GET", .pattern = "/banks", .handler = show_banks, .whom = visitors, .asks = Asks::search},
            {.method = "POST", .pattern = "/banks/near", .handler = near, .whom = visitors, .opens_own_transaction = true, .asks = Asks::search}};
}

}  // namespace ateneu::timebank
