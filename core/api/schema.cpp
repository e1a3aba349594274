#include "core/api/schema.h"

#include "core/entity/convert.h"

namespace ateneu::api {

namespace json = boost::json;

namespace {

constexpr std::int64_t longest_email = 254, longest_url = 200;

json::value type_of(char const* type, bool may_be_null) {
    if (!may_be_null) return type;
    return json::array{type, "null"};
}

/// Either this or null.
json::object or_null(json::object schema, bool may_be_null) {
    if (!may_be_null) return schema;
    return {{"anyOf", json::array{std::move(schema), json::object{{"type", "null"}}}}};
}

json::object text_schema(Field const& field, Kind kind, bool may_be_null) {
    json::object schema{{"type", type_of("string", may_be_null)}};
    switch (kind) {
        case Kind::email: schema["format"] = "email"; schema["maxLength"] = longest_email; break;
        case Kind::url: schema["format"] = "uri"; schema["maxLength"] = longest_url; break;
        case Kind::uuid: schema["format"] = "uuid"; break;
        case Kind::slug: schema["pattern"] = "^[A-Za-z0-9_-]*$"; break;
        case Kind::country: schema["description"] = "ISO 3166-1 alpha-2, W3 for online, EU"; break;
        case Kind::language: schema["description"] = "ISO 639-1"; break;
        case Kind::time_zone: schema["description"] = "IANA name, Europe/Madrid"; break;
        default: break;
    }
    if (field.options.max_length > 0) schema["maxLength"] = field.options.max_length;
    return schema;
}

json::object choice_schema(Field const& field, bool may_be_null) {
    json::array codes;
    std::string labels;
    bool has_blank = false;
    for (auto const& choice : field.choices()) {
        codes.emplace_back(choice.code);
        has_blank = has_blank || choice.code.empty();
        labels += (labels.empty() ? "" : "; ") + std::string(choice.code) + ": " + choice.label;
    }
    // A text that nobody filled in is blank.
    if (!has_blank && !field.optional() && field.codec->choices.empty() && !field.options.required) codes.emplace_back("");
    if (may_be_null) codes.emplace_back(nullptr);
    return {{"type", type_of("string", may_be_null)}, {"enum", std::move(codes)}, {"description", std::move(labels)}};
}

void add_range(json::object& schema, Field const& field) {
    auto const lowest = field.options.min ? field.options.min : field.codec->min;
    auto const highest = field.options.max ? field.options.max : field.codec->max;
    if (lowest) schema["minimum"] = *lowest;
    if (highest) schema["maximum"] = *highest;
}

json::object reference_schema(Field const& field, bool reading, bool may_be_null) {
    json::object id{{"type", type_of("integer", may_be_null)}, {"format", "int64"}, {"description", "Id of " + field.target().full_name()}};
    if (!reading) return id;
    return {{"anyOf", json::array{std::move(id), schema_ref("Expanded")}}, {"description", "Id of " + field.target().full_name() + "; the record with expand="}};
}

json::object item_schema(Field const& field) {
    if (field.kind() == Kind::text_list) return text_schema(field, field.options.item, false);
    json::object item{{"type", "integer"}, {"format", "int64"}};
    add_range(item, field);
    return item;
}

json::object list_schema(json::object items, bool may_be_null) {
    return {{"type", type_of("array", may_be_null)}, {"items", std::move(items)}};
}

json::object degrees_schema(Field const& field, bool may_be_null) {
    auto const limit = field.options.max.value_or(180);
    return {{"type", type_of("number", may_be_null)}, {"minimum", -limit}, {"maximum", limit}, {"description", "Degrees, WGS 84"}};
}

json::object value_schema(Field const& field, bool reading) {
    // Null empties a field in a body, whatever its type; in an answer it stands for what is absent.
    bool const null = reading ? field.optional() : !field.options.required;
    switch (field.kind()) {
        case Kind::integer: {
            json::object schema{{"type", type_of("integer", null)}, {"format", "int64"}};
            add_range(schema, field);
            return schema;
        }
        case Kind::boolean: return {{"type", type_of("boolean", null)}};
        case Kind::date: return {{"type", type_of("string", null)}, {"format", "date"}};
        case Kind::instant: return {{"type", type_of("string", null)}, {"format", "date-time"}};
        case Kind::decimal: return {{"type", type_of("string", null)}, {"pattern", R"(^-?\d+(\.\d{1,6})?$)"}, {"description", "A decimal number, as text so that no digit is lost"}};
        case Kind::duration: return {{"type", type_of("string", null)}, {"pattern", R"(^-?\d+:\d{2}(:\d{2})?$)"}, {"description", "Hours, minutes and where needed seconds"}};
        case Kind::degrees: return degrees_schema(field, null);
        // 0 is nobody: read as null.
        case Kind::reference: return reference_schema(field, reading, reading || null);
        case Kind::money: return or_null(schema_ref("Money"), null);
        case Kind::time_range: return or_null(schema_ref("TimeRange"), null);
        case Kind::any_reference: return or_null(schema_ref("AnyRecord"), null);
        case Kind::json: return {{"description", "Any JSON"}};
        case Kind::links: return list_schema(reference_schema(field, reading, false), !reading);
        case Kind::text_list: case Kind::integer_list: return list_schema(item_schema(field), null);
        case Kind::translated: return {{"type", type_of("object", null)}, {"additionalProperties", json::object{{"type", "string"}}}, {"description", "Language (ISO 639-1) and text"}};
        case Kind::children: return list_schema(schema_ref(schema_name(field.target(), reading ? Shape::part : Shape::part_input)), false);
        case Kind::choice: return choice_schema(field, null);
        default: return text_schema(field, field.kind(), null);
    }
}

/// Label, help and what the type can't say, in front of what the kind says of itself.
void describe(json::object& schema, Field const& field, bool reading) {
    std::string text = field.label;
    auto const add = [&](std::string const& more) { text += (text.ends_with('.') ? " " : ". ") + more; };
    if (field.options.help) add(field.options.help);
    if (auto const* more = schema.if_contains("description")) add(std::string(more->as_string()));
    if (!reading && field.options.access == FieldAccess::superusers) add("Only superusers may change it.");
    if (field.options.unique) add("Each value once.");
    schema["description"] = text;
    if (reading && !field.is_typed()) schema["readOnly"] = true;
    if (field.kind() == Kind::secret) schema["writeOnly"] = true;
    if (reading || field.options.initial.empty() || field.options.initial == "today") return;
    if (auto const initial = from_text(field, field.options.initial))
        if (auto const text_of_it = to_json(field, *initial); text_of_it != "null") schema["default"] = json::parse(text_of_it);
}

/// Whether a body without it is refused: what an empty form holds is not enough.
bool is_needed(Entity const& entity, Field const& field) {
    auto const blank = blank_record(entity, date_of(2026, 1, 1));
    Problems problems;
    check_value(field, blank.values[static_cast<std::size_t>(entity.index_of(field.name))], "", problems);
    return !problems.empty();
}

json::object computed_schema(Computed const& computed) {
    json::object schema;
    switch (computed.kind) {
        case Kind::integer: schema = {{"type", json::array{"integer", "null"}}}; break;
        case Kind::boolean: schema = {{"type", json::array{"boolean", "null"}}}; break;
        case Kind::date: schema = {{"type", json::array{"string", "null"}}, {"format", "date"}}; break;
        default: schema = {{"type", json::array{"string", "null"}}};
    }
    schema["readOnly"] = true;
    schema["description"] = std::string(computed.label) + ". Worked out; only with fields=.";
    return schema;
}

void add_head(json::object& properties, Entity const& entity, bool whole) {
    properties["id"] = json::object{{"type", "integer"}, {"format", "int64"}, {"readOnly", true}};
    if (!whole) return;
    properties["version"] = json::object{{"type", "integer"}, {"format", "int64"}, {"readOnly", true}, {"description", "Raised by each change"}};
    if (!entity.find("title")) properties["title"] = json::object{{"type", "string"}, {"readOnly", true}, {"description", "How people read the record"}};
}

}  // namespace

std::string schema_name(Entity const& entity, Shape shape) {
    constexpr char const* endings[] = {"", ".create", ".change", ".part", ".part_input"};
    return entity.full_name() + endings[static_cast<int>(shape)];
}

json::object schema_ref(std::string_view name) { return {{"$ref", "#/components/schemas/" + std::string(name)}}; }

json::object schema_of(Registry const& registry, Entity const& entity, Shape shape) {
    bool const reading = shape == Shape::read || shape == Shape::part;
    json::object properties;
    json::array required;
    if (reading) add_head(properties, entity, shape == Shape::read);
    else if (shape == Shape::part_input) properties["id"] = json::object{{"type", "integer"}, {"format", "int64"}, {"description", "Of one that is there already"}};
    for (auto const& field : entity.fields) {
        if (reading ? field.kind() == Kind::secret : !field.is_typed()) continue;
        bool const is_inside = shape == Shape::part || shape == Shape::part_input;
        if (is_inside && field.name == entity.parent && !entity.parent.empty()) continue;
        if (shape == Shape::part_input && field.name == entity.facet_of && !entity.facet_of.empty()) continue;
        auto schema = value_schema(field, reading);
        describe(schema, field, reading);
        properties[field.name] = std::move(schema);
        if (shape == Shape::create && is_needed(entity, field)) required.emplace_back(field.name);
    }
    if (shape == Shape::read)
        for (auto const& computed : entity.computed) properties[computed.name] = computed_schema(computed);
    if (shape == Shape::read || shape == Shape::create || shape == Shape::change)
        for (auto const* facet : registry.facets(entity))
            properties[facet->name] = or_null(schema_ref(schema_name(*facet, reading ? Shape::part : Shape::part_input)), true);
    if (reading) required.emplace_back("id");
    json::object schema{{"type", "object"}, {"title", entity.label}, {"properties", std::move(properties)}, {"additionalProperties", !reading}};
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
}

json::object filter_schema(Field const& field) {
    switch (field.kind()) {
        case Kind::integer: case Kind::reference: case Kind::links: case Kind::integer_list: return {{"type", "integer"}};
        case Kind::boolean: return {{"type", "string"}, {"enum", json::array{"true", "false", "1", "0", "yes", "no"}}};
        case Kind::date: return {{"type", "string"}, {"format", "date"}};
        case Kind::degrees: return {{"type", "number"}};
        case Kind::choice: {
            json::array codes;
            for (auto const& choice : field.choices()) codes.emplace_back(choice.code);
            return {{"type", "string"}, {"enum", std::move(codes)}};
        }
        default: return {{"type", "string"}};
    }
}

json::object shared_schemas() {
    auto const parsed = json::parse(R"json({
        "Money": {"type": "object", "required": ["amount", "currency"], "additionalProperties": false, "properties": {
            "amount": {"type": "string", "pattern": "^-?\\d+(\\.\\d+)?$"}, "currency": {"type": "string", "description": "ISO 4217"}}},
        "TimeRange": {"type": "object", "required": ["start", "end"], "additionalProperties": false, "properties": {
            "start": {"type": "string", "format": "date-time"}, "end": {"type": "string", "format": "date-time"}}},
        "AnyRecord": {"type": "object", "required": ["entity", "id"], "description": "A record of any kind; with expand= also its title or all of it", "properties": {
            "entity": {"type": "string", "description": "Its kind: people.person"}, "id": {"type": "integer", "format": "int64"}}},
        "Expanded": {"type": "object", "required": ["id"], "description": "What a reference points at. The title is null where you may not see the record.", "properties": {
            "id": {"type": "integer", "format": "int64"}, "title": {"type": ["string", "null"]}}},
        "WebhookMessage": {"type": "object", "required": ["type", "timestamp", "data"], "properties": {
            "type": {"type": "string", "description": "Kind of record and action: people.person.change; core.ping is a test"}, "timestamp": {"type": "string", "format": "date-time"},
            "data": {"type": "object", "properties": {"entity": {"type": "string"}, "id": {"type": "integer", "format": "int64"}, "action": {"type": "string", "enum": ["add", "change", "delete"]},
                "version": {"type": "integer"}, "changed": {"type": "array", "items": {"type": "string"}, "description": "Names of the fields; read the record for their values"}}}}},
        "Problem": {"type": "object", "required": ["field", "code", "message"], "properties": {
            "field": {"type": "string", "description": "Name of the field or parameter; lines[3].quantity inside a child; empty for the whole"},
            "code": {"type": "string"}, "message": {"type": "string"}}},
        "Error": {"type": "object", "required": ["error"], "properties": {"error": {"type": "object", "required": ["code", "message", "request"], "properties": {
            "code": {"type": "string", "description": "For programs"}, "message": {"type": "string", "description": "For people, in their language"},
            "request": {"type": "string", "description": "Finds the line in the server's log"},
            "problems": {"type": "array", "items": {"$ref": "#/components/schemas/Problem"}}}}}}
    })json");
    return parsed.as_object();
}

}  // namespace ateneu::api
