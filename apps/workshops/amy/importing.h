#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "apps/workshops/amy/cell.h"
#include "apps/workshops/amy/history.h"
#include "apps/workshops/amy/import.h"
#include "apps/workshops/amy/survey.h"
#include "core/db/database.h"
#include "core/takeover/tally.h"

namespace ateneu::workshops::amy {

/// AMY's permissions as ours, found by kind of record and action.
class Permissions {
public:
    Permissions(db::Connection& sql, Survey const& survey);
    std::optional<std::int64_t> find(std::int64_t amy) const;

private:
    std::unordered_map<std::int64_t, std::int64_t> ours_;
};

/// The records that the dump holds.
class RecordsOfDump final : public KeyFinder {
public:
    RecordsOfDump(Survey const& survey, Permissions const& permissions)
        : survey_(survey), permissions_(permissions) {}
    std::optional<std::int64_t> find(Entity const& target, std::string_view key) override;

private:
    struct Where {
        Survey::Surveyed const* surveyed;
        Key key;
        bool is_permission;
    };
    Where const& where(Entity const& target);

    Survey const& survey_;
    Permissions const& permissions_;
    std::unordered_map<Entity const*, Where> where_;
};

/// What the parts of an import share while rows are written.
struct Importing {
    db::Connection& sql;
    Registry const& registry;
    Survey const& survey;
    Permissions const& permissions;
    RecordsOfDump& keys;
    takeover::Tally& account;
    History& history;
    Instant now;
    std::int64_t first_change_set = 0;  ///< a revision's change set is this and its id
    std::vector<Record> logins = {};    ///< written after the persons they come with
    std::unordered_map<Entity const*, std::int64_t> last_id = {};  ///< of rows that had none
};

}  // namespace ateneu::workshops::amy
