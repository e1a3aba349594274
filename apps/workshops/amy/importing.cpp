#include "apps/workshops/amy/importing.h"

#include "core/base/text.h"

namespace ateneu::workshops::amy {

namespace {

/// `change_event` of events is `workshops.event.change`; "" where we have no such permission.
std::string our_code(Model const& model, std::string_view code) {
    if (!model.entity) return "";
    if (model.name == "workshops.person" && code == "can_access_restricted_API")
        return model.entity->full_name() + ".restricted_api";
    for (auto const action : {Action::view, Action::add, Action::change, Action::remove})
        if (code == std::string(code_of(action)) +
                        model.name.substr(model.name.find('.')).replace(0, 1, "_"))
            return model.entity->permission(action);
    return "";
}

}  // namespace

Permissions::Permissions(db::Connection& sql, Survey const& survey) {
    std::unordered_map<std::string, std::int64_t> by_code;
    auto const rows = sql.query(R"(SELECT "code", "id" FROM "people_permission")");
    while (rows->next()) by_code.emplace(rows->text(0), rows->integer(1));
    for (auto const& [id, permission] : survey.permissions()) {
        auto const* const model = survey.model(permission.content_type);
        if (!model) continue;
        if (auto const found = by_code.find(our_code(*model, permission.code));
            found != by_code.end())
            ours_.emplace(id, found->second);
    }
}

std::optional<std::int64_t> Permissions::find(std::int64_t amy) const {
    auto const found = ours_.find(amy);
    if (found == ours_.end()) return {};
    return found->second;
}

RecordsOfDump::Where const& RecordsOfDump::where(Entity const& target) {
    auto const [at, is_new] = where_.try_emplace(&target);
    if (is_new) {
        auto const* const table = table_of_entity(target.full_name());
        at->second = {survey_.table_of(target), table ? table->key : Key::none,
                      target.full_name() == "people.permission"};
    }
    return at->second;
}

std::optional<std::int64_t> RecordsOfDump::find(Entity const& target, std::string_view key) {
    auto const& there = where(target);
    auto const id = parse_integer(key);
    if (there.is_permission) return id ? permissions_.find(*id) : std::nullopt;
    if (!there.surveyed) return {};
    if (there.key == Key::integer) {
        if (!id || !there.surveyed->ids.contains(*id)) return {};
        return id;
    }
    auto const found = there.surveyed->uuids.find(lower_ascii(key));
    if (found == there.surveyed->uuids.end()) return {};
    return found->second;
}

}  // namespace ateneu::workshops::amy
