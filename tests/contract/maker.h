#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/store/store.h"

namespace ateneu::contract {

/// Makes valid records of any entity from its table alone: values by kind, within their limits, never twice the same
/// where they must not be; what they point at is stored first. Rules that no table tells stand in `hints` (maker.cpp).
class Maker {
public:
    /// `tx` of the program.
    explicit Maker(Transaction& tx) : tx_(tx) {}

    /// A new record, not stored. Fields that people don't type are left to the system, unless `by_program`.
    Record make(Entity const& entity, bool by_program = false);
    /// Made and stored; its id. `with`: values that some fields have to have.
    std::int64_t store(Entity const& entity, std::map<std::string, Value> const& with = {});
    /// Any record of the entity; the same one each time.
    std::int64_t any(Entity const& entity);
    /// Another good value for a field of a record that was made before; the same one where there is no other.
    Value another(Entity const& entity, Record const& record, std::size_t field);

private:
    Value value(Entity const& entity, std::size_t index, int variant);
    Value text(Field const& field, int number) const;
    Value reference(Entity const& entity, Field const& field, int variant);
    Value choice(Field const& field, int variant) const;
    std::string free_code(Entity const& entity, Field const& field);
    Value number(Field const& field, int variant) const;
    Records children(Field const& field, int variant);
    std::int64_t posted(Entity const& entity, std::map<std::string, Value> const& with);
    bool apply_hint(Entity const& entity, std::size_t index, int variant, Value& value);

    Transaction& tx_;
    std::map<Entity const*, std::int64_t> known_;
    std::set<Entity const*> under_way_;  ///< so that a record that may point at its own kind comes to an end
};

}  // namespace ateneu::contract
