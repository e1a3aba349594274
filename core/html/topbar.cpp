#include "core/html/topbar.h"

#include <algorithm>

namespace ateneu::ui {
namespace {

Html icon_button(std::string_view classes, std::string_view opens, std::string const& label,
                 Html const& drawing) {
    return element("button",
                   {{"class", "icon-btn " + std::string(classes)},
                    {"type", "button"},
                    {"popovertarget", opens},
                    {"aria-label", label}},
                   drawing);
}

Html app_switcher(Shell const& shell) {
    auto const& say = shell.document.say;
    if (shell.apps.size() < 2) return {};
    Html links;
    for (auto const& app : shell.apps) {
        Attributes attributes{{"href", app.href}};
        if (app.current) attributes.add({"aria-current", "true"});
        links += element("a", attributes, tile(app.icon, app.tint) + Html(app.label));
    }
    return icon_button("", "apps", say.t("Switch app"), icon("grid-3x3-gap-fill")) +
           element("nav",
                   {{"class", "menu apps from-start"},
                    {"id", "apps"},
                    {"popover"},
                    {"aria-label", say.t("Apps")}},
                   links);
}

Html search_box(Shell const& shell) {
    if (shell.search_action.empty()) return {};
    return element(
        "form",
        {{"class", "search only-wide"}, {"role", "search"}, {"action", shell.search_action}},
        icon("search") +
            element("input", {{"class", "form-control"},
                              {"type", "search"},
                              {"name", "q"},
                              {"aria-label", shell.search_label},
                              {"placeholder", shell.search_label},
                              {"aria-keyshortcuts", "Control+K"},
                              {"autocomplete", "off"}}) +
            element("kbd", {{"aria-hidden", "true"}}, "Ctrl K"));
}

Html themed_entry(Shell const& shell, std::string_view theme, std::string const& label,
                  Html const& drawing) {
    Attributes button{{"type", "submit"}};
    if (shell.document.theme == theme) button.add({"aria-current", "true"});
    return element(
        "form", {{"method", "post"}, {"action", shell.theme_action}, {"data-theme", theme}},
        hidden(csrf_field, shell.csrf) + hidden("theme", theme) +
            element("button", button, drawing + Html(label)));
}

Html group(std::string const& title) { return element("div", {{"class", "group"}}, title); }

Html account_entries(Shell const& shell) {
    auto const& say = shell.document.say;
    auto entries = element("div", {{"class", "who-am-i strong"}}, shell.person_name);
    if (!shell.profile_href.empty())
        entries += element("a", {{"href", shell.profile_href}},
                           icon("person") + Html(say.t("Your profile")));
    entries += group(say.t("Theme")) +
               themed_entry(shell, "", say.t("As the system"), icon("circle-half")) +
               themed_entry(shell, "light", say.t("Light"), icon("sun")) +
               themed_entry(shell, "dark", say.t("Dark"), icon("moon"));
    if (shell.languages.size() > 1) entries += group(say.t("Language"));
    for (auto const& language : shell.languages) {
        if (shell.languages.size() < 2) break;
        Attributes link{
            {"href", language.href}, {"lang", language.code}, {"hreflang", language.code}};
        if (language.code == say.tongue.code) link.add({"aria-current", "true"});
        entries += element("a", link, icon("translate") + Html(language.name));
    }
    auto const token =
        hidden(csrf_field, shell.csrf);
    return entries + element("hr") +
           element("form", {{"method", "post"}, {"action", shell.log_out_action}, {"data-log-out"}},
                   token + element("button", {{"type", "submit"}},
                                   icon("box-arrow-right") + Html(say.t("Log out"))));
}

Html account_menu(Shell const& shell) {
    auto const label =
        shell.document.say.t({N_("Account of {name}"), {{"name", shell.person_name}}});
    auto const face = avatar(shell.person_name, shell.person_id) + unseen(label);
    return element("button",
                   {{"class", "icon-btn"}, {"type", "button"}, {"popovertarget", "account"}},
                   face) +
           element("div", {{"class", "menu"}, {"id", "account"}, {"popover"}},
                   account_entries(shell));
}

/// How many are new; more than so many are many.
Html bell(Shell const& shell) {
    constexpr long long most = 99;
    if (shell.notices_href.empty()) return {};
    auto const& say = shell.document.say;
    auto const label = shell.unread == 0 ? say.t("Notices") : say.n("Notices, {count} unread", "Notices, {count} unread", shell.unread);
    auto const count = std::to_string(std::min(shell.unread, most)) + (shell.unread > most ? "+" : "");
    auto const dot = shell.unread == 0 ? Html() : element("span", {{"class", "dot"}, {"aria-hidden", "true"}}, count);
    return element("a", {{"class", "icon-btn"}, {"href", shell.notices_href}, {"aria-label", label}}, icon("bell") + dot);
}

/// As it is printed on the key.
std::string capital(std::string key) {
    for (auto& c : key)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return key;
}

Html key_line(std::string const& keys, std::string const& what) {
    return element("dt", {}, element("kbd", {}, keys)) + element("dd", {}, what);
}

}  // namespace

Html top_bar(Shell const& shell) {
    auto const& say = shell.document.say;
    auto const start =
        icon_button("only-small", "side", say.t("Menu"), icon("list", "i-lg")) +
        app_switcher(shell) +
        element("a", {{"class", "org quiet"}, {"href", "/"}},
                brand_mark() + element("span", {{"class", "ellipsis"}}, shell.organisation));
    Html end;
    if (!shell.search_action.empty())
        end += element("a",
                       {{"class", "icon-btn only-small"},
                        {"href", shell.search_action},
                        {"data-search"},
                        {"aria-label", shell.search_label}},
                       icon("search"));
    if (!shell.create.empty())
        end += element("div", {{"class", "only-wide"}},
                       menu("create", {.label = say.t("New"), .icon = "plus-lg"}, shell.create));
    end += bell(shell) + icon_button("only-wide", "keys", say.t("Help and shortcuts"), icon("question-circle")) +
           account_menu(shell);
    return element("header", {{"class", "topbar"}},
                   element("div", {{"class", "start"}}, start) + search_box(shell) +
                       element("div", {{"class", "cluster push"}}, end));
}

Html keys_help(Shell const& shell) {
    auto const& say = shell.document.say;
    Html lines =
        key_line("Ctrl K /", say.t("Search")) + key_line("Ctrl Enter", say.t("Save the form")) +
        key_line("J K", say.t("Next and previous row")) + key_line("X", say.t("Tick the row")) +
        key_line("Shift X", say.t("Tick the rows up to here")) +
        key_line("Esc", say.t("Clear the selection")) + key_line("E", say.t("Edit this record"));
    for (auto const& nav_group : shell.nav)
        for (auto const& item : nav_group.items)
            if (!item.key.empty()) lines += key_line("G " + capital(item.key), item.label);
    for (auto const& item : shell.create)
        if (!item.key.empty()) lines += key_line("N " + capital(item.key), item.label);
    lines += key_line("?", say.t("This list"));
    auto const to_guide =
        shell.help_href.empty()
            ? Html()
            : element("p", {}, element("a", {{"href", shell.help_href}}, say.t("Open the guide")));
    auto const off = element("label", {{"class", "choice"}, {"hidden"}},
                             element("input", {{"type", "checkbox"}, {"data-keys-switch"}}) +
                                 element("span", {}, say.t("Use keys of a single letter")));
    return element("div",
                   {{"class", "keys"},
                    {"id", "keys"},
                    {"popover"},
                    {"role", "dialog"},
                    {"aria-labelledby", "keys-title"}},
                   element("h2", {{"id", "keys-title"}}, say.t("Help and shortcuts")) + to_guide +
                       element("dl", {}, lines) + off);
}

}  // namespace ateneu::ui
