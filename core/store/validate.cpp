#include <algorithm>

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/store/rows.h"
#include "core/store/writer.h"

namespace ateneu {

namespace {

/// How many of the keys are rows that the actor may see.
std::int64_t seen(Transaction& tx, Entity const& target, Keys const& keys) {
    Query query;
    query.text = "SELECT COUNT(*) FROM " + quoted(target.table()) + " t WHERE t.\"id\" IN (" + bind_keys(query, keys) + ")";
    query.text += " AND " + visible_sql(tx.actor(), target, "t", query);
    auto const rows = query.run(tx.sql());
    rows->next();
    return rows->integer(0);
}

void check_targets(Transaction& tx, Field const& field, Value const& value, std::string const& address, Problems& problems) {
    char const* const gone = N_("What was chosen is no longer there.");
    if (field.kind() == Kind::reference) {
        if (auto const key = integer_of(value); key != 0 && seen(tx, field.target(), {key}) == 0)
            problems.add(address, gone, "no_such_record");
    } else if (field.is_link()) {
        auto keys = std::get<Keys>(value);
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        if (!keys.empty() && seen(tx, field.target(), keys) != static_cast<std::int64_t>(keys.size()))
            problems.add(address, gone, "no_such_record");
    } else if (auto const* to = std::get_if<AnyReference>(&value); to && to->id != 0) {
        auto const* target = tx.registry().find(to->entity);
        if (!target) problems.add(address, N_("There are no records of this kind."), "no_such_entity");
        else if (seen(tx, *target, {to->id}) == 0) problems.add(address, gone, "no_such_record");
    }
}

bool taken(Transaction& tx, Entity const& entity, std::span<Field const* const> fields, Record const& record,
           std::string_view where) {
    Query query;
    std::string test;
    for (auto const* field : fields) {
        auto const& value = record.values[static_cast<std::size_t>(entity.index_of(field->name))];
        if (is_blank(value) || (field->kind() == Kind::reference && integer_of(value) == 0)) return false;
        std::string columns;
        append_columns(columns, *field, "t");
        std::vector<std::string> places;
        bind_value(query, *field, value, tx.sql().dialect(), places);
        auto const names = split(columns, ',');
        for (std::size_t i = 0; i < places.size(); ++i)
            test += (test.empty() ? "" : " AND ") + trimmed(names[i]) + " = " + places[i];
    }
    query.text = "SELECT 1 FROM " + quoted(entity.table()) + " t WHERE " + test + " AND t.\"id\" <> " + query.bind(record.id);
    if (!where.empty()) query.text.append(" AND (").append(where).append(")");
    query.text += " LIMIT 1";
    return query.run(tx.sql())->next();
}

/// Whether the record itself is among the rows a partial key speaks of.
bool key_applies(Entity const& entity, Unique const& unique, Record const& record) {
    // Partial keys are "among the live ones", `"<field>" IS NULL`, or "among those marked", `"<field>"`.
    if (unique.where.empty()) return true;
    auto const end = unique.where.find('"', 1);
    must(unique.where.starts_with('"') && end != std::string_view::npos, "a partial key begins with its \"field\"");
    auto const index = entity.index_of(unique.where.substr(1, end - 1));
    must(index >= 0, "a partial key names no field");
    auto const& value = record.values[static_cast<std::size_t>(index)];
    auto const test = unique.where.substr(end + 1);
    must(test.empty() || test == " IS NULL", "a partial key reads: \"field\" or \"field\" IS NULL");
    return test.empty() ? integer_of(value) != 0 : is_absent(value);
}

void check_unique(Transaction& tx, Entity const& entity, Record const& record, std::string const& prefix, Problems& problems) {
    char const* const message = N_("Another record has this already.");
    for (auto const& field : entity.fields)
        if (field.options.unique)
            if (Field const* const fields[] = {&field}; taken(tx, entity, fields, record, ""))
                problems.add(prefix + std::string(field.name), message, "taken");
    for (auto const& unique : entity.unique) {
        if (!key_applies(entity, unique, record)) continue;
        std::vector<Field const*> fields;
        for (auto const name : unique.fields) fields.push_back(entity.find(name));
        if (taken(tx, entity, fields, record, unique.where))
            problems.add(prefix + std::string(unique.fields.back()),
                         N_("There is already one with the same values here."), "taken");
    }
}

}  // namespace

void validate_record(Transaction& tx, Entity const& entity, Record const& record, std::string const& prefix, Problems& problems) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        auto const address = prefix + std::string(field.name);
        if (field.options.stamp != Stamp::none || (!prefix.empty() && field.name == entity.parent)) continue;
        auto const before = problems.list().size();
        check_value(field, record.values[i], address, problems);
        if (problems.list().size() == before) check_targets(tx, field, record.values[i], address, problems);
        if (field.is_children()) {
            auto const& children = std::get<Records>(record.values[i]);
            if (field.options.required && children.empty()) problems.add(address, N_("Add at least one."), "required");
            for (std::size_t n = 0; n < children.size(); ++n)
                validate_record(tx, field.target(), children[n], address + "[" + std::to_string(n) + "].", problems);
        }
    }
    check_unique(tx, entity, record, prefix, problems);
    if (!entity.rule) return;
    Struct const held(entity, record);
    Problems own;
    entity.rule(held.get(), own);
    for (auto const& problem : own.list())
        if (!problems.of(prefix + problem.field)) problems.add(prefix + problem.field, problem.message, problem.code);
}

}  // namespace ateneu
