#include "core/pages/record_page.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/html/form.h"
#include "core/pages/bulk_selection.h"
#include "core/pages/duplicates_page.h"
#include "core/pages/files_page.h"
#include "core/pages/list_page.h"
#include "core/pages/merge_page.h"
#include "core/store/history.h"

namespace ateneu::pages {

namespace {

constexpr int first_rows = 5;

/// Rows of another entity that point here.
struct Related {
    Entity const* entity;
    Field const* field;
    std::string label;
    std::int64_t count = 0;
};

std::string key_of(Related const& related) { return related.entity->full_name() + "." + std::string(related.field->name); }

bool is_related(Actor const& actor, Entity const& entity, Entity const& from, Field const& field) {
    if (from.internal || !actor.sees_some(from)) return false;
    if (field.options.hidden || field.options.symmetric) return false;
    // Facets and children stand in the record itself.
    return !(from.facet_of == field.name && !from.facet_of.empty()) && !(from.parent == field.name && !from.parent.empty()) && &field.target() == &entity;
}

/// One query counts all of them.
std::vector<Related> related_lists(Call& call, Entity const& entity, std::int64_t id) {
    std::vector<Related> all;
    Query query;
    for (auto const& [from, field] : call.site.registry().referrers(entity)) {
        if (!is_related(call.actor, entity, *from, *field)) continue;
        auto label = call.say.t(field->options.related_label ? field->options.related_label : from->plural_label);
        // Two ways to the same kind of record need telling apart.
        for (auto const& other : all)
            if (other.entity == from && !field->options.related_label) {
                label += " (" + call.say.t(field->label) + ")";
                break;
            }
        all.push_back({from, field, std::move(label)});
        query.text += query.text.empty() ? "SELECT " : ", ";
        query.text += "(SELECT COUNT(*) FROM " + quoted(from->table()) + " t WHERE ";
        if (field->is_link()) {
            auto const link = link_table(*from, *field);
            query.text += "t.\"id\" IN (SELECT " + quoted(link.from) + " FROM " + quoted(link.name) + " WHERE " + quoted(link.to) + " = " + query.bind(id) + ")";
        } else {
            query.text += "t." + quoted(field->name) + " = " + query.bind(id);
        }
        query.text += " AND " + visible_sql(call.site.registry(), call.actor, *from, "t", query) + ")";
    }
    if (all.empty()) return all;
    auto const rows = query.run(call.tx().sql());
    rows->next();
    for (std::size_t i = 0; i < all.size(); ++i) all[i].count = rows->integer(static_cast<int>(i));
    return all;
}

ListQuery rows_of(Related const& related, std::int64_t id, int per_page, int page = 1) {
    ListQuery query;
    query.entity = related.entity;
    query.within = {related.field, id};
    query.per_page = per_page;
    query.page = page;
    return query;
}

Html add_button(Call& call, Related const& related, std::int64_t id) {
    if (related.field->is_link() || !call.actor.may_some(*related.entity, Action::add)) return {};
    auto const address = related.entity->address() + "/new?" + http::to_query({{std::string(related.field->name), std::to_string(id)}});
    return ui::link_button({.label = call.say.t(related.entity->new_label), .icon = "plus-lg", .look = ui::Look::text}, address);
}

Html related_panel(Call& call, Entity const& entity, std::int64_t id, Related const& related) {
    auto query = rows_of(related, id, first_rows);
    query.total = related.count;
    auto const rows = list(call.tx(), query);
    auto const table = records_table(call, query, rows, {.left_out = related.field, .caption = related.label});
    Html end;
    if (related.count > first_rows)
        end += ui::link_button({.label = call.say.t({N_("All {count}"), {{"count", number_text(call.say, related.count)}}}), .look = ui::Look::text}, entity.address(id) + "?" + http::to_query({{"tab", key_of(related)}}));
    end += add_button(call, related, id);
    return ui::panel({.title = related.label, .flush = ui::data_table(call.say, table), .end = end, .beside_title = ui::pill({number_text(call.say, related.count)})});
}

/// Fields in the order of the table, by section.
std::vector<std::pair<char const*, std::vector<std::size_t>>> sections_of(Entity const& entity) {
    std::vector<std::pair<char const*, std::vector<std::size_t>>> sections;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const* group = entity.fields[i].options.group;
        auto const same = std::find_if(sections.begin(), sections.end(), [&](auto const& s) {
            return s.first == group || (s.first && group && std::string_view(s.first) == group);
        });
        (same == sections.end() ? sections.emplace_back(group, std::vector<std::size_t>{}) : *same).second.push_back(i);
    }
    return sections;
}

std::vector<ui::Fact> facts_of(View const& view, Entity const& entity, Record const& record, std::vector<std::size_t> const& fields) {
    std::vector<ui::Fact> facts;
    for (auto const index : fields) {
        auto const& field = entity.fields[index];
        if (field.is_children() || field.name == entity.facet_of || !is_shown(field, record.values[index])) continue;
        // Further down, a "no" says no more than silence.
        if (field.options.group && field.kind() == Kind::boolean && integer_of(record.values[index]) == 0) continue;
        facts.push_back({view.call.say.t(field.label), value_html(view, field, record.values[index]), field.options.multiline || field.is_link()});
    }
    return facts;
}

bool says_something(std::vector<ui::Fact> const& facts) {
    return std::any_of(facts.begin(), facts.end(), [](ui::Fact const& fact) { return !fact.value.empty(); });
}

std::vector<ui::Fact> computed_facts(View const& view, Entity const& entity, std::int64_t id) {
    std::vector<ui::Fact> facts;
    if (entity.computed.empty()) return facts;
    Query query;
    for (auto const& computed : entity.computed) query.text += (query.text.empty() ? "SELECT " : ", ") + placed(computed.sql, "t");
    query.text += " FROM " + quoted(entity.table()) + " t WHERE t.\"id\" = " + query.bind(id);
    auto const rows = query.run(view.call.tx().sql());
    if (!rows->next()) return facts;
    for (std::size_t i = 0; i < entity.computed.size(); ++i)
        facts.push_back({view.call.say.t(entity.computed[i].label), computed_html(view, entity.computed[i], read_computed(entity.computed[i], *rows, static_cast<int>(i)))});
    return facts;
}

std::vector<Html> fact_panels(View const& view, Entity const& entity, Record const& record) {
    std::vector<Html> panels;
    for (auto const& [group, fields] : sections_of(entity)) {
        auto facts = facts_of(view, entity, record, fields);
        if (!group)
            for (auto& fact : computed_facts(view, entity, record.id)) facts.push_back(std::move(fact));
        if (says_something(facts)) panels.push_back(ui::panel({.title = view.call.say.t(group ? group : N_("Key facts")), .body = ui::facts(facts)}));
    }
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].is_children())
            if (auto table = value_html(view, entity.fields[i], record.values[i]); !table.empty())
                panels.push_back(ui::panel({.title = view.call.say.t(entity.fields[i].label), .flush = table}));
    return panels;
}

