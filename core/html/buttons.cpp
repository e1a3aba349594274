#include "core/html/basics.h"

namespace ateneu::ui {
namespace {

std::string classes_of(Button const& button) {
    std::string out = "btn";
    switch (button.look) {
        case Look::primary:
            out += " btn-primary";
            break;
        case Look::quiet:
            out += " btn-quiet";
            break;
        case Look::text:
            out += " btn-text";
            break;
        case Look::danger:
            out += " btn-danger";
            break;
    }
    if (button.only_icon) out += " btn-icon";
    if (button.big) out += " btn-big";
    if (button.wide) out += " btn-wide";
    if (button.only_wide) out += " only-wide";
    return out;
}

Html content_of(Button const& button) {
    Html out = button.icon.empty() ? Html() : icon(button.icon);
    if (!button.only_icon) out += Html(button.label);
    return out;
}

Attributes attributes_of(Button const& button) {
    Attributes out{{"class", classes_of(button)}, maybe("name", button.name)};
    if (!button.name.empty()) out.add({"value", button.value});
    if (button.only_icon) out.add({"aria-label", button.label});
    if (!button.opens.empty()) out.add({"popovertarget", button.opens});
    return out;
}

Html pressable(Button const& button, std::string_view type) {
    auto attributes = attributes_of(button);
    attributes.add({"type", type}).add({"disabled", button.disabled});
    return element("button", attributes, content_of(button));
}

Html hidden_fields(Deed const& deed) {
    auto out = hidden(csrf_field, deed.csrf);
    for (auto const& [name, value] : deed.fields)
        out += hidden(name, value);
    return out;
}

Html menu_item(MenuItem const& item) {
    auto const content = (item.icon.empty() ? Html() : icon(item.icon)) + Html(item.label);
    Attributes attributes{maybe("class", item.danger ? "danger" : ""), maybe("lang", item.lang),
                          maybe("data-new", item.key)};
    if (item.current) attributes.add({"aria-current", "true"});
    auto const before = item.line_before ? element("hr") : Html();
    if (!item.deed) {
        attributes.add({"href", item.href});
        return before + element("a", attributes, content);
    }
    attributes.add({"type", "submit"});
    return before + element("form", {{"method", "post"}, {"action", item.deed->action}},
                            hidden_fields(*item.deed) + element("button", attributes, content));
}

}  // namespace

Html button(Button const& button) { return pressable(button, "button"); }

Html submit(Button const& button) { return pressable(button, "submit"); }

Html link_button(Button const& button, std::string_view href) {
    auto attributes = attributes_of(button);
    attributes.add({"href", href}).add({"data-edit", button.edits});
    return element("a", attributes, content_of(button));
}

Html deed_button(Button const& button, Deed const& deed) {
    return element("form", {{"method", "post"}, {"action", deed.action}},
                   hidden_fields(deed) + submit(button));
}

Html menu(std::string_view id, Button const& opener, std::vector<MenuItem> const& items) {
    auto opening = opener;
    opening.opens = id;
    Html list;
    for (auto const& item : items) list += menu_item(item);
    return button(opening) + element("div", {{"class", "menu"}, {"id", id}, {"popover"}}, list);
}

}  // namespace ateneu::ui
