#include <algorithm>

#include "core/base/text.h"
#include "core/pages/list_columns.h"
#include "core/pages/list_page.h"

namespace ateneu::pages {

namespace {

bool is_numeric(Kind kind) {
    return kind == Kind::integer || kind == Kind::decimal || kind == Kind::money || kind == Kind::duration || kind == Kind::degrees;
}

/// The order that the column of names stands for: the entity's own, where it goes up.
std::string name_order(Entity const& entity) {
    if (entity.order.empty() || entity.order.front() == '-') {
        for (auto const& field : entity.fields)
            if (field.options.sorted && is_in_title(entity, field)) return std::string(field.name);
        return "";
    }
    return std::string(entity.order);
}

void make_sortable(ui::Column& column, ListQuery const& query, TableStyle const& style, std::string const& order) {
    if (order.empty() || !style.order_href) return;
    auto const now = order_text(query);
    bool const is_up = now == order, is_down = now == "-" + order;
    column.sorted = is_up ? ui::Sorted::ascending : is_down ? ui::Sorted::descending : ui::Sorted::no;
    // An order of several fields can only be gone back to; one field turns round.
    bool const turns = order.find(',') == std::string::npos;
    column.sort_href = style.order_href(is_up && turns ? "-" + order : order);
}

/// A related list leaves a name out that only repeats its other columns ("workshop: person, role").
bool has_name(Entity const& entity, TableStyle const& style) {
    return !style.left_out || entity.title.find("SELECT") == std::string_view::npos;
}

ui::Column column_of(Call& call, ListQuery const& query, TableStyle const& style, ShownColumn const& shown) {
    ui::Column column{.label = label_of(call, *query.entity, shown)};
    if (shown.field) {
        auto const kind = shown.field->kind();
        column.numeric = is_numeric(kind);
        column.nowrap = kind == Kind::date || kind == Kind::instant;
        column.muted = kind == Kind::email;
        if (shown.field->options.sorted) make_sortable(column, query, style, std::string(shown.field->name));
    } else if (shown.computed) {
        column.numeric = shown.computed->kind == Kind::integer || shown.computed->kind == Kind::decimal;
    } else {
        column.full_on_phones = true;
    }
    return column;
}

Html open_link(Call& call, Entity const& entity, Record const& record, std::string const& title) {
    auto const label = call.say.t({N_("Open {record}"), {{"record", title}}});
    return ui::link_button({.label = label, .icon = "arrow-right", .look = ui::Look::text, .only_icon = true}, entity.address(record.id));
}

Html name_cell(Entity const& entity, Record const& record, std::string const& shown) {
    auto const address = entity.address(record.id);
    if (entity.portrait) return ui::person_ref(shown, record.id, address);
    return element("a", {{"href", address}}, shown);
}

Html pills_html(std::vector<ui::Pill> const& pills) {
    Html cell;
    for (auto const& pill : pills) cell += (cell.empty() ? Html() : Html(" ")) + ui::pill(pill);
    return cell;
}

using Pills = std::vector<std::vector<ui::Pill>>;

/// The pills of a page, where their column is shown; nothing where no row has one and nobody asked for the column.
Pills pills_for(Call& call, ListQuery const& query, ListPage const& page, std::vector<ShownColumn>& columns) {
    auto const is_pills = [](ShownColumn const& column) { return !column.field && !column.computed; };
    if (std::none_of(columns.begin(), columns.end(), is_pills)) return {};
    std::vector<std::int64_t> ids;
    for (auto const& record : page.records) ids.push_back(record.id);
    auto pills = pills_of(call, *query.entity, ids);
    bool const some = std::any_of(pills.begin(), pills.end(), [](auto const& list) { return !list.empty(); });
    if (!some && query.columns.empty()) std::erase_if(columns, is_pills);
    return pills;
}

ui::Row row_of(View const& view, ListQuery const& query, ListPage const& page, std::size_t n, TableStyle const& style,
               std::vector<ShownColumn> const& columns, Pills const& pills) {
    auto const& entity = *query.entity;
    auto const& record = page.records[n];
    auto const title = page.titles[n].empty() ? "#" + std::to_string(record.id) : page.titles[n];
    ui::Row row;
    if (has_name(entity, style)) row.cells.push_back(name_cell(entity, record, title));
    else row.actions = open_link(view.call, entity, record, title);
    for (auto const& column : columns) {
        if (column.field) row.cells.push_back(value_html(view, *column.field, record.values[column.index], true));
        else if (column.computed) row.cells.push_back(computed_html(view, *column.computed, page.computed[n][column.index]));
        else row.cells.push_back(pills_html(pills[n]));
    }
    if (!style.select_form.empty()) {
        row.select_value = std::to_string(record.id);
        row.select_label = view.call.say.t({N_("Select {record}"), {{"record", title}}});
        row.selected = style.selected;
    }
    return row;
}

}  // namespace

std::string order_text(ListQuery const& query) {
    for (auto const& [name, value] : address_of(query))
        if (name == "order") return value;
    return std::string(query.entity->order);
}

ui::Table records_table(Call& call, ListQuery const& query, ListPage const& page, TableStyle const& style) {
    auto const& entity = *query.entity;
    View const view{call, page.references};
    auto shown = shown_columns(call, query, style.left_out);
    auto const pills = pills_for(call, query, page, shown);
    ui::Table table{.caption = style.caption, .has_actions = !has_name(entity, style), .sticky = style.sticky};
    table.select_form = style.select_form;
    table.all_selected = style.all_selected;
    if (has_name(entity, style)) {
        table.columns.push_back({.label = call.say.t(entity.label)});
        make_sortable(table.columns.front(), query, style, name_order(entity));
    }
    for (auto const& column : shown) table.columns.push_back(column_of(call, query, style, column));
    for (std::size_t n = 0; n < page.records.size(); ++n) table.rows.push_back(row_of(view, query, page, n, style, shown, pills));
    return table;
}

}  // namespace ateneu::pages
