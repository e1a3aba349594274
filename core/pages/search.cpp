#include "core/pages/search.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/store/notice.h"

namespace ateneu::pages {

Asked asked_of(std::string_view typed) {
    Asked asked{.text = trimmed(typed)};
    if (asked.text.empty()) return asked;
    switch (asked.text.front()) {
        case '@': asked.what = Asked::For::people; break;
        case '#': asked.what = Asked::For::numbers; break;
        case '>': asked.what = Asked::For::commands; break;
        default: return asked;
    }
    asked.text = trimmed(std::string_view(asked.text).substr(1));
    return asked;
}

namespace {

bool has_page(Entity const& entity) { return !entity.internal; }

std::vector<Entity const*> kinds(Call& call, Asked const& asked) {
    std::vector<Entity const*> all;
    for (auto const* entity : call.site.registry().entities())
        if (has_page(*entity) && call.actor.sees_some(*entity) && (asked.what != Asked::For::people || entity->portrait)) all.push_back(entity);
    return all;
}

/// What people look for every day is in a menu; it comes before the rest where both answer as well.
bool is_in_menu(Site const& site, Entity const* entity) {
    for (auto const& app : site.apps())
        for (auto const& item : app.nav)
            if (item.entity == entity) return true;
    return false;
}

std::vector<Hit> found_records(Call& call, Asked const& asked) {
    if (asked.text.empty() || asked.what == Asked::For::commands) return {};
    auto const all = kinds(call, asked);
    std::vector<Hit> found;
    if (asked.what == Asked::For::numbers)
        if (auto const number = parse_integer(asked.text)) found = find_number(call.tx(), all, *number);
    for (auto& each : find(call.tx(), {.entities = all, .text = asked.text}))
        if (std::none_of(found.begin(), found.end(), [&](Hit const& there) { return there.entity == each.entity && there.id == each.id; }))
            found.push_back(std::move(each));
    return found;
}

/// The value of another field that was meant: an e-mail, a code. Only of a record that the reader may see whole.
std::string what_matched(Call& call, Hit const& found, std::vector<std::string> const& words) {
    auto const record = call.tx().find(*found.entity, found.id);
    if (!record) return "";
    auto const title = fold(found.title);
    for (std::size_t i = 0; i < found.entity->fields.size(); ++i) {
        auto const& field = found.entity->fields[i];
        if (!field.options.searchable || field.options.multiline || !is_shown(field, record->values[i])) continue;
        auto const text = to_text(field, record->values[i]);
        auto const folded = fold(text);
        for (auto const& word : words)
            if (folded.find(word) != std::string::npos && title.find(word) == std::string::npos) return text;
    }
    return "";
}

struct Group {
    Entity const* entity;
    std::vector<Hit const*> found;
};

std::vector<Group> by_kind(Site const& site, std::vector<Hit> const& found) {
    std::vector<Group> all;
    for (auto const& each : found) {
        auto there = std::find_if(all.begin(), all.end(), [&](Group const& kind) { return kind.entity == each.entity; });
        if (there == all.end()) there = all.insert(all.end(), Group{each.entity, {}});
        there->found.push_back(&each);
    }
    std::stable_sort(all.begin(), all.end(), [&](Group const& a, Group const& b) {
        if (a.found.front()->rank != b.found.front()->rank) return a.found.front()->rank < b.found.front()->rank;
        return is_in_menu(site, a.entity) && !is_in_menu(site, b.entity);
    });
    return all;
}

Answer answer_of(Call& call, Hit const& found, std::vector<std::string> const& words) {
    Answer answer{.title = found.title.empty() ? "#" + std::to_string(found.id) : found.title, .href = found.entity->address(found.id), .icon = found.entity->icon};
    // What hangs on another record is read there.
    if (!found.entity->visible.as.empty())
        if (auto standing = standing_of(call.tx(), {found.entity->full_name(), found.id})) answer.href = std::move(standing->address);
    answer.face = found.entity->portrait;
    answer.tint = ui::tint_of(found.entity->portrait ? found.id : std::ssize(found.entity->table()));
    if (found.rank >= Rank::elsewhere) answer.hint = what_matched(call, found, words);
    return answer;
}

}  // namespace

std::vector<AnswerGroup> records_found(Call& call, Asked const& asked, std::size_t per_group, std::size_t most) {
    auto const words = search_words(asked.text);
    auto const found = found_records(call, asked);
    auto const all = by_kind(call.site, found);
    std::vector<AnswerGroup> groups;
    for (auto const& kind : all) {
        AnswerGroup group{.label = call.say.t(kind.entity->plural_label)};
        if (kind.entity->searchable()) group.all_href = kind.entity->address() + "?" + http::to_query({{"q", asked.text}});
        auto const room = std::min(most, all.size() == 1 ? most : per_group);
        for (auto const* each : kind.found) {
            if (group.answers.size() == room) break;
            group.answers.push_back(answer_of(call, *each, words));
        }
        most -= group.answers.size();
        if (!group.answers.empty()) groups.push_back(std::move(group));
    }
    return groups;
}

namespace {

/// Names that the words begin, the better ones first.
AnswerGroup named(std::string label, std::vector<Answer> answers, Asked const& asked, std::size_t most) {
    auto const words = search_words(asked.text);
    AnswerGroup group{.label = std::move(label)};
    std::vector<std::pair<Rank, Answer>> ranked;
    std::set<std::string> seen;
    for (auto& answer : answers) {
        auto const rank = rank_of(fold(answer.title), words, false);
        if (rank <= Rank::word_beginnings && seen.insert(answer.href).second) ranked.emplace_back(rank, std::move(answer));
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    for (auto& [rank, answer] : ranked)
        if (group.answers.size() < most) group.answers.push_back(std::move(answer));
    return group;
}

template <class Take>
void each_menu_entry(Call& call, Take const& take) {
    for (auto const& app : call.site.apps())
        for (auto const& item : app.nav)
            if (call.actor.sees_some(*item.entity)) take(app, item);
}

}  // namespace

AnswerGroup places_found(Call& call, Asked const& asked, std::size_t most) {
    auto const& say = call.say;
    std::vector<Answer> all{{.title = say.t("Overview"), .href = "/", .icon = "house"}};
    each_menu_entry(call, [&](App const& app, NavItem const& item) {
        if (item.href) all.push_back({.title = say.t(item.label), .hint = say.t(app.label), .href = item.href, .icon = item.icon});
        else all.push_back({.title = say.t(item.entity->plural_label), .hint = say.t(app.label), .href = item.entity->address(), .icon = item.entity->icon});
    });
    all.push_back({.title = say.t(N_("Changes")), .href = "/changes", .icon = "clock-history"});
    all.push_back({.title = say.t(N_("For programs (API)")), .href = "/api", .icon = "code-slash"});
    all.push_back({.title = say.t("Your profile"), .href = "/account", .icon = "person"});
    all.push_back({.title = say.t("Privacy"), .href = "/about/privacy", .icon = "lock"});
    all.push_back({.title = say.t("Accessibility"), .href = "/about/accessibility", .icon = "person"});
    return named(say.t(N_("Go to")), std::move(all), asked, most);
}

AnswerGroup deeds_found(Call& call, Asked const& asked, std::size_t most) {
    std::vector<Answer> all;
    each_menu_entry(call, [&](App const&, NavItem const& item) {
        auto const& entity = *item.entity;
        if (!item.href && call.actor.viewer == 0 && call.actor.may_some(entity, Action::add))
            all.push_back({.title = call.say.t(entity.new_label), .href = entity.address() + "/new", .icon = "plus-lg"});
    });
    return named(call.say.t(N_("Do")), std::move(all), asked, most);
}

std::vector<Answer> new_ones(Call& call, Asked const& asked) {
    std::vector<Answer> all;
    if (asked.text.empty() || asked.what == Asked::For::numbers || asked.what == Asked::For::commands) return all;
    for (auto const* entity : call.site.registry().entities()) {
        if (!entity->portrait || !has_page(*entity) || !call.actor.may_some(*entity, Action::add)) continue;
        auto const first = std::find_if(entity->fields.begin(), entity->fields.end(), [](Field const& field) { return field.options.searchable && field.is_typed(); });
        if (first == entity->fields.end()) continue;
        all.push_back({.title = call.say.t({N_("{new_record} “{text}”"), {{"new_record", call.say.t(entity->new_label)}, {"text", asked.text}}}),
                       .href = entity->address() + "/new?" + http::to_query({{std::string(first->name), asked.text}}), .icon = "plus-lg"});
    }
    return all;
}

}  // namespace ateneu::pages
