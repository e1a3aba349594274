#include "apps/workshops/amy/cell.h"

#include <charconv>

#include "core/takeover/postgresql_array.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/entity/convert.h"

namespace ateneu::workshops::amy {

namespace {

/// The beginning is enough to find the cell; the rest may be somebody's life story.
[[noreturn]] void refuse(std::string_view what, std::string_view text) {
    std::string shown(text.substr(0, 60));
    while (!is_utf8(shown)) shown.pop_back();
    throw CellFault{"is not " + std::string(what) + ": `" + shown + "`"};
}

Value boolean(std::string_view text) {
    if (text == "t" || text == "true" || text == "1") return std::int64_t{1};
    if (text == "f" || text == "false" || text == "0") return std::int64_t{0};
    refuse("true or false", text);
}

Value degrees(std::string_view text) {
    double number = 0;
    auto const* const end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, number);
    // from_chars also reads nan and inf, which are no place.
    if (error != std::errc() || stop != end || number != number || number - number != 0)
        refuse("a number", text);
    return number;
}

Texts items(std::string_view text) {
    if (auto array = takeover::postgresql_array(text)) return *array;
    Texts texts;
    for (auto const item : split(text, ','))
        if (auto plain = trimmed(item); !plain.empty()) texts.push_back(std::move(plain));
    return texts;
}

Value text_list(Field const& field, std::string_view text) {
    if (text.starts_with('['))
        if (auto list = from_json(field, text)) return *list;
    return items(text);
}

Value integer_list(Field const& field, std::string_view text) {
    if (text.starts_with('['))
        if (auto list = from_json(field, text)) return *list;
    Keys numbers;
    for (auto const& item : items(text)) {
        auto const number = parse_integer(item);
        if (!number) refuse("a list of whole numbers", text);
        numbers.push_back(*number);
    }
    return numbers;
}

/// Django's JSON fields hold "" or null where nobody wrote anything.
Value json_value(Field const& field, std::string_view text) {
    if (field.optional() && (text == "\"\"" || text == "null")) return {};
    if (!is_json(text)) refuse("JSON", text);
    return std::string(text);
}

template <class Parsed>
auto known(std::optional<Parsed> parsed, std::string_view what, std::string_view text) {
    if (!parsed) refuse(what, text);
    return *parsed;
}

}  // namespace

std::int64_t id_of_cell(std::string_view text) {
    auto const id = parse_integer(text);
    if (!id || *id <= 0) refuse("a key", text);
    return *id;
}

Value value_of_cell(Field const& field, std::string_view text, KeyFinder& keys) {
    if (text.empty() && field.optional()) return {};
    switch (field.kind()) {
        case Kind::integer:
            return known(parse_integer(text), "a whole number", text);
        case Kind::boolean:
            return boolean(text);
        case Kind::date:
            return std::int64_t{known(parse_date(text), "a date", text).days};
        case Kind::instant:
            return known(parse_instant(text), "a moment", text).micros;
        case Kind::degrees:
            return degrees(text);
        case Kind::reference:
            if (auto const id = keys.find(field.target(), text)) return *id;
            throw CellFault{"points at `" + std::string(text.substr(0, 60)) +
                            "`, which isn't in the dump"};
        case Kind::text_list:
            return text_list(field, text);
        case Kind::integer_list:
            return integer_list(field, text);
        case Kind::json:
            return json_value(field, text);
        case Kind::uuid:
            return known(parse_uuid(text), "a UUID", text);
        default:
            return std::string(text);
    }
}

}  // namespace ateneu::workshops::amy
