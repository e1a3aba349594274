#include "core/html/shell.h"

#include "core/html/document.h"
#include "core/html/topbar.h"

namespace ateneu::ui {
namespace {

Html nav_item(Say const& say, NavItem const& item) {
    Attributes attributes{{"href", item.href}, maybe("data-go", item.key)};
    if (item.current) attributes.add({"aria-current", "page"});
    auto content = icon(item.icon) + Html(item.label);
    if (!item.waiting.empty())
        content += element("span", {{"class", "count due"}},
                           Html(item.waiting) + unseen(Html(" ") + Html(say.t("waiting"))));
    else if (!item.total.empty())
        content += element("span", {{"class", "count"}}, item.total);
    return element("a", attributes, content);
}

/// Fixed on wide screens, a drawer on small ones: a native popover, no script.
Html side_bar(Shell const& shell) {
    Html content;
    if (!shell.app.icon.empty())
        content += element("h2", {}, tile(shell.app.icon, shell.app.tint) + Html(shell.app.label));
    for (auto const& group : shell.nav) {
        if (!group.title.empty()) content += element("div", {{"class", "group"}}, group.title);
        for (auto const& item : group.items) content += nav_item(shell.document.say, item);
    }
    auto const& name = shell.app.label.empty() ? shell.organisation : shell.app.label;
    return element("nav", {{"class", "side"}, {"id", "side"}, {"popover"}, {"aria-label", name}},
                   content);
}

Html footer(Shell const& shell) {
    auto content = element("span", {}, "Ateneu " + shell.version);
    for (auto const& link : shell.footer)
        content += element("a", {{"href", link.href}}, link.label);
    for (auto const& language : shell.languages) {
        if (language.code == shell.document.say.tongue.code) continue;
        content += element(
            "a", {{"href", language.href}, {"lang", language.code}, {"hreflang", language.code}},
            language.name);
    }
    return element("footer", {{"class", "footer"}}, content);
}

/// Above everything, so that nobody forgets whose eyes these are.
Html viewing_banner(Shell const& shell) {
    if (!shell.viewing) return {};
    auto const& viewing = *shell.viewing;
    return element("div", {{"class", "viewing"}, {"role", "region"}, {"aria-label", shell.document.say.t("View as somebody else")}},
                   icon("eye") + element("span", {}, viewing.text) + deed_button({.label = viewing.stop_label}, viewing.stop));
}

}  // namespace

Html page(Shell const& shell, Html main) {
    auto const& say = shell.document.say;
    auto content = element(
        "div", {{"class", "main-column"}},
        element("main", {{"class", shell.narrow ? "main narrow" : "main"}, {"id", "main"}}, std::move(main)) +
            footer(shell));
    auto body = skip_link(say) + viewing_banner(shell) + top_bar(shell) +
                element("div", {{"class", "layout"}}, side_bar(shell) + std::move(content)) + keys_help(shell) + palette(shell);
    if (shell.flash) body += element("div", {{"class", "toasts"}}, toast(say, *shell.flash));
    return document(shell.document, "inside", "", std::move(body));
}

Html breadcrumb(Say const& say, Breadcrumbs const& crumbs) {
    Html items;
    for (auto const& parent : crumbs.parents)
        items += element("li", {}, element("a", {{"href", parent.href}}, parent.label));
    return element("nav", {{"aria-label", say.t("Breadcrumb")}},
                   element("ol", {{"class", "crumbs"}}, items));
}

Html title_row(TitleRow const& row) {
    auto head = element("h1", {}, row.title);
    for (auto const& state : row.pills) head += pill(state);
    auto const sub = row.sub.empty() ? Html() : element("div", {{"class", "sub"}}, row.sub);
    auto content = row.avatar;
    if (row.actions_stay && row.pills.empty())  // a list: its count stands beside the title
        content +=
            head + (row.sub.empty() ? Html() : element("span", {{"class", "sub tnum"}}, row.sub));
    else
        content += element("div", {}, element("div", {{"class", "cluster"}}, head) + sub);
    if (!row.actions.empty())
        content += element("div", {{"class", row.actions_stay ? "actions stay" : "actions"}},
                           all(row.actions));
    return element("div", {{"class", "title-row"}}, content);
}

}  // namespace ateneu::ui
