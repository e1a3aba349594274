#include <algorithm>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/store/list.h"

namespace ateneu {

namespace {

/// `start.from` → the field and its test; plain `start` by what suits the kind.
struct Named {
    Field const* field = nullptr;
    Filter::Test test = Filter::Test::is;
};

bool takes_text(Field const& field) {
    auto const kind = field.kind();
    return kind == Kind::text || kind == Kind::email || kind == Kind::url || kind == Kind::slug;
}

Named named(Entity const& entity, std::string_view name) {
    auto const dot = name.find('.');
    Named found{entity.find(name.substr(0, dot)), Filter::Test::is};
    if (!found.field || found.field->is_children() || found.field->kind() == Kind::secret ||
        found.field->kind() == Kind::json || found.field->kind() == Kind::translated ||
        columns_of(*found.field).size() > 1) return {};
    if (dot == std::string_view::npos) {
        if (takes_text(*found.field)) found.test = Filter::Test::contains;
        return found;
    }
    auto const test = name.substr(dot + 1);
    if (test == "from") found.test = Filter::Test::from;
    else if (test == "to") found.test = Filter::Test::to;
    else if (test == "is") found.test = Filter::Test::is;
    else if (test == "contains" && takes_text(*found.field)) found.test = Filter::Test::contains;
    else if (test == "empty") found.test = Filter::Test::absent;
    else if (test == "present") found.test = Filter::Test::present;
    else return {};
    return found;
}

bool parses(Named const& filter, std::string_view text) {
    if (filter.test == Filter::Test::absent || filter.test == Filter::Test::present || filter.test == Filter::Test::contains)
        return is_utf8(text);
    if (filter.field->is_link()) return parse_integer(text).has_value();
    if (filter.field->kind() == Kind::instant && parse_date(text)) return true;
    return from_text(*filter.field, text).has_value();
}

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

void read_filter(ListQuery& list, std::string const& name, std::string const& value, Problems& problems) {
    auto const filter = named(*list.entity, name);
    if (!filter.field) {
        problems.add(name, N_("There is no field of this name."), "unknown_field");
        return;
    }
    if (value.empty()) return;
    if (!parses(filter, value)) {
        problems.add(name, how_to_write(*filter.field));
        return;
    }
    for (auto& there : list.filters)
        if (there.field == filter.field && there.test == filter.test) {
            there.values.push_back(value);
            return;
        }
    list.filters.push_back({filter.field, filter.test, {value}});
}

char const* suffix(Filter const& filter) {
    switch (filter.test) {
        case Filter::Test::is: return takes_text(*filter.field) ? ".is" : "";
        case Filter::Test::from: return ".from";
        case Filter::Test::to: return ".to";
        case Filter::Test::contains: return "";
        case Filter::Test::absent: return ".empty";
        case Filter::Test::present: return ".present";
    }
    return "";
}

int number_in(std::string_view text, int lowest, int highest, int otherwise) {
    auto const number = parse_integer(text);
    return number && *number >= lowest ? static_cast<int>(std::min<std::int64_t>(*number, highest)) : otherwise;
}

}  // namespace

bool may_be_column(Field const& field) { return field.kind() != Kind::secret && !field.is_children(); }

ListQuery list_query(Entity const& entity, std::vector<std::pair<std::string, std::string>> const& fields, Problems& problems) {
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
        else read_filter(list, name, value, problems);
    }
    return list;
}

std::vector<std::pair<std::string, std::string>> address_of(ListQuery const& list) {
    std::vector<std::pair<std::string, std::string>> fields;
    if (!list.text.empty()) fields.emplace_back("q", list.text);
    for (auto const& filter : list.filters)
        for (auto const& value : filter.values) fields.emplace_back(std::string(filter.field->name) + suffix(filter), value);
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
