#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/db/database.h"
#include "core/entity/registry.h"

namespace ateneu {

class Transaction;

/// A change that has just been written, for reactions.
struct Change {
    Entity const* entity;
    Action action;  ///< add, change or remove
    Record const* before;  ///< null when added
    Record const* after;   ///< null when removed
};
/// Runs after a change, in the same transaction: schedules, keeps totals, derives. A child saved with its parent
/// is a change of its own.
struct Reaction {
    Entity const* entity;  ///< null: any
    std::function<void(Transaction&, Change const&)> react;
};

/// Where a change comes from, kept with the change set.
struct Origin {
    std::string door = "program";  ///< "page", "api", "import", "command", "program"
    std::string reason = {};       ///< what the person wrote about why
    std::string request = {};      ///< request id
};

/// Someone else was quicker: what is stored now, and who wrote it.
struct Conflict {
    Record theirs;
    std::string who;  ///< "" when unknown
    Instant when;
};

/// What became of a write. Exactly one of: done, refused, problems, conflict, gone.
struct Written {
    enum class Outcome { done, refused, problems, conflict, gone } outcome = Outcome::done;
    std::int64_t id = 0;
    std::int64_t version = 0;
    Refusal refusal;     ///< no permission, protected, permanent
    Problems problems;
    std::optional<Conflict> conflict;
    explicit operator bool() const { return outcome == Outcome::done; }
};

/// What deleting a record would touch: rows that protect it, go with it, or lose their reference.
struct Dependents {
    Entity const* entity;
    Field const* field;
    OnDelete rule;
    std::int64_t count = 0;
    std::vector<std::pair<std::int64_t, std::string>> some;  ///< up to five that the actor may see: id, title
    bool unlinked = false;  ///< many-to-many rows, simply taken away
};

/// One database transaction of one actor: the only writer. Every write checks permission, validates
/// (all problems at once), changes, writes history and runs reactions, all or nothing with the request.
class Transaction {
public:
    Transaction(db::Connection& sql, Registry const& registry, std::span<Reaction const> reactions,
                Actor const& actor, Instant now, Origin origin = {});

    db::Connection& sql() { return sql_; }
    Registry const& registry() const { return registry_; }
    /// Who acts: history names them.
    Actor const& actor() const { return actor_; }
    /// Whose rights hold: the actor's, or the program's while a `Deed` lives.
    Actor const& authority() const;
    Instant now() const { return now_; }
    /// Today where the actor is.
    Date today() const;
    Origin const& origin() const { return origin_; }

    /// While one lives, the transaction reads and writes with the program's rights: kept records, `system` fields,
    /// rows that the actor can't see. For deeds that people may ask for but never do by hand; whether they may
    /// ask is the deed's business. History names the actor all the same.
    class Deed {
    public:
        explicit Deed(Transaction& tx) : tx_(tx) { ++tx_.deeds_; }
        ~Deed() { --tx_.deeds_; }
        Deed(Deed const&) = delete;
        Deed& operator=(Deed const&) = delete;

    private:
        Transaction& tx_;
    };

    /// The record, if it is there and the actor may see it (Entity::visible). Links and children included.
    std::optional<Record> find(Entity const& entity, std::int64_t id);
    /// `find` without asking who looks: for rules, deeds and references that the program follows itself.
    std::optional<Record> read(Entity const& entity, std::int64_t id);

    /// Values of fields that people don't type (stamps, `system`) are ignored when the actor isn't the program.
    Written add(Entity const& entity, Record record);
    /// `record.version` is the one the editor saw; 0 takes the newest (only for the program).
    /// `changed` names the fields meant; empty means all. Others keep what is stored.
    Written change(Entity const& entity, Record record, std::span<std::string_view const> changed = {});
    /// `version` as in `change`. Protected rows refuse with code `protected`.
    Written remove(Entity const& entity, std::int64_t id, std::int64_t version);
    /// Everything that hangs on the record, for the delete preview; protecting ones first.
    std::vector<Dependents> dependents(Entity const& entity, std::int64_t id);
    /// All problems of a record, as `add` (id 0) or `change` would find them, without writing.
    Problems validate(Entity const& entity, Record const& record);

    /// The typed doors.
    template <class T>
    Written add(T const& record) { return add(T::entity(), to_record(T::entity(), &record)); }
    template <class T>
    std::optional<T> read(Id<T> id) {
        auto const record = read(T::entity(), id.value);
        if (!record) return {};
        T value;
        to_struct(T::entity(), *record, &value);
        return value;
    }
    /// Holds the row until commit, so that two requests can't both decide on its old state (a no-op on SQLite,
    /// whose writers queue).
    void lock(Entity const& entity, std::int64_t id);

    /// The change set of this transaction; made with its first change.
    std::int64_t change_set();

    /// What a reaction looks up only once in a transaction: a blank `T` at the first call, the same one afterwards.
    template <class T>
    T& kept() {
        static char const key = 0;
        auto& held = kept_[&key];
        if (!held) held = std::make_shared<T>();
        return *static_cast<T*>(held.get());
    }

private:
    friend struct Writer;
    db::Connection& sql_;
    Registry const& registry_;
    std::span<Reaction const> reactions_;
    Actor const& actor_;
    Instant now_;
    Origin origin_;
    std::int64_t change_set_ = 0;
    int deeds_ = 0;
    /// By type; shared_ptr because it remembers how to drop what it holds.
    std::map<void const*, std::shared_ptr<void>> kept_;
};

}  // namespace ateneu
