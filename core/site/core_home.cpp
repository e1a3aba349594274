#include "core/site/core_home.h"

#include "core/html/show.h"
#include "core/store/list.h"

namespace ateneu {

namespace {

constexpr int days_back = 7;

/// How many records of a kind failed since a day. Kinds are known by name, because not every program has them all.
void add_failed(Transaction& tx, std::string_view name, std::string_view since, auto const& title, std::vector<Waiting>& waiting) {
    auto const* entity = tx.registry().find(name);
    if (!entity) return;
    auto const first = Date{tx.today().days - days_back};
    ListQuery query{.entity = entity};
    query.filters.push_back({entity->find("state"), Filter::Test::is, {"failed"}});
    query.filters.push_back({entity->find(since), Filter::Test::from, {iso(first)}});
    auto const total = count(tx, query);
    if (total == 0) return;
    Say const say{tx.actor().tongue};
    waiting.push_back({.icon = entity->icon, .title = title(say, total), .detail = say.t("Its page says why, and what can be done."), .badge = {},
                       .href = entity->address() + "?state=failed&" + std::string(since) + ".from=" + iso(first), .verb = say.t("Look")});
}

}  // namespace

HomePart core_home(Transaction& tx) {
    HomePart home;
    // Who may do everything looks after the machine; what others may see of jobs are their own.
    if (!tx.actor().superuser) return home;
    add_failed(tx, "core.job", "ended_at", [](Say const& say, auto total) { return say.n("{count} job was given up this week", "{count} jobs were given up this week", total); }, home.waiting);
    add_failed(tx, "core.letter", "created_at", [](Say const& say, auto total) { return say.n("{count} letter could not be sent this week", "{count} letters could not be sent this week", total); }, home.waiting);
    return home;
}

}  // namespace ateneu
