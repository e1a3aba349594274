// Search as a page, and as JSON for the palette.
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/html/form.h"
#include "core/html/record.h"
#include "core/pages/search.h"

namespace ateneu::pages {

namespace {

constexpr std::size_t page_per_group = 6, page_most = 200;
constexpr std::size_t palette_per_group = 4, palette_most = 8, palette_others = 3;

std::string typed_in(Call& call) {
    auto const typed = call.request.query["q"];
    return is_utf8(typed) ? std::string(typed.substr(0, 200)) : "";
}

std::string search_href(std::string const& typed) { return "/search?" + http::to_query({{"q", typed}}); }

Html search_form(Say const& say, std::string const& typed) {
    auto const box = element("input", {{"class", "form-control"}, {"type", "search"}, {"name", "q"}, {"id", "search-box"}, {"value", typed}, {"aria-label", say.t("Search")},
                                       {"autocomplete", "off"}, {"maxlength", "200"}});
    return element("form", {{"class", "search-form"}, {"role", "search"}, {"aria-label", say.t(N_("Search everything"))}, {"action", "/search"}}, box + ui::submit({.label = say.t("Search"), .icon = "search", .look = ui::Look::primary})) +
           element("p", {{"class", "muted small"}}, say.t(N_("Accents and the order of names don't matter. @ finds people only, # numbers and codes, > pages and commands.")));
}

Html panel_of(Say const& say, AnswerGroup const& group) {
    std::vector<ui::QueueItem> items;
    for (auto const& answer : group.answers)
        items.push_back({.icon = answer.icon, .tint = answer.tint > 0 ? answer.tint : 1, .title = answer.title, .href = answer.href, .detail = answer.hint});
    ui::Panel panel{.title = group.label, .flush = ui::queue(items)};
    if (!group.all_href.empty())
        panel.end = element("a", {{"href", group.all_href}}, Html(say.t(N_("Open the list"))) + ui::unseen(Html(": " + group.label)));
    return ui::panel(panel);
}

Html nothing_found(Call& call, Asked const& asked) {
    auto const& say = call.say;
    ui::Empty empty{.title = say.t({N_("Nothing found for “{text}”"), {{"text", asked.text}}}), .text = say.t(N_("Try fewer or shorter words; the beginnings of words are enough."))};
    for (auto const& answer : new_ones(call, asked)) empty.actions.push_back(ui::link_button({.label = answer.title, .icon = answer.icon}, answer.href));
    return ui::empty(empty);
}

}  // namespace

http::Response search_page(Call& call) {
    auto const& say = call.say;
    auto const typed = typed_in(call);
    auto const asked = asked_of(typed);
    auto main = ui::title_row({.title = say.t("Search")}) + search_form(say, typed);
    if (!typed.empty()) {
        auto groups = records_found(call, asked, page_per_group, page_most);
        for (auto& others : {places_found(call, asked, page_per_group), deeds_found(call, asked, page_per_group)})
            if (!others.answers.empty() && asked.what != Asked::For::people && asked.what != Asked::For::numbers) groups.push_back(others);
        for (auto const& group : groups) main += panel_of(say, group);
        if (groups.empty()) main += nothing_found(call, asked);
    }
    return page(call, {.title = say.t("Search"), .narrow = true}, std::move(main));
}

namespace {

void write(JsonWriter& json, Answer const& answer) {
    json.begin_object().key("title").text(answer.title).key("href").text(answer.href);
    if (!answer.hint.empty()) json.key("hint").text(answer.hint);
    if (answer.face) json.key("face").text(ui::initials(answer.title));
    else json.key("icon").text(answer.icon);
    if (answer.tint > 0) json.key("tint").number(static_cast<long long>(answer.tint));
    if (!answer.keys.empty()) json.key("keys").text(answer.keys);
    json.end_object();
}

void write(JsonWriter& json, AnswerGroup const& group) {
    if (group.answers.empty()) return;
    json.begin_object().key("label").text(group.label).key("answers").begin_array();
    for (auto const& answer : group.answers) write(json, answer);
    json.end_array().end_object();
}

}  // namespace

http::Response palette_json(Call& call) {
    auto const typed = typed_in(call);
    auto const asked = asked_of(typed);
    bool const is_command = asked.what == Asked::For::commands;
    bool const has_others = is_command || asked.what == Asked::For::everything;
    auto const others = is_command ? palette_most / 2 : palette_others;
    auto deeds = has_others && !typed.empty() ? deeds_found(call, asked, others) : AnswerGroup{.label = call.say.t(N_("Do"))};
    for (auto& answer : new_ones(call, asked)) deeds.answers.push_back(std::move(answer));
    if (!asked.text.empty() && !is_command)
        deeds.answers.push_back({.title = call.say.t({N_("Search “{text}” everywhere"), {{"text", asked.text}}}), .href = search_href(typed), .icon = "search", .keys = "Ctrl Enter"});
    http::Response answer;
    answer.content_type = "application/json";
    answer.with("Cache-Control", "no-store");
    JsonWriter json(answer.body);
    json.begin_array();
    for (auto const& group : records_found(call, asked, palette_per_group, palette_most)) write(json, group);
    if (has_others) write(json, places_found(call, asked, typed.empty() ? 5 : others));
    write(json, deeds);
    json.end_array();
    return answer;
}

}  // namespace ateneu::pages
