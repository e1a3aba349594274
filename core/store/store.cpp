#include "core/store/store.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/store/history.h"
#include "core/store/removal.h"
#include "core/store/rows.h"

namespace ateneu {

Transaction::Transaction(db::Connection& sql, Registry const& registry, std::span<Reaction const> reactions,
                         Actor const& actor, Instant now, Origin origin)
    : sql_(sql), registry_(registry), reactions_(reactions), actor_(actor), now_(now), origin_(std::move(origin)) {}

Actor const& Transaction::authority() const {
    static Actor const program = the_program();
    return deeds_ > 0 ? program : actor_;
}

Date Transaction::today() const { return local(now_, actor_.time_zone).date; }

namespace {

std::optional<Record> fetch(Transaction& tx, Entity const& entity, std::int64_t id, bool seen_only, bool hold = false) {
    Query query;
    query.text = "SELECT " + row_columns(entity, "t") + " FROM " + quoted(entity.table()) + " t WHERE t.\"id\" = " + query.bind(id);
    if (seen_only) query.text += " AND " + visible_sql(tx.registry(), tx.authority(), entity, "t", query);
    if (hold && !tx.sql().sqlite()) query.text += " FOR UPDATE";
    std::optional<Record> record;
    {
        auto const rows = query.run(tx.sql());
        if (!rows->next()) return {};
        int column = 0;
        record = read_row(entity, *rows, column);
    }
    Record* const one[] = {&*record};
    read_links(tx.sql(), entity, one);
    read_children(tx.sql(), entity, one);
    return record;
}

}  // namespace

std::optional<Record> Transaction::find(Entity const& entity, std::int64_t id) { return fetch(*this, entity, id, true); }
std::optional<Record> Transaction::read(Entity const& entity, std::int64_t id) { return fetch(*this, entity, id, false); }
std::optional<Record> find_held(Transaction& tx, Entity const& entity, std::int64_t id) { return fetch(tx, entity, id, true, true); }

void Transaction::lock(Entity const& entity, std::int64_t id) {
    if (!sql_.sqlite()) sql_.execute("SELECT 1 FROM " + quoted(entity.table()) + " WHERE \"id\" = $1 FOR UPDATE", {id});
}

std::int64_t Transaction::change_set() {
    if (change_set_ != 0) return change_set_;
    auto const at = iso(now_);
    auto const rows = sql_.query(R"(INSERT INTO core_change_set (at, person, door, reason, request, via)
                                    VALUES ($1, $2, $3, $4, $5, $6) RETURNING id)",
                                 {std::string_view(at), actor_.person ? db::Parameter(actor_.person) : db::Parameter(),
                                  std::string_view(origin_.door), std::string_view(origin_.reason), std::string_view(origin_.request), std::string_view(actor_.via)});
    must(rows->next(), "no change set");
    change_set_ = rows->integer(0);
    rows->next();
    return change_set_;
}

Written refused(char const* code, char const* message) {
    Written written;
    written.outcome = Written::Outcome::refused;
    written.refusal = {code, message};
    return written;
}

Written no_permission() {
    return refused("no_permission", N_("You don't have the permission for this. An administrator can give it to you."));
}

Written gone() {
    Written written;
    written.outcome = Written::Outcome::gone;
    return written;
}

Written conflict_with(Transaction& tx, Entity const& entity, Record const& stored) {
    Written written;
    written.outcome = Written::Outcome::conflict;
    written.id = stored.id;
    written.version = stored.version;
    auto const last = history_of(tx, entity, stored.id, 1);
    written.conflict = Conflict{stored, last.empty() ? "" : last.front().who, last.empty() ? Instant{} : last.front().at};
    return written;
}

Written with_problems(Problems problems) {
    Written written;
    written.outcome = Written::Outcome::problems;
    written.problems = std::move(problems);
    return written;
}

Written done(std::int64_t id, std::int64_t version) {
    Written written;
    written.id = id;
    written.version = version;
    return written;
}

