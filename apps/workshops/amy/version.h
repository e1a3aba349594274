#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "apps/workshops/amy/cell.h"
#include "apps/workshops/amy/survey.h"

namespace ateneu::workshops::amy {

/// A record as a version holds it: the JSON of each field of the entity, in its order; "" where the
/// version says nothing of it (an older AMY, another entity's half, a secret).
using State = std::vector<std::string>;

/// Reads versions of one table's records.
class VersionReader {
public:
    VersionReader(Table const& table, Entity const& entity, Survey const& survey, KeyFinder& keys)
        : table_(table), entity_(entity), survey_(survey), keys_(keys) {}

    /// Reads Django's JSON of one object, `[{"model", "pk", "fields": {…}}]`. Values of a wrong
    /// type are left out. nullopt where the text is no such JSON.
    std::optional<State> read(std::string_view serialized);

private:
    struct Member;  // boost/json.hpp stays in version.cpp
    /// Where a name leads: a field's index (-1: nowhere), perhaps by a many-to-many table.
    struct Place {
        int field = -1;
        bool is_links = false;
    };
    Place const& place(std::string_view name);
    void take(Member const& member, State& state);
    Value links_value(Field const& field, Member const& member);
    Value subject(Member const& member);

    Table const& table_;
    Entity const& entity_;
    Survey const& survey_;
    KeyFinder& keys_;
    std::unordered_map<std::string, Place> places_;
};

}  // namespace ateneu::workshops::amy
