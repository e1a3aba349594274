#include "core/pages/list_page.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/pages/control.h"

namespace ateneu::pages {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string href(Entity const& entity, Pairs const& fields) {
    auto const query = http::to_query(fields);
    return entity.address() + (query.empty() ? "" : "?" + query);
}

/// The address with some names replaced; a changed list starts on its first page again.
Pairs with(Pairs fields, std::string const& name, std::string const& value) {
    std::erase_if(fields, [&](auto const& field) { return field.first == name || field.first == "page"; });
    if (!value.empty()) fields.emplace_back(name, value);
    return fields;
}

/// A plain column that the record's name is made of isn't shown a second time.
bool is_in_title(Entity const& entity, Field const& field) {
    return field.kind() != Kind::reference && entity.title.find("{t}.\"" + std::string(field.name) + "\"") != std::string_view::npos;
}

bool is_numeric(Kind kind) {
    return kind == Kind::integer || kind == Kind::decimal || kind == Kind::money || kind == Kind::duration || kind == Kind::degrees;
}

std::vector<std::size_t> listed_fields(Entity const& entity, TableStyle const& style) {
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (field.options.listed && &field != style.left_out && field.kind() != Kind::secret && !is_in_title(entity, field)) shown.push_back(i);
    }
    return shown;
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

std::string order_text(ListQuery const& query) {
    for (auto const& [name, value] : address_of(query))
        if (name == "order") return value;
    return std::string(query.entity->order);
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

std::string pills_label(Call& call, Entity const& entity) {
    for (auto const& app : call.site.apps())
        for (auto const& decoration : app.decorations)
            if (decoration.entity == &entity) return call.say.t(decoration.label);
    return "";
}

std::vector<ui::Column> columns_for(Call& call, ListQuery const& query, TableStyle const& style, std::vector<std::size_t> const& fields, bool has_pills) {
    auto const& entity = *query.entity;
    std::vector<ui::Column> columns;
    if (has_name(entity, style)) {
        columns.push_back({.label = call.say.t(entity.label)});
        make_sortable(columns.front(), query, style, name_order(entity));
    }
    if (has_pills) columns.push_back({.label = pills_label(call, entity), .full_on_phones = true});
    for (auto const index : fields) {
        auto const& field = entity.fields[index];
        ui::Column column{.label = call.say.t(field.label), .numeric = is_numeric(field.kind()), .nowrap = field.kind() == Kind::date || field.kind() == Kind::instant};
        column.muted = field.kind() == Kind::email;
        if (field.options.sorted) make_sortable(column, query, style, std::string(field.name));
        columns.push_back(std::move(column));
    }
    for (auto const& computed : entity.computed)
        if (computed.listed) columns.push_back({.label = call.say.t(computed.label), .numeric = computed.kind == Kind::integer || computed.kind == Kind::decimal});
    return columns;
}

Html open_link(Call& call, Entity const& entity, Record const& record, std::string const& title) {
    auto const label = call.say.t({N_("Open {record}"), {{"record", title}}});
    return ui::link_button({.label = label, .icon = "arrow-right", .look = ui::Look::text, .only_icon = true}, entity.address(record.id));
}

Html name_cell(Entity const& entity, Record const& record, std::string const& title) {
    auto const shown = title.empty() ? "#" + std::to_string(record.id) : title;
    auto const address = entity.address(record.id);
    if (entity.portrait) return ui::person_ref(shown, record.id, address);
    return element("a", {{"href", address}}, shown);
}

}  // namespace

ui::Table records_table(Call& call, ListQuery const& query, ListPage const& page, TableStyle const& style) {
    auto const& entity = *query.entity;
    View const view{call, page.references};
    auto const fields = listed_fields(entity, style);
    std::vector<std::int64_t> ids;
    for (auto const& record : page.records) ids.push_back(record.id);
    auto const pills = pills_of(call, entity, ids);
    bool const has_pills = std::any_of(pills.begin(), pills.end(), [](auto const& list) { return !list.empty(); });
    ui::Table table{.caption = style.caption, .columns = columns_for(call, query, style, fields, has_pills), .has_actions = !has_name(entity, style), .sticky = style.sticky};
    for (std::size_t n = 0; n < page.records.size(); ++n) {
        auto const& record = page.records[n];
        ui::Row row;
        if (has_name(entity, style)) row.cells.push_back(name_cell(entity, record, page.titles[n]));
        else row.actions = open_link(call, entity, record, page.titles[n]);
        if (has_pills) {
            Html cell;
            for (auto const& pill : pills[n]) cell += (cell.empty() ? Html() : Html(" ")) + ui::pill(pill);
            row.cells.push_back(std::move(cell));
        }
        for (auto const index : fields) row.cells.push_back(value_html(view, entity.fields[index], record.values[index], true));
        for (std::size_t c = 0; c < entity.computed.size(); ++c)
            if (entity.computed[c].listed) row.cells.push_back(computed_html(view, entity.computed[c], page.computed[n][c]));
        table.rows.push_back(std::move(row));
    }
    return table;
}

namespace {

std::string filter_value_text(View const& view, Filter const& filter, std::string const& value) {
    auto const& say = view.call.say;
    switch (filter.test) {
        case Filter::Test::absent: return say.t(N_("empty"));
        case Filter::Test::present: return say.t(N_("there"));
        default: break;
    }
    auto const kind = filter.field->kind();
    if (kind == Kind::reference || kind == Kind::links) {
        auto const id = parse_integer(value).value_or(0);
        auto const found = titles(view.call.tx(), filter.field->target(), {id});
        return found.empty() ? "#" + value : found.begin()->second;
    }
    if (kind == Kind::date)
        if (auto const date = parse_date(value)) return full_date_text(view.call.reader(), *date);
    return label_of(say, *filter.field, value);
}

std::string filter_name(Say const& say, Filter const& filter) {
    auto const label = say.t(filter.field->label);
    if (filter.test == Filter::Test::from) return say.t({N_("{field} from"), {{"field", label}}});
    if (filter.test == Filter::Test::to) return say.t({N_("{field} to"), {{"field", label}}});
    return label;
}

std::vector<ui::Chip> chips(View const& view, ListQuery const& query, Pairs const& address) {
    std::vector<ui::Chip> all;
    for (auto const& filter : query.filters) {
        std::string values, name;
        for (auto const& value : filter.values) values += (values.empty() ? "" : ", ") + filter_value_text(view, filter, value);
        ListQuery rest = query;
        std::erase_if(rest.filters, [&](Filter const& f) { return f.field == filter.field && f.test == filter.test; });
        rest.page = 1;
        all.push_back({filter_name(view.call.say, filter), values, href(*query.entity, address_of(rest))});
    }
    (void)address;
    return all;
}

ui::FilterBar filter_bar(View const& view, ListQuery const& query, Pairs const& address, std::string const& list_id) {
    auto const& say = view.call.say;
    auto const& entity = *query.entity;
    ui::FilterBar bar{.id = "filters", .list_id = list_id, .label = say.t({N_("Filter {records}"), {{"records", lower_first(say.t(entity.plural_label))}}}), .action = entity.address()};
    if (entity.searchable()) {
        bar.search_label = say.t({N_("Search in {records}"), {{"records", lower_first(say.t(entity.plural_label))}}});
        bar.search_value = query.text;
    }
    bar.set = chips(view, query, address);
    for (auto const& field : entity.fields)
        if (field.options.filtered) bar.fields += filter_controls(view, query, field);
    // Filters that have no control here (from a link, say) stay when the form is sent.
    for (auto const& [name, value] : address) {
        auto const* field = entity.find(std::string_view(name).substr(0, name.find('.')));
        bool const has_control = field && field->options.filtered && name.find(".empty") == std::string::npos && name.find(".present") == std::string::npos;
        if (name != "q" && name != "page" && !has_control) bar.kept.emplace_back(name, value);
    }
    auto const now = order_text(query);
    for (auto const& field : entity.fields) {
        if (!field.options.sorted) continue;
        for (bool const down : {false, true}) {
            auto const order = (down ? "-" : "") + std::string(field.name);
            auto const label = down ? say.t({N_("{field}, descending"), {{"field", say.t(field.label)}}}) : say.t(field.label);
            if (order == now || (bar.order_label.empty() && now.starts_with(order))) bar.order_label = label;
            bar.orders.push_back({.label = label, .href = href(entity, with(address, "order", order)), .current = order == now});
        }
    }
    if (bar.order_label.empty() && !bar.orders.empty()) bar.order_label = say.t(N_("Order"));
    return bar;
}

std::string range_text(Say const& say, ListQuery const& query, ListPage const& page) {
    auto const first = static_cast<long long>(page.page - 1) * query.per_page + 1;
    auto const last = first + std::ssize(page.records) - 1;
    if (page.records.empty()) return "";
    if (page.more)
        return say.t({N_("{first}–{last} of more than {total}"), {{"first", number_text(say, first)}, {"last", number_text(say, last)}, {"total", number_text(say, page.total)}}});
    return say.t({N_("{first}–{last} of {total}"), {{"first", number_text(say, first)}, {"last", number_text(say, last)}, {"total", number_text(say, page.total)}}});
}

Html nothing_here(Call& call, ListQuery const& query) {
    auto const& say = call.say;
    auto const& entity = *query.entity;
    if (!query.text.empty() || !query.filters.empty())
        return ui::empty({.title = say.t(N_("Nothing matches")), .text = say.t(N_("Try fewer filters or another spelling.")),
                          .actions = {ui::link_button({.label = say.t(N_("Clear filters"))}, entity.address())}});
    ui::Empty empty{.title = say.t({N_("No {records} yet"), {{"records", lower_first(say.t(entity.plural_label))}}}), .text = say.t(N_("What you add appears here."))};
    if (call.actor.may(entity, Action::add))
        empty.actions.push_back(ui::link_button({.label = say.t(entity.new_label), .icon = "plus-lg", .look = ui::Look::primary}, entity.address() + "/new"));
    return ui::empty(empty);
}

Html problems_html(Call& call, Problems const& problems) {
    Html out;
    for (auto const& problem : problems.list())
        out += ui::notice({.text = problem.field + ": " + call.say.t(problem.message), .tone = ui::Tone::warn});
    return out;
}

}  // namespace

namespace {

/// Of a common word nobody reads the last page; counting on would cost more than all the rest.
constexpr std::int64_t most_counted = 10'000;

std::string count_text(Say const& say, ListPage const& page) {
    auto const total = number_text(say, page.total);
    return page.more ? say.t({N_("more than {count}"), {{"count", total}}}) : say.t({N_("{count} in all"), {{"count", total}}});
}

}  // namespace

http::Response list_page(Call& call, Entity const& entity) {
    if (!call.actor.sees_some(entity)) return call.site.error(call, 403);
    Problems problems;
    auto query = list_query(entity, call.request.query.list(), problems);
    query.per_page = std::min(query.per_page, 100);
    query.count_up_to = most_counted;
    auto const page_of_list = list(call.tx(), query);
    query.page = page_of_list.page;
    auto const address = address_of(query);
    View const view{call, page_of_list.references};
    auto const& say = call.say;
    auto const plural = say.t(entity.plural_label);

    ui::Pager pager{.range = range_text(say, query, page_of_list), .page = page_of_list.page, .pages = page_of_list.pages, .has_next = page_of_list.page < page_of_list.pages};
    pager.href = [&](long long number) {
        auto fields = with(address, "page", "");
        if (number > 1) fields.emplace_back("page", std::to_string(number));
        return href(entity, fields);
    };
    pager.sizes = {25, 50, 100};
    pager.size = query.per_page;
    pager.size_href = [&](long long size) { return href(entity, with(address, "per_page", size == 25 ? "" : std::to_string(size))); };

    TableStyle style{.order_href = [&](std::string order) { return href(entity, with(address, "order", order)); },
                     .caption = say.t({N_("{records}, page {page} of {pages}"), {{"records", plural}, {"page", std::to_string(pager.page)}, {"pages", std::to_string(pager.pages)}}}),
                     .sticky = true};
    auto rows = page_of_list.records.empty() ? nothing_here(call, query)
                                                   : ui::table_frame(ui::data_table(say, records_table(call, query, page_of_list, style)), ui::pager(say, pager));
    auto const list_id = std::string("list");
    ui::TitleRow head{.title = plural, .sub = count_text(say, page_of_list), .actions_stay = true};
    if (call.actor.may(entity, Action::add))
        head.actions.push_back(ui::link_button({.label = say.t(entity.new_label), .icon = "plus-lg", .look = ui::Look::primary}, entity.address() + "/new"));
    auto main = ui::title_row(head) + problems_html(call, problems) + ui::list_block(list_id, ui::filter_bar(say, filter_bar(view, query, address, list_id)) + std::move(rows));
    return page(call, {.title = plural, .current = &entity}, std::move(main));
}

}  // namespace ateneu::pages
