#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/html/html.h"
#include "core/html/say.h"

/// The components of the pages (the interface guide, part 4). Text arrives translated; a component
/// translates only its own fixed words, with the `Say` it is given. Ids are passed in, never made
/// up, so that a page can be replaced part by part.
namespace ateneu::ui {

/// The form field that carries the token against cross-site requests.
inline constexpr std::string_view csrf_field = "csrf";

enum class Tone { plain, ok, warn, bad, info, primary, violet, line };

/// Left out where the value is empty.
Attribute maybe(std::string_view name, std::string value);

/// A drawing of bootstrap-icons, hidden from screen readers: its meaning stands in text beside it.
/// `more` are classes: `i-lg`, `i-xl`, `i-dir` (mirrored in right-to-left).
Html icon(std::string_view name, std::string_view more = {});
/// The mark of Ateneu.
Html brand_mark(std::string_view more = {});
/// Text for screen readers only.
Html unseen(Html const& text);
/// A translated sentence whose places, `{who}`, are filled with HTML.
Html sentence(std::string_view translated,
              std::vector<std::pair<std::string_view, Html>> const& places);

enum class Look { primary, quiet, text, danger };
struct Button {
    std::string label;
    std::string icon = {};
    Look look = Look::quiet;
    bool only_icon = false;  ///< the label is read aloud, not shown
    bool big = false, wide = false;
    bool only_wide = false;  ///< not on small screens
    bool disabled = false;
    bool edits = false;  ///< a link that the key E follows
    std::string name = {}, value = {};  ///< what a submit button sends
    std::string opens = {};             ///< id of the popover it opens
};
Html button(Button const& button);
Html submit(Button const& button);
Html link_button(Button const& button, std::string_view href);
/// What a form sends along without asking.
Html hidden(std::string_view name, std::string_view value);
/// A form of one button, for a deed: posts to `action` with its hidden fields.
struct Deed {
    std::string action, csrf;
    std::vector<std::pair<std::string, std::string>> fields = {};
};
Html deed_button(Button const& button, Deed const& deed);

/// Something to choose in a menu: a link, or a deed that posts.
struct MenuItem {
    std::string label;
    std::string href = {};  ///< used where there is no `deed`
    std::string icon = {};
    std::optional<Deed> deed = {};
    bool danger = false;
    bool line_before = false;
    bool current = false;
    std::string lang = {};  ///< of the label, where it is another language's own name
    std::string key = {};   ///< `n` then this letter opens it ("New" menu)
};
/// The button and the menu it opens; `id` names the menu.
Html menu(std::string_view id, Button const& opener, std::vector<MenuItem> const& items);

/// A state or tag. With an icon where it is a state; the text always says it too.
struct Pill {
    std::string text;
    Tone tone = Tone::plain;
    std::string icon = {};
};
Html pill(Pill const& pill);

/// Initials on a tint that stays the same for the same record.
Html avatar(std::string_view name, long long id, std::string_view size = {});
/// Avatar and name; a link where `href` is given.
Html person_ref(std::string_view name, long long id, std::string_view href = {});
/// `Núria Camps i Font` is `NF`, `Ana` is `A`; letters beyond ASCII stay whole.
std::string initials(std::string_view name);
/// 1 to 6.
int tint_of(long long id);
/// A coloured square with an icon, `tint` 1 to 6, 0 for none.
Html tile(std::string_view icon_name, int tint);

/// A white box with a head; `end` stands at the end of the head.
struct Panel {
    std::string title;
    Html body = {};   ///< padded
    Html flush = {};  ///< up to the edges: tables, queues
    Html end = {};
    Html beside_title = {};  ///< a pill
    Html foot = {};
    std::string id = {};
};
Html panel(Panel const& panel);
/// The content and the narrow column at its end; `label` names the column.
Html columns(std::vector<Html> const& content, std::string_view label,
             std::vector<Html> const& end);
Html stack(std::vector<Html> const& parts);

}  // namespace ateneu::ui
