#include "core/pages/list_columns.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/html/form.h"
#include "core/pages/map.h"
#include "core/pages/related_filter.h"

namespace ateneu::pages {

namespace {

Decoration const* decoration_of(Call& call, Entity const& entity) {
    for (auto const& app : call.site.apps())
        for (auto const& decoration : app.decorations)
            if (decoration.entity == &entity && decoration.label) return &decoration;
    return nullptr;
}

/// Every column that the list may show, in the order of the table.
std::vector<ShownColumn> all_columns(Call& call, Entity const& entity) {
    std::vector<ShownColumn> all;
    if (decoration_of(call, entity)) all.push_back({});
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (may_be_column(entity.fields[i])) all.push_back({.field = &entity.fields[i], .index = i});
    for (std::size_t i = 0; i < entity.computed.size(); ++i) all.push_back({.computed = &entity.computed[i], .index = i});
    return all;
}

bool is_usual(Entity const& entity, ShownColumn const& column) {
    if (column.field) return column.field->options.listed && !is_in_title(entity, *column.field);
    return !column.computed || column.computed->listed;
}

std::vector<std::string> usual_names(Call& call, Entity const& entity) {
    std::vector<std::string> names;
    for (auto const& column : all_columns(call, entity))
        if (is_usual(entity, column)) names.push_back(name_of(column));
    return names;
}

std::string joined(std::vector<std::string> const& names) {
    std::string text;
    for (auto const& name : names) text += (text.empty() ? "" : ",") + name;
    return text;
}

ui::Button mover(Call& call, std::string const& label, std::string const& name, bool up) {
    auto const text = call.say.t({up ? N_("Move {column} up") : N_("Move {column} down"), {{"column", label}}});
    return {.label = text, .icon = up ? "arrow-up" : "arrow-down", .look = ui::Look::text, .only_icon = true, .name = "move", .value = (up ? "up:" : "down:") + name};
}

Html column_line(Call& call, Entity const& entity, ShownColumn const& column, std::string const& prefix, bool ticked) {
    auto const name = name_of(column), label = label_of(call, entity, column);
    auto const box = element("input", {{"type", "checkbox"}, {"name", "column"}, {"value", name}, {"id", prefix + name}, {"checked", ticked}, {"autocomplete", "off"}});
    auto const named = element("label", {{"class", "choice grow"}}, box + element("span", {}, label));
    return element("li", {}, named + ui::submit(mover(call, label, name, true)) + ui::submit(mover(call, label, name, false)));
}

/// Those shown first and in their order, the others behind them.
Html columns_form(Call& call, Entity const& entity, std::vector<std::string> const& shown, std::string const& list, std::string const& prefix) {
    auto const all = all_columns(call, entity);
    Html lines, rest;
    for (auto const& name : shown)
        for (auto const& column : all)
            if (name_of(column) == name) lines += column_line(call, entity, column, prefix, true);
    for (auto const& column : all)
        if (std::find(shown.begin(), shown.end(), name_of(column)) == shown.end()) rest += column_line(call, entity, column, prefix, false);
    auto const& say = call.say;
    auto const foot = element("div", {{"class", "foot"}}, ui::submit({.label = say.t(N_("Usual columns")), .look = ui::Look::text, .name = "move", .value = "usual"}) +
                                                              ui::submit({.label = say.t(N_("Show columns")), .look = ui::Look::primary}));
    // The first button is what Enter presses.
    auto const first = element("button", {{"type", "submit"}, {"class", "visually-hidden"}, {"tabindex", "-1"}, {"aria-hidden", "true"}}, say.t(N_("Show columns")));
    return element("form", {{"method", "get"}, {"action", entity.address() + "/columns"}, {"data-columns"}},
                   first + ui::hidden("list", list) + element("ul", {{"class", "column-list"}}, lines + rest) + foot);
}

std::vector<std::string> moved(std::vector<std::string> names, std::string_view move) {
    bool const up = move.starts_with("up:");
    auto const name = move.substr(move.find(':') + 1);
    auto const at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) {
        // Moving a column that isn't shown shows it.
        names.emplace_back(name);
    } else if (up && at != names.begin()) {
        std::iter_swap(at, at - 1);
    } else if (!up && at + 1 != names.end()) {
        std::iter_swap(at, at + 1);
    }
    return names;
}

}  // namespace