/// The tables that other apps keep about this record, one section each.
std::vector<Html> facet_panels(Call& call, Entity const& entity, std::int64_t id) {
    std::vector<Html> panels;
    for (auto const* facet : call.site.registry().facets(entity)) {
        if (!call.actor.sees_some(*facet)) continue;
        ListQuery query;
        query.entity = facet;
        query.within = {facet->find(facet->facet_of), id};
        query.total = 1;
        auto const found = list(call.tx(), query, Columns::titled);
        if (found.records.empty()) continue;
        View const view{call, found.references};
        std::vector<std::size_t> fields(facet->fields.size());
        for (std::size_t i = 0; i < fields.size(); ++i) fields[i] = i;
        auto const facts = facts_of(view, *facet, found.records.front(), fields);
        if (says_something(facts)) panels.push_back(ui::panel({.title = call.say.t(facet->label), .body = ui::fact_rows(facts)}));
    }
    return panels;
}

Html tabs_for(Call& call, Entity const& entity, std::int64_t id, std::vector<Related> const& related, std::string const& open) {
    std::vector<ui::Tab> tabs{{.label = call.say.t(N_("Overview")), .href = entity.address(id), .current = open.empty()}};
    for (auto const& each : related)
        if (each.count > 0 || key_of(each) == open)
            tabs.push_back({each.label, entity.address(id) + "?" + http::to_query({{"tab", key_of(each)}}), number_text(call.say, each.count), key_of(each) == open});
    if (!entity.append_only) tabs.push_back({.label = call.say.t(N_("History")), .href = entity.address(id) + "/history"});
    return ui::tabs(call.say, call.say.t(N_("Parts of this record")), tabs);
}

