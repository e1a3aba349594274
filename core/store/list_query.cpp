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

ListQuery list_query(Entity const& entity, std::vector<std::pair<std::string, std::string>> const& fields, Problems& problems, Registry const* registry) {
    ListQuery list;
    list.entity = &entity;
    for (auto const& [name, value] : fields) {
        if (name == "q") list.text = is_utf8(value) ? trimmed(value) : "";
        else if (name == "order") read_order(list, value, problems);
        else if (name == "page") list.page = number_in(value, 1, 1'000'000'000, 1);
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
    if (list.per_page != 25) fields.emplace_back("per_page", std::to_string(list.per_page));
    if (list.page > 1) fields.emplace_back("page", std::to_string(list.page));
    return fields;
}

}  // namespace ateneu
