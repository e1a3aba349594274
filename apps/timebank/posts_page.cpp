#include "apps/timebank/posts_page.h"

#include "apps/timebank/post_list.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

struct Words {
    char const *title, *nothing, *make;
    Part part;
    std::string_view below;
};
constexpr Words words_of[] = {{N_("Offers"), N_("No offers here"), N_("New offer"), Part::offers, "/offers"}, {N_("Requests"), N_("No requests here"), N_("New request"), Part::requests, "/requests"}};

PostWish wish_of(Call const& call, PostType type) {
    return {.type = type, .text = asked_text(call, "q"), .category = parse_integer(call.request.query["category"]).value_or(0), .tag = asked_text(call, "tag"), .page = page_number(call)};
}

std::string without(Call const& call, std::string_view name) {
    std::vector<std::pair<std::string, std::string>> kept;
    for (auto const& field : call.request.query.list())
        if (field.first != name && field.first != "page" && !field.second.empty()) kept.push_back(field);
    return call.request.path + (kept.empty() ? "" : "?" + http::to_query(kept));
}

Html bar(Call& call, PostWish const& wish, std::vector<Category> const& all) {
    auto const& say = call.say;
    ui::Field const category{.id = "category", .name = "category", .label = say.t(N_("Category")), .mark_optional = false};
    ui::Field const tag{.id = "tag", .name = "tag", .label = say.t(N_("Tag")), .mark_optional = false};
    std::vector<ui::Choice> choices;
    for (auto const& each : all) choices.push_back({std::to_string(each.id.value), name_in(each, say.tongue.code), each.id.value == wish.category});
    std::vector<ui::Chip> chips;
    if (auto const* chosen = category_in(all, wish.category)) chips.push_back({say.t(N_("Category")), name_in(*chosen, say.tongue.code), without(call, "category")});
    if (!wish.tag.empty()) chips.push_back({say.t(N_("Tag")), wish.tag, without(call, "tag")});
    auto const fields = ui::field(say, category, ui::select(category, choices, say.t(N_("All categories")))) + ui::field(say, tag, ui::input(tag, {.value = wish.tag}));
    return ui::filter_bar(say, {.id = "posts-filter", .list_id = "posts", .label = say.t(N_("Search")), .action = call.request.path, .search_label = say.t(N_("What are you looking for?")), .search_value = wish.text,
                                .set = chips, .fields = fields});
}

http::Response posts_page(Call& call, AtBank const& at, PostType type) {
    auto const& say = call.say;
    auto const& words = words_of[static_cast<std::size_t>(type)];
    auto const wish = wish_of(call, type);
    auto const found = posts_shown(call, at, wish);
    auto const all = categories(call.tx());
    auto const rows = found.lines.empty() ? ui::empty({.title = say.t(words.nothing), .text = say.t(N_("Search for something else, or look again another day."))})
                                          : ui::panel({.title = say.t(words.title), .flush = post_list(call, at, found.lines, all), .foot = list_pager(call, found.total, wish.per_page)});
    std::vector<Html> actions;
    if (at.is_active())
        actions.push_back(ui::link_button({.label = say.t(words.make), .icon = "plus-lg", .look = ui::Look::primary},
                                          at.address("/posts/new?type=") + std::string(post_types[static_cast<std::size_t>(type)].code)));
    auto const title = say.t(words.title);
    auto const main = bank_crumb(call, at) + ui::title_row({.title = title, .sub = at.bank.name, .actions = actions, .actions_stay = true}) + bank_tabs(call, at, words.part) +
                      ui::list_block("posts", bar(call, wish, all) + rows);
    return framed(call, title + " · " + at.bank.name, main);
}

}  // namespace

std::vector<AppRoute> posts_routes() {
    auto const list = [](PostType type) {
        return [type](Call& call) { return public_page_of(call, [&](AtBank const& at) { return posts_page(call, at, type); }); };
    };
    auto const visitors = AppRoute::For::visitors;
    return {{.method = "GET", .pattern = "/bank/{}/offers", .handler = list(PostType::offer), .whom = visitors, .asks = Asks::search},
            {.method = "GET", .pattern = "/bank/{}/requests", .handler = list(PostType::request), .whom = visitors, .asks = Asks::search}};
}

}  // namespace ateneu::timebank
