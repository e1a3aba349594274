#include "apps/workshops/amy/version.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/entity/convert.h"

namespace ateneu::workshops::amy {

namespace json = boost::json;

/// One of the version's fields, among the others.
struct VersionReader::Member {
    std::string_view name;
    json::value const& value;
    json::object const& all;
};

namespace {

json::object const* fields_of(json::value const& document) {
    if (!document.is_array() || document.get_array().empty()) return nullptr;
    auto const* const object = document.get_array().front().if_object();
    auto const* const fields = object ? object->if_contains("fields") : nullptr;
    return fields ? fields->if_object() : nullptr;
}

/// As COPY would write it, for `value_of_cell`.
std::string cell_of(json::value const& value) {
    if (value.is_string()) return std::string(value.get_string().data(), value.get_string().size());
    if (value.is_bool()) return value.get_bool() ? "t" : "f";
    return json::serialize(value);
}

}  // namespace

std::optional<State> VersionReader::read(std::string_view serialized) {
    boost::system::error_code failed;
    json::monotonic_resource memory;
    auto const document =
        json::parse(json::string_view(serialized.data(), serialized.size()), failed, &memory);
    auto const* const fields = failed ? nullptr : fields_of(document);
    if (!fields) return {};
    State state(entity_.fields.size());
    for (auto const& member : *fields) {
        std::string_view const name(member.key().data(), member.key().size());
        try {
            take({name, member.value(), *fields}, state);
        } catch (CellFault const&) {
            // The rest of the version still says what it says.
        }
    }
    return state;
}

VersionReader::Place const& VersionReader::place(std::string_view name) {
    auto const [at, is_new] = places_.try_emplace(std::string(name));
    if (!is_new) return at->second;
    auto const* const links = links_of(table_, name);
    bool const is_links = links && links->entity == entity_.full_name();
    at->second = {is_links ? entity_.index_of(links->field) : field_of(table_, entity_, name),
                  is_links};
    return at->second;
}

void VersionReader::take(Member const& member, State& state) {
    auto const place = this->place(member.name);
    if (place.field < 0) return;
    auto const& field = entity_.fields[static_cast<std::size_t>(place.field)];
    auto& into = state[static_cast<std::size_t>(place.field)];
    if (field.kind() == Kind::secret) return;
    if (place.is_links) {
        if (member.value.is_array()) into = to_json(field, links_value(field, member));
    } else if (field.kind() == Kind::any_reference) {
        if (member.name.ends_with("_pk")) into = to_json(field, subject(member));
    } else if (member.value.is_null()) {
        into = to_json(field, nothing_of(field));
    } else {
        auto const text =
            field.kind() == Kind::json ? json::serialize(member.value) : cell_of(member.value);
        into = to_json(field, value_of_cell(field, text, keys_));
    }
}

/// A set of keys, in the order in which our store writes them.
Value VersionReader::links_value(Field const& field, Member const& member) {
    Keys ids;
    for (auto const& item : member.value.get_array())
        if (auto const id = keys_.find(field.target(), cell_of(item))) ids.push_back(*id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

Value VersionReader::subject(Member const& member) {
    auto const prefix = std::string(member.name.substr(0, member.name.size() - 2));
    auto const* const type = member.all.if_contains(prefix + "content_type");
    auto const* const model = type && type->is_int64() ? survey_.model(type->get_int64()) : nullptr;
    if (!model || !model->entity || member.value.is_null()) return {};
    auto const id = keys_.find(*model->entity, cell_of(member.value));
    return id ? Value(AnyReference{model->entity->full_name(), *id}) : Value();
}

}  // namespace ateneu::workshops::amy
