#include <algorithm>
#include <charconv>

#include "core/base/json.h"
#include "core/base/places.h"
#include "core/base/text.h"
#include "core/entity/convert.h"

namespace ateneu {

Value nothing_of(Field const& field) {
    if (field.optional()) return {};
    switch (field.codec->kind) {
        case Kind::integer: case Kind::boolean: case Kind::decimal: case Kind::duration:
            return std::int64_t{0};
        case Kind::degrees: return 0.0;
        // No date, moment or record stands for "none": these stay absent until somebody gives one.
        case Kind::date: case Kind::instant: case Kind::reference: case Kind::money:
        case Kind::time_range: case Kind::any_reference: return {};
        case Kind::text_list: return Texts{};
        case Kind::integer_list: case Kind::links: return Keys{};
        case Kind::translated: return Translated{};
        case Kind::children: return Records{};
        case Kind::json: return std::string("null");
        case Kind::choice:  // an enum always holds one of its list
            return std::string(field.codec->choices.empty() ? "" : field.codec->choices.front().code);
        default: return std::string();
    }
}

namespace {

std::optional<Value> number(std::optional<std::int64_t> parsed) {
    if (!parsed) return {};
    return Value{*parsed};
}

std::optional<Value> parse_boolean(std::string_view text) {
    for (auto const* yes : {"1", "true", "yes", "on", "t"})
        if (text == yes) return Value{std::int64_t{1}};
    for (auto const* no : {"0", "false", "no", "off", "f"})
        if (text == no) return Value{std::int64_t{0}};
    return {};
}

std::optional<Value> parse_degrees(std::string_view text) {
    auto plain = replaced(std::string(text), ",", ".");
    if (plain.starts_with('+')) plain.erase(0, 1);
    double value = 0;
    auto const read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (read.ec != std::errc{} || read.ptr != plain.data() + plain.size()) return {};
    if (!(value <= 1e6 && value >= -1e6)) return {};
    return Value{value};
}

/// The program's balances may be below zero: `-1:30`.
std::optional<Duration> parse_signed_duration(std::string_view text) {
    bool const negative = text.starts_with('-');
    auto duration = parse_duration(negative ? text.substr(1) : text);
    if (duration && negative) duration->seconds = -duration->seconds;
    return duration;
}

/// Trimmed, blank ones left out: one a line, or all on one line with commas or semicolons between them.
std::vector<std::string> items(std::string_view text) {
    bool const by_line = text.find('\n') != std::string_view::npos;
    std::vector<std::string> list;
    std::string item;
    auto const put = [&] {
        if (auto trimmed_item = trimmed(item); !trimmed_item.empty()) list.push_back(std::move(trimmed_item));
        item.clear();
    };
    for (char const c : text)
        if (by_line ? c == '\n' : c == ',' || c == ';') put();
        else item += c;
    put();
    return list;
}

std::optional<Value> parse_keys(std::string_view text) {
    Keys keys;
    for (auto const& item : items(text)) {
        auto const key = parse_integer(item);
        if (!key) return {};
        keys.push_back(*key);
    }
    return Value{std::move(keys)};
}

std::optional<Value> parse_time_range(std::string_view text) {
    auto const slash = text.find('/');
    if (slash == std::string_view::npos) return {};
    auto const start = parse_instant(trimmed(text.substr(0, slash)));
    auto const end = parse_instant(trimmed(text.substr(slash + 1)));
    if (!start || !end) return {};
    return Value{TimeRange{*start, *end}};
}

std::optional<Value> parse_any_reference(std::string_view text) {
    auto const colon = text.rfind(':');
    if (colon == std::string_view::npos) return {};
    auto const id = parse_integer(text.substr(colon + 1));
    if (!id || *id <= 0 || colon == 0) return {};
    return Value{AnyReference{std::string(text.substr(0, colon)), *id}};
}

/// `en: Hello` by line. Other lines go on with the text before them (written with a space in front, so that
/// they may look like anything); at the beginning they are English.
std::optional<Value> parse_translated(std::string_view text) {
    Translated translated;
    std::string current = "en";
    for (auto line : split(text, '\n')) {
        auto const colon = line.find(':');
        bool const is_marked = colon != std::string_view::npos && line.substr(colon + 1, 1).find_first_not_of(' ') == std::string_view::npos &&
                               !language_name(line.substr(0, colon)).empty();
        if (is_marked) {
            current = line.substr(0, colon);
            line.remove_prefix(colon + 1);
        } else if (line.empty()) {
            continue;
        }
        if (line.starts_with(' ')) line.remove_prefix(1);
        auto const [words, is_first] = translated.texts.try_emplace(current);
        words->second += (is_first ? "" : "\n") + std::string(line);
    }
    std::erase_if(translated.texts, [](auto const& each) { return trimmed(each.second).empty(); });
    return Value{std::move(translated)};
}

/// Line ends as one character where a text may have several lines: browsers send CR LF.
std::string plain_of(Field const& field, std::string_view written) {
    auto const kind = field.kind();
    if (kind == Kind::secret) return std::string(written);
    bool const has_lines = field.options.multiline || kind == Kind::text_list || kind == Kind::translated;
    if (trimmed(written).empty()) return "";
    return has_lines ? replaced(std::string(written), "\r\n", "\n") : trimmed(written);
}

template <class Parsed, class Pick>
std::optional<Value> picked(std::optional<Parsed> const& parsed, Pick pick) {
    if (!parsed) return {};
    return Value{static_cast<std::int64_t>(pick(*parsed))};
}

}  // namespace

std::optional<Value> from_text(Field const& field, std::string_view written) {
    auto const text = plain_of(field, written);
    if (!is_utf8(text) || text.find('\0') != std::string::npos) return {};
    if (text.empty()) return nothing_of(field);
    switch (field.kind()) {
        case Kind::integer: return number(parse_integer(text));
        case Kind::reference: return number(parse_integer(text));
        case Kind::boolean: return parse_boolean(text);
        case Kind::date: return picked(parse_date(text), [](Date d) { return d.days; });
        case Kind::instant: return picked(parse_instant(text), [](Instant i) { return i.micros; });
        case Kind::decimal: return picked(parse_decimal(text), [](Decimal d) { return d.millionths; });
        case Kind::duration: return picked(parse_signed_duration(text), [](Duration d) { return d.seconds; });
        case Kind::degrees: return parse_degrees(text);
        case Kind::money: {
            auto const money = parse_money(text);
            return money ? std::optional<Value>(*money) : std::nullopt;
        }
        case Kind::time_range: return parse_time_range(text);
        case Kind::any_reference: return parse_any_reference(text);
        case Kind::text_list: return Value{items(text)};
        case Kind::integer_list: case Kind::links: return parse_keys(text);
        case Kind::translated: return parse_translated(text);
        case Kind::uuid: {
            auto uuid = parse_uuid(text);
            return uuid ? std::optional<Value>(*uuid) : std::nullopt;
        }
        case Kind::json: return is_json(text) ? std::optional<Value>(json_normal(text)) : std::nullopt;
        case Kind::children: return {};
        default: return Value{text};
    }
}

namespace {

std::string joined(Keys const& keys) {
    std::string out;
    for (auto const key : keys) out += (out.empty() ? "" : ",") + std::to_string(key);
    return out;
}

std::string lines_of(Translated const& translated) {
    std::string out;
    for (auto const& [language, text] : translated.texts)
        out += (out.empty() ? "" : "\n") + language + ": " + replaced(text, "\n", "\n ");
    return out;
}

/// A comma inside the only item must not part it: the line end says that items stand one a line.
std::string lines_of(Texts const& texts) {
    auto lines = join(texts, "\n");
    return texts.size() == 1 && lines.find_first_of(",;") != std::string::npos ? lines + "\n" : lines;
}

std::string degrees_text(double value) {
    char buffer[32];
    auto const end = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, end.ptr};
}

}  // namespace

