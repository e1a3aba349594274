#pragma once
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "core/store/writer.h"

namespace ateneu {

/// Every field through which rows can hang on a record of `target`.
std::vector<Referrer> ways_to(Registry const& registry, Entity const& target);
/// Ids of the rows that hang on one record of `target` through one field, oldest first.
std::vector<std::int64_t> hanging(Transaction& tx, Entity const& entity, Field const& field, Entity const& target,
                                  std::int64_t id);

/// Takes records and what goes with them away; finds first whether anything protects them.
class Removal {
public:
    /// `saver`: the parent whose change lets children go; it remembers them itself.
    explicit Removal(Transaction& tx, Entity const* saver = nullptr) : tx_(tx), writer_{tx}, saver_(saver) {}

    /// Gathers the rows that go, those that lose their reference, and those that protect.
    void plan(Entity const& entity, std::int64_t id);
    /// A row that goes too doesn't protect.
    bool is_protected() const;
    void carry_out();

private:
    struct Losing {
        Entity const* entity;
        Field const* field;
        std::int64_t key;
        std::int64_t target;  ///< what it pointed at
    };
    struct Going {
        Entity const* entity;
        Record before;  ///< read before anything goes, so that history has it whole
    };
    void lose(Losing const& losing);
    void remove(Going const& going);
    bool goes_with_parent(Going const& going) const;

    Transaction& tx_;
    Writer writer_;
    Entity const* saver_;
    std::set<std::pair<Entity const*, std::int64_t>> going_;
    std::vector<std::pair<Entity const*, std::int64_t>> protectors_;
    std::vector<Going> order_;
    std::vector<Losing> losing_;
};

}  // namespace ateneu
