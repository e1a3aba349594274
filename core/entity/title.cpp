#include "core/entity/title.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/entity/query.h"

namespace ateneu {

namespace {

/// Translations are ours, but an apostrophe in one must not end the text.
std::string literal(Tongue const& tongue, std::string_view source) {
    return "'" + replaced(translate(tongue, source), "'", "''") + "'";
}

std::string label_sql(Field const& field, Tongue const& tongue) {
    auto const column = "{t}." + quoted(field.name);
    auto sql = "CASE " + column;
    for (auto const& choice : field.choices()) sql += " WHEN '" + std::string(choice.code) + "' THEN " + literal(tongue, choice.label);
    return "(" + sql + " ELSE " + column + " END)";
}

/// What `{label:state}` or `{word:frozen}` stands for; "" when for nothing.
std::string meant(Entity const& entity, std::string_view place, Tongue const& tongue) {
    auto const colon = place.find(':');
    if (colon == std::string_view::npos) return "";
    auto const kind = place.substr(0, colon), name = place.substr(colon + 1);
    if (kind == "label") {
        auto const* field = entity.find(name);
        return field && field->kind() == Kind::choice ? label_sql(*field, tongue) : "";
    }
    auto const word = std::find_if(entity.words.begin(), entity.words.end(), [&](Word const& each) { return each.name == name; });
    return kind == "word" && word != entity.words.end() ? literal(tongue, word->text) : "";
}

/// Calls `found` with each place but `{t}`, and puts there what it answers.
template <class Found>
std::string with_places(std::string_view title, Found const& found) {
    std::string sql;
    for (;;) {
        auto const begin = title.find('{');
        auto const end = title.find('}', begin);
        sql += title.substr(0, begin);
        if (begin == std::string_view::npos || end == std::string_view::npos) return sql;
        auto const place = title.substr(begin + 1, end - begin - 1);
        sql += place == "t" ? std::string("{t}") : found(place);
        title.remove_prefix(end + 1);
    }
}

}  // namespace

std::string title_sql(Entity const& entity, std::string_view alias, Tongue const& tongue) {
    return placed(with_places(entity.title, [&](std::string_view place) { return meant(entity, place, tongue); }), alias);
}

std::string unknown_in_title(Entity const& entity) {
    std::string unknown;
    with_places(entity.title, [&](std::string_view place) {
        if (meant(entity, place, {}).empty()) unknown = "{" + std::string(place) + "}";
        return std::string();
    });
    return unknown;
}

}  // namespace ateneu
