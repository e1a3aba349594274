#include "apps/timebank/member_page.h"

#include "apps/timebank/member_picture.h"
#include "apps/timebank/post_list.h"
#include "apps/timebank/statement_table.h"
#include "apps/timebank/time_requests_page.h"
#include "apps/timebank/time_text.h"
#include "core/base/text.h"
#include "core/markup/markup.h"
#include "core/site/origin.h"
#include "domain/people/person.h"
#include "domain/people/portrait.h"
#include "domain/people/qr.h"

namespace ateneu::timebank {

namespace {

constexpr std::int64_t statement_lines = 10, most_posts = 100;

struct Profile {
    Id<Member> id;
    int uid = 0;
    bool is_active = false, is_admin = false;
    Date entry_date;
    std::vector<std::string> tags;
    Id<ledger::Account> account;
    Duration balance;
    std::int64_t person = 0;
    std::string name, email, phone, alt_phone, postcode, about;
    std::int64_t portrait = 0;
    std::optional<Instant> last_login = {};
};
/// Nobody for numbers that were never given and for who has left.
std::optional<Profile> profile_of(Transaction& tx, Id<Bank> bank, std::int64_t uid) {
    Query query;
    query.text = R"(
        SELECT m."id", m."uid", m."is_active", m."is_admin", m."entry_date", m."tags", m."account", a."balance", p."id", )" + name_sql("p") + R"(,
               COALESCE(p."email", ''), p."phone", p."alt_phone", p."postcode", p."about", login."last_login", )" + people::picture_sql(people::Person::entity(), R"(p."id")", people::portrait_name) + R"(
        FROM "timebank_member" m
        JOIN "people_person" p ON p."id" = m."person"
        JOIN "ledger_account" a ON a."id" = m."account"
        LEFT JOIN "people_login" login ON login."person" = p."id"
        WHERE m."bank" = )" + query.bind(bank.value) + R"( AND m."uid" = )" + query.bind(uid);
    auto const row = query.run(tx.sql());
    if (!row->next()) return {};
    Profile profile{.id = {row->integer(0)}, .uid = static_cast<int>(row->integer(1)), .is_active = row->boolean(2), .is_admin = row->boolean(3), .entry_date = parse_date(row->text(4)).value_or(Date{}),
                   .tags = texts_of(row->text(5)), .account = {row->integer(6)}, .balance = {row->integer(7)}, .person = row->integer(8), .name = std::string(row->text(9)), .email = std::string(row->text(10)),
                   .phone = std::string(row->text(11)), .alt_phone = std::string(row->text(12)), .postcode = std::string(row->text(13)), .about = std::string(row->text(14))};
    profile.portrait = row->integer(16);
    if (!row->is_null(15)) profile.last_login = parse_instant(row->text(15));
    return profile;
}

std::string pay_address(AtBank const& at, Profile const& who) { return at.address("/pay?to=" + std::to_string(who.uid)); }

Html about_panel(Call& call, AtBank const& at, Profile const& who) {
    auto const& say = call.say;
    Html tags;
    for (auto const& tag : who.tags)
        tags += (tags.empty() ? Html() : Html(" ")) + element("a", {{"class", "pill"}, {"href", at.address("/members?" + http::to_query({{"tag", tag}}))}}, tag);
    auto const facts = ui::facts({{say.t(N_("Phone")), contact_link("tel:", who.phone)}, {say.t(N_("Second phone")), contact_link("tel:", who.alt_phone)}, {say.t(N_("E-mail")), contact_link("mailto:", who.email)},
                                  {say.t(N_("Postcode")), who.postcode}, {say.t(N_("Can do, likes")), tags, true}});
    auto const about = who.about.empty() ? Html() : element("div", {{"class", "md mb-3"}}, markup::render(who.about));
    return ui::panel({.title = say.t(N_("About")), .body = about + facts});
}

Html posts_panel(Call& call, AtBank const& at, Profile const& who, PostType type, bool is_own) {
    auto const& say = call.say;
    auto const page = posts_shown(call, at, {.type = type, .member = who.id, .per_page = most_posts});
    bool const is_offer = type == PostType::offer;
    auto const add = is_own && at.is_active() ? ui::link_button({.label = say.t(is_offer ? N_("New offer") : N_("New request")), .icon = "plus-lg", .look = ui::Look::text},
                                              at.address("/posts/new?type=") + (is_offer ? "offer" : "request"))
                            : Html();
    auto const title = say.t(is_offer ? N_("Offers") : N_("Requests"));
    if (page.lines.empty()) return is_own ? ui::panel({.title = title, .body = element("p", {{"class", "muted"}}, say.t(N_("Nothing yet."))), .end = add}) : Html();
    auto const all = categories(call.tx());
    ui::Table table{.caption = title, .columns = {{.label = say.t(N_("Title"))}, {.label = say.t(N_("Category"))}}};
    bool const pays = is_offer && !is_own;
    if (pays) table.columns.push_back({.label = "", .unlabelled_on_phones = true});
    for (auto const& line : page.lines) {
        auto const* const category = category_in(all, line.category);
        ui::Row row{.cells = {element("a", {{"href", at.address("/posts/" + std::to_string(line.id.value))}}, line.title), category ? Html(name_in(*category, say.tongue.code)) : Html()}};
        if (pays) row.cells.push_back(ui::link_button({.label = say.t(N_("Give time")), .icon = "arrow-left-right"}, pay_address(at, who) + "&post=" + std::to_string(line.id.value)));
        table.rows.push_back(std::move(row));
    }
    return ui::panel({.title = title, .flush = ui::data_table(say, table), .end = add});
}

/// Time that came to the account and went from it between people (#655): what was taken back, and what opened or closed
/// the account, is neither.
struct Totals {
    std::int64_t received = 0, given = 0;
};
Totals totals_of(Transaction& tx, Id<Member> member) {
    auto const rows = tx.sql().query(R"(
        SELECT CAST(COALESCE(SUM(CASE WHEN "to" = $1 THEN "amount" ELSE 0 END), 0) AS bigint), CAST(COALESCE(SUM(CASE WHEN "from" = $1 THEN "amount" ELSE 0 END), 0) AS bigint)
        FROM "timebank_exchange"
        WHERE ("to" = $1 OR "from" = $1) AND "kind" NOT IN ('opening', 'closing', 'reversal') AND "reversed_by" IS NULL)", {member.value});
    return rows->next() ? Totals{rows->integer(0), rows->integer(1)} : Totals{};
}

Html account_panel(Call& call, Profile const& who, bool sees_balance) {
    auto const& say = call.say;
    auto const totals = sees_balance ? totals_of(call.tx(), who.id) : Totals{};
    return ui::panel({.title = say.t(N_("Account")), .body = ui::fact_rows({{say.t(N_("Number")), std::to_string(who.uid)},
                                                                           {say.t(N_("Registered")), date_html(call.reader(), who.entry_date)},
                                                                           {say.t(N_("Balance")), sees_balance ? time_html(who.balance) : Html()},
                                                                           {say.t(N_("Time received")), sees_balance ? Html(time_text({totals.received})) : Html()},
                                                                           {say.t(N_("Time given")), sees_balance ? Html(time_text({totals.given})) : Html()},
                                                                           {say.t(N_("Active")), who.last_login ? ago_html(call.reader(), *who.last_login) : Html(say.t(N_("Not yet")))}})});
}

/// For the neighbour who stands there with a telephone.
Html code_panel(Call& call, AtBank const& at, Profile const& who) {
    auto const& say = call.say;
    auto const origin = origin_of(call);
    if (origin.empty()) return {};
    auto const address = origin + pay_address(at, who);
    return ui::panel({.title = say.t(N_("Be given time")), .body = people::qr_code(address, say.t(N_("A picture for the telephone. The address below it says the same."))) +
                                                                element("p", {{"class", "small mt-2 mb-0 text-break"}}, element("a", {{"href", pay_address(at, who)}}, address))});
}

http::Response member_page(Call& call, AtBank const& at, Profile const& who) {
    auto const& say = call.say;
    bool const is_own = who.id == at.seat->member, sees_balance = is_own || at.sees_balances();
    std::vector<ui::Pill> pills;
    if (who.is_admin) pills.push_back({say.t(N_("Administrator")), ui::Tone::violet, "shield-check"});
    if (!who.is_active) pills.push_back({say.t(N_("Not active")), ui::Tone::warn, "lock"});
    std::vector<Html> actions;
    if (is_own) actions.push_back(ui::link_button({.label = say.t(N_("Edit profile")), .icon = "pencil", .edits = true}, "/account/profile"));
    if (is_own) actions.push_back(ui::link_button({.label = say.t(N_("E-mails")), .icon = "envelope"}, "/banks/mails"));
    if (is_own && at.is_active()) actions.push_back(ui::link_button({.label = say.t(N_("Edit tags")), .icon = "tags"}, at.address("/my-tags")));
    if (is_own) actions.push_back(ui::link_button({.label = say.t(N_("Your picture")), .icon = "person-circle"}, "/account/portrait"));
    if (at.is_admin()) actions.push_back(ui::link_button({.label = say.t(N_("Edit in the office")), .icon = "house"}, at.address("/office/members/" + std::to_string(who.id.value) + "/edit")));
    if (!is_own && who.is_active) actions.push_back(ui::link_button({.label = say.t(N_("Ask for time")), .icon = "question-circle"}, ask_address(at, who.uid)));
    if (is_own) actions.push_back(ui::link_button({.label = say.t(N_("Time asked for")), .icon = "question-circle"}, at.address("/time-requests")));
    if (!is_own && who.is_active) actions.push_back(ui::link_button({.label = say.t(N_("Give time")), .icon = "arrow-left-right", .look = ui::Look::primary}, pay_address(at, who)));
    std::vector<Html> content;
    if (is_own && !at.is_active())
        content.push_back(ui::notice({.text = Html(say.t(N_("Your membership isn't active. Ask the bank."))) + Html(" ") + contact_link("mailto:", at.bank.email.value) + Html(" ") + contact_link("tel:", at.bank.phone), .tone = ui::Tone::warn}));
    if (auto asked = is_own ? asked_notice(call, at) : Html(); !asked.empty()) content.push_back(std::move(asked));
    content.push_back(about_panel(call, at, who));
    for (auto const type : {PostType::offer, PostType::request})
        if (auto posts = posts_panel(call, at, who, type, is_own); !posts.empty()) content.push_back(std::move(posts));
    if (sees_balance) {
        auto const page = statement_page(call, at, who.account, page_number(call), statement_lines);
        content.push_back(ui::panel({.title = say.t(N_("Statement")), .flush = statement_table(call, at, page), .foot = list_pager(call, page.total, statement_lines)}));
    }
    std::vector<Html> end{account_panel(call, who, sees_balance)};
    if (is_own && at.is_active()) end.push_back(code_panel(call, at, who));
    auto const main = bank_crumb(call, at, {{say.t(N_("Members")), at.address("/members")}}) +
                      ui::title_row({.title = who.name, .avatar = member_picture(at.bank.id, who.uid, who.person, who.portrait, "avatar-l"), .pills = pills, .sub = say.t({N_("Member {number}"), {{"number", std::to_string(who.uid)}}}), .actions = actions}) +
                      ui::columns(content, say.t(N_("Account")), end);
    return framed(call, who.name + " · " + at.bank.name, main);
}

http::Response show_member(Call& call) {
    return public_page_of(call, [&](AtBank const& at) {
        if (!at.seat) return call.site.error(call, 404);
        auto const who = profile_of(call.tx(), at.bank.id, place(call, 1));
        // TB-R44: who is inactive is there for administrators, and for themselves.
        bool const is_own = who && who->id == at.seat->member;
        if (!at.is_active() && !is_own) return not_active(call, at);
        return who && (who->is_active || at.is_admin() || is_own) ? member_page(call, at, *who) : call.site.error(call, 404);
    });
}

}  // namespace

std::vector<AppRoute> member_page_routes() { return {{.method = "GET", .pattern = "/bank/{}/members/{}", .handler = show_member}}; }

}  // namespace ateneu::timebank
