#include "apps/timebank/mail_wishes_page.h"

#include <algorithm>

#include "apps/timebank/bank_frame.h"
#include "apps/timebank/mail_wish.h"
#include "domain/people/person.h"
#include "domain/people/preference.h"

namespace ateneu::timebank {

namespace {

constexpr Wish all_wishes[] = {Wish::digest, Wish::payments, Wish::membership, Wish::posts, Wish::office};

struct Membership {
    Id<Member> member;
    std::string bank;
    bool is_admin = false;
};

std::vector<Membership> own_memberships(Call& call) {
    std::vector<Membership> all;
    auto const rows = call.tx().sql().query(R"(
        SELECT m."id", bank."name", m."is_admin" AND m."is_active"
        FROM "timebank_member" m JOIN "timebank_bank" bank ON bank."id" = m."bank"
        WHERE m."person" = $1 ORDER BY bank."name", m."id")", {call.actor.person});
    while (rows->next()) all.push_back({{rows->integer(0)}, std::string(rows->text(1)), rows->boolean(2)});
    return all;
}

people::Preference preference_of(Call& call) {
    auto const id = call.tx().sql().integer(R"(SELECT "id" FROM "people_preference" WHERE "person" = $1)", {call.actor.person});
    auto mine = id ? call.tx().read(Id<people::Preference>{*id}).value_or(people::Preference{}) : people::Preference{};
    mine.person = {call.actor.person};
    return mine;
}

std::string control(Id<Member> member, Wish wish) { return std::string(code_of(wish)) + "-" + std::to_string(member.value); }
bool is_for(Membership const& membership, Wish wish) { return wish != Wish::office || membership.is_admin; }

Html bank_section(Call& call, Membership const& membership) {
    auto wishes = wishes_of(call.tx(), membership.member);
    Html ticks;
    for (auto const wish : all_wishes) {
        if (!is_for(membership, wish)) continue;
        auto const name = control(membership.member, wish);
        ticks += ui::tick_field({.id = name, .name = name, .label = call.say.t(MailWish::entity().find(code_of(wish))->label), .mark_optional = false}, wish_in(wishes, wish));
    }
    return ui::form_section({.title = membership.bank, .fields = ticks});
}

http::Response show_wishes(Call& call) {
    auto const& say = call.say;
    auto const title = say.t(N_("E-mails of time banks"));
    Html sections = ui::form_section({.title = say.t(N_("From all banks")), .why = say.t(N_("What is new, once a week. Without the tick no bank sends it.")),
                                      .fields = ui::tick_field({.id = "news", .name = "news", .label = say.t(N_("News of the week")), .mark_optional = false}, preference_of(call).mails_news)});
    for (auto const& membership : own_memberships(call)) sections += bank_section(call, membership);
    auto const form = element("form", {{"method", "post"}, {"action", "/banks/mails"}}, ui::hidden(ui::csrf_field, call.csrf) + sections + element("div", {{"class", "mt-2"}}, ui::submit({.label = say.t(N_("Save")), .look = ui::Look::primary})));
    auto const main = ui::breadcrumb(say, {{{say.t(N_("Time banks")), "/banks"}}}) + ui::title_row({.title = title, .sub = say.t(N_("Letters about your account itself, such as a new password, always come."))}) + form;
    return page(call, {.title = title, .app = "timebank", .narrow = true}, main);
}

bool is_ticked(http::Fields const& form, std::string const& name) { return !form.all(name).empty() && form.all(name).back() == "1"; }

http::Response save(Call& call) {
    auto const& form = call.request.form;
    if (form.has("news")) {
        auto mine = preference_of(call);
        mine.mails_news = is_ticked(form, "news");
        must(static_cast<bool>(people::save_preference(call.tx(), mine)), "one's own preferences can't be stored");
    }
    for (auto const& membership : own_memberships(call)) {
        auto wishes = wishes_of(call.tx(), membership.member);
        for (auto const wish : all_wishes)
            if (auto const name = control(membership.member, wish); form.has(name) && is_for(membership, wish)) wish_in(wishes, wish) = is_ticked(form, name);
        save_wishes(call.tx(), wishes);
    }
    return redirect_saying(call, "/banks/mails", call.say.t(N_("Saved")));
}

/// What an address switches off.
struct Switch {
    Id<Member> member;
    Wish wish;
    std::string bank;
};
std::optional<Switch> switch_of(Call& call) {
    auto const wish = std::find_if(std::begin(all_wishes), std::end(all_wishes), [&](Wish each) { return code_of(each) == call.request.places[1]; });
    auto const member = member_of_mark(call.tx().sql(), call.request.places[0]);
    if (wish == std::end(all_wishes) || !member) return {};
    auto const bank = call.tx().sql().text(R"(SELECT bank."name" FROM "timebank_bank" bank JOIN "timebank_member" m ON m."bank" = bank."id" WHERE m."id" = $1)", {member->value});
    return Switch{*member, *wish, bank.value_or("")};
}

Html what(Call const& call, Switch const& off) {
    return element("p", {}, Html{element("b", {}, call.say.t(MailWish::entity().find(code_of(off.wish))->label)), Html(" · "), Html(off.bank)});
}

Html to_all(Call const& call) { return element("p", {}, element("a", {{"href", "/banks/mails"}}, call.say.t(N_("Choose among all e-mails")))); }

/// Programs that look into e-mails open every link: it only asks.
http::Response ask_to_stop(Call& call) {
    auto const off = switch_of(call);
    if (!off) return call.site.error(call, 404);
    auto const& say = call.say;
    auto const form = element("form", {{"method", "post"}, {"action", call.request.path}}, ui::submit({.label = say.t(N_("No such e-mails any more")), .look = ui::Look::primary, .big = true}));
    return bare_page(call, say.t(N_("E-mails of time banks")), what(call, *off) + form + to_all(call));
}

http::Response stop(Call& call) {
    auto const off = switch_of(call);
    if (!off) return call.site.error(call, 404);
    auto wishes = wishes_of(call.tx(), off->member);
    wish_in(wishes, off->wish) = false;
    save_wishes(call.tx(), wishes);
    return bare_page(call, call.say.t(N_("You get no such e-mails any more")), what(call, *off) + to_all(call));
}

}  // namespace

std::vector<AppRoute> mail_wishes_routes() {
    auto const visitors = AppRoute::For::visitors;
    auto const none = AppRoute::Behind::none;
    return {{.method = "GET", .pattern = "/banks/mails", .handler = show_wishes},
            {.method = "POST", .pattern = "/banks/mails", .handler = save},
            {.method = "GET", .pattern = "/unsubscribe/{}/{}", .handler = ask_to_stop, .whom = visitors, .behind = none},
            {.method = "POST", .pattern = "/unsubscribe/{}/{}", .handler = stop, .whom = visitors, .from_anywhere = true, .behind = none}};
}

}  // namespace ateneu::timebank
