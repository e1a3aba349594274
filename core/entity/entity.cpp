#include "core/entity/entity.h"

#include "core/entity/convert.h"

namespace ateneu {

bool is_blank(Value const& value) {
    if (is_absent(value)) return true;
    if (auto const* text = std::get_if<std::string>(&value)) return text->empty();
    if (auto const* keys = std::get_if<Keys>(&value)) return keys->empty();
    if (auto const* texts = std::get_if<Texts>(&value)) return texts->empty();
    if (auto const* records = std::get_if<Records>(&value)) return records->empty();
    if (auto const* translated = std::get_if<Translated>(&value)) return translated->texts.empty();
    if (auto const* reference = std::get_if<AnyReference>(&value)) return reference->id == 0;
    return false;
}

bool operator==(Record const& a, Record const& b) {
    return a.id == b.id && a.version == b.version && a.values == b.values;
}

std::string const& Translated::in(std::string const& language, std::string const& fallback) const {
    static std::string const none;
    for (auto const& code : {language, fallback})
        if (auto const found = texts.find(code); found != texts.end()) return found->second;
    return texts.empty() ? none : texts.begin()->second;
}

int Entity::index_of(std::string_view field) const {
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name == field) return static_cast<int>(i);
    return -1;
}

Field const* Entity::find(std::string_view field) const {
    auto const index = index_of(field);
    return index < 0 ? nullptr : &fields[static_cast<std::size_t>(index)];
}

bool Entity::searchable() const {
    for (auto const& field : fields)
        if (field.options.searchable) return true;
    return false;
}

std::string Entity::scope_kind() const {
    if (scope.empty()) return {};
    if (scope == "id") return full_name();
    auto const* field = find(scope);
    return field && field->kind() == Kind::reference ? field->target().full_name() : std::string();
}

AnyReference scope_of(Entity const& entity, Record const& record) {
    if (entity.scope.empty()) return {};
    if (entity.scope == "id") return {entity.full_name(), record.id};
    auto const& value = record.values[static_cast<std::size_t>(entity.index_of(entity.scope))];
    if (auto const* any = std::get_if<AnyReference>(&value)) return *any;
    return {entity.scope_kind(), integer_of(value)};
}

std::string_view code_of(Action action) {
    switch (action) {
        case Action::view: return "view";
        case Action::add: return "add";
        case Action::change: return "change";
        case Action::remove: return "delete";
    }
    return "";
}

std::string Entity::permission(Action action) const {
    return full_name() + "." + std::string(code_of(action));
}

Record blank_record(Entity const& entity, Date today) {
    Record record;
    Problems ignored;
    for (auto const& field : entity.fields) {
        auto const initial = field.options.initial;
        if (initial == "today" && field.kind() == Kind::date)
            record.values.emplace_back(static_cast<std::int64_t>(today.days));
        else if (!initial.empty())
            record.values.push_back(from_text(field, initial).value_or(Value{}));
        else
            record.values.push_back(nothing_of(field));
    }
    return record;
}

Record to_record(Entity const& entity, void const* held) {
    Record record;
    auto* const memory = const_cast<void*>(held);  // NOLINT: address thunks serve both ways
    record.id = *entity.type.id(memory);
    for (auto const& field : entity.fields)
        record.values.push_back(field.codec->get(field.address(memory)));
    return record;
}

void to_struct(Entity const& entity, Record const& record, void* into) {
    *entity.type.id(into) = record.id;
    for (std::size_t i = 0; i < entity.fields.size() && i < record.values.size(); ++i)
        entity.fields[i].codec->set(entity.fields[i].address(into), record.values[i]);
}

Struct::Struct(Entity const& entity, Record const& record)
    : entity_(entity), held_(entity.type.make()) {
    to_struct(entity, record, held_);
}

}  // namespace ateneu
