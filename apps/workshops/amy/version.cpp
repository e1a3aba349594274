#include "apps/workshops/amy/version.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/entity/convert.h"

namespace ateneu::workshops::amy {

namespace json = boost::json;

namespace {

std::string_view view(json::string const& text) { return {text.data(), text.size()}; }

json::object const* fields_of(json::value const& document) {
    if (!document.is_array() || document.get_array().empty()) return nullptr;
    auto const* const object = document.get_array().front().if_object();
    auto const* const fields = object ? object->if_contains("fields") : nullptr;
    return fields ? fields->if_object() : nullptr;
}

/// As COPY would write it, for `value_of_cell`.
std::string cell_of(json::value const& value) {
    if (value.is_string()) return std::string(view(value.get_string()));
    if (value.is_bool()) return value.get_bool() ? "t" : "f";
    return json::serialize(value);
}

class Reader {
public:
    Reader(Table const& table, Entity const& entity, Survey const& survey, KeyFinder& keys)
        : table_(table), entity_(entity), survey_(survey), keys_(keys), state_(entity.fields.size()) {}

    State read(json::object const& fields) {
        for (auto const& member : fields) {
            std::string_view const name(member.key().data(), member.key().size());
            try {
                take(name, member.value(), fields);
            } catch (CellFault const&) {
                // The rest of the version still says what it says.
            }
        }
        return std::move(state_);
    }

private:
    void take(std::string_view name, json::value const& value, json::object const& all) {
        if (auto const* const links = links_of(table_, name)) return take_links(*links, value);
        auto const index = field_of(table_, entity_, name);
        if (index < 0) return;
        auto const& field = entity_.fields[static_cast<std::size_t>(index)];
        auto& into = state_[static_cast<std::size_t>(index)];
        if (!field.is_column() || field.kind() == Kind::secret) return;
        if (field.kind() == Kind::any_reference) {
            if (name.ends_with("_pk")) into = to_json(field, subject(name, value, all));
        } else if (value.is_null()) {
            into = to_json(field, nothing_of(field));
        } else if (field.kind() == Kind::json) {
            into = to_json(field, value_of_cell(field, json::serialize(value), keys_));
        } else {
            into = to_json(field, value_of_cell(field, cell_of(value), keys_));
        }
    }

    /// A set of keys, in the order in which our store writes them.
    void take_links(Links const& links, json::value const& value) {
        auto const index = entity_.index_of(links.field);
        if (index < 0 || entity_.full_name() != links.entity || !value.is_array()) return;
        auto const& field = entity_.fields[static_cast<std::size_t>(index)];
        ateneu::Keys ids;
        for (auto const& item : value.get_array())
            if (auto const id = keys_.find(field.target(), cell_of(item))) ids.push_back(*id);
        std::sort(ids.begin(), ids.end());
        state_[static_cast<std::size_t>(index)] = to_json(field, ids);
    }

    Value subject(std::string_view name, json::value const& key, json::object const& all) {
        auto const prefix = std::string(name.substr(0, name.size() - 2));
        auto const* const type = all.if_contains(prefix + "content_type");
        if (!type || !type->is_int64() || key.is_null()) return {};
        auto const* const model = survey_.model(type->get_int64());
        auto const id = model && model->entity ? keys_.find(*model->entity, cell_of(key)) : std::nullopt;
        return id ? Value(AnyReference{model->entity->full_name(), *id}) : Value();
    }

    Table const& table_;
    Entity const& entity_;
    Survey const& survey_;
    KeyFinder& keys_;
    State state_;
};

}  // namespace

std::optional<State> state_of_version(Table const& table, Entity const& entity,
                                      std::string_view serialized, Survey const& survey,
                                      KeyFinder& keys) {
    boost::system::error_code failed;
    json::monotonic_resource memory;
    auto const document =
        json::parse(json::string_view(serialized.data(), serialized.size()), failed, &memory);
    auto const* const fields = failed ? nullptr : fields_of(document);
    if (!fields) return {};
    return Reader(table, entity, survey, keys).read(*fields);
}

}  // namespace ateneu::workshops::amy
