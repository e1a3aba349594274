#include "core/html/list.h"

namespace ateneu::ui {
namespace {

Html search_field(FilterBar const& bar) {
    if (bar.search_label.empty()) return {};
    return element("label", {{"class", "with-icon"}},
                   unseen(bar.search_label) + icon("search") +
                       element("input", {{"class", "form-control"},
                                         {"type", "search"},
                                         {"name", "q"},
                                         {"id", bar.id + "-q"},
                                         {"value", bar.search_value},
                                         {"placeholder", bar.search_label},
                                         {"autocomplete", "off"}}));
}

/// Two buttons, one for wide screens and one for phones, open the same fields.
Html filter_fields(Say const& say, FilterBar const& bar) {
    if (bar.fields.empty()) return {};
    auto const id = bar.id + "-fields";
    auto const count = static_cast<long long>(bar.set.size());
    auto const on_phones = count == 0
                               ? say.t("Filters")
                               : say.n("Filters, {count} active", "Filters, {count} active", count);
    auto const foot =
        element("div", {{"class", "foot"}},
                link_button({.label = say.t("Clear filters"), .look = Look::text}, bar.clear_href.empty() ? bar.action : bar.clear_href) +
                    submit({.label = say.t("Show results"), .look = Look::primary}));
    return element("button",
                   {{"class", "chip dashed only-wide"}, {"type", "button"}, {"popovertarget", id}},
                   icon("plus-lg") + Html(say.t("Filter"))) +
           element("button",
                   {{"class", "chip only-small"}, {"type", "button"}, {"popovertarget", id}},
                   icon("funnel") + Html(on_phones)) +
           element("div",
                   {{"class", "filters"},
                    {"id", id},
                    {"popover"},
                    {"role", "group"},
                    {"aria-label", bar.label}},
                   element("div", {{"class", "stack"}}, bar.fields) + foot);
}

Html order_menu(FilterBar const& bar) {
    if (bar.orders.empty()) return {};
    auto const id = bar.id + "-order";
    auto items = Html();
    for (auto const& order : bar.orders) {
        Attributes link{{"href", order.href}};
        if (order.current) link.add({"aria-current", "true"});
        items += element("a", link, order.label);
    }
    return element("button", {{"class", "chip push"}, {"type", "button"}, {"popovertarget", id}},
                   icon("sort-down") + Html(bar.order_label)) +
           element("div", {{"class", "menu"}, {"id", id}, {"popover"}}, items);
}

Html tab_link(Tab const& tab) {
    Attributes attributes{{"href", tab.href}};
    if (tab.current) attributes.add({"aria-current", "page"});
    Html content = tab.label;
    if (!tab.count.empty()) content += Html(" ") + element("span", {{"class", "n"}}, tab.count);
    return element("a", attributes, content);
}

/// More would not be read at one glance (the interface guide, part 3).
constexpr std::size_t most_tabs = 7;

std::vector<bool> tabs_in_sight(std::vector<Tab> const& tabs) {
    std::vector<bool> shown(tabs.size(), true);
    std::size_t others = most_tabs;
    for (auto const& tab : tabs)
        if (tab.current) others = most_tabs - 1;
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        if (tabs[i].current) continue;
        shown[i] = others > 0;
        if (others > 0) --others;
    }
    return shown;
}

}  // namespace

Html tabs(Say const& say, std::string_view label, std::vector<Tab> const& tabs, Html const& end) {
    auto const in_sight = tabs_in_sight(tabs);
    Html shown, rest;
    for (std::size_t i = 0; i < tabs.size(); ++i) (in_sight[i] ? shown : rest) += tab_link(tabs[i]);
    if (!rest.empty())
        shown += element("button",
                         {{"type", "button"}, {"class", "tab-more"}, {"popovertarget", "more-tabs"}},
                         Html(say.t("More")) + icon("chevron-down")) +
                 element("div", {{"class", "menu"}, {"id", "more-tabs"}, {"popover"}}, rest);
    return element("nav", {{"class", "tabs"}, {"aria-label", label}}, shown + end);
}

Html chip(Say const& say, Chip const& chip) {
    auto const remove = say.t({N_("Remove filter {name}"), {{"name", chip.name}}});
    auto const text = say.t({N_("{name}: {value}"), {{"name", chip.name}, {"value", chip.value}}});
    return element(
        "span", {{"class", "chip on only-wide"}},
        Html(text) +
            element("a", {{"class", "chip-x"}, {"href", chip.remove_href}, {"aria-label", remove}},
                    icon("x")));
}

Html filter_bar(Say const& say, FilterBar const& bar) {
    auto content = search_field(bar);
    for (auto const& [name, value] : bar.kept)
        content += hidden(name, value);
    for (auto const& set : bar.set) content += chip(say, set);
    content += filter_fields(say, bar) + order_menu(bar) + all(bar.end);
    auto const target = "#" + bar.list_id;
    // Choosing is an `input` too; a `change` would ask once more when a field that was typed in is left.
    return element("form",
                   {{"class", "filterbar"},
                    {"id", bar.id},
                    {"role", "search"},
                    {"aria-label", bar.label},
                    {"action", bar.action},
                    {"hx-get", bar.action},
                    {"hx-target", target},
                    {"hx-select", target},
                    {"hx-swap", "outerMorph"},
                    {"hx-push-url", "true"},
                    {"hx-sync", "this:replace"},
                    {"hx-trigger", "submit, input delay:250ms"}},
                   content);
}

Html list_block(std::string_view id, Html const& content) {
    return element("div", {{"id", id}}, content);
}

}  // namespace ateneu::ui
