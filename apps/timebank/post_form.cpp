#include "apps/timebank/post_form.h"

#include <algorithm>

#include "apps/timebank/members_list.h"
#include "apps/timebank/post_list.h"
#include "apps/timebank/post_page.h"
#include "apps/timebank/posting.h"
#include "apps/timebank/tags_page.h"
#include "core/base/text.h"
#include "core/pages/conflict_page.h"

namespace ateneu::timebank {

namespace {

/// The form as it was typed.
struct Typed {
    PostType type = PostType::offer;
    std::string title, category, description, tags, start_on, end_on, author;
    bool is_group = false;
    std::optional<Refusal> refusal = {};
};

PostType type_of(std::string_view code) { return code == post_types[1].code ? PostType::request : PostType::offer; }

Typed typed_of(http::Fields const& form, PostType type) {
    auto const text = [&](std::string_view name) { return std::string(form[name]); };
    // The box has a twin before it that says no.
    auto const groups = form.all("is_group");
    return {.type = type, .title = text("title"), .category = text("category"), .description = text("description"), .tags = text("tags"), .start_on = text("start_on"), .end_on = text("end_on"),
            .author = text("author"), .is_group = !groups.empty() && groups.back() == "1"};
}

Typed typed_of(Post const& post) {
    return {.type = post.type, .title = post.title, .category = std::to_string(post.category.value), .description = post.description, .tags = ateneu::join(post.tags, ", "), .start_on = post.start_on ? iso(*post.start_on) : "",
            .end_on = post.end_on ? iso(*post.end_on) : "", .author = std::to_string(post.member.value), .is_group = post.is_group};
}

std::optional<Refusal> unread_day(Typed const& typed) {
    Message const how = N_("Write a day as 2026-12-31.");
    if (!typed.start_on.empty() && !parse_date(typed.start_on)) return Refusal{"not_valid", how, "start_on"};
    if (!typed.end_on.empty() && !parse_date(typed.end_on)) return Refusal{"not_valid", how, "end_on"};
    return {};
}

Posting posting_of(Typed const& typed) {
    Posting posting{.type = typed.type, .title = typed.title, .category = {parse_integer(typed.category).value_or(0)}, .description = typed.description, .tags = tags_of(typed.tags), .is_group = typed.is_group};
    if (!typed.start_on.empty()) posting.start_on = parse_date(typed.start_on);
    if (!typed.end_on.empty()) posting.end_on = parse_date(typed.end_on);
    if (auto const author = parse_integer(typed.author)) posting.author = Id<Member>{*author};
    return posting;
}

/// By their numbers, as administrators know them (TB-R57).
Html author_select(Call& call, AtBank const& at, ui::Field const& field, Typed const& typed) {
    auto members = active_members(call.tx(), at.bank.id);
    std::sort(members.begin(), members.end(), [](MemberLine const& a, MemberLine const& b) { return a.uid < b.uid; });
    auto const chosen = typed.author.empty() ? std::to_string(at.seat->member.value) : typed.author;
    std::vector<ui::Choice> choices;
    for (auto const& each : members) choices.push_back({std::to_string(each.id.value), std::to_string(each.uid) + " " + each.name, std::to_string(each.id.value) == chosen});
    return ui::select(field, choices);
}

Html fields_of(Call& call, AtBank const& at, Typed const& typed) {
    auto const& say = call.say;
    auto const question = [&](char const* name, std::string label, std::string hint = {}, bool required = false, int width = 6) {
        auto const error = typed.refusal && typed.refusal->field == name ? say.t(typed.refusal->message) : "";
        return ui::Field{.id = name, .name = name, .label = std::move(label), .hint = std::move(hint), .error = error, .required = required, .width = width};
    };
    auto const title = question("title", say.t(N_("Title")), "", true), category = question("category", say.t(N_("Category")), "", true, 4);
    auto const description = question("description", say.t(N_("Description")), say.t(N_("Markdown: **bold**, lists with -, addresses become links."))), tags = question("tags", say.t(N_("Tags")), say.t(N_("Words between commas: yoga, garden")));
    auto const start = question("start_on", say.t(N_("From")), "", false, 3), end = question("end_on", say.t(N_("Until")), say.t(N_("Not shown after that day.")), false, 3);
    ui::Field const group{.id = "is_group", .name = "is_group", .label = say.t(N_("For a group"))};
    std::vector<ui::Choice> choices;
    for (auto const& each : categories(call.tx())) choices.push_back({std::to_string(each.id.value), name_in(each, say.tongue.code), std::to_string(each.id.value) == typed.category});
    Html all = ui::field(say, title, ui::input(title, {.value = typed.title, .max_length = 200})) + ui::field(say, category, ui::select(category, choices, say.t(N_("Choose one")))) +
               ui::field(say, description, ui::textarea(description, typed.description, 6)) + ui::field(say, tags, tag_input(call, at.bank, typed.type == PostType::offer ? Tagged::offers : Tagged::requests, tags, typed.tags)) +
               ui::field(say, start, ui::input(start, {.value = typed.start_on, .type = "date"})) + ui::field(say, end, ui::input(end, {.value = typed.end_on, .type = "date"})) + ui::tick_field(group, typed.is_group);
    if (at.is_admin()) {
        auto const author = question("author", say.t(N_("Member")), say.t(N_("In whose name it stands.")), true);
        all += ui::field(say, author, author_select(call, at, author, typed));
    }
    return all;
}

http::Response form_page(Call& call, AtBank const& at, Typed const& typed, std::string const& title, std::string const& action, std::string const& back, std::int64_t version = 0) {
    auto const& say = call.say;
    Html summary;
    if (typed.refusal) summary = ui::error_summary(say, {{typed.refusal->field, say.t(typed.refusal->message)}});
    ui::RecordForm const form{.id = "post", .action = action, .csrf = call.csrf, .save_label = say.t(N_("Save")), .discard_href = back, .person_id = call.actor.person, .refused = typed.refusal.has_value(), .hidden = {{"_version", std::to_string(version)}}};
    auto const sections = ui::form_section({.title = say.t(typed.type == PostType::offer ? N_("Offer") : N_("Request")), .fields = fields_of(call, at, typed)});
    auto const main = bank_crumb(call, at) + ui::title_row({.title = title, .sub = at.bank.name}) + summary + ui::record_form(say, form, sections);
    return framed(call, title, main, typed.refusal ? 422 : 200);
}

http::Response new_page(Call& call, AtBank const& at, Typed const& typed) {
    auto const code = std::string(post_types[static_cast<std::size_t>(typed.type)].code);
    return form_page(call, at, typed, call.say.t(typed.type == PostType::offer ? N_("New offer") : N_("New request")), at.address("/posts/new?type=" + code),
                     at.address(typed.type == PostType::offer ? "/offers" : "/requests"));
}

http::Response edit_page(Call& call, AtBank const& at, Post const& post, Typed const& typed, std::int64_t version) {
    auto const address = at.address("/posts/" + std::to_string(post.id.value));
    return form_page(call, at, typed, post.title, address + "/edit", address, version);
}

std::int64_t version_of(Call& call, Post const& post) { return call.tx().read(Post::entity(), post.id.value)->version; }

http::Response show_new(Call& call) {
    return members_page_of(call, [&](AtBank const& at) { return new_page(call, at, {.type = type_of(call.request.query["type"])}); });
}

http::Response save_new(Call& call) {
    return members_page_of(call, [&](AtBank const& at) {
        auto typed = typed_of(call.request.form, type_of(call.request.query["type"]));
        typed.refusal = unread_day(typed);
        if (typed.refusal) return new_page(call, at, typed);
        auto const done = add_post(call.tx(), at.bank.id, posting_of(typed));
        if (done) return redirect_saying(call, at.address("/posts/" + std::to_string(done->value)), call.say.t(N_("Saved")));
        typed.refusal = done.refusal();
        return new_page(call, at, typed);
    });
}

http::Response show_edit(Call& call) {
    return with_own_post(call, [&](AtBank const& at, Post const& post) { return edit_page(call, at, post, typed_of(post), version_of(call, post)); });
}

http::Response save_edit(Call& call) {
    return with_own_post(call, [&](AtBank const& at, Post const& post) {
        auto typed = typed_of(call.request.form, post.type);
        auto const version = parse_integer(call.request.form["_version"]).value_or(0);
        typed.refusal = unread_day(typed);
        if (typed.refusal) return edit_page(call, at, post, typed, version);
        auto const address = at.address("/posts/" + std::to_string(post.id.value));
        auto const edited = edit_post(call.tx(), post.id, version, posting_of(typed), [&](Record const& stored, Record& mine) {
            if (call.request.form["_resolve"] == "1") pages::take_theirs(call, Post::entity(), stored, mine);
        });
        auto const& written = edited.written;
        if (written) return redirect_saying(call, address, call.say.t(N_("Saved")));
        if (written.outcome == Written::Outcome::conflict) return pages::conflict_page(call, Post::entity(), edited.mine, *written.conflict, {address + "/edit", address, post.title});
        typed.refusal = written.problems.empty() ? written.refusal : Refusal{"not_valid", written.problems.list().front().message, written.problems.list().front().field};
        return edit_page(call, at, post, typed, version);
    });
}

}  // namespace

std::vector<AppRoute> post_form_routes() {
    return {{.method = "GET", .pattern = "/bank/{}/posts/new", .handler = show_new}, {.method = "POST", .pattern = "/bank/{}/posts/new", .handler = save_new},
            {.method = "GET", .pattern = "/bank/{}/posts/{}/edit", .handler = show_edit}, {.method = "POST", .pattern = "/bank/{}/posts/{}/edit", .handler = save_edit}};
}

}  // namespace ateneu::timebank