ListQuery query_of(Call& call, Entity const& entity, Pairs const& fields, Problems& problems) {
    return list_query(entity, list_parameters(fields), problems, &call.site.registry());
}

Pairs full_address(ListQuery const& query, Pairs const& asked) {
    auto address = address_of(query);
    if (wants_map(asked, *query.entity)) address.emplace_back("view", "map");
    return address;
}

Pairs full_address(Call const& call, ListQuery const& query) { return full_address(query, call.request.query.list()); }

std::string list_address(Entity const& entity, Pairs const& fields) {
    auto const query = http::to_query(fields);
    return entity.address() + (query.empty() ? "" : "?" + query);
}

Pairs with(Pairs fields, std::string const& name, std::string const& value) {
    std::erase_if(fields, [&](auto const& field) { return field.first == name || field.first == "page"; });
    if (!value.empty()) fields.emplace_back(name, value);
    return fields;
}

bool is_in_title(Entity const& entity, Field const& field) {
    return field.kind() != Kind::reference && entity.title.find("{t}.\"" + std::string(field.name) + "\"") != std::string_view::npos;
}

std::string name_of(ShownColumn const& column) {
    return std::string(column.field ? column.field->name : column.computed ? column.computed->name : pills_column);
}

std::string label_of(Call& call, Entity const& entity, ShownColumn const& column) {
    if (column.field) return call.say.t(column.field->label);
    if (column.computed) return call.say.t(column.computed->label);
    auto const* decoration = decoration_of(call, entity);
    return decoration ? call.say.t(decoration->label) : "";
}

std::vector<ShownColumn> shown_columns(Call& call, ListQuery const& query, Field const* left_out) {
    auto const& entity = *query.entity;
    auto const names = query.columns.empty() ? usual_names(call, entity) : query.columns;
    auto const all = all_columns(call, entity);
    std::vector<ShownColumn> shown;
    for (auto const& name : names)
        for (auto const& column : all)
            if (name_of(column) == name && !(left_out && column.field == left_out)) shown.push_back(column);
    return shown;
}

Html columns_button(Call& call) {
    return element("button", {{"class", "chip"}, {"type", "button"}, {"popovertarget", "columns"}}, ui::icon("layout-three-columns") + Html(call.say.t(N_("Columns"))));
}

Html columns_menu(Call& call, ListQuery const& query) {
    auto const& entity = *query.entity;
    auto const names = query.columns.empty() ? usual_names(call, entity) : query.columns;
    auto const form = columns_form(call, entity, names, http::to_query(full_address(call, query)), "column-");
    return element("div", {{"class", "filters columns"}, {"id", "columns"}, {"popover"}, {"role", "group"}, {"aria-label", call.say.t(N_("Columns"))}}, form);
}

http::Response choose_columns(Call& call, Entity const& entity) {
    if (!call.actor.sees_some(entity)) return call.site.error(call, 403);
    Problems problems;
    auto const& asked = call.request.query;
    auto const list = std::string(asked["list"]);
    auto const fields = http::parse_query(list).list();
    auto query = query_of(call, entity, fields, problems);
    std::string ticked;
    for (auto const name : asked.all("column")) ticked += (ticked.empty() ? "" : ",") + std::string(name);
    auto names = query_of(call, entity, {{"columns", ticked}}, problems).columns;
    auto const move = asked["move"];
    bool const moves = move.starts_with("up:") || move.starts_with("down:");
    if (moves) names = query_of(call, entity, {{"columns", joined(moved(names, move))}}, problems).columns;
    if (moves || !asked.has("list")) {
        if (!asked.has("list")) names = usual_names(call, entity);
        auto const& say = call.say;
        auto const title = say.t({N_("Columns of {records}"), {{"records", lower_first(say.t(entity.plural_label))}}});
        auto main = ui::breadcrumb(say, {{{say.t(entity.plural_label), list_address(entity, full_address(query, fields))}}}) + ui::title_row({.title = title}) +
                    ui::panel({.body = columns_form(call, entity, names, list, "column-")});
        return page(call, {.title = title, .current = &entity, .narrow = true}, std::move(main));
    }
    if (move == "usual" || names == usual_names(call, entity)) names.clear();
    query.columns = names;
    return http::redirect(list_address(entity, with(full_address(query, fields), "page", "")));
}

}  // namespace ateneu::pages
