#include <boost/json.hpp>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/entity/convert.h"

namespace ateneu {

namespace json = boost::json;

namespace {

std::string plain_amount(Money const& money) {
    auto const written = text(money);
    return written.substr(0, written.find(' '));
}

void write(JsonWriter& out, Field const& field, Value const& value) {
    auto const number = integer_of(value);
    switch (field.kind()) {
        case Kind::integer: out.number(static_cast<long long>(number)); return;
        case Kind::boolean: out.boolean(number != 0); return;
        case Kind::reference:
            if (number == 0) out.null();
            else out.number(static_cast<long long>(number));
            return;
        case Kind::degrees: out.number(std::get<double>(value)); return;
        case Kind::json: out.raw(text_of(value)); return;
        case Kind::secret: out.null(); return;
        case Kind::money: {
            auto const& money = std::get<Money>(value);
            out.begin_object().key("amount").text(plain_amount(money));
            out.key("currency").text(money.currency.code).end_object();
            return;
        }
        case Kind::time_range: {
            auto const& range = std::get<TimeRange>(value);
            out.begin_object().key("start").text(iso(range.start));
            out.key("end").text(iso(range.end)).end_object();
            return;
        }
        case Kind::any_reference: {
            auto const& to = std::get<AnyReference>(value);
            out.begin_object().key("entity").text(to.entity);
            out.key("id").number(static_cast<long long>(to.id)).end_object();
            return;
        }
        case Kind::links: case Kind::integer_list:
            out.begin_array();
            for (auto const key : std::get<Keys>(value)) out.number(static_cast<long long>(key));
            out.end_array();
            return;
        case Kind::text_list:
            out.begin_array();
            for (auto const& text : std::get<Texts>(value)) out.text(text);
            out.end_array();
            return;
        case Kind::translated:
            out.begin_object();
            for (auto const& [language, text] : std::get<Translated>(value).texts) out.key(language).text(text);
            out.end_object();
            return;
        case Kind::children:
            out.begin_array();
            for (auto const& child : std::get<Records>(value)) out.raw(to_json(field.target(), child));
            out.end_array();
            return;
        default: out.text(to_text(field, value));
    }
}

}  // namespace

void to_json(std::string& out, Field const& field, Value const& value) {
    JsonWriter writer(out);
    if (is_absent(value)) writer.null();
    else write(writer, field, value);
}

std::string to_json(Field const& field, Value const& value) {
    std::string out;
    to_json(out, field, value);
    return out;
}

std::string to_json(Entity const& entity, Record const& record) {
    std::string out;
    JsonWriter writer(out);
    writer.begin_object().key("id").number(static_cast<long long>(record.id));
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        // A child doesn't repeat whose child it is.
        if (field.kind() == Kind::secret || (!entity.parent.empty() && field.name == entity.parent)) continue;
        writer.key(field.name).raw(to_json(field, record.values[i]));
    }
    writer.end_object();
    return out;
}

