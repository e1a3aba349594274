#include "apps/timebank/banks_page.h"

#include "apps/timebank/bank_frame.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

constexpr std::int64_t per_page = 25;

struct Line {
    std::int64_t id = 0, members = 0;
    std::string name, place;
    bool is_open = false, is_highlighted = false, is_member = false, is_active = false, is_pending = false;
};

/// The banks that whoever asks belongs to or has applied to, and those of the search.
enum class Whose : std::uint8_t { own, others };
std::string from_sql(Call& call, Whose whose, std::string const& text, Query& query) {
    auto const me = query.bind(call.actor.person);
    std::string sql = R"(
        FROM "timebank_bank" b
        LEFT JOIN "timebank_member" m ON m."bank" = b."id" AND m."person" = )" + me + R"(
        LEFT JOIN "timebank_petition" p ON p."bank" = b."id" AND p."person" = )" + me + R"( AND p."state" = 'pending'
        WHERE )";
    sql += whose == Whose::own ? R"((m."id" IS NOT NULL OR p."id" IS NOT NULL))" : R"(m."id" IS NULL AND p."id" IS NULL AND b."is_open")";
    if (text.empty()) return sql;
    auto const words = words_sql(query, text, R"(b."search_text")", Where::beginning);
    return sql + " AND " + (words.empty() ? std::string("FALSE") : words);
}

std::vector<Line> lines(Call& call, Whose whose, std::string const& text, std::int64_t page) {
    Query query;
    query.text = R"(
        SELECT b."id", b."name", b."city", b."neighbourhood", b."is_open", b."is_highlighted", m."id" IS NOT NULL, COALESCE(m."is_active", FALSE), p."id" IS NOT NULL,
               (SELECT COUNT(*) FROM "timebank_member" c WHERE c."bank" = b."id" AND c."is_active" AND c."person" IS NOT NULL))";
    query.text += from_sql(call, whose, text, query);
    query.text += R"( ORDER BY b."is_highlighted" DESC, b."name_key", b."id")";
    if (whose == Whose::others) query.text += " LIMIT " + query.bind(per_page) + " OFFSET " + query.bind((page - 1) * per_page);
    std::vector<Line> all;
    auto const row = query.run(call.tx().sql());
    while (row->next()) {
        std::vector<std::string> places{std::string(row->text(3)), std::string(row->text(2))};
        std::erase(places, "");
        all.push_back({.id = row->integer(0), .members = row->integer(9), .name = std::string(row->text(1)), .place = join(places, ", "), .is_open = row->boolean(4), .is_highlighted = row->boolean(5),
                       .is_member = row->boolean(6), .is_active = row->boolean(7), .is_pending = row->boolean(8)});
    }
    return all;
}

std::int64_t count_others(Call& call, std::string const& text) {
    Query query;
    query.text = "SELECT COUNT(*)";
    query.text += from_sql(call, Whose::others, text, query);
    auto const rows = query.run(call.tx().sql());
    return rows->next() ? rows->integer(0) : 0;
}

/// TB-R51: one thing to do, or what somebody is there.
Html standing_cell(Call& call, Line const& line) {
    auto const& say = call.say;
    auto const address = "/bank/" + std::to_string(line.id);
    if (line.is_active) return ui::pill({say.t(N_("Member")), ui::Tone::ok, "check2"});
    if (line.is_member) return ui::pill({say.t(N_("Not active")), ui::Tone::warn, "lock"});
    if (line.is_pending) return ui::pill({say.t(N_("Waits for an answer")), ui::Tone::info, "clock-history"});
    if (!line.is_open || !call.actor.inside) return {};
    return ui::link_button({.label = say.t(N_("Apply"))}, address + "#apply");
}

Html table(Call& call, std::vector<Line> const& all, std::string const& caption) {
    auto const& say = call.say;
    ui::Table table{.caption = caption, .columns = {{.label = say.t(N_("Time bank"))}, {.label = say.t(N_("Where"))}, {.label = say.t(N_("Members")), .numeric = true}, {.label = say.t(N_("You")), .unlabelled_on_phones = true}}};
    for (auto const& line : all) {
        auto name = element("a", {{"href", "/bank/" + std::to_string(line.id)}}, line.name);
        if (line.is_highlighted) name += Html(" ") + ui::pill({say.t(N_("Recommended")), ui::Tone::primary});
        table.rows.push_back({.cells = {name, line.place, number_text(say, line.members), standing_cell(call, line)}});
    }
    return ui::data_table(say, table);
}

http::Response banks_page(Call& call) {
    auto const& say = call.say;
    auto const text = asked_text(call, "q");
    auto const page = page_number(call);
    auto const own = call.actor.person && page == 1 ? lines(call, Whose::own, text, 1) : std::vector<Line>{};
    auto const others = lines(call, Whose::others, text, page);
    auto const bar = ui::filter_bar(say, {.id = "banks-filter", .list_id = "banks", .label = say.t(N_("Search")), .action = "/banks", .search_label = say.t(N_("Name, city or neighbourhood")), .search_value = text});
    Html found;
    if (!own.empty()) found += ui::panel({.title = say.t(N_("Your time banks")), .flush = table(call, own, say.t(N_("Your time banks")))});
    if (!others.empty())
        found += ui::panel({.title = own.empty() ? say.t(N_("Time banks")) : say.t(N_("Other time banks")), .flush = table(call, others, say.t(N_("Time banks"))), .foot = list_pager(call, count_others(call, text), per_page)});
    if (own.empty() && others.empty()) found = ui::empty({.title = say.t(N_("No time bank found")), .text = say.t(N_("Search for another name or town."))});
    auto const title = say.t(N_("Find a time bank"));
    return framed(call, title, ui::title_row({.title = title, .sub = say.t(N_("Neighbours who give each other time: one hour is one hour."))}) + ui::list_block("banks", bar + ui::stack({found})));
}

}  // namespace

std::vector<AppRoute> banks_routes() {
    return {{.method = "GET", .pattern = "/banks", .handler = banks_page, .whom = AppRoute::For::visitors, .asks = Asks::search}};
}

}  // namespace ateneu::timebank
