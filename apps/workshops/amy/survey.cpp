#include "apps/workshops/amy/survey.h"

#include <algorithm>

#include "apps/workshops/amy/import.h"
#include "core/base/text.h"

namespace ateneu::workshops::amy {

namespace {

int index_of(std::vector<std::string> const& columns, std::string_view name) {
    auto const at = std::find(columns.begin(), columns.end(), name);
    return at == columns.end() ? -1 : static_cast<int>(at - columns.begin());
}

Key key_of(std::string_view name) {
    if (auto const* const table = table_named(name)) return table->key;
    for (auto const known :
         {"django_content_type", "auth_permission", "reversion_revision", "reversion_version"})
        if (name == known) return Key::integer;
    return Key::none;
}

}  // namespace

void Survey::declared(std::string_view name, std::vector<std::string> const&) {
    tables_.try_emplace(std::string(name));
}

void Survey::table(std::string_view name, std::vector<std::string> const& columns) {
    current_ = {std::string(name), &tables_[std::string(name)], key_of(name)};
    auto const also = [&](std::string_view first, std::string_view second, auto remember) {
        current_.first = index_of(columns, first);
        current_.second = index_of(columns, second);
        current_.remember = remember;
    };
    if (current_.key == Key::none) return;
    current_.id = index_of(columns, "id");
    if (current_.id < 0)
        throw ImportError(ImportError::Kind::dump, current_.name, 0, "it has no column id");
    if (name == "django_content_type") also("app_label", "model", &Survey::remember_content_type);
    if (name == "auth_permission")
        also("content_type_id", "codename", &Survey::remember_permission);
    if (name == "reversion_revision")
        also("date_created", "date_created", &Survey::remember_revision);
    if (name == "reversion_version")
        also("content_type_id", "object_id", &Survey::remember_version);
    if (current_.remember && (current_.first < 0 || current_.second < 0))
        throw ImportError(ImportError::Kind::dump, current_.name, 0,
                          "it lacks a column that every AMY has");
}

void Survey::row(std::span<db::Cell const> cells, std::int64_t line) {
    auto& surveyed = *current_.surveyed;
    ++surveyed.rows;
    if (current_.key == Key::none) return;
    try {
        auto const key = text(cells, current_.id);
        bool is_new = false;
        if (current_.key == Key::integer) {
            is_new = surveyed.ids.insert(id_of_cell(key));
        } else {
            auto const uuid = parse_uuid(key);
            if (!uuid) throw CellFault{"is not a UUID: `" + std::string(key.substr(0, 60)) + "`"};
            is_new = surveyed.uuids.emplace(*uuid, surveyed.rows).second;
            surveyed.ids.insert(surveyed.rows);
        }
        if (!is_new) throw CellFault{"is " + std::string(key) + ", as in a row before"};
        if (current_.remember) (this->*current_.remember)(cells, id_of_cell(key));
    } catch (CellFault const& fault) {
        throw ImportError(ImportError::Kind::dump, current_.name, line,
                          "column id " + fault.reason);
    }
}

std::string_view Survey::text(std::span<db::Cell const> cells, int column) const {
    return cells[static_cast<std::size_t>(column)].value_or(std::string_view());
}

void Survey::remember_content_type(std::span<db::Cell const> cells, std::int64_t id) {
    auto& model = models_[id];
    model.name =
        std::string(text(cells, current_.first)) + "." + std::string(text(cells, current_.second));
    model.table = table_of_model(model.name);
    model.entity = model.table ? registry_.find(model.table->entity) : nullptr;
    // Also without a table: who may see the permissions themselves.
    if (model.name == "auth.permission") model.entity = registry_.find("people.permission");
}

void Survey::remember_permission(std::span<db::Cell const> cells, std::int64_t id) {
    permissions_[id] = {parse_integer(text(cells, current_.first)).value_or(0),
                        std::string(text(cells, current_.second))};
}

void Survey::remember_revision(std::span<db::Cell const> cells, std::int64_t id) {
    // What is no moment is told at the second reading, by its column.
    if (auto const at = parse_instant(text(cells, current_.first))) revised_at_[id] = at->micros;
}

void Survey::remember_version(std::span<db::Cell const> cells, std::int64_t) {
    auto const content_type = parse_integer(text(cells, current_.first)).value_or(0);
    auto& highest = highest_version_[content_type];
    highest = std::max(highest, parse_integer(text(cells, current_.second)).value_or(0));
}

Survey::Surveyed const* Survey::table_of(Entity const& entity) const {
    auto const* const table = table_of_entity(entity.full_name());
    if (!table) return nullptr;
    auto const found = tables_.find(table->name);
    return found == tables_.end() ? nullptr : &found->second;
}

Model const* Survey::model(std::int64_t content_type) const {
    auto const found = models_.find(content_type);
    return found == models_.end() ? nullptr : &found->second;
}

std::int64_t Survey::highest(Entity const& entity) const {
    auto const* const surveyed = table_of(entity);
    auto highest = surveyed ? surveyed->ids.highest() : 0;
    for (auto const& [content_type, version] : highest_version_)
        if (auto const* const known = model(content_type); known && known->entity == &entity)
            highest = std::max(highest, version);
    return highest;
}

std::optional<std::int64_t> Survey::revised_at(std::int64_t revision) const {
    auto const found = revised_at_.find(revision);
    if (found == revised_at_.end()) return {};
    return found->second;
}

}  // namespace ateneu::workshops::amy
