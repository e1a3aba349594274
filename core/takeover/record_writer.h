#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/db/database.h"
#include "core/entity/entity.h"

namespace ateneu::takeover {

/// Writes records of one entity as they are, with their ids, and what the store derives from them
/// (sort keys, search text), in bulk: no rules, no history. Links and children have writers of
/// their own.
class RecordWriter {
public:
    /// Nothing else may use the connection before `finish`.
    RecordWriter(db::Connection& sql, Entity const& entity);
    /// Throws `db::Error`; on PostgreSQL perhaps only at `finish`.
    void write(Record const& record);
    void finish() { bulk_->finish(); }

private:
    void put(Field const& field, Value const& value);

    Entity const& entity_;
    std::vector<std::size_t> keys_;  ///< fields that have a sort key
    std::unique_ptr<db::Connection::Bulk> bulk_;
    std::vector<std::optional<std::string>> texts_;  ///< kept, so that their memory is used again
    std::vector<std::optional<std::string_view>> cells_;
};

}  // namespace ateneu::takeover
