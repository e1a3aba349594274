#include "core/api/example.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/entity/convert.h"

namespace ateneu::api {

namespace {

std::string text_example(Kind kind) {
    switch (kind) {
        case Kind::email: return "name@mail.org";
        case Kind::url: return "https://example.org/page";
        case Kind::slug: return "short-name";
        case Kind::country: return "ES";
        case Kind::language: return "ca";
        case Kind::time_zone: return "Europe/Madrid";
        case Kind::uuid: return "0c23939f-de98-44c9-969e-29405841676c";
        default: return "…";
    }
}

std::string quoted_example(Kind kind) {
    std::string text;
    JsonWriter(text).text(text_example(kind));
    return text;
}

bool takes_part(Entity const& entity, Field const& field) { return field.is_typed() && field.name != entity.parent; }

}  // namespace

std::string example_of(Field const& field) {
    switch (field.kind()) {
        case Kind::integer: return std::to_string(std::max<std::int64_t>(field.options.min.value_or(1), 1));
        case Kind::reference: return "12";
        case Kind::boolean: return "true";
        case Kind::date: return R"("2026-03-09")";
        case Kind::instant: return R"("2026-03-09T14:30:00.000000Z")";
        case Kind::decimal: return R"("12.5")";
        case Kind::duration: return R"("1:30")";
        case Kind::degrees: return "41.4";
        case Kind::money: return R"({"amount":"12.50","currency":"EUR"})";
        case Kind::time_range: return R"({"start":"2026-03-09T14:30:00Z","end":"2026-03-09T16:00:00Z"})";
        case Kind::any_reference: return R"({"entity":"people.person","id":12})";
        case Kind::links: case Kind::integer_list: return "[3,7]";
        case Kind::text_list: return "[" + quoted_example(field.options.item) + "]";
        case Kind::translated: return R"({"ca":"…","en":"…"})";
        case Kind::json: return R"({"key":"value"})";
        case Kind::children: return "[" + example_body(field.target()) + "]";
        case Kind::choice: {
            auto const choices = field.choices();
            auto const some = std::find_if(choices.begin(), choices.end(), [](Choice const& choice) { return !choice.code.empty(); });
            std::string text;
            JsonWriter(text).text(some == choices.end() ? std::string_view() : some->code);
            return text;
        }
        default: return quoted_example(field.kind());
    }
}

std::string example_body(Entity const& entity) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    for (auto const& field : entity.fields)
        if (field.options.required && takes_part(entity, field)) json.key(field.name).raw(example_of(field));
    json.end_object();
    return text;
}

std::string example_change(Entity const& entity) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    for (auto const& field : entity.fields)
        if (takes_part(entity, field) && !field.is_children() && field.kind() != Kind::secret) {
            json.key(field.name).raw(example_of(field));
            break;
        }
    json.end_object();
    return text;
}

}  // namespace ateneu::api
