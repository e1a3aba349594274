#include "core/base/json.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"

namespace ateneu {

namespace {

std::string json_list(Texts const& texts) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (auto const& text : texts) json.text(text);
    json.end_array();
    return out;
}
std::string json_list(Keys const& numbers) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (auto const number : numbers) json.number(static_cast<long long>(number));
    json.end_array();
    return out;
}
std::string json_object(Translated const& translated) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    for (auto const& [language, text] : translated.texts) json.key(language).text(text);
    json.end_object();
    return out;
}

std::string bind_one(Query& query, Field const& field, Value const& value) {
    auto const number = integer_of(value);
    switch (field.kind()) {
        case Kind::boolean: return query.bind_bool(number != 0);
        case Kind::date: return query.bind(iso(Date{static_cast<std::int32_t>(number)}));
        case Kind::instant: return query.bind(iso(Instant{number}));
        case Kind::integer: case Kind::decimal: case Kind::duration: return query.bind(number);
        case Kind::reference: return number == 0 ? query.bind_null() : query.bind(number);
        case Kind::degrees: return query.bind(std::get<double>(value));
        case Kind::text_list: return query.bind(json_list(std::get<Texts>(value)));
        case Kind::integer_list: return query.bind(json_list(std::get<Keys>(value)));
        case Kind::translated: return query.bind(json_object(std::get<Translated>(value)));
        default: return query.bind(text_of(value));
    }
}

}  // namespace

void bind_value(Query& query, Field const& field, Value const& value, db::Dialect,
                std::vector<std::string>& places) {
    if (is_absent(value)) {
        for (std::size_t i = 0; i < columns_of(field).size(); ++i) places.push_back(query.bind_null());
    } else if (auto const* money = std::get_if<Money>(&value)) {
        places.push_back(query.bind(money->minor));
        places.push_back(query.bind(std::string(money->currency.code)));
    } else if (auto const* range = std::get_if<TimeRange>(&value)) {
        places.push_back(query.bind(iso(range->start)));
        places.push_back(query.bind(iso(range->end)));
    } else if (auto const* to = std::get_if<AnyReference>(&value)) {
        places.push_back(query.bind(to->entity));
        places.push_back(query.bind(to->id));
    } else {
        places.push_back(bind_one(query, field, value));
    }
}

namespace {

std::int64_t instant_at(db::Rows const& rows, int column) {
    auto const instant = parse_instant(rows.text(column));
    must(instant.has_value(), "a stored moment does not parse");
    return instant->micros;
}

Value two_columns(Field const& field, db::Rows const& rows, int first) {
    if (field.kind() == Kind::money) {
        auto const currency = parse_currency(rows.text(first + 1));
        return Money{rows.integer(first), currency.value_or(Currency{})};
    }
    if (field.kind() == Kind::time_range)
        return TimeRange{{instant_at(rows, first)}, {instant_at(rows, first + 1)}};
    return AnyReference{std::string(rows.text(first)), rows.integer(first + 1)};
}

}  // namespace

Value read_value(Field const& field, db::Rows const& rows, int& column) {
    auto const here = column++;
    auto const kind = field.kind();
    if (kind == Kind::money || kind == Kind::time_range || kind == Kind::any_reference) {
        ++column;
        return rows.is_null(here) ? Value{} : two_columns(field, rows, here);
    }
    if (rows.is_null(here)) return {};
    switch (kind) {
        case Kind::integer: case Kind::boolean: case Kind::decimal: case Kind::duration:
        case Kind::reference: return rows.integer(here);
        case Kind::date: {
            auto const date = parse_date(rows.text(here));
            must(date.has_value(), "a stored date does not parse");
            return static_cast<std::int64_t>(date->days);
        }
        case Kind::instant: return instant_at(rows, here);
        case Kind::degrees: return rows.real(here);
        case Kind::text_list: case Kind::integer_list: case Kind::translated:
            return from_json(field, rows.text(here)).value_or(nothing_of(field));
        default: return std::string(rows.text(here));
    }
}

void append_columns(std::string& sql, Field const& field, std::string_view alias) {
    for (auto const& column : columns_of(field)) {
        if (!sql.empty() && sql.back() != ' ') sql += ", ";
        sql.append(alias).append(".").append(quoted(column.name));
    }
}

}  // namespace ateneu
