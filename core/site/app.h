#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/embedded.h"
#include "core/db/database.h"
#include "core/html/basics.h"
#include "core/html/show.h"
#include "core/http/server.h"
#include "core/jobs/kind.h"
#include "core/mail/template.h"
#include "core/site/chart.h"
#include "core/site/notes.h"
#include "core/site/rate.h"
#include "core/site/operation.h"
#include "core/site/record_action.h"
#include "core/store/store.h"

namespace ateneu {

class Site;
struct Call;

/// A page of an app's own: like http::Route, with the transaction that the request runs in.
struct AppRoute {
    std::string method, pattern;
    std::function<http::Response(Call&)> handler;
    enum class For { visitors, members } whom = For::members;
    std::size_t body_limit = 1 << 20;
    /// For handlers with slow parts (argon2) before they write: no transaction is opened around them.
    bool opens_own_transaction = false;
    /// The answer may be a stream that goes on reading after the handler has returned: it is given `Call::reading`.
    bool streams = false;
    /// As http::Route::body_in_file, for forms with large uploads.
    bool body_in_file = false;
    /// What it costs the house; unless told, by method: reading or writing, and whole lists and uploads by the above.
    std::optional<Asks> asks = {};
    /// Whoever looks at everything as somebody else may do this too: it stops that.
    bool open_to_viewers = false;
    /// Its address itself says who may, as no form does: mail programs post to it (RFC 8058). No token is asked for, and the
    /// session, if there is one, gives no right there.
    bool from_anywhere = false;
    /// Which of them stand before it that a person has to get over first (`Hurdle`).
    enum class Behind { all_hurdles, first_hurdles, none } behind = Behind::all_hurdles;
};

/// A link of the side bar.
struct NavItem {
    Entity const* entity = nullptr;  ///< its list; label and icon come from it
    char const* group = nullptr;     ///< msgid of the heading it stands under
    /// A page of the app's own instead: its address, label (msgid) and icon. It is lit and open as the entity is.
    char const* href = nullptr;
    char const* label = nullptr;
    char const* icon = nullptr;
};

/// What waits for somebody, or happens soon: shown on the home page.
struct Waiting {
    std::string icon, title, detail, badge, href, verb;
};
struct Upcoming {
    Date date;
    std::string title, detail, href;
};
struct HomePart {
    std::vector<Waiting> waiting;
    std::vector<Upcoming> upcoming;
    struct Number {
        std::string label, value, note, href;
        std::vector<double> trend = {};  ///< a small line beside it, oldest first
    };
    std::vector<Number> numbers;
};

/// What an app says about records that aren't its own: a badge beside a person, the state of a workshop.
/// One list of pills per id, in the same order.
struct Decoration {
    Entity const* entity;
    char const* label;  ///< msgid: heads the column in lists
    std::function<std::vector<std::vector<ui::Pill>>(Transaction&, Reader const&, std::span<std::int64_t const> ids)> pills;
};

/// An app, whole, on one screen: what it has and what it adds.
struct App {
    std::string name;    ///< "workshops": folder, table prefix, address
    char const* label;   ///< msgid
    char const* icon;
    std::vector<Entity const*> entities;
    std::span<base::Embedded const> migrations;
    std::vector<AppRoute> routes = {};
    std::vector<Reaction> reactions = {};
    std::vector<NavItem> nav = {};
    /// Rows that every install needs; run after migrations, adds only what is missing.
    std::function<void(Transaction&)> seed = {};
    std::function<HomePart(Transaction&)> home = {};
    std::vector<Decoration> decorations = {};
    Notes notes = {};
    std::vector<RecordAction> actions = {};
    std::vector<RecordLink> links = {};
    std::vector<Operation> operations = {};  ///< deeds that programs may ask for
    std::vector<jobs::Kind> jobs = {};           ///< work that its requests leave to the workers
    std::vector<jobs::Regular> regular = {};     ///< and what is done again and again
    std::vector<mail::Template const*> mails = {};  ///< the letters that it writes
    std::vector<Chart> charts = {};
    /// What must hold between its rows beyond what their tables say, for `ateneu check`: one English sentence for each
    /// thing that is wrong. Reads only, and asks set by set: there may be millions of rows.
    std::function<std::vector<std::string>(db::Connection&)> check = {};
    /// What stands above every page of whoever is logged in, where it concerns them; nothing otherwise. One query at most.
    std::function<Html(Call&)> banner = {};
};

}  // namespace ateneu