namespace {

std::optional<std::int64_t> whole(json::value const& given) {
    if (given.is_int64()) return given.get_int64();
    return {};
}

std::optional<Keys> keys_of(json::value const& given) {
    if (!given.is_array()) return {};
    Keys keys;
    for (auto const& item : given.get_array()) {
        auto const key = whole(item);
        if (!key) return {};
        keys.push_back(*key);
    }
    return keys;
}

/// JSON is UTF-8 once it parses; what databases can't store in a text is `\u0000`.
bool is_storable(json::value const& given) { return given.is_string() && given.get_string().find('\0') == json::string::npos; }

std::optional<Texts> texts_of(json::value const& given) {
    if (!given.is_array()) return {};
    Texts texts;
    for (auto const& item : given.get_array()) {
        if (!is_storable(item)) return {};
        texts.emplace_back(item.get_string());
    }
    return texts;
}

std::string member(json::object const& object, char const* name) {
    auto const* found = object.if_contains(name);
    return found && found->is_string() ? std::string(found->get_string()) : "";
}

std::optional<Value> object_value(Field const& field, json::object const& given) {
    if (field.kind() == Kind::money)
        return from_text(field, member(given, "amount") + " " + member(given, "currency"));
    if (field.kind() == Kind::time_range)
        return from_text(field, member(given, "start") + "/" + member(given, "end"));
    if (field.kind() == Kind::any_reference) {
        auto const* id = given.if_contains("id");
        if (!id || !id->is_int64()) return {};
        return from_text(field, member(given, "entity") + ":" + std::to_string(id->get_int64()));
    }
    if (field.kind() == Kind::translated) {
        Translated translated;
        for (auto const& [language, text] : given) {
            if (!is_storable(text) || language.find('\0') != json::string_view::npos) return {};
            translated.texts[std::string(language)] = std::string(text.get_string());
        }
        return Value{std::move(translated)};
    }
    return {};
}

template <class List>
std::optional<Value> list_value(std::optional<List> list) {
    if (!list) return {};
    return Value{std::move(*list)};
}

std::optional<Value> value_of(Field const& field, json::value const& given) {
    switch (field.kind()) {
        case Kind::integer: case Kind::reference:
            if (auto const number = whole(given)) return Value{*number};
            return {};
        case Kind::boolean:
            if (given.is_bool()) return Value{std::int64_t{given.get_bool()}};
            return {};
        case Kind::links: case Kind::integer_list: return list_value(keys_of(given));
        case Kind::text_list: return list_value(texts_of(given));
        case Kind::money: case Kind::time_range: case Kind::any_reference: case Kind::translated:
            if (given.is_object()) return object_value(field, given.get_object());
            return {};
        default:
            if (!given.is_string()) return {};
            return from_text(field, std::string_view(given.get_string()));
    }
}

bool begins_with(std::string_view json, std::string_view any_of) {
    auto const first = json.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && any_of.find(json[first]) != std::string_view::npos;
}

std::vector<std::string_view> read_object(Entity const& entity, std::string_view given, Record& record,
                                          std::string const& prefix, Problems& problems);

std::optional<Records> read_children(Field const& field, std::string_view given, std::string const& address, Problems& problems) {
    if (!begins_with(given, "[")) {
        problems.add(address, N_("Give a list."), "wrong_type");
        return {};
    }
    Records children;
    auto const items = json_items(given);
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto& child = children.emplace_back(blank_record(field.target(), Date{}));
        read_object(field.target(), items[i], child, address + "[" + std::to_string(i) + "]", problems);
    }
    return children;
}

/// `prefix` is the address of the object itself, "" for the whole body.
std::vector<std::string_view> read_object(Entity const& entity, std::string_view given, Record& record,
                                          std::string const& prefix, Problems& problems) {
    std::vector<std::string_view> names;
    if (!begins_with(given, "{")) {
        problems.add(prefix, N_("Give a JSON object."), "wrong_type");
        return names;
    }
    for (auto const& [name, text] : json_members(given)) {
        auto const address = prefix.empty() ? name : prefix + "." + name;
        if (name == "id" || name == "version") {
            if (auto const number = parse_integer(text)) (name == "id" ? record.id : record.version) = *number;
            continue;
        }
        auto const index = entity.index_of(name);
        if (index < 0) {
            problems.add(address, N_("There is no field of this name."), "unknown_field");
            continue;
        }
        auto const& field = entity.fields[static_cast<std::size_t>(index)];
        auto& into = record.values[static_cast<std::size_t>(index)];
        names.push_back(field.name);
        if (field.is_children()) {
            if (auto children = read_children(field, text, address, problems)) into = std::move(*children);
        } else if (auto value = from_json(field, text)) {
            into = std::move(*value);
        } else {
            problems.add(address, how_to_write(field), "wrong_type");
        }
    }
    return names;
}

}  // namespace

std::optional<std::string> json_member(std::string_view text, std::string_view name) {
    for (auto& [key, value] : json_members(text))
        if (key == name) return std::move(value);
    return {};
}

std::optional<Value> from_json(Field const& field, std::string_view text) {
    boost::system::error_code failed;
    auto const given = json::parse(json::string_view(text.data(), text.size()), failed);
    if (failed) return {};
    if (given.is_null()) return nothing_of(field);
    if (field.is_children()) {
        Problems problems;
        auto children = read_children(field, text, "", problems);
        // A child's field that is no more, in an old history, is left out.
        for (auto const& problem : problems.list())
            if (problem.code != "unknown_field") return {};
        return list_value(std::move(children));
    }
    // Numbers are read from the text itself: the library's own may be off in the last place.
    if (field.kind() == Kind::json) return Value{json_normal(text)};
    bool const is_scaled = field.kind() == Kind::degrees || field.kind() == Kind::decimal;
    if (is_scaled && given.is_number()) return from_text(field, text);
    if (field.kind() == Kind::degrees) return {};
    return value_of(field, given);
}

std::vector<std::string_view> from_json(Entity const& entity, std::string_view text, Record& record,
                                        Problems& problems) {
    if (!is_json(text)) {
        problems.add("", N_("The body is not valid JSON."), "not_json");
        return {};
    }
    return read_object(entity, text, record, "", problems);
}

}  // namespace ateneu
