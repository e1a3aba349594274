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

/// Records that are written together. PostgreSQL takes each kind in bulk, kinds in the order in which they were first met; SQLite
/// takes them as they were added, so that what belongs together is whole before the next: it looks through all that waits for
/// something with each row that something could wait for.
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
    void write();

private:
    struct Part {
        Entity const* entity;
        std::vector<Record> records;
    };
    void put(Entity const& entity, Record record);
    void write_by_kind();
    void write_in_turn();

    db::Connection& sql_;
    NewKeys& keys_;
    std::vector<Part> parts_;
    std::vector<std::size_t> turns_;  ///< of which part each record is, as they were added
};

}  // namespace ateneu::takeover