std::string to_text(Field const& field, Value const& value) {
    if (is_absent(value)) return "";
    auto const number = integer_of(value);
    switch (field.kind()) {
        case Kind::integer: return std::to_string(number);
        case Kind::reference: return number == 0 ? "" : std::to_string(number);
        case Kind::boolean: return number ? "1" : "0";
        case Kind::date: return iso(Date{static_cast<std::int32_t>(number)});
        case Kind::instant: return iso(Instant{number});
        case Kind::decimal: return text(Decimal{number});
        case Kind::duration: return text(Duration{number});
        case Kind::degrees: return degrees_text(std::get<double>(value));
        case Kind::money: {
            auto const& money = std::get<Money>(value);
            return money.currency.code[0] == 0 ? "" : ateneu::text(money);
        }
        case Kind::time_range: {
            auto const& range = std::get<TimeRange>(value);
            return iso(range.start) + "/" + iso(range.end);
        }
        case Kind::any_reference: {
            auto const& to = std::get<AnyReference>(value);
            return to.id == 0 ? "" : to.entity + ":" + std::to_string(to.id);
        }
        case Kind::text_list: return lines_of(std::get<Texts>(value));
        case Kind::integer_list: case Kind::links: return joined(std::get<Keys>(value));
        case Kind::translated: return lines_of(std::get<Translated>(value));
        case Kind::children: case Kind::secret: return "";
        default: return text_of(value);
    }
}

Message how_to_write(Field const& field) {
    switch (field.kind()) {
        case Kind::integer: return N_("Write a whole number, for example 12.");
        case Kind::decimal: return N_("Write a number, for example 12.5.");
        case Kind::date: return N_("Write a date as year-month-day, for example 2026-03-09.");
        case Kind::instant: return N_("Write a date and time, for example 2026-03-09 14:30.");
        case Kind::duration: return N_("Write a length of time, for example 1:30 or 90m.");
        case Kind::degrees: return N_("Write degrees as a number, for example 41.93.");
        case Kind::money: return N_("Write an amount and its currency, for example 12.50 EUR.");
        case Kind::time_range: return N_("Write when it starts and when it ends.");
        case Kind::reference: case Kind::links: return N_("Choose from the list.");
        case Kind::any_reference: return N_("Write what it is about, for example people.person:12.");
        case Kind::integer_list: return N_("Write whole numbers with commas between them.");
        case Kind::boolean: return N_("Choose yes or no.");
        case Kind::uuid: return N_("Write a UUID, for example 0c23939f-de98-44c9-969e-29405841676c.");
        case Kind::json: return N_("Write valid JSON.");
        default: return N_("This text holds characters that can't be stored.");
    }
}

}  // namespace ateneu
