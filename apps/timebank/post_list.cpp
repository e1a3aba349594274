#include "apps/timebank/post_list.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/markup/markup.h"

namespace ateneu::timebank {

namespace {

/// FROM and WHERE of the posts that are wished for, on the alias `p`.
std::string wished_sql(Call& call, AtBank const& at, PostWish const& wish, Query& query) {
    auto sql = R"( FROM "timebank_post" p WHERE p."bank" = )" + query.bind(at.bank.id.value) + R"( AND p."type" = )" + query.bind(std::string(post_types[static_cast<std::size_t>(wish.type)].code));
    auto const today = query.bind(iso(bank_today(call, at.bank)));
    sql += " AND " + is_shown_sql("p", today);
    if (!wish.text.empty()) {
        auto const words = words_sql(query, wish.text, R"(p."search_text")", Where::beginning);
        sql += " AND " + (words.empty() ? std::string("FALSE") : words);
    }
    if (wish.category) sql += R"( AND p."category" = )" + query.bind(wish.category);
    if (!wish.tag.empty()) sql += " AND " + holds_sql(call.tx(), query, R"(p."tags")", wish.tag);
    if (wish.member) sql += R"( AND p."member" = )" + query.bind(wish.member->value);
    return sql;
}

PostLine line_of(db::Rows const& row) {
    return {.id = {row.integer(0)}, .title = std::string(row.text(1)), .description = std::string(row.text(2)), .category = row.integer(3), .tags = texts_of(row.text(4)), .is_group = row.boolean(5),
            .changed = parse_instant(row.text(6)).value_or(Instant{})};
}

}  // namespace

Date bank_today(Call const& call, Bank const& bank) { return local(call.now, bank.timezone.value).date; }

PostPage posts_shown(Call& call, AtBank const& at, PostWish const& wish) {
    PostPage page;
    Query count;
    count.text = "SELECT COUNT(*)";
    count.text += wished_sql(call, at, wish, count);
    if (auto const rows = count.run(call.tx().sql()); rows->next()) page.total = rows->integer(0);
    Query query;
    query.text = R"(SELECT p."id", p."title", p."description", p."category", p."tags", p."is_group", COALESCE(p."last_updated_at", p."created_at"))";
    query.text += wished_sql(call, at, wish, query);
    query.text += R"( ORDER BY COALESCE(p."last_updated_at", p."created_at") DESC, p."id" DESC LIMIT )" + query.bind(wish.per_page);
    query.text += " OFFSET " + query.bind((wish.page - 1) * wish.per_page);
    auto const rows = query.run(call.tx().sql());
    while (rows->next()) page.lines.push_back(line_of(*rows));
    return page;
}

std::vector<Category> categories(Transaction& tx) {
    std::vector<Category> all;
    auto const* const names = Category::entity().find("names");
    auto const rows = tx.sql().query(R"(SELECT "id", "name", "names", "icon" FROM "timebank_category" ORDER BY "place", "id")");
    while (rows->next()) {
        Category each{.id = {rows->integer(0)}, .name = std::string(rows->text(1)), .icon = std::string(rows->text(3))};
        if (auto const value = from_json(*names, rows->text(2)))
            if (auto const* translated = std::get_if<Translated>(&*value)) each.names = *translated;
        all.push_back(std::move(each));
    }
    return all;
}

Category const* category_in(std::vector<Category> const& all, std::int64_t id) {
    auto const found = std::find_if(all.begin(), all.end(), [&](Category const& each) { return each.id.value == id; });
    return found == all.end() ? nullptr : &*found;
}

Html tag_pills(std::vector<std::string> const& tags) {
    Html all;
    for (auto const& tag : tags) all += (all.empty() ? Html() : Html(" ")) + ui::pill({tag});
    return all;
}

Html post_list(Call& call, AtBank const& at, std::vector<PostLine> const& lines, std::vector<Category> const& all) {
    std::vector<ui::QueueItem> items;
    for (auto const& line : lines) {
        auto const* const category = category_in(all, line.category);
        std::vector<std::string> parts;
        if (category) parts.push_back(name_in(*category, call.say.tongue.code));
        if (!line.tags.empty()) parts.push_back(join(line.tags, ", "));
        if (auto const text = markup::excerpt(line.description, 120); !text.empty()) parts.push_back(text);
        ui::QueueItem item{.icon = category && !category->icon.empty() ? category->icon : "tags", .tint = category ? ui::tint_of(category->id.value) : 1, .title = line.title,
                           .href = at.address("/posts/" + std::to_string(line.id.value)), .detail = join(parts, " · ")};
        if (line.is_group) item.state = ui::Pill{call.say.t(N_("For a group")), ui::Tone::info, "people"};
        items.push_back(std::move(item));
    }
    return ui::queue(items);
}

Html newest_offers(Call& call, AtBank const& at) {
    auto const& say = call.say;
    auto const page = posts_shown(call, at, {.type = PostType::offer, .per_page = 5});
    if (page.lines.empty()) return ui::panel({.title = say.t(N_("Offers")), .body = element("p", {{"class", "muted"}}, say.t(N_("Nobody offers anything at the moment.")))});
    auto const more = ui::link_button({.label = say.n("{count} offer", "All {count} offers", page.total), .look = ui::Look::text}, at.address("/offers"));
    return ui::panel({.title = say.t(N_("Newest offers")), .flush = post_list(call, at, page.lines, categories(call.tx())), .end = more});
}

}  // namespace ateneu::timebank
