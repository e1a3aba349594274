#include "core/pages/list_filters.h"

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/pages/control.h"
#include "core/pages/export_page.h"
#include "core/pages/list_page.h"
#include "core/pages/map.h"
#include "core/pages/related_filter.h"
#include "core/store/list_filter.h"

namespace ateneu::pages {

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
    auto const label = filter_label(say, *filter.field, filter.path);
    if (filter.test == Filter::Test::from) return say.t({N_("{field} from"), {{"field", label}}});
    if (filter.test == Filter::Test::to) return say.t({N_("{field} to"), {{"field", label}}});
    return label;
}

std::vector<ui::Chip> chips(View const& view, ListQuery const& query) {
    std::vector<ui::Chip> all;
    for (auto const& filter : query.filters) {
        std::string values, name;
        for (auto const& value : filter.values) values += (values.empty() ? "" : ", ") + filter_value_text(view, filter, value);
        ListQuery rest = query;
        std::erase_if(rest.filters, [&](Filter const& f) { return f.is_same(filter); });
        rest.page = 1;
        all.push_back({filter_name(view.call.say, filter), values, list_address(*query.entity, full_address(view.call, rest))});
    }
    if (query.ids.empty()) return all;
    ListQuery rest = query;
    rest.ids.clear();
    rest.page = 1;
    auto const count = static_cast<long long>(query.ids.size());
    all.push_back({view.call.say.t(N_("Only these")), view.call.say.n("{count} record", "{count} records", count), list_address(*query.entity, full_address(view.call, rest))});
    return all;
}

}  // namespace

std::string address_without_filters(Call& call, ListQuery const& query) {
    auto rest = query;
    rest.text.clear();
    rest.filters.clear();
    rest.ids.clear();
    rest.page = 1;
    return list_address(*query.entity, full_address(call, rest));
}

ui::FilterBar filter_bar(View const& view, ListQuery const& query, Pairs const& address, std::string const& list_id) {
    auto const& say = view.call.say;
    auto const& entity = *query.entity;
    ui::FilterBar bar{.id = "filters", .list_id = list_id, .label = say.t({N_("Filter {records}"), {{"records", lower_first(say.t(entity.plural_label))}}}), .action = entity.address()};
    if (entity.searchable()) {
        bar.search_label = say.t({N_("Search in {records}"), {{"records", lower_first(say.t(entity.plural_label))}}});
        bar.search_value = query.text;
    }
    bar.clear_href = address_without_filters(view.call, query);
    bar.set = chips(view, query);
    for (auto const& field : entity.fields)
        if (field.options.filtered) bar.fields += filter_controls(view, query, field);
    bar.fields += related_controls(view, query);
    // Filters that have no control here (from a link, say) stay when the form is sent.
    for (auto const& [name, value] : address) {
        auto const filter = named_filter(entity, name, &view.call.site.registry());
        bool const has_control = filter && has_related_control(*filter) && (!filter->path.empty() || filter->field->options.filtered);
        if (name != "q" && name != "page" && !has_control) bar.kept.emplace_back(name, value);
    }
    auto const now = order_text(query);
    for (auto const& field : entity.fields) {
        if (!field.options.sorted) continue;
        for (bool const down : {false, true}) {
            auto const order = (down ? "-" : "") + std::string(field.name);
            auto const label = down ? say.t({N_("{field}, descending"), {{"field", say.t(field.label)}}}) : say.t(field.label);
            if (order == now || (bar.order_label.empty() && now.starts_with(order))) bar.order_label = label;
            bar.orders.push_back({.label = label, .href = list_address(entity, with(address, "order", order)), .current = order == now});
        }
    }
    if (bar.order_label.empty() && !bar.orders.empty()) bar.order_label = say.t(N_("Order"));
    if (has_map(entity)) bar.end.push_back(map_link(view.call, entity, address));
    bar.end.push_back(export_menu(view.call, query));
    return bar;
}

}  // namespace ateneu::pages
