#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/store/store.h"

namespace ateneu::intake {

/// What becomes of the columns of a file.
struct Mapping {
    /// For each column a field's name, "id", or "" for one that is left out. No field stands twice.
    std::vector<std::string> targets;
    /// How rows find the record they are about: "" none (all are new), else the names of a key, `id` or
    /// `person+badge`.
    std::string match;
    bool blank_clears = false;  ///< an empty cell empties the field; else it leaves it alone
    bool month_first = false;   ///< 3/9/2026 is 9 March
    friend bool operator==(Mapping const&, Mapping const&) = default;
};
std::string to_json(Mapping const& mapping);
/// What isn't understood stays at its default.
Mapping mapping_from_json(std::string_view json, std::size_t columns);

/// The fields that a column can fill: what people type, but no secrets, children or kept old data.
std::vector<Field const*> fillable_fields(Entity const& entity);
/// By field name and by label in every language, without regard to case and accents; dates by the sample.
Mapping guessed_mapping(Entity const& entity, std::vector<std::string> const& headings, std::vector<std::vector<std::string>> const& sample);
/// The keys that rows can be matched by: "id", fields and sets of fields that are unique, e-mail addresses.
/// With `targets` only those whose columns are there.
std::vector<std::string> match_keys(Entity const& entity, std::vector<std::string> const* targets = nullptr);
/// The key's fields; empty for "" and "id".
std::vector<Field const*> fields_of_key(Entity const& entity, std::string_view key);
/// What is wrong with a mapping that somebody chose, by column (`target.3`) or `match`.
Problems problems_of(Entity const& entity, Mapping const& mapping);

/// What this person chose for these headings, the last time.
std::optional<Mapping> remembered_mapping(Transaction& tx, Entity const& entity, std::vector<std::string> const& headings);
void remember_mapping(Transaction& tx, Entity const& entity, std::vector<std::string> const& headings, Mapping const& mapping);

}  // namespace ateneu::intake
