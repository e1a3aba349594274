#include "core/pages/fixed_choices.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "core/base/places.h"
#include "core/base/text.h"

namespace ateneu::pages {

namespace {

/// Hundreds of names in one language.
struct LongList {
    Choices choices;
    Html options;
};

Choices in_order(Say const& say, std::vector<CodeName> const& names) {
    std::vector<std::pair<std::string, std::pair<std::string, std::string>>> sorted;
    for (auto const& each : names) {
        auto label = say.t(each.name.c_str());
        auto key = fold(label);
        sorted.push_back({std::move(key), {each.code, std::move(label)}});
    }
    std::sort(sorted.begin(), sorted.end());
    Choices choices;
    for (auto& [key, choice] : sorted) choices.push_back(std::move(choice));
    return choices;
}

LongList made(Say const& say, Kind kind) {
    LongList list;
    if (kind == Kind::country) list.choices = in_order(say, countries());
    else if (kind == Kind::language) list.choices = in_order(say, languages());
    else
        for (auto const& zone : time_zones()) list.choices.emplace_back(zone, zone);
    std::vector<ui::Choice> shown;
    for (auto const& [code, label] : list.choices) shown.push_back({.value = code, .label = label});
    list.options = ui::options(shown);
    return list;
}

/// Made at its first use, for each language that has a catalogue, and kept: lists and forms show several of them.
LongList const* long_list(Say const& say, Field const& field) {
    auto const kind = field.kind();
    if (kind != Kind::country && kind != Kind::language && kind != Kind::time_zone) return nullptr;
    static std::mutex guard;
    static std::map<std::pair<Kind, std::string>, LongList> kept;
    bool const has_catalogue = std::find(tongues().begin(), tongues().end(), say.tongue.code) != tongues().end();
    std::lock_guard const lock(guard);
    auto& list = kept[{kind, has_catalogue ? say.tongue.code : "en"}];
    if (list.choices.empty()) list = made(say, kind);
    return &list;
}

}  // namespace

Choices fixed_choices(Say const& say, Field const& field) {
    if (auto const* list = long_list(say, field)) return list->choices;
    Choices all;
    if (field.kind() == Kind::boolean) all = {{"1", say.t(N_("Yes"))}, {"0", say.t(N_("No"))}};
    if (field.kind() == Kind::choice)
        for (auto const& choice : field.choices()) all.emplace_back(choice.code, say.t(choice.label));
    return all;
}

Html const* ready_options(Say const& say, Field const& field) {
    auto const* list = long_list(say, field);
    return list ? &list->options : nullptr;
}

}  // namespace ateneu::pages
