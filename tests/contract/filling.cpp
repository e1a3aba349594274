#include "tests/contract/filling.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/entity/convert.h"

namespace ateneu::contract {

std::vector<std::string> typed(Field const& field, Value const& value) {
    if (field.kind() == Kind::secret) return {text_of(value)};
    if (!field.is_link()) return {to_text(field, value)};
    std::vector<std::string> ids;
    for (auto const key : std::get<Keys>(value)) ids.push_back(std::to_string(key));
    return ids;
}

bool is_asked(Entity const& entity, Field const& field) {
    return field.is_typed() && !field.options.hidden && field.name != entity.facet_of && field.name != entity.parent;
}

void fill(Form& form, Entity const& entity, Record const& record, std::string const& prefix) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        auto const name = prefix + std::string(field.name);
        if (!is_asked(entity, field) && field.name != entity.facet_of) continue;
        if (field.is_children()) {
            auto const& rows = std::get<Records>(record.values[i]);
            for (std::size_t n = 0; n < rows.size(); ++n) {
                auto const row = name + "[" + std::to_string(n) + "].";
                form.set(row + "_row", {"1"});
                fill(form, field.target(), rows[n], row);
            }
            continue;
        }
        // A facet's own form asks whose it is; on the owner's form that is known.
        if (field.name == entity.facet_of && !prefix.empty()) continue;
        EXPECT_TRUE(form.has(name)) << "no control for " << name;
        form.set(name, typed(field, record.values[i]));
    }
}

std::string json_of(Field const& field, Value const& value) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key(field.name).raw(field.kind() == Kind::secret ? json_quoted(text_of(value)) : to_json(field, value)).end_object();
    return out;
}

namespace {

void write_members(JsonWriter& json, Entity const& entity, Record const& record, bool is_child) {
    json.begin_object();
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (!field.is_typed() || field.options.hidden || (is_child && field.name == entity.parent)) continue;
        json.key(field.name);
        if (field.is_children()) {
            json.begin_array();
            for (auto const& row : std::get<Records>(record.values[i])) {
                std::string text;
                JsonWriter inner(text);
                write_members(inner, field.target(), row, true);
                json.raw(text);
            }
            json.end_array();
        } else if (field.kind() == Kind::secret) {
            json.text(text_of(record.values[i]));
        } else {
            json.raw(to_json(field, record.values[i]));
        }
    }
    json.end_object();
}

Value in_order(Field const& field, Value value) {
    if (field.is_link())
        if (auto* keys = std::get_if<Keys>(&value)) std::sort(keys->begin(), keys->end());
    return value;
}

}  // namespace

std::string json_of(Entity const& entity, Record const& record) {
    std::string out;
    JsonWriter json(out);
    write_members(json, entity, record, false);
    return out;
}

void expect_same(Entity const& entity, Record const& given, Record const& stored) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (!field.is_typed() || field.options.hidden || field.name == entity.parent) continue;
        // The system's own to fill in.
        if (field.kind() == Kind::uuid && is_blank(given.values[i])) continue;
        if (!field.is_children()) {
            EXPECT_TRUE(in_order(field, given.values[i]) == stored.values[i])
                << field.name << " was given as " << to_text(field, given.values[i]) << ", stored is " << to_text(field, stored.values[i]);
            continue;
        }
        auto const& rows = std::get<Records>(given.values[i]);
        auto const& kept = std::get<Records>(stored.values[i]);
        ASSERT_EQ(rows.size(), kept.size()) << field.name;
        for (std::size_t n = 0; n < rows.size(); ++n) expect_same(field.target(), rows[n], kept[n]);
    }
}

std::int64_t id_in(std::string const& address) {
    return parse_integer(std::string_view(address).substr(address.rfind('/') + 1)).value_or(0);
}

}  // namespace ateneu::contract
