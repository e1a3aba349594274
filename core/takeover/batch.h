#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "core/db/database.h"
#include "core/entity/entity.h"

namespace ateneu::takeover {

/// Keys for new rows that nobody else gets, also while others write.
class NewKeys {
public:
    explicit NewKeys(db::Connection& sql) : sql_(sql) {}
    std::int64_t next(Entity const& entity);

private:
    /// SQLite counts on from `next`; PostgreSQL's sequence gives some at once.
    struct Held {
        std::vector<std::int64_t> given;  ///< the next one last
        std::int64_t next = 0;
    };
    db::Connection& sql_;
    std::unordered_map<Entity const*, Held> held_;
};

/// Records that are written together: of each kind in bulk, kinds in the order in which they were first met.
class Batch {
public:
    Batch(db::Connection& sql, NewKeys& keys) : sql_(sql), keys_(keys) {}

    /// Under a new key unless it has one; its key.
    template <class T>
    std::int64_t add(T record) {
        if (record.id.value == 0) record.id.value = keys_.next(T::entity());
        put(T::entity(), to_record(T::entity(), &record));
        return record.id.value;
    }
    /// Nothing else may use the connection meanwhile.
    void write();

private:
    struct Part {
        Entity const* entity;
        std::vector<Record> records;
    };
    void put(Entity const& entity, Record record);

    db::Connection& sql_;
    NewKeys& keys_;
    std::vector<Part> parts_;
};

}  // namespace ateneu::takeover
