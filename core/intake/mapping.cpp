#include "core/intake/mapping.h"

#include <algorithm>
#include <set>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/intake/import.h"

namespace ateneu::intake {

std::string to_json(Mapping const& mapping) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("targets").begin_array();
    for (auto const& target : mapping.targets) json.text(target);
    json.end_array().key("match").text(mapping.match);
    json.key("blank_clears").boolean(mapping.blank_clears).key("month_first").boolean(mapping.month_first).end_object();
    return out;
}

namespace {

/// The text of a JSON string without escapes: names of fields have none.
std::string plain(std::string_view json) {
    return json.size() >= 2 && json.front() == '"' ? std::string(json.substr(1, json.size() - 2)) : std::string();
}

}  // namespace

Mapping mapping_from_json(std::string_view text, std::size_t columns) {
    Mapping mapping;
    for (auto const& [name, value] : json_members(text)) {
        if (name == "targets")
            for (auto const& item : json_items(value)) mapping.targets.push_back(plain(item));
        else if (name == "match") mapping.match = plain(value);
        else if (name == "blank_clears") mapping.blank_clears = value == "true";
        else if (name == "month_first") mapping.month_first = value == "true";
    }
    mapping.targets.resize(columns);
    return mapping;
}

std::vector<Field const*> fillable_fields(Entity const& entity) {
    std::vector<Field const*> fields;
    for (auto const& field : entity.fields)
        if (field.is_typed() && !field.is_children() && !field.options.hidden && field.kind() != Kind::secret) fields.push_back(&field);
    return fields;
}

namespace {

/// A heading fits a field by its name or its label in any language.
bool fits(std::string const& heading, Field const& field) {
    if (heading == fold(field.name)) return true;
    return std::any_of(tongues().begin(), tongues().end(), [&](std::string const& code) { return heading == fold(translate(Tongue{code}, field.label)); });
}

/// Whether dates like 12/31/2026 occur, and none like 31/12/2026.
bool is_month_first(std::vector<std::vector<std::string>> const& sample) {
    int month_first = 0, day_first = 0;
    for (auto const& row : sample)
        for (auto const& cell : row) {
            auto const parts = split(cell, '/');
            if (parts.size() != 3) continue;
            auto const first = parse_integer(parts[0]).value_or(0), second = parse_integer(parts[1]).value_or(0);
            day_first += first > 12 && first <= 31 && second <= 12 ? 1 : 0;
            month_first += second > 12 && second <= 31 && first <= 12 ? 1 : 0;
        }
    return month_first > 0 && day_first == 0;
}

}  // namespace

Mapping guessed_mapping(Entity const& entity, std::vector<std::string> const& headings, std::vector<std::vector<std::string>> const& sample) {
    Mapping mapping;
    std::set<std::string> used;
    for (auto const& each : headings) {
        auto const heading = fold(each);
        std::string target;
        if (heading == "id") target = "id";
        else
            for (auto const* field : fillable_fields(entity))
                if (!used.contains(std::string(field->name)) && fits(heading, *field)) {
                    target = field->name;
                    break;
                }
        if (!used.insert(target).second) target.clear();
        mapping.targets.push_back(std::move(target));
    }
    auto const keys = match_keys(entity, &mapping.targets);
    mapping.match = keys.empty() ? "" : keys.front();
    mapping.month_first = is_month_first(sample);
    return mapping;
}

std::vector<std::string> match_keys(Entity const& entity, std::vector<std::string> const* targets) {
    std::vector<std::string> keys{"id"};
    auto const add = [&](std::string key) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
    };
    auto const fillable = fillable_fields(entity);
    auto const is_fillable = [&](std::string_view name) { return std::find(fillable.begin(), fillable.end(), entity.find(name)) != fillable.end(); };
    for (auto const* field : fillable)
        if (field->options.unique) add(std::string(field->name));
    for (auto const& unique : entity.unique) {
        std::vector<std::string> names(unique.fields.begin(), unique.fields.end());
        if (std::all_of(names.begin(), names.end(), is_fillable)) add(join(names, "+"));
    }
    for (auto const* field : fillable)
        if (field->kind() == Kind::email) add(std::string(field->name));
    if (targets)
        std::erase_if(keys, [&](std::string const& key) {
            auto const names = split(key, '+');
            return !std::all_of(names.begin(), names.end(), [&](auto name) { return std::find(targets->begin(), targets->end(), name) != targets->end(); });
        });
    return keys;
}

std::vector<Field const*> fields_of_key(Entity const& entity, std::string_view key) {
    std::vector<Field const*> fields;
    if (key.empty() || key == "id") return fields;
    for (auto const name : split(key, '+'))
        if (auto const* field = entity.find(name)) fields.push_back(field);
    return fields;
}

Problems problems_of(Entity const& entity, Mapping const& mapping) {
    Problems problems;
    auto const fillable = fillable_fields(entity);
    std::set<std::string> used;
    for (std::size_t i = 0; i < mapping.targets.size(); ++i) {
        auto const& target = mapping.targets[i];
        if (target.empty()) continue;
        auto const address = "target." + std::to_string(i);
        if (target != "id" && std::find(fillable.begin(), fillable.end(), entity.find(target)) == fillable.end())
            problems.add(address, N_("Choose from the list."), "not_a_choice");
        else if (!used.insert(target).second) problems.add(address, N_("Another column goes there already."), "taken");
    }
    if (used.empty() || (used.size() == 1 && used.contains("id"))) problems.add("", N_("Choose where at least one column goes."), "required");
    auto const keys = match_keys(entity, &mapping.targets);
    if (!mapping.match.empty() && std::find(keys.begin(), keys.end(), mapping.match) == keys.end())
        problems.add("match", N_("Rows can only be matched by columns that are in the file."), "not_a_choice");
    return problems;
}

namespace {

/// FNV-1a, 64 bits: headings may be long, and a stranger's would only bring a guess that nobody likes.
std::string digest_of(std::vector<std::string> const& headings) {
    std::uint64_t digest = 0xcbf29ce484222325U;
    for (auto const& heading : headings)
        for (char const c : heading + "\n") digest = (digest ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return std::to_string(digest);
}

}  // namespace

std::optional<Mapping> remembered_mapping(Transaction& tx, Entity const& entity, std::vector<std::string> const& headings) {
    auto const kind = entity.full_name(), digest = digest_of(headings);
    auto const json = tx.sql().text("SELECT mapping FROM core_import_mapping WHERE person = $1 AND kind = $2 AND headings = $3",
                                    {tx.actor().person, std::string_view(kind), std::string_view(digest)});
    if (!json) return {};
    auto mapping = mapping_from_json(*json, headings.size());
    if (!problems_of(entity, mapping).empty()) return {};  // the entity has changed since
    return mapping;
}

void remember_mapping(Transaction& tx, Entity const& entity, std::vector<std::string> const& headings, Mapping const& mapping) {
    if (tx.actor().person == 0) return;
    auto const kind = entity.full_name(), digest = digest_of(headings), json = to_json(mapping);
    tx.sql().execute(R"(INSERT INTO core_import_mapping (person, kind, headings, mapping) VALUES ($1, $2, $3, $4)
                        ON CONFLICT (person, kind, headings) DO UPDATE SET mapping = $4)",
                     {tx.actor().person, std::string_view(kind), std::string_view(digest), std::string_view(json)});
}

}  // namespace ateneu::intake