void check_children(Entity const& entity, Record const* stored, Record const& record, Problems& problems) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        if (!entity.fields[i].is_children()) continue;
        auto const& given = std::get<Records>(record.values[i]);
        for (std::size_t n = 0; n < given.size(); ++n) {
            if (given[n].id == 0) continue;
            bool const is_first = with_id(given, given[n].id) == &given[n];
            if (!is_first || !with_id(children_of(stored, i), given[n].id))
                problems.add(std::string(entity.fields[i].name) + "[" + std::to_string(n) + "]",
                             N_("What was chosen is no longer there."), "no_such_record");
        }
    }
}

namespace {

/// Plans what becomes of children that are no longer in the list.
void plan_children(Removal& removal, Entity const& entity, Record const& stored, Record const& record, Problems& problems) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (!field.is_children()) continue;
        bool some = false;
        for (auto const& child : children_of(&stored, i))
            if (!with_id(std::get<Records>(record.values[i]), child.id)) {
                removal.plan(field.target(), child.id);
                some = true;
            }
        if (some && removal.is_protected())
            problems.add(std::string(field.name), N_("Other records need what you took away. Change or delete those first."), "protected");
    }
}

}  // namespace

Problems Transaction::validate(Entity const& entity, Record const& record) {
    auto const stored = record.id ? read(entity, record.id) : std::nullopt;
    Problems problems;
    validate_record(*this, entity, stored ? &*stored : nullptr, record, problems);
    return problems;
}

Written Transaction::add(Entity const& entity, Record record) {
    if (!authority().may_some(entity, Action::add)) return no_permission();
    must(record.values.size() == entity.fields.size(), "a record of another entity");
    record.id = 0;
    record.version = 0;
    Problems problems;
    admit(*this, entity, blank_record(entity, today()), record, "", problems);
    check_children(entity, nullptr, record, problems);
    put_in_order(entity, nullptr, record);
    fill_in(*this, entity, nullptr, record);
    validate_record(*this, entity, nullptr, record, problems);
    if (!problems.empty()) return with_problems(std::move(problems));

    Writer writer{*this};
    writer.touch_parent(entity, record);
    record.id = writer.insert(entity, record, writer.next_position(entity, record));
    auto const stored = read(entity, record.id);
    must(stored.has_value(), "the new row is not there");
    writer.remember(entity, nullptr, &*stored);
    writer.react(entity, Action::add, nullptr, &*stored);
    return done(stored->id, stored->version);
}

Written Transaction::change(Entity const& entity, Record record, std::span<std::string_view const> changed) {
    must(record.values.size() == entity.fields.size(), "a record of another entity");
    auto const stored = find_held(*this, entity, record.id);
    if (!stored) return gone();
    if (!authority().may(entity, Action::change, *stored) || entity.append_only) return no_permission();
    if (record.version != stored->version && !(record.version == 0 && is_program(authority())))
        return conflict_with(*this, entity, *stored);
    if (!changed.empty())
        for (std::size_t i = 0; i < entity.fields.size(); ++i)
            if (std::find(changed.begin(), changed.end(), entity.fields[i].name) == changed.end())
                record.values[i] = stored->values[i];
    Problems problems;
    admit(*this, entity, *stored, record, "", problems);
    check_children(entity, &*stored, record, problems);
    put_in_order(entity, &*stored, record);
    if (problems.empty() && record.values == stored->values) return done(stored->id, stored->version);
    fill_in(*this, entity, &*stored, record);
    validate_record(*this, entity, &*stored, record, problems);
    Removal children(*this, &entity);
    plan_children(children, entity, *stored, record, problems);
    if (!problems.empty()) return with_problems(std::move(problems));

    Writer writer{*this};
    children.carry_out();
    writer.update(entity, *stored, record);
    writer.touch_parent(entity, record);
    if (parent_of(entity, *stored) != parent_of(entity, record)) writer.touch_parent(entity, *stored);
    auto const after = read(entity, record.id);
    must(after.has_value(), "the changed row is not there");
    writer.remember(entity, &*stored, &*after);
    writer.react(entity, Action::change, &*stored, &*after);
    return done(after->id, after->version);
}

}  // namespace ateneu
