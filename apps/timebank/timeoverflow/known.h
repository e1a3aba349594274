#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/db/database.h"
#include "core/takeover/id_set.h"

namespace ateneu::timebank::timeoverflow {

/// What earlier imports from the same source brought.
class Known {
public:
    Known(db::Connection& sql, std::string const& source);

    bool any() const { return !ours_.empty(); }
    /// Our record for a row over there.
    std::optional<std::int64_t> find(std::string_view table, std::int64_t key) const;
    /// Transfers stand in the ledger under a key that says where they come from.
    bool has_transfer(std::int64_t key) const { return transfers_.contains(key); }
    std::string transfer_key(std::int64_t key) const { return prefix_ + std::to_string(key); }

private:
    std::string prefix_;
    std::unordered_map<std::string, std::unordered_map<std::int64_t, std::int64_t>> ours_;
    takeover::IdSet transfers_;
};

}  // namespace ateneu::timebank::timeoverflow
