#include "core/pages/duplicates_page.h"

#include "core/base/text.h"
#include "core/html/form.h"
#include "core/html/list.h"
#include "core/pages/merge_page.h"
#include "core/store/duplicates.h"

namespace ateneu::pages {

namespace {

constexpr int pairs_a_page = 25;

std::string name_of(std::string const& title, std::int64_t id) { return title.empty() ? "#" + std::to_string(id) : title; }

Html pair_table(Call& call, Entity const& entity, AlikeKey const& key, std::vector<LikelyPair> const& pairs) {
    auto const& say = call.say;
    ui::Table table{.caption = say.t(key.why), .columns = {{.label = say.t(N_("One record"))}, {.label = say.t(N_("The other record"))}, {.label = say.t(N_("What to do")), .full_on_phones = true}}, .rows = {}};
    auto const record = [&](std::int64_t id, std::string const& title) {
        return Html{element("a", {{"href", entity.address(id)}}, name_of(title, id)), " ", element("span", {{"class", "muted small"}}, "#" + std::to_string(id))};
    };
    for (auto const& pair : pairs) {
        auto const both = name_of(pair.left_title, pair.left) + ", " + name_of(pair.right_title, pair.right);
        auto deeds = ui::link_button({.label = say.t(N_("Compare"))}, merge_address(entity, pair.left, pair.right));
        if (call.actor.may_some(entity, Action::change))
            deeds += ui::deed_button({.label = say.t(N_("Not a duplicate"))}, {duplicates_address(entity), call.csrf, {{"left", std::to_string(pair.left)}, {"right", std::to_string(pair.right)}, {"back", call.request.path + "?" + call.request.raw_query}}});
        table.rows.push_back({.cells = {record(pair.left, pair.left_title), record(pair.right, pair.right_title), element("div", {{"class", "cluster"}, {"role", "group"}, {"aria-label", both}}, deeds)}});
    }
    return ui::data_table(say, table);
}

http::Response duplicates_page(Call& call, Entity const& entity) {
    if (!call.actor.sees_some(entity)) return call.site.error(call, 403);
    auto const& say = call.say;
    auto const& asked = call.request.query;
    auto const keys = alike_keys(entity);
    auto const title = say.t({N_("Possible duplicates: {records}"), {{"records", lower_first(say.t(entity.plural_label))}}});
    auto main = ui::breadcrumb(say, {{{say.t(entity.plural_label), entity.address()}}}) + ui::title_row({.title = title});
    if (keys.empty()) {
        main += ui::empty({.title = say.t(N_("Nothing to compare by")), .text = say.t(N_("Records of this kind have no name or e-mail by which to find duplicates.")), .actions = {}});
        return page(call, {.title = title, .current = &entity}, main);
    }
    auto const number = parse_integer(asked["by"]).value_or(0);
    auto const chosen = number >= 0 && number < std::ssize(keys) ? static_cast<std::size_t>(number) : 0;
    std::vector<ui::Tab> tabs;
    for (std::size_t i = 0; i < keys.size(); ++i) tabs.push_back({.label = say.t(keys[i].why), .href = duplicates_address(entity) + "?by=" + std::to_string(i), .current = i == chosen});
    auto const pairs = likely_pairs(call.tx(), entity, keys[chosen], pairs_a_page, {parse_integer(asked["left"]).value_or(0), parse_integer(asked["right"]).value_or(0)});
    main += ui::tabs(say, say.t(N_("Alike in what")), tabs);
    if (pairs.empty()) main += ui::empty({.title = say.t(N_("No duplicates here")), .text = say.t(N_("Pairs that you called different are not shown again.")), .actions = {}});
    else main += ui::panel({.title = say.t(keys[chosen].why), .flush = pair_table(call, entity, keys[chosen], pairs)});
    if (std::ssize(pairs) == pairs_a_page)
        main += ui::link_button({.label = say.t(N_("Next ones"))}, duplicates_address(entity) + "?" + http::to_query({{"by", std::to_string(chosen)}, {"left", std::to_string(pairs.back().left)}, {"right", std::to_string(pairs.back().right)}}));
    return page(call, {.title = title, .current = &entity}, main);
}

http::Response call_apart(Call& call, Entity const& entity) {
    auto const& form = call.request.form;
    auto const written = call_different(call.tx(), entity, parse_integer(form["left"]).value_or(0), parse_integer(form["right"]).value_or(0));
    if (written.outcome == Written::Outcome::gone) return call.site.error(call, 404);
    if (!written) return refusal_page(call, written.refusal);
    return redirect_saying(call, safe_next(form["back"], duplicates_address(entity)), call.say.t(N_("Remembered: they are different")), call.tx().change_set());
}

}  // namespace

std::string duplicates_address(Entity const& entity) { return entity.address() + "/duplicates"; }

Html duplicates_notice(Call& call, Entity const& entity, std::int64_t id) {
    constexpr int most = 3;
    if (!may_merge(call.actor, entity)) return {};
    auto const same = likely_the_same(call.tx(), entity, id, most);
    if (same.empty()) return {};
    Html others;
    for (auto const& pair : same) others += (others.empty() ? Html() : Html(", ")) + element("a", {{"href", merge_address(entity, id, pair.right)}}, name_of(pair.right_title, pair.right) + " #" + std::to_string(pair.right));
    return ui::notice({.text = ui::sentence(call.say.t(N_("There may be a second record of the same: {others}")), {{"others", others}})});
}

void add_duplicates_routes(Site const& site, http::Router& router, Entity const& entity) {
    site.add(router, {.method = "GET", .pattern = duplicates_address(entity), .handler = [&entity](Call& call) { return duplicates_page(call, entity); }}, Site::Door::page);
    site.add(router, {.method = "POST", .pattern = duplicates_address(entity), .handler = [&entity](Call& call) { return call_apart(call, entity); }}, Site::Door::page);
}

}  // namespace ateneu::pages
