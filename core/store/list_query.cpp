#include <algorithm>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/store/list.h"
#include "core/store/list_filter.h"

namespace ateneu {

namespace {

void read_order(ListQuery& list, std::string_view text, Problems& problems) {
    for (auto name : split(text, ',')) {
        bool const down = name.starts_with('-');
        if (down) name.remove_prefix(1);
        auto const* field = list.entity->find(name);
        if (field && field->options.sorted) list.order.emplace_back(field, down);
        else if (!name.empty()) problems.add("order", N_("Lists can't be ordered by this."));
    }
}

void read_columns(ListQuery& list, std::string_view text, Problems& problems) {
    auto const is_computed = [&](std::string_view name) {
        return std::any_of(list.entity->computed.begin(), list.entity->computed.end(), [&](Computed const& computed) { return computed.name == name; });
    };
    for (auto const name : split(text, ',')) {
        auto const* field = list.entity->find(name);
        bool const there = std::find(list.columns.begin(), list.columns.end(), name) != list.columns.end();
        if (name.empty() || there) continue;
        if ((field && may_be_column(*field)) || name == pills_column || is_computed(name)) list.columns.emplace_back(name);
        else problems.add("columns", {N_("There is no column {name} any more."), {{"name", std::string(name)}}}, "unknown_column");
    }
}

/// More than a page of ticked rows is chosen by the list's address, not one by one.
constexpr std::size_t most_ids = 1000;

void read_ids(ListQuery& list, std::string_view text, Problems& problems) {
    for (auto const part : split(text, ',')) {
        auto const id = parse_integer(part);
        if (id && *id > 0 && list.ids.size() < most_ids) list.ids.push_back(*id);
        else if (!part.empty()) problems.add("ids", N_("Write numbers with commas between them, at most a thousand."));
    }
    // Nothing that was asked for is not everything.
    if (list.ids.empty()) list.ids.push_back(0);
}

void read_filter(ListQuery& list, std::string const& name, std::string const& value, Registry const* registry, Problems& problems) {
    auto filter = named_filter(*list.entity, name, registry);
    if (!filter) {
        problems.add(name, N_("There is no field of this name."), "unknown_field");
        return;
    }
    if (value.empty()) return;
    if (!takes(*filter, value)) {
        problems.add(name, how_to_write(*filter->field));
        return;
    }
    for (auto& there : list.filters)
        if (there.is_same(*filter)) {
            there.values.push_back(value);
            return;
        }
    filter->values.push_back(value);
    list.filters.push_back(std::move(*filter));
}

int number_in(std::string_view text, int lowest, int highest, int otherwise) {
    auto const number = parse_integer(text);
    return number && *number >= lowest ? static_cast<int>(std::min<std::int64_t>(*number, highest)) : otherwise;
}

}  // namespace

bool may_be_column(Field const& field) { return field.kind() != Kind::secret && !field.is_children(); }

ListQuery list_query(Entity const& entity, std::vector<std::pair<std::string, std::string>> const& fields, Problems& problems, Registry const* registry) {
    ListQuery list;
    list.entity = &entity;
    for (auto const& [name, value] : fields) {
        if (name == "q") list.text = is_utf8(value) ? trimmed(value) : "";
        else if (name == "order") read_order(list, value, problems);
        else if (name == "select" || name == "open") continue;  // what a page ticks and opens; the list is the same
        else if (name == "page") list.page = number_in(value, 1, 1'000'000'000, 1);
        else if (name == "columns") read_columns(list, is_utf8(value) ? value : "", problems);
        else if (name == "ids") read_ids(list, value, problems);
        else if (name == "saved") list.view = value == every_record || parse_integer(value) ? value : "";
        else if (name == "per_page") list.per_page = number_in(value, 1, 500, 25);
        else read_filter(list, name, value, registry, problems);
    }
    return list;
}

std::vector<std::pair<std::string, std::string>> address_of(ListQuery const& list) {
    std::vector<std::pair<std::string, std::string>> fields;
    if (!list.text.empty()) fields.emplace_back("q", list.text);
    for (auto const& filter : list.filters)
        for (auto const& value : filter.values) fields.emplace_back(filter.name(), value);
    std::string order;
    for (auto const& [field, down] : list.order) order += (order.empty() ? "" : ",") + std::string(down ? "-" : "") + std::string(field->name);
    if (!order.empty()) fields.emplace_back("order", order);
    std::string columns, ids;
    for (auto const& name : list.columns) columns += (columns.empty() ? "" : ",") + name;
    if (!columns.empty()) fields.emplace_back("columns", columns);
    for (auto const id : list.ids) ids += (ids.empty() ? "" : ",") + std::to_string(id);
    if (!ids.empty()) fields.emplace_back("ids", ids);
    if (!list.view.empty()) fields.emplace_back("saved", list.view);
    if (list.per_page != 25) fields.emplace_back("per_page", std::to_string(list.per_page));
    if (list.page > 1) fields.emplace_back("page", std::to_string(list.page));
    return fields;
}

}  // namespace ateneu
