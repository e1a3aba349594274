#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/base/embedded.h"
#include "core/db/database.h"
#include "core/html/basics.h"
#include "core/html/show.h"
#include "core/http/server.h"
#include "core/jobs/kind.h"
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
};

/// A link of the side bar.
struct NavItem {
    Entity const* entity = nullptr;  ///< its list; label and icon come from it
    char const* group = nullptr;     ///< msgid of the heading it stands under
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
    };
    std::vector<Number> numbers;
};

/// A note that somebody wrote about a record.
struct Note {
    Instant at;
    std::int64_t person = 0;
    std::string who, text;
};
/// Notes about any record; the app that keeps them says how.
struct Notes {
    std::function<std::vector<Note>(Transaction&, AnyReference const&, int limit)> about;  ///< newest first
    std::function<Written(Transaction&, AnyReference const&, std::string text)> add;
    std::function<bool(Actor const&)> may_add;
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
    std::vector<jobs::Kind> jobs = {};           ///< work that its requests leave to the workers
    std::vector<jobs::Regular> regular = {};     ///< and what is done again and again
};

}  // namespace ateneu
