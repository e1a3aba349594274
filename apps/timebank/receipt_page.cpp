#include "apps/timebank/exchange.h"
#include "apps/timebank/party.h"
#include "apps/timebank/pay_page.h"
#include "apps/timebank/post_list.h"
#include "apps/timebank/time_text.h"

namespace ateneu::timebank {

namespace {

struct Sides {
    Party from, to;
};
Sides sides_of(Transaction& tx, Exchange const& exchange) {
    std::string query = "SELECT ";
    query.append(party_columns).append(R"( FROM "timebank_exchange" e)").append(party_joins).append(R"( WHERE e."id" = $1)");
    auto const row = tx.sql().query(query, {exchange.id.value});
    must(row->next(), "a payment that isn't there");
    return {party_at(*row, 0), party_at(*row, 5)};
}

http::Response receipt(Call& call, AtBank const& at, Exchange const& exchange) {
    auto const& say = call.say;
    auto const post = exchange.post ? call.tx().read(*exchange.post) : std::nullopt;
    auto const sides = sides_of(call.tx(), exchange);
    bool const gave = exchange.from == std::optional(at.seat->member);
    auto const title = say.t(gave ? N_("Time given") : N_("Payment of time"));
    auto const facts = ui::facts({{say.t(N_("Time")), element("strong", {{"class", "tnum"}}, time_text(exchange.amount))},
                                  {say.t(N_("From")), party_text(say, sides.from, at.bank, PartyFor::sides)},
                                  {say.t(N_("To")), party_text(say, sides.to, at.bank, PartyFor::sides)},
                                  {say.t(N_("What for")), post ? Html(post->title) : Html()},
                                  {say.t(N_("Comment")), exchange.reason},
                                  {say.t(N_("Day")), date_html(call.reader(), exchange.value_date)},
                                  {say.t(N_("Number of the payment")), std::to_string(exchange.id.value)}});
    Html said;
    if (gave && !exchange.reversed_by) said = ui::notice({.text = say.t(N_("Thank you. The time has moved.")), .tone = ui::Tone::ok});
    if (exchange.reversed_by) said = ui::notice({.text = say.t(N_("This payment was taken back.")), .tone = ui::Tone::warn});
    auto const ways = element("p", {}, ui::link_button({.label = say.t(N_("My statement")), .look = ui::Look::primary}, at.address("/statement")) + Html(" ") +
                                           ui::link_button({.label = say.t(N_("Give time again"))}, at.address("/pay")));
    auto const main = bank_crumb(call, at) + ui::title_row({.title = title, .sub = at.bank.name}) + ui::stack({said, ui::panel({.title = say.t(N_("Receipt")), .body = facts}), ways});
    return framed(call, title, main);
}

}  // namespace

http::Response show_receipt(Call& call) {
    return members_page_of(call, [&](AtBank const& at) {
        auto const exchange = call.tx().read(Id<Exchange>{place(call, 1)});
        std::optional const own = at.seat->member;
        bool const may_see = exchange && exchange->bank == at.bank.id && (at.is_admin() || exchange->from == own || exchange->to == own);
        return may_see ? receipt(call, at, *exchange) : call.site.error(call, 404);
    });
}

}  // namespace ateneu::timebank