Html related_whole(Call& call, Entity const& entity, std::int64_t id, Related const& related) {
    auto const number = parse_integer(call.request.query["page"]).value_or(1);
    auto query = rows_of(related, id, 50, static_cast<int>(std::clamp<std::int64_t>(number, 1, 1'000'000)));
    query.total = related.count;
    auto const rows = list(call.tx(), query);
    auto const table = records_table(call, query, rows, {.left_out = related.field, .caption = related.label, .sticky = true});
    ui::Pager pager{.range = call.say.t({N_("{count} in all"), {{"count", number_text(call.say, rows.total)}}}), .page = rows.page, .pages = rows.pages, .has_next = rows.page < rows.pages};
    pager.href = [&](long long page) { return entity.address(id) + "?" + http::to_query({{"tab", key_of(related)}, {"page", std::to_string(page)}}); };
    if (rows.records.empty())
        return ui::empty({.title = call.say.t({N_("No {records} yet"), {{"records", lower_first(related.label)}}}), .text = call.say.t(N_("What you add appears here.")), .actions = {add_button(call, related, id)}});
    return ui::panel({.title = related.label, .flush = ui::data_table(call.say, table), .end = add_button(call, related, id), .foot = ui::pager(call.say, pager)});
}

}  // namespace

References references_of(Call& call, Entity const& entity, std::span<HistoryEntry const> entries) {
    std::vector<Record> pasts;
    for (auto const& entry : entries)
        for (auto const& change : entry.fields)
            for (auto const& json : {change.before, change.after}) {
                auto const index = entity.index_of(change.field);
                if (index < 0 || !json) continue;
                auto value = from_json(entity.fields[static_cast<std::size_t>(index)], *json);
                if (!value) continue;
                auto& record = pasts.emplace_back();
                for (auto const& field : entity.fields) record.values.push_back(nothing_of(field));
                record.values[static_cast<std::size_t>(index)] = std::move(*value);
            }
    return reference_titles(call.tx(), entity, pasts);
}

Html past_html(View const& view, Entity const& entity, FieldChange const& change, bool before, bool brief) {
    auto const& json = before ? change.before : change.after;
    if (!json) return {};
    auto const index = entity.index_of(change.field);
    if (index < 0) return *json;
    auto const& field = entity.fields[static_cast<std::size_t>(index)];
    if (field.kind() == Kind::secret) return view.call.say.t(N_("hidden"));
    auto const value = from_json(field, *json);
    if (*json == erased_json) return view.call.say.t(N_("erased"));
    if (!value) return *json == "null" ? Html() : Html(*json);
    return value_html(view, field, *value, brief);
}

ui::Moment moment_of(Call& call, Entity const& entity, std::int64_t id, HistoryEntry const& entry, References const& references) {
    View const view{call, references};
    auto const& say = call.say;
    auto const who = entry.who.empty() ? say.t(entry.person ? N_("Somebody") : N_("Ateneu")) : entry.who;
    Html what;
    if (entry.action == Action::add) what = ui::sentence(say.t(N_("{who} added this record")), {{"who", element("span", {{"class", "strong"}}, who)}});
    else if (entry.action == Action::remove) what = ui::sentence(say.t(N_("{who} deleted this record")), {{"who", element("span", {{"class", "strong"}}, who)}});
    else
        for (auto const& change : entry.fields) {
            auto const* field = entity.find(change.field);
            what += element("div", {}, ui::changed(say, {.who = who, .field = field ? say.t(field->label) : change.field,
                                                         .was = past_html(view, entity, change, true, true), .now = past_html(view, entity, change, false, true)}));
        }
    if (!entry.reason.empty()) what += element("div", {{"class", "muted"}}, entry.reason);
    ui::Moment moment{.when = element("a", {{"href", entity.address(id) + "/history/" + std::to_string(entry.row)}}, moment_html(call.reader(), entry.at)), .event = what};
    moment.icon = entry.action == Action::add ? "plus-lg" : entry.action == Action::remove ? "trash" : "pencil";
    return moment;
}

namespace {

ui::MenuItem delete_item(Call& call, Entity const& entity, std::int64_t id) {
    return {.label = call.say.t(N_("Delete…")), .href = entity.address(id) + "/delete", .icon = "trash", .danger = true, .line_before = true};
}

bool is_scope(Registry const& registry, Entity const& kind) {
    auto const name = kind.full_name();
    return std::any_of(registry.entities().begin(), registry.entities().end(), [&](Entity const* entity) { return entity->scope_kind() == name; });
}

/// What lies in any kind of scope, added to this one: "New role in one place".
void add_to_scope(Call& call, Entity const& entity, std::int64_t id, std::vector<ui::MenuItem>& items) {
    if (!is_scope(call.site.registry(), entity)) return;
    AnyReference const here{entity.full_name(), id};
    for (auto const* from : call.site.registry().entities())
        if (!from->scope.empty() && from->scope_kind().empty() && call.actor.may(*from, Action::add, here))
            items.push_back({.label = call.say.t(from->new_label), .href = from->address() + "/new?" + http::to_query({{std::string(from->scope), here.entity + ":" + std::to_string(id)}}), .icon = from->icon});
}

/// What can be added to this record: "New task" on a workshop, also while it has none.
std::vector<ui::MenuItem> add_items(Call& call, Entity const& entity, std::int64_t id) {
    constexpr std::size_t most_items = 10;
    std::vector<ui::MenuItem> items;
    for (auto const& [from, field] : call.site.registry().referrers(entity)) {
        bool const same = std::any_of(items.begin(), items.end(), [&, source = from](ui::MenuItem const& item) { return item.label == call.say.t(source->new_label); });
        if (same || field->is_link() || !field->is_typed() || items.size() == most_items || !is_related(call.actor, entity, *from, *field) || !call.actor.may_some(*from, Action::add)) continue;
        items.push_back({.label = call.say.t(from->new_label), .href = from->address() + "/new?" + http::to_query({{std::string(field->name), std::to_string(id)}}), .icon = from->icon});
    }
    return items;
}

}  // namespace

