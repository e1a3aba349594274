#include "apps/timebank/post_page.h"

#include "apps/timebank/post_list.h"
#include "apps/timebank/posting.h"
#include "apps/timebank/time_requests_page.h"
#include "core/markup/markup.h"

namespace ateneu::timebank {

namespace {

struct Author {
    Id<Member> id;
    int uid = 0;
    std::int64_t person = 0;
    bool is_active = false;
    std::string name, email, phone, alt_phone;
};
std::optional<Author> author_of(Transaction& tx, Post const& post) {
    auto const row = tx.sql().query(R"(SELECT m."id", m."uid", p."id", m."is_active", )" + name_sql("p") + R"(, COALESCE(p."email", ''), p."phone", p."alt_phone"
        FROM "timebank_member" m JOIN "people_person" p ON p."id" = m."person" WHERE m."id" = $1)", {post.member.value});
    if (!row->next()) return {};
    return Author{.id = {row->integer(0)}, .uid = static_cast<int>(row->integer(1)), .person = row->integer(2), .is_active = row->boolean(3), .name = std::string(row->text(4)), .email = std::string(row->text(5)),
                  .phone = std::string(row->text(6)), .alt_phone = std::string(row->text(7))};
}

bool is_within_days(Post const& post, Date today) { return (!post.start_on || *post.start_on <= today) && (!post.end_on || *post.end_on >= today); }

Html author_panel(Call& call, AtBank const& at, Post const& post, Author const& author) {
    auto const& say = call.say;
    auto const title = say.t(post.type == PostType::offer ? N_("Offered by") : N_("Asked for by"));
    if (!at.is_active()) {
        auto const text = call.actor.inside ? say.t({N_("Members of {bank} see who it is and how to reach them."), {{"bank", at.bank.name}}}) : say.t(N_("Log in as a member of the bank to see who it is and how to reach them."));
        return ui::panel({.title = title, .body = element("p", {{"class", "mb-0"}}, text)});
    }
    auto const name = element("p", {}, ui::person_ref(author.name + " (" + std::to_string(author.uid) + ")", author.person, at.address("/members/" + std::to_string(author.uid))));
    return ui::panel({.title = title, .body = name + ui::fact_rows({{say.t(N_("Phone")), contact_link("tel:", author.phone)}, {say.t(N_("Second phone")), contact_link("tel:", author.alt_phone)},
                                                                    {say.t(N_("E-mail")), contact_link("mailto:", author.email)}})});
}

std::vector<Html> actions_of(Call& call, AtBank const& at, Post const& post, Author const& author) {
    auto const& say = call.say;
    auto const address = at.address("/posts/" + std::to_string(post.id.value));
    std::vector<Html> actions;
    if (post.is_active && may_change(call.tx(), post)) {
        actions.push_back(ui::link_button({.label = say.t(N_("Edit")), .icon = "pencil", .edits = true}, address + "/edit"));
        actions.push_back(ui::link_button({.label = say.t(N_("Close")), .icon = "x-circle"}, address + "/close"));
    }
    // TB-R58: requests have none, and nobody pays themselves.
    bool const pays = at.is_active() && post.type == PostType::offer && author.is_active && author.id != at.seat->member;
    // On a request it is who did it that asks (TB-R58, TB-R22).
    bool const may_ask = at.is_active() && post.type == PostType::request && author.is_active && author.id != at.seat->member;
    if (may_ask && post.is_active) actions.push_back(ui::link_button({.label = say.t(N_("Ask for time")), .icon = "question-circle", .look = ui::Look::primary}, ask_address(at, author.uid, post.id.value)));
    if (pays && post.is_active)
        actions.push_back(ui::link_button({.label = say.t(N_("Give time")), .icon = "arrow-left-right", .look = ui::Look::primary}, at.address("/pay?to=") + std::to_string(author.uid) + "&post=" + std::to_string(post.id.value)));
    return actions;
}

Html about_panel(Call& call, AtBank const& at, Post const& post) {
    auto const& say = call.say;
    auto const list = at.address(post.type == PostType::offer ? "/offers" : "/requests");
    auto const category = call.tx().read(post.category);
    Html tags;
    for (auto const& tag : post.tags)
        tags += (tags.empty() ? Html() : Html(" ")) + element("a", {{"class", "pill"}, {"href", list + "?" + http::to_query({{"tag", tag}})}}, tag);
    auto const text = post.description.empty() ? Html() : element("div", {{"class", "md mb-3"}}, markup::render(post.description));
    auto const reader = call.reader();
    return ui::panel({.title = say.t(N_("About")), .body = text + ui::facts({
        {say.t(N_("Category")), category ? element("a", {{"href", list + "?category=" + std::to_string(post.category.value)}}, name_in(*category, say.tongue.code)) : Html()},
        {say.t(N_("Last changed")), ago_html(reader, post.last_updated_at.value_or(post.created_at))},
        {say.t(N_("From")), post.start_on ? date_html(reader, *post.start_on) : Html()},
        {say.t(N_("Until")), post.end_on ? date_html(reader, *post.end_on) : Html()},
        {say.t(N_("Tags")), tags, true}})});
}

http::Response post_page(Call& call, AtBank const& at, Post const& post) {
    auto const& say = call.say;
    auto const author = author_of(call.tx(), post);
    must(author.has_value(), "a post that is seen has an author");
    bool const is_offer = post.type == PostType::offer;
    std::vector<ui::Pill> pills{{say.t(is_offer ? N_("Offer") : N_("Request")), is_offer ? ui::Tone::primary : ui::Tone::violet}};
    if (post.is_group) pills.push_back({say.t(N_("For a group")), ui::Tone::info, "people"});
    if (!post.is_active) pills.push_back({say.t(N_("Closed")), ui::Tone::warn, "x-circle"});
    ui::Link const list{say.t(is_offer ? N_("Offers") : N_("Requests")), at.address(is_offer ? "/offers" : "/requests")};
    auto const main = bank_crumb(call, at, {list}) + ui::title_row({.title = post.title, .pills = pills, .sub = at.bank.name, .actions = actions_of(call, at, post, *author)}) +
                      ui::columns({about_panel(call, at, post)}, say.t(N_("Member")), {author_panel(call, at, post, *author)});
    return framed(call, post.title + " · " + at.bank.name, main);
}

http::Response with_post(Call& call, std::function<http::Response(AtBank const&, Post const&)> const& page) {
    return public_page_of(call, [&](AtBank const& at) {
        auto const post = post_at(call, at);
        return post ? page(at, *post) : call.site.error(call, 404);
    });
}

http::Response show_post(Call& call) { return with_post(call, [&](AtBank const& at, Post const& post) { return post_page(call, at, post); }); }

http::Response ask_to_close(Call& call) {
    return with_own_post(call, [&](AtBank const& at, Post const& post) {
        auto const& say = call.say;
        auto const address = at.address("/posts/" + std::to_string(post.id.value));
        auto const title = say.t({N_("Close {title}?"), {{"title", post.title}}});
        return framed(call, title, ui::confirm(say, {.title = title, .effect = element("p", {}, say.t(N_("It is shown no more. Payments that name it keep its title."))),
                                                     .yes = {.label = say.t(N_("Close")), .look = ui::Look::danger}, .deed = {address + "/close", call.csrf}, .cancel_href = address}));
    });
}

http::Response close_now(Call& call) {
    return with_own_post(call, [&](AtBank const& at, Post const& post) {
        auto const done = close_post(call.tx(), post.id);
        if (!done) return refusal_page(call, done.refusal());
        return redirect_saying(call, at.address(post.type == PostType::offer ? "/offers" : "/requests"), call.say.t({N_("{title} is closed"), {{"title", post.title}}}));
    });
}

}  // namespace

std::optional<Post> post_at(Call& call, AtBank const& at) {
    auto post = call.tx().read(Id<Post>{place(call, 1)});
    if (!post || post->bank != at.bank.id) return {};
    auto const author = author_of(call.tx(), *post);
    if (!author || !author->is_active) return {};  // TB-R44
    bool const is_shown = post->is_active && is_within_days(*post, bank_today(call, at.bank));
    return is_shown || may_change(call.tx(), *post) ? post : std::nullopt;
}

http::Response with_own_post(Call& call, std::function<http::Response(AtBank const&, Post const&)> const& page) {
    return with_post(call, [&](AtBank const& at, Post const& post) { return may_change(call.tx(), post) ? page(at, post) : call.site.error(call, 404); });
}

std::vector<AppRoute> post_routes() {
    return {{.method = "GET", .pattern = "/bank/{}/posts/{}", .handler = show_post, .whom = AppRoute::For::visitors},
            {.method = "GET", .pattern = "/bank/{}/posts/{}/close", .handler = ask_to_close},
            {.method = "POST", .pattern = "/bank/{}/posts/{}/close", .handler = close_now}};
}

}  // namespace ateneu::timebank
