#include <algorithm>

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/site/frame.h"
#include "core/store/notice.h"
#include "core/store/totals.h"

namespace ateneu {

namespace {

bool has(App const& app, Entity const* entity) {
    return std::any_of(app.nav.begin(), app.nav.end(), [&](NavItem const& item) { return item.entity == entity; });
}

/// Whose menu shows: the named app, the one whose menu leads to the entity, or the first that has a menu.
App const* app_for(Site const& site, PageHead const& head) {
    if (auto const* named = site.app(head.app)) return named;
    for (auto const& app : site.apps())
        if (head.current && app.name == head.current->app && has(app, head.current)) return &app;
    for (auto const& app : site.apps())
        if (head.current && has(app, head.current)) return &app;
    if (head.current)
        if (auto const* own = site.app(head.current->app); own && !own->nav.empty()) return own;
    for (auto const& app : site.apps())
        if (!app.nav.empty()) return &app;
    return nullptr;
}

/// The letter that goes to an entity's list, or makes a new one: the first of its address that no entry above has.
/// `h` goes home. The same in every language.
std::string key_of(App const& app, Entity const& wanted) {
    std::string taken = "h";
    for (auto const& item : app.nav) {
        if (item.href) continue;
        auto const letter = item.entity->plural.find_first_not_of(taken + "_");
        auto const key = letter == std::string_view::npos ? std::string() : std::string(1, item.entity->plural[letter]);
        if (item.entity == &wanted) return key;
        taken += key;
    }
    return "";
}

std::vector<ui::NavGroup> menu_of(Call& call, App const& app, PageHead const& head) {
    auto const counts = kept_totals(call.tx().sql());
    std::vector<ui::NavGroup> groups{{"", {{.label = call.say.t("Overview"), .href = "/", .icon = "house", .current = head.current == nullptr && call.request.path == "/", .key = "h"}}}};
    for (auto const& item : app.nav) {
        if (!call.actor.sees_some(*item.entity)) continue;
        auto const title = item.group ? call.say.t(item.group) : std::string();
        if (title != groups.back().title) groups.push_back({title, {}});
        if (item.href) {
            groups.back().items.push_back({.label = call.say.t(item.label), .href = item.href, .icon = item.icon, .current = call.request.path == item.href});
            continue;
        }
        ui::NavItem line{.label = call.say.t(item.entity->plural_label), .href = item.entity->address(), .icon = item.entity->icon, .current = item.entity == head.current};
        auto const count = counts.find(item.entity->full_name());
        if (count != counts.end() && sees_all(call.actor, *item.entity)) line.total = number_text(call.say, count->second);
        line.key = key_of(app, *item.entity);
        groups.back().items.push_back(std::move(line));
    }
    return groups;
}

std::vector<ui::MenuItem> create_menu(Call& call, App const& app) {
    std::vector<ui::MenuItem> items;
    for (auto const& item : app.nav)
        if (!item.href && call.actor.viewer == 0 && call.actor.may_some(*item.entity, Action::add) && items.size() < 8)
            items.push_back({.label = call.say.t(item.entity->new_label), .href = item.entity->address() + "/new", .icon = item.entity->icon, .key = key_of(app, *item.entity)});
    return items;
}

}  // namespace

http::Response bare_page(Call& call, std::string const& title, Html const& content, int status) {
    ui::PublicPage const frame{.document = {.say = call.say, .title = title, .theme = call.actor.theme}, .organisation = call.site.settings().organisation, .languages = language_links(call.request)};
    http::Response answer;
    answer.status = status;
    answer.body = ui::public_page(frame, ui::title_row({.title = title}) + element("div", {{"class", "stack mt-2"}}, content)).string();
    return answer;
}

std::vector<ui::Language> language_links(http::Request const& request) {
    std::vector<ui::Language> all;
    auto const here = request.path + (request.raw_query.empty() ? "" : "?" + request.raw_query);
    for (auto const& code : tongues()) all.push_back({code, own_name(code), "/account/language?" + http::to_query({{"to", code}, {"next", here}})});
    return all;
}

/// What the request before wanted said; in a second line the change set that can be taken back at once.
ui::Toast toast_of(Call const& call) {
    auto const end = call.flash.find('\n');
    ui::Toast toast{.text = call.flash.substr(0, end), .icon = "check-circle"};
    auto const undoes = end == std::string::npos ? std::nullopt : parse_integer(call.flash.substr(end + 1));
    if (!undoes) return toast;
    toast.undo_label = call.say.t(N_("Undo"));
    toast.undo = ui::Deed{"/changes/" + std::to_string(*undoes) + "/undo", call.csrf};
    return toast;
}

ui::Shell shell_of(Call& call, PageHead const& head) {
    auto const& site = call.site;
    ui::Shell shell{.document = {.say = call.say, .title = head.title, .theme = call.actor.theme, .reload_s = head.reload_s},
                    .organisation = site.settings().organisation, .version = site.settings().version, .csrf = call.csrf};
    shell.narrow = head.narrow;
    shell.person_name = call.actor.name;
    shell.person_id = call.actor.person;
    shell.notices_href = "/notices";
    shell.unread = unread_notices(call.tx());
    shell.profile_href = "/account";
    shell.theme_action = "/account/theme";
    shell.log_out_action = "/logout";
    shell.languages = language_links(call.request);
    shell.search_action = "/search";
    shell.search_label = call.say.t(N_("Search or go to"));
    shell.footer = {{call.say.t(N_("Terms of service")), "/terms"}, {call.say.t("Privacy"), "/about/privacy"}, {call.say.t("Accessibility"), "/about/accessibility"}};
    int tint = 0;
    auto const* current = app_for(site, head);
    for (auto const& app : site.apps()) {
        bool const open = std::any_of(app.nav.begin(), app.nav.end(), [&](NavItem const& item) { return call.actor.sees_some(*item.entity); });
        if (!open) continue;
        ui::AppLink link{call.say.t(app.label), app.nav.front().entity->address(), app.icon, ++tint, &app == current};
        if (&app == current) shell.app = link;
        shell.apps.push_back(std::move(link));
    }
    if (current) {
        shell.nav = menu_of(call, *current, head);
        shell.create = create_menu(call, *current);
    }
    if (!call.flash.empty()) shell.flash = toast_of(call);
    if (call.actor.viewer != 0)
        shell.viewing = ui::Viewing{.text = call.say.t({N_("You see Ateneu as {person}. You can look at everything and change nothing."), {{"person", call.actor.name}}}),
                                    .stop_label = call.say.t(N_("Stop viewing")), .stop = {"/account/viewing/stop", call.csrf}};
    return shell;
}

http::Response page(Call& call, PageHead const& head, Html main) {
    http::Response answer;
    answer.status = head.status;
    Html banners;
    for (auto const& app : call.site.apps())
        if (app.banner && call.actor.viewer == 0) banners += app.banner(call);
    if (!banners.empty()) main = banners + main;
    answer.body = ui::page(shell_of(call, head), std::move(main)).string();
    return answer;
}

}  // namespace ateneu
