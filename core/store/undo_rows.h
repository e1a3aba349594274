#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/store/history.h"
#include "core/store/remains.h"
#include "core/store/undo.h"
#include "core/store/writer.h"

// One kind of change of a change set, taken back for some records at once. Only core/store includes this.

namespace ateneu {

/// A row of history that is to be taken back.
struct ChangeRow {
    std::int64_t id = 0;
    std::string kind;
    Entity const* entity = nullptr;  ///< null where there is no such kind any more
    std::int64_t record = 0;
    Action action = Action::change;
    std::vector<FieldChange> fields;
};
/// Rows of one kind and action, each of another record, newest first.
using Run = std::vector<ChangeRow>;
Keys records_of(Run const& run);

/// What the actor may take back beyond what they could do by hand.
struct Reach {
    bool own = false;    ///< they made the change themselves, or are superusers: also what people never type
    bool whole = false;  ///< it is one deed that they could do again the other way: everything
};

/// Whether a field holds what history says, a value in JSON.
bool holds_still(Field const& field, Value const& now, std::string const& json);

/// Takes runs back and gathers what clashes. Writes as it goes: after a clash the caller rolls back.
class Reverser {
public:
    Reverser(Transaction& tx, Reach reach, Remains remains, Undone& result)
        : tx_(tx), writer_{tx}, reach_(reach), remains_(std::move(remains)), result_(result) {}
    void take_back(Run const& run);
    /// Whether the actor may do the reverse of this at all; a clash where not.
    bool is_allowed(Entity const& entity, Action action);

private:
    /// The same where this record lies; of a change, asked for what is there now and for what comes back.
    bool is_allowed_with(ChangeRow const& row, Record const& record);
    void clash(ChangeRow const& row, std::string code, Message message, std::string field = "");
    bool note(ChangeRow const& row, Problems const& problems);
    std::map<std::int64_t, Record> held(Run const& run);
    void change_back(ChangeRow const& row, Record const& now);
    bool may_set(ChangeRow const& row, Field const& field, Value const& now, Value const& then);
    bool go_back(ChangeRow const& row, Record const& now, Record& then);
    void write(Entity const& entity, Record const& now, Record& then);
    void take_away(Run const& run, std::map<std::int64_t, Record> const& now);
    bool is_as_added(ChangeRow const& row, Record const& now);
    std::map<std::int64_t, std::string> hanging_on(Run const& run);
    void remove(Entity const& entity, std::vector<Record const*> const& going);
    void bring_back(Run const& run);
    bool may_bring_back(ChangeRow const& row, Record const& record);
    bool restore(ChangeRow const& row);
    void put_secrets(ChangeRow const& row, Record& record);
    bool children_are_free(ChangeRow const& row, Record const* now, Record const& then);

    Transaction& tx_;
    Writer writer_;
    Reach reach_;
    Remains remains_;
    Undone& result_;
};

}  // namespace ateneu
