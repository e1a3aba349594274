#pragma once
#include <optional>

#include "core/html/feedback.h"

namespace ateneu::ui {

struct Link {
    std::string label, href;
};

/// A line of the side bar.
struct NavItem {
    std::string label, href, icon;
    std::string total = {};    ///< grey number, already formatted; "" for none
    std::string waiting = {};  ///< amber number: this many wait for someone
    bool current = false;
    std::string key = {};  ///< `g` then this letter goes there
};
struct NavGroup {
    std::string title;  ///< "" for the first
    std::vector<NavItem> items;
};
struct AppLink {
    std::string label, href, icon;
    int tint = 1;  ///< 1 to 6
    bool current = false;
};
/// One of the languages a page can be read in; `href` shows this same page in it.
struct Language {
    std::string code, name, href;
};

/// What every document says of itself in its head and on its root element.
struct Document {
    Say say;
    std::string title;       ///< of the page; " · Ateneu" follows
    std::string theme = {};  ///< "light", "dark" or "" for the system's
    std::string direction = "ltr";
    int reload_s = 0;  ///< without script, it loads anew after so many seconds; 0: never
};

/// Somebody looks at everything as somebody else: said on each page, with the way out.
struct Viewing {
    std::string text;  ///< "You see Ateneu as Ana Vidal, until 12:30; you change nothing."
    std::string stop_label;
    Deed stop;
};

/// Everything around the content of a page for someone who is logged in.
struct Shell {
    Document document;
    std::string organisation;
    std::string version;
    std::string csrf;

    AppLink app = {};                ///< the one this page belongs to; its label names the side bar
    std::vector<AppLink> apps = {};  ///< those this person may use
    std::vector<NavGroup> nav = {};
    std::vector<MenuItem> create = {};  ///< the "New" menu

    std::string person_name;
    long long person_id = 0;
    std::string profile_href = {};
    std::string theme_action, log_out_action;  ///< where the two forms post to
    std::vector<Language> languages = {};

    std::string search_action;  ///< a GET form with one field `q`
    std::string search_label;   ///< "Search"
    std::string help_href = {};
    std::string notices_href = {};  ///< where the bell leads; "" for none
    long long unread = 0;           ///< notices that nobody has read yet
    std::vector<Link> footer = {};

    std::optional<Toast> flash = {};
    std::optional<Viewing> viewing = {};
    bool narrow = false;  ///< forms and texts for reading: at most 1120 px
};
/// The whole document. `main` holds the one `h1`.
Html page(Shell const& shell, Html main);

struct Breadcrumbs {
    std::vector<Link> parents;  ///< from far to near, never the page itself
};
Html breadcrumb(Say const& say, Breadcrumbs const& crumbs);

/// The head of a page's content.
struct TitleRow {
    std::string title;
    Html avatar = {};
    std::vector<Pill> pills = {};
    Html sub = {};                   ///< one grey line of essentials
    std::vector<Html> actions = {};  ///< quiet ones first, the primary last, then "⋯"
    bool actions_stay = false;       ///< on phones beside the title (lists), not below it
};
Html title_row(TitleRow const& row);

/// The login.
struct AuthPage {
    Document document;
    std::string organisation;
    std::string welcome;  ///< one grey sentence under the title
    std::string action, csrf;
    std::string user_name = {};  ///< typed before
    std::string next = {};       ///< where to go afterwards
    std::optional<Html> error = {};
    std::string forgotten_href = {};
    std::string sign_up_href = {};  ///< "": nobody makes themselves an account here
    std::string about_title = {}, about_text = {};  ///< on the tiles
    std::vector<Language> languages = {};
    Html form = {};  ///< another form instead of name and password
    std::string title = {};  ///< "" : "Log in to …"
};
Html auth_page(AuthPage const& page);

/// A page without bars: errors, and what visitors may read.
struct PublicPage {
    Document document;
    std::string organisation;
    std::vector<Language> languages = {};
};
Html public_page(PublicPage const& page, Html const& main);

/// What an error page says: what happened, what was kept, one way on.
struct ErrorText {
    std::string title;
    Html text;
    std::vector<Html> actions = {};
    std::string code = {};  ///< the request's id, which is in the log too
};
Html error_text(Say const& say, ErrorText const& error);

}  // namespace ateneu::ui
