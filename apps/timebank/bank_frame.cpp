#include "apps/timebank/bank_frame.h"

#include <algorithm>

#include "apps/timebank/member_picture.h"
#include "apps/timebank/words.h"
#include "core/access/actor.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/search/words.h"
#include "domain/people/sign_up_page.h"

namespace ateneu::timebank {

namespace {

std::optional<AtBank> bank_of(Call& call) {
    auto bank = call.tx().read(Id<Bank>{place(call, 0)});
    if (!bank) return {};
    auto const seat = own_seat(call.tx(), bank->id);
    return AtBank{std::move(*bank), seat};
}

bool shows_itself(Call const& call, AtBank const& at) { return at.bank.is_open || at.seat || call.actor.may(Bank::entity(), Action::change); }

/// Visitors have no menus: their way in stands below.
http::Response visitors_page(Call& call, std::string const& title, Html const& main, int status) {
    auto const& say = call.say;
    ui::PublicPage const frame{.document = {.say = say, .title = title, .theme = call.actor.theme}, .organisation = call.site.settings().organisation, .languages = language_links(call.request)};
    auto const here = call.request.path + (call.request.raw_query.empty() ? "" : "?" + call.request.raw_query);
    auto links = ui::link_button({.label = say.t(N_("Time banks")), .icon = "hourglass-split"}, "/banks") + Html(" ") + ui::link_button({.label = say.t(N_("Log in"))}, "/login?" + http::to_query({{"next", here}}));
    if (auto const sign_up = people::sign_up_address(call, here); !sign_up.empty()) links += Html(" ") + ui::link_button({.label = say.t(N_("Make yourself an account"))}, sign_up);
    auto const ways = element("p", {{"class", "mt-3"}}, links);
    http::Response answer;
    answer.status = status;
    answer.body = ui::public_page(frame, main + ways).string();
    return answer;
}

}  // namespace

http::Response public_page_of(Call& call, std::function<http::Response(AtBank const&)> const& page) {
    auto const at = bank_of(call);
    return at && shows_itself(call, *at) ? page(*at) : call.site.error(call, 404);
}

http::Response members_page_of(Call& call, std::function<http::Response(AtBank const&)> const& page) {
    auto const at = bank_of(call);
    if (!at || !at->seat) return call.site.error(call, 404);
    return at->is_active() ? page(*at) : not_active(call, *at);
}

http::Response not_active(Call& call, AtBank const& at) {
    auto const& bank = at.bank;
    auto const contact = bank.email.value.empty() ? bank.phone : bank.phone.empty() ? bank.email.value : bank.email.value + ", " + bank.phone;
    auto const said = contact.empty() ? Message{N_("Your membership of {bank} isn't active. Ask the bank."), {{"bank", bank.name}}} : Message{N_("Your membership of {bank} isn't active. Ask the bank: {contact}"), {{"bank", bank.name}, {"contact", contact}}};
    return redirect_saying(call, "/banks", call.say.t(said));
}

http::Response framed(Call& call, std::string const& title, Html const& main, int status) {
    auto const whole = main + bank_foot(call);
    if (!call.actor.inside) return visitors_page(call, title, whole, status);
    // The list of all banks has a line of its own in the menu.
    auto const* const current = call.request.path == "/banks" ? nullptr : &Bank::entity();
    return page(call, {.title = title, .current = current, .app = "timebank", .status = status}, whole);
}

Html bank_tabs(Call& call, AtBank const& at, Part current) {
    auto const& say = call.say;
    std::vector<ui::Tab> tabs{{say.t(N_("The bank")), at.address(), "", current == Part::bank}};
    if (at.is_active()) tabs.push_back({say.t(N_("Members")), at.address("/members"), "", current == Part::members});
    tabs.push_back({say.t(N_("Offers")), at.address("/offers"), "", current == Part::offers});
    tabs.push_back({say.t(N_("Requests")), at.address("/requests"), "", current == Part::requests});
    tabs.push_back({say.t(N_("Tags")), at.address("/tags"), "", current == Part::tags});
    if (at.is_active()) tabs.push_back({say.t(N_("My statement")), at.address("/statement"), "", current == Part::statement});
    return ui::tabs(say, at.bank.name, tabs);
}

Html bank_crumb(Call& call, AtBank const& at, std::vector<ui::Link> const& more) {
    std::vector<ui::Link> parents{{call.say.t(N_("Time banks")), "/banks"}, {at.bank.name, at.address()}};
    parents.insert(parents.end(), more.begin(), more.end());
    return ui::breadcrumb(call.say, {parents});
}

Html contact_link(std::string const& scheme, std::string const& address) {
    return address.empty() ? Html() : element("a", {{"href", scheme + address}}, address);
}

std::string asked_text(Call const& call, std::string_view name) {
    auto const text = call.request.query[name];
    return is_text(text, 1000) ? trimmed(text) : std::string();
}

std::int64_t page_number(Call const& call) { return std::clamp<std::int64_t>(parse_integer(call.request.query["page"]).value_or(1), 1, 1'000'000); }

std::string address_with(Call const& call, std::string_view name, std::string const& value) {
    std::vector<std::pair<std::string, std::string>> kept;
    for (auto const& [key, held] : call.request.query.list())
        if (key != name && key != "page" && !held.empty()) kept.emplace_back(key, held);
    if (!value.empty()) kept.emplace_back(name, value);
    return call.request.path + (kept.empty() ? "" : "?" + http::to_query(kept));
}

Html list_pager(Call& call, std::int64_t total, std::int64_t per_page) {
    if (total <= per_page && page_number(call) == 1) return {};
    auto const pages = std::max<std::int64_t>(1, (total + per_page - 1) / per_page);
    ui::Pager pager{.range = call.say.t({N_("{count} in all"), {{"count", number_text(call.say, total)}}}), .page = page_number(call), .pages = pages, .has_next = page_number(call) < pages};
    pager.href = [&call](long long number) { return address_with(call, "page", number > 1 ? std::to_string(number) : ""); };
    return ui::pager(call.say, pager);
}

std::int64_t place(Call const& call, std::size_t index) {
    return index < call.request.places.size() ? parse_integer(call.request.places[index]).value_or(0) : 0;
}

std::string word_sql(Query& query, std::string const& folded_word, std::string_view column, Where where) {
    // Folded text holds only letters, digits and spaces: nothing to escape in a pattern.
    auto const begin = where == Where::beginning ? "% " : "%";
    return "(' ' || " + std::string(column) + ") LIKE " + query.bind(begin + folded_word + "%");
}

std::string words_sql(Query& query, std::string_view text, std::string_view column, Where where) {
    std::string all;
    for (auto const& word : search_words(text)) all += (all.empty() ? "" : " AND ") + word_sql(query, word, column, where);
    return all;
}

std::string holds_sql(Transaction& tx, Query& query, std::string_view column, std::string const& item) {
    auto const items = tx.sql().sqlite() ? "SELECT CAST(value AS TEXT) FROM json_each(" + std::string(column) + ")" : "SELECT json_array_elements_text(" + std::string(column) + "::json)";
    return query.bind(item) + " IN (" + items + ")";
}

std::string name_sql(std::string_view person) {
    return "TRIM(" + quoted(person, "personal") + " || ' ' || " + quoted(person, "family") + ")";
}

std::vector<std::string> texts_of(std::string_view stored) {
    auto const* const field = Member::entity().find("tags");
    auto value = from_json(*field, stored);
    auto* const texts = value ? std::get_if<Texts>(&*value) : nullptr;
    return texts ? std::move(*texts) : Texts{};
}

}  // namespace ateneu::timebank
