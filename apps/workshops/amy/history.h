#pragma once
#include <cstdio>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "apps/workshops/amy/survey.h"
#include "apps/workshops/amy/version.h"
#include "core/db/database.h"

namespace ateneu::workshops::amy {

class Permissions;

/// Keys of records that may be gone: integers as they are, a fresh id for each UUID not met yet.
class PastKeys final : public KeyFinder {
public:
    PastKeys(Survey const& survey, Permissions const& permissions)
        : survey_(survey), permissions_(permissions) {}
    std::optional<std::int64_t> find(Entity const& target, std::string_view key) override;
    /// The highest id given to a record of the entity that is gone; 0: none.
    std::int64_t highest(Entity const& entity) const;

private:
    /// How an entity's records are known, and those that are gone.
    struct Known {
        Key key = Key::none;
        bool is_permission = false;
        Survey::Surveyed const* there = nullptr;
        std::unordered_map<std::string, std::int64_t> gone;
        std::int64_t highest = 0;
    };
    Known& known(Entity const& target);

    Survey const& survey_;
    Permissions const& permissions_;
    std::unordered_map<Entity const*, Known> known_;
};

/// Turns AMY's versions, each a whole record, into our history of differences.
///
/// States wait in a temporary file, because a dump holds them in any order and many times the size
/// of the records themselves; memory keeps 48 bytes of each.
class History {
public:
    History(Registry const& registry, Survey const& survey, PastKeys& keys);

    struct Version {
        std::int64_t id = 0;
        std::int64_t change_set = 0;
        std::int64_t at = 0;  ///< µs
        Model const* model = nullptr;
        std::string_view key, format, data;
    };
    /// Takes a version; a reason why not, or "". Throws when the temporary file can't be written.
    std::string add(Version const& version);

    /// Writes all of it. How many versions became history; the others were the same as the ones
    /// before them.
    std::int64_t write(db::Connection& sql);

private:
    /// One record's state at one moment: where it lies in the file.
    struct Entry {
        Entity const* entity;
        std::int64_t record, version, change_set, at, offset;
    };
    VersionReader& reader(Table const& table, Entity const& entity);
    void keep_login(std::int64_t record, Version const& version);
    void keep(Entity const& entity, std::int64_t record, Version const& version,
              State const& state);
    State state_at(Entry const& entry);

    Survey const& survey_;
    PastKeys& keys_;
    Entity const* login_;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
    std::int64_t size_ = 0;
    std::vector<Entry> entries_;
    std::unordered_map<Entity const*, VersionReader> readers_;
};

}  // namespace ateneu::workshops::amy
