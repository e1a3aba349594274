#pragma once
#include <string>
#include <vector>

#include "core/store/store.h"

// The SQL side of a write, below permission and validation. Only core/store includes this.

namespace ateneu {

class Lookups;

/// By which of its scopes a record is counted in `core_total`. 0: the whole kind is counted as one, because it has no
/// scope, is a scope itself, or has scopes of several kinds.
std::int64_t counted_scope(Entity const& entity, Record const& record);
/// The same as SQL on the table's columns.
std::string counted_scope_sql(Entity const& entity);

struct Writer {
    Transaction& tx;

    /// Inserts the row, its links and its children; the new id. A record that comes back brings its id and a version.
    std::int64_t insert(Entity const& entity, Record const& record, std::int64_t position = 0);
    /// Writes the fields that differ, with links and children; raises the version. `before` is what is stored.
    /// Children that went are taken away before, by a `Removal`.
    void update(Entity const& entity, Record const& before, Record const& after);
    void erase(Entity const& entity, std::int64_t id);
    void erase(Entity const& entity, std::vector<std::int64_t> const& ids);
    /// Keeps `core_total`.
    void count(Entity const& entity, Record const& record, int by) { count(entity, counted_scope(entity, record), by); }
    void count(Entity const& entity, std::int64_t scope, std::int64_t by);
    /// One history row; `before`/`after` null where the record did not exist.
    void remember(Entity const& entity, Record const* before, Record const* after);
    /// The same for rows that otherwise have no history, where a merge moves them.
    void remember_always(Entity const& entity, Record const* before, Record const* after);
    /// Begins anew after what was written has been rolled back to a savepoint.
    std::int64_t change_set_if_any() const { return tx.change_set_; }
    void set_change_set(std::int64_t id) { tx.change_set_ = id; }
    /// A history row of each pair.
    using Pairs = std::vector<std::pair<Record const*, Record const*>>;
    void remember(Entity const& entity, Pairs const& changes);
    void remember_always(Entity const& entity, Pairs const& changes);
    /// `insert` for many rows that are no children: the new ids, in their order.
    std::vector<std::int64_t> insert_all(Entity const& entity, std::span<Record const* const> records);
    /// A change to a child raises its parent's version.
    void touch_parent(Entity const& entity, Record const& child);
    /// Where a child comes that is added by itself: behind the others.
    std::int64_t next_position(Entity const& entity, Record const& child);
    void react(Entity const& entity, Action action, Record const* before, Record const* after);

private:
    std::vector<std::int64_t> new_ids(Entity const& entity, std::size_t count);
    void write_links(Entity const& entity, Field const& field, std::int64_t id, Keys const& before, Keys const& after);
    void write_symmetric(Entity const& entity, Field const& field, std::int64_t id, Keys const& before, Keys const& after);
    void write_children(Field const& field, std::int64_t id, Records const& before, Records const& after);
};

/// While it lives, kept totals wait, and whoever reads them meanwhile reads the older ones. One transaction that changes one
/// row of `core_total` for each of a hundred thousand records reads past all older versions of it each time, on PostgreSQL.
class HeldTotals {
public:
    explicit HeldTotals(Transaction& tx);
    ~HeldTotals();
    HeldTotals(HeldTotals const&) = delete;
    HeldTotals& operator=(HeldTotals const&) = delete;
    /// What came together. Without it all is dropped: what was counted has been rolled back.
    void write();

private:
    Transaction& tx_;
};

/// The record of `id` among these, or null; 0 is nobody's.
Record const* with_id(Records const& records, std::int64_t id);
/// The stored children of one field, none for a new record.
Records const& children_of(Record const* stored, std::size_t field);
/// The id of the record that a child belongs to, 0 when there is none.
std::int64_t parent_of(Entity const& entity, Record const& child);

/// Who else changed it, and when: what the loser of two writers is told.
Written conflict_with(Transaction& tx, Entity const& entity, Record const& stored);
Written refused(char const* code, char const* message);
Written with_problems(Problems problems);
Written done(std::int64_t id, std::int64_t version);
Written no_permission();
Written gone();
/// The stored record that the authority may see, held until commit.
std::optional<Record> find_held(Transaction& tx, Entity const& entity, std::int64_t id);

/// The program acts, or a deed with its rights.
bool is_program(Actor const& actor);
/// Ids inside children must be children of this parent, each once; others would be stolen from elsewhere.
void check_children(Entity const& entity, Record const* stored, Record const& record, Problems& problems);
/// Keeps what is stored (or blank) where the authority may not set it, also in children.
void admit(Transaction& tx, Entity const& entity, Record const& stored, Record& record, std::string const& prefix,
           Problems& problems);
/// Makes equal values equal: links as sorted sets, absent text as absent, children with their parent and version.
void put_in_order(Entity const& entity, Record const* stored, Record& record);
/// Stamps and fresh UUIDs: what store fills in by itself. `stored` is null for a new record.
void fill_in(Transaction& tx, Entity const& entity, Record const* stored, Record& record);

/// All problems of a record; `stored` is null for a new one. What was stored before isn't looked up again.
void validate_record(Transaction& tx, Entity const& entity, Record const* stored, Record const& record, Problems& problems);
/// The same, asking the database through somebody who asks for many at once.
void validate_record(Transaction& tx, Lookups& lookups, Entity const& entity, Record const* stored, Record const& record, Problems& problems);

}  // namespace ateneu