Html record_head(Call& call, Entity const& entity, Record const& record, std::string const& title) {
    auto const& say = call.say;
    ui::TitleRow row{.title = title};
    if (entity.portrait) row.avatar = ui::avatar(title, record.id, "avatar-l");
    std::int64_t const ids[] = {record.id};
    row.pills = pills_of(call, entity, ids).front();
    for (auto const* action : actions_for(call, entity))
        if (action->may_ask(call.actor, record) && (!action->offered || action->offered(record)))
            row.actions.push_back(ui::deed_button({.label = say.t(action->label), .icon = action->icon, .look = action->danger ? ui::Look::danger : ui::Look::quiet},
                                                  {entity.address(record.id) + "/do/" + std::string(action->name), call.csrf}));
    if (call.actor.may(entity, Action::change, record) && !entity.append_only)
        row.actions.push_back(ui::link_button({.label = say.t(N_("Edit")), .icon = "pencil", .look = ui::Look::primary, .edits = true}, entity.address(record.id) + "/edit"));
    auto menu = add_items(call, entity, record.id);
    add_to_scope(call, entity, record.id, menu);
    if (may_merge(call.actor, entity) && call.actor.may(entity, Action::change, record) && call.actor.may(entity, Action::remove, record))
        menu.push_back({.label = say.t(N_("Merge with…")), .href = merge_address(entity, record.id), .icon = "sign-merge-left", .line_before = true});
    for (auto const& app : call.site.apps())
        for (auto const& link : app.links)
            if (link.entity == &entity && link.is_for(call.actor, record.id))
                menu.push_back({.label = say.t(link.label), .href = link.address(record.id), .icon = link.icon});
    if (call.actor.may(entity, Action::remove, record) && !entity.permanent && !entity.append_only)
        menu.push_back(delete_item(call, entity, record.id));
    if (!menu.empty())
        row.actions.push_back(ui::menu("record-menu", {.label = say.t(N_("More actions")), .icon = "three-dots", .only_icon = true}, menu));
    return ui::breadcrumb(say, {{{say.t(entity.plural_label), entity.address()}}}) + ui::title_row(row);
}

http::Response record_page(Call& call, Entity const& entity) {
    auto const record = record_of(call, entity);
    return record ? record_response(call, entity, *record) : merged_or_missing(call, entity);
}

http::Response record_response(Call& call, Entity const& entity, Record const& record, Sent const& sent) {
    auto const title = title_of(call, entity, record.id);
    auto const related = related_lists(call, entity, record.id);
    auto const open = std::string(call.request.query["tab"]);
    auto main = record_head(call, entity, record, title) + tabs_for(call, entity, record.id, related, open);
    auto const opened = std::find_if(related.begin(), related.end(), [&](Related const& r) { return key_of(r) == open; });
    if (opened != related.end()) {
        main += related_whole(call, entity, record.id, *opened);
    } else {
        Record const one[] = {record};
        auto const references = reference_titles(call.tx(), entity, one);
        // What people come for first: the essentials, then who and what belongs to it, then the rest.
        auto panels = fact_panels({call, references}, entity, record);
        std::vector<Html> content;
        if (!panels.empty()) content.push_back(std::move(panels.front()));
        for (auto const& each : related)
            if (each.count > 0) content.push_back(related_panel(call, entity, record.id, each));
        for (std::size_t i = 1; i < panels.size(); ++i) content.push_back(std::move(panels[i]));
        auto end = facet_panels(call, entity, record.id);
        end.push_back(files_panel(call, entity, record, sent.file_problem));
        end.push_back(story(call, entity, record.id, sent));
        main += duplicates_notice(call, entity, record.id) + ui::columns(content, call.say.t(N_("Notes and history")), end);
    }
    return page(call, {.title = title, .current = &entity, .status = sent.problem.empty() && sent.file_problem.empty() ? 200 : 422}, std::move(main));
}

}  // namespace ateneu::pages
