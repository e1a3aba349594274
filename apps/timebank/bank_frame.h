#pragma once
#include <functional>
#include <optional>
#include <string>

#include "apps/timebank/seat.h"
#include "core/entity/query.h"
#include "core/html/components.h"
#include "core/site/site.h"

// What the pages of one bank share: which bank an address names, who looks at it, and the frame around.

namespace ateneu::timebank {

/// The bank of an address, and what whoever asks is in it.
struct AtBank {
    Bank bank;
    std::optional<Seat> seat;
    bool is_active() const { return seat && seat->is_active; }
    bool is_admin() const { return seat && seat->is_admin; }
    /// Whether balances and statements of others are theirs to see (`Bank::balances_seen`).
    bool sees_balances() const { return is_admin() || (is_active() && bank.balances_seen == BalancesSeen::members); }
    /// "/bank/3/members".
    std::string address(std::string const& below = {}) const { return "/bank/" + std::to_string(bank.id.value) + below; }
};

/// A page that everybody may open: a bank that shows itself to visitors, or whoever belongs to it. 404 otherwise.
http::Response public_page_of(Call& call, std::function<http::Response(AtBank const&)> const& page);
/// A page for active members of the bank alone (TB-R17, TB-R44): who is inactive is led to the banks and told so, for
/// everybody else nothing is here.
http::Response members_page_of(Call& call, std::function<http::Response(AtBank const&)> const& page);
/// To the banks, with whom an inactive member asks (TB-R44).
http::Response not_active(Call& call, AtBank const& at);

/// With the menus for who is logged in, and without them for visitors.
http::Response framed(Call& call, std::string const& title, Html const& main, int status = 200);
/// The bank's parts, with the one that is open.
enum class Part { bank, members, offers, requests, tags, statement, none };
Html bank_tabs(Call& call, AtBank const& at, Part current);
/// "Nord" above a page below the bank's own.
Html bank_crumb(Call& call, AtBank const& at, std::vector<ui::Link> const& more = {});

/// "mailto:" or "tel:" with what stands behind it; nothing where nothing does.
Html contact_link(std::string const& scheme, std::string const& address);

/// What the query says, without white space around it; "" where it is no text.
std::string asked_text(Call const& call, std::string_view name);
/// A number in the query, 1 at least: which page of a list.
std::int64_t page_number(Call const& call);
/// This page's address with one parameter set otherwise ("" takes it away), and from the first page on.
std::string address_with(Call const& call, std::string_view name, std::string const& value);
/// The pager of a list of `total` rows at this address; the query's other fields stay.
Html list_pager(Call& call, std::int64_t total, std::int64_t per_page);
/// The number of an address's place, 0 where it is none.
std::int64_t place(Call const& call, std::size_t index);

/// Where the words of a search may stand in a folded column: at the beginning of words (TB-R56, TB-R63), or anywhere (TB-R62).
enum class Where : std::uint8_t { beginning, anywhere };
std::string word_sql(Query& query, std::string const& folded_word, std::string_view column, Where where);
/// All words of `text` in one column; "" where it holds none.
std::string words_sql(Query& query, std::string_view text, std::string_view column, Where where);
/// Whether a stored list of texts holds this one exactly.
std::string holds_sql(Transaction& tx, Query& query, std::string_view column, std::string const& item);
/// "Ana Vidal", of the alias of a person.
std::string name_sql(std::string_view person);
/// The texts of a stored list.
std::vector<std::string> texts_of(std::string_view stored);

}  // namespace ateneu::timebank
