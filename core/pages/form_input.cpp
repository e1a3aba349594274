#include "core/pages/form_input.h"

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/store/list.h"

namespace ateneu::pages {

namespace {

std::vector<std::string> sent(http::Fields const& form, std::string const& name) {
    std::vector<std::string> values;
    for (auto const value : form.all(name)) values.emplace_back(value);
    return values;
}

/// People type www.bank.test. Source: TB-R61.
std::string with_scheme(std::string const& typed) {
    auto whole = "http://" + trimmed(typed);
    bool const is_bare_host = typed.find("://") == std::string::npos && typed.find('.') != std::string::npos && is_url(whole);
    return is_bare_host ? whole : typed;
}

/// Several values of one control as the one text that `from_text` reads; the last one of a checkbox.
std::string one_text(Field const& field, std::vector<std::string> const& values) {
    if (field.kind() == Kind::url) return with_scheme(values.back());
    return field.is_link() ? join(values, ",") : values.back();
}

/// The stored child of a row, so that what nobody types stays; a blank one for a new row.
Record child_of(Entity const& child, Records const& stored, std::int64_t id) {
    for (auto const& record : stored)
        if (id != 0 && record.id == id) return record;
    auto blank = blank_record(child, Date{});
    blank.id = id;
    return blank;
}

/// Rows `lines[0].…` of children: a row counts when it has an id or anything typed, unless ticked away.
/// Problems are addressed by the row's place among those that count, which the form is told as `_place`.
void read_children_rows(http::Fields const& form, Field const& field, std::string const& prefix, Value& into, FormInput& input) {
    auto const& child = field.target();
    auto const* const stored = std::get_if<Records>(&into);
    Records rows;
    for (std::size_t i = 0; i < 500; ++i) {
        auto const row_prefix = prefix + std::string(field.name) + "[" + std::to_string(i) + "].";
        if (!form.has(row_prefix + "_row")) break;
        for (auto const& extra : {"_row", "_id", "_remove"}) input.typed[row_prefix + extra] = sent(form, row_prefix + extra);
        auto row = child_of(child, stored ? *stored : Records{}, parse_integer(form[row_prefix + "_id"]).value_or(0));
        auto const before = row.values;
        FormInput part;
        read_form(form, child, row_prefix, row, part);
        input.typed.merge(part.typed);
        bool const counts = row.id != 0 || row.values != before || !part.problems.empty();
        auto const& ticks = input.typed[row_prefix + "_remove"];
        if (!counts || (!ticks.empty() && ticks.back() == "1")) continue;
        auto const place = std::to_string(rows.size());
        input.typed[row_prefix + "_place"] = {place};
        for (auto const& problem : part.problems.list())
            input.problems.add(prefix + std::string(field.name) + "[" + place + "]." + problem.field.substr(row_prefix.size()), problem.message, problem.code);
        rows.push_back(std::move(row));
    }
    into = std::move(rows);
}

}  // namespace

void read_form(http::Fields const& form, Entity const& entity, std::string const& prefix, Record& record, FormInput& input) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        auto const name = prefix + std::string(field.name);
        if (!field.is_typed()) continue;
        if (field.is_children()) {
            if (form.has(name + "[0]._row")) read_children_rows(form, field, prefix, record.values[i], input);
            continue;
        }
        // Whoever has no script looks for a record by sending the form: it comes back with those that were found.
        if (form.has(ui::find_name(name)) && !trimmed(form[ui::find_name(name)]).empty())
            input.problems.add(name, N_("Choose one of those found, then save."), "choose");
        auto const values = sent(form, name);
        if (values.empty()) continue;
        input.typed[name] = values;
        auto value = from_text(field, one_text(field, values));
        if (value) record.values[i] = std::move(*value);
        else input.problems.add(name, how_to_write(field));
    }
}

Typed typed_of(Entity const& entity, Record const& record, std::string const& prefix) {
    Typed typed;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        auto const name = prefix + std::string(field.name);
        if (field.is_children()) {
            auto const& children = std::get<Records>(record.values[i]);
            for (std::size_t n = 0; n < children.size(); ++n) {
                auto const row = name + "[" + std::to_string(n) + "].";
                typed[row + "_row"] = {"1"};
                typed[row + "_id"] = {std::to_string(children[n].id)};
                typed[row + "_place"] = {std::to_string(n)};
                typed.merge(typed_of(field.target(), children[n], row));
            }
        } else if (auto const* keys = std::get_if<Keys>(&record.values[i]); keys && field.is_link()) {
            for (auto const key : *keys) typed[name].push_back(std::to_string(key));
        } else {
            typed[name] = {to_text(field, record.values[i])};
        }
    }
    return typed;
}

std::size_t rows_in(Typed const& typed, std::string const& prefix) {
    std::size_t rows = 0;
    while (typed.contains(prefix + "[" + std::to_string(rows) + "]._row")) ++rows;
    return rows;
}

Record facet_record(Call& call, Entity const& facet, std::int64_t owner) {
    if (owner != 0) {
        ListQuery query;
        query.entity = &facet;
        query.within = {facet.find(facet.facet_of), owner};
        auto found = list(call.tx(), query, Columns::values);
        if (!found.records.empty()) return found.records.front();
    }
    auto blank = blank_record(facet, call.tx().today());
    blank.values[static_cast<std::size_t>(facet.index_of(facet.facet_of))] = owner;
    return blank;
}

std::vector<Entity const*> editable_facets(Call& call, Entity const& entity, std::int64_t owner) {
    std::vector<Entity const*> facets;
    for (auto const* facet : call.site.registry().facets(entity)) {
        auto const record = facet_record(call, *facet, owner);
        if (record.id != 0 ? call.actor.may(*facet, Action::change, record) : call.actor.may_some(*facet, Action::add)) facets.push_back(facet);
    }
    return facets;
}

}  // namespace ateneu::pages
