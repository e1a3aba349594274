#include "apps/timebank/tags_page.h"

#include "apps/timebank/bank_frame.h"
#include "apps/timebank/post_list.h"
#include "core/base/json.h"

namespace ateneu::timebank {

namespace {

constexpr char const* labels[] = {N_("Members"), N_("Offers"), N_("Requests")};
constexpr std::size_t most_offered = 50;

std::optional<Tagged> tagged_of(std::string_view code) {
    for (std::size_t i = 0; i < std::size(tagged_codes); ++i)
        if (tagged_codes[i] == code) return static_cast<Tagged>(i);
    return {};
}

Html switches(Call& call, AtBank const& at, Tagged current) {
    std::vector<ui::Tab> tabs;
    for (std::size_t i = 0; i < std::size(labels); ++i) {
        auto const of = static_cast<Tagged>(i);
        if (of == Tagged::members && !at.is_active()) continue;
        tabs.push_back({call.say.t(labels[i]), at.address("/tags?of=") + std::string(tagged_codes[i]), "", of == current});
    }
    return ui::tabs(call.say, call.say.t(N_("Tags of")), tabs);
}

Html group_html(AtBank const& at, Tagged of, TagGroup const& group) {
    auto const list = at.address("/" + std::string(tagged_codes[static_cast<std::size_t>(of)]));
    Html tags;
    for (auto const& each : group.tags)
        tags += element("li", {}, element("a", {{"href", list + "?" + http::to_query({{"tag", each.tag}})}}, each.tag) + Html(" ") + element("span", {{"class", "muted tnum"}}, std::to_string(each.count)));
    return element("section", {{"class", "letter"}}, element("h2", {}, group.letter.empty() ? "…" : group.letter) + element("ul", {{"class", "plain"}}, tags));
}

http::Response cloud(Call& call, AtBank const& at) {
    auto const& say = call.say;
    auto of = tagged_of(call.request.query["of"]).value_or(at.is_active() ? Tagged::members : Tagged::offers);
    // What members can do is theirs to tell each other.
    if (of == Tagged::members && !at.is_active()) return call.site.error(call, 404);
    Html groups;
    for (auto const& group : by_letter(tags_in_use(call.tx(), at.bank.id, of, bank_today(call, at.bank)))) groups += group_html(at, of, group);
    auto const shown = groups.empty() ? ui::empty({.title = say.t(N_("No tags yet")), .text = say.t(N_("Words that people give to what they can do, offer and ask for stand here."))}) : element("div", {{"class", "letters"}}, groups);
    auto const title = say.t(N_("Tags"));
    auto const main = bank_crumb(call, at) + ui::title_row({.title = title, .sub = at.bank.name}) + bank_tabs(call, at, Part::tags) + switches(call, at, of) + shown;
    return framed(call, title + " · " + at.bank.name, main);
}

/// `[{"value","text"}]`, as the control asks for it.
http::Response offered(Call& call, AtBank const& at) {
    auto const of = tagged_of(call.request.query["of"]);
    if (!of) return call.site.error(call, 404);
    auto found = matching(tags_in_use(call.tx(), at.bank.id, *of, bank_today(call, at.bank)), asked_text(call, "q"));
    if (found.size() > most_offered) found.resize(most_offered);
    http::Response answer{.content_type = "application/json"};
    JsonWriter json(answer.body);
    json.begin_array();
    for (auto const& each : found) json.begin_object().key("value").text(each.tag).key("text").text(each.tag).end_object();
    json.end_array();
    return answer;
}

}  // namespace

Html tag_input(Call& call, Bank const& bank, Tagged of, ui::Field const& field, std::string const& value) {
    auto const url = "/bank/" + std::to_string(bank.id.value) + "/tags.json?of=" + std::string(tagged_codes[static_cast<std::size_t>(of)]);
    return ui::token_input(call.say, field, {.value = value, .search_url = url, .max_length = 2000});
}

std::vector<AppRoute> tags_routes() {
    return {{.method = "GET", .pattern = "/bank/{}/tags", .handler = [](Call& call) { return public_page_of(call, [&](AtBank const& at) { return cloud(call, at); }); }, .whom = AppRoute::For::visitors},
            {.method = "GET", .pattern = "/bank/{}/tags.json", .handler = [](Call& call) { return members_page_of(call, [&](AtBank const& at) { return offered(call, at); }); }, .asks = Asks::search}};
}

}  // namespace ateneu::timebank
