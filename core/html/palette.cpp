#include "core/html/topbar.h"

namespace ateneu::ui {
namespace {

Html key_hint(std::string const& keys, std::string const& what) {
    return element("span", {}, element("kbd", {}, keys) + Html(" " + what));
}

}  // namespace

Html palette(Shell const& shell) {
    if (shell.search_action.empty()) return {};
    auto const& say = shell.document.say;
    auto const box = element("input", {{"type", "text"},
                                       {"name", "q"},
                                       {"role", "combobox"},
                                       {"aria-expanded", "false"},
                                       {"aria-controls", "palette-list"},
                                       {"aria-autocomplete", "list"},
                                       {"aria-label", shell.search_label},
                                       {"placeholder", shell.search_label},
                                       {"autocomplete", "off"},
                                       {"spellcheck", "false"},
                                       {"maxlength", "200"}});
    auto const close = element("button", {{"type", "button"}, {"class", "esc"}}, element("kbd", {}, "Esc") + unseen(Html(" " + say.t("Close"))));
    auto const hints = key_hint("↑ ↓", say.t(N_("choose"))) + key_hint("Enter", say.t(N_("open"))) + key_hint("Ctrl Enter", say.t(N_("all results"))) +
                       key_hint("#", say.t(N_("number"))) + key_hint("@", say.t(N_("person"))) + key_hint(">", say.t(N_("command")));
    return element("dialog",
                   {{"class", "palette"},
                    {"id", "palette"},
                    {"aria-label", say.t(N_("Search or go to"))},
                    {"data-url", "/search/palette"},
                    {"data-person", std::to_string(shell.person_id)},
                    {"data-recent", say.t(N_("Recent"))},
                    {"data-none", say.t(N_("Nothing found."))},
                    {"data-one", say.t(N_("1 result"))},
                    {"data-many", say.t(N_("{count} results"))},
                    {"data-failed", say.t(N_("The server can't be reached. Enter searches again."))}},
                   element("form", {{"class", "q"}, {"action", shell.search_action}}, icon("search", "i-lg muted") + box + close) +
                       element("div", {{"id", "palette-list"}, {"role", "listbox"}, {"aria-label", say.t(N_("Results"))}}) +
                       element("p", {{"class", "said"}, {"role", "status"}}) + element("div", {{"class", "key-hints"}, {"aria-hidden", "true"}}, hints));
}

}  // namespace ateneu::ui
