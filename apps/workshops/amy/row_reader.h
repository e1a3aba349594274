#pragma once
#include <string>
#include <vector>

#include "apps/workshops/amy/cell.h"
#include "apps/workshops/amy/mapping.h"
#include "apps/workshops/amy/survey.h"
#include "core/base/time.h"
#include "core/db/dump_reader.h"

namespace ateneu::workshops::amy {

/// Makes records of one table's rows.
class RowReader {
public:
    /// A row as a record, and what the report should know of it.
    struct Row {
        Record record;
        std::string_view left_out = {};  ///< set: why the row isn't taken over
        bool lost_subject = false;       ///< it is about a record that is gone
    };

    /// `now` stands for the day of creation where an older dump has none.
    RowReader(Table const& table, Entity const& entity, std::vector<std::string> const& columns,
              Survey const& survey, KeyFinder& keys, Instant now);

    /// Good until the next one; the record's id is 0 where the table has no key. Throws `CellFault`
    /// whose reason names the column.
    Row& read(std::span<db::Cell const> cells);
    /// Columns that are no field of ours.
    std::vector<std::string> const& unknown() const { return unknown_; }

private:
    /// What one column is for.
    struct Slot {
        enum class Use { nothing, plain, subject_type, subject_key, model_name } use = Use::nothing;
        std::size_t field = 0;
    };
    void place(std::size_t column, std::string const& name);
    void take(Slot const& slot, std::string_view column, db::Cell cell);
    void find_subject(std::span<db::Cell const> cells);
    std::int64_t key(std::span<db::Cell const> cells);

    Table const& table_;
    Entity const& entity_;
    std::vector<std::string> columns_;
    Survey const& survey_;
    KeyFinder& keys_;
    Record blank_;
    std::vector<Slot> slots_;
    std::vector<std::string> unknown_;
    std::string missing_;  ///< a column that every row needs and the dump doesn't have
    int id_ = -1, subject_type_ = -1, subject_key_ = -1;  ///< columns
    Row row_;
};

/// Whether a field of the entity may be left at what a fresh record holds.
bool has_default(Field const& field, Value const& value);

}  // namespace ateneu::workshops::amy
