#include "core/store/store.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/store/history.h"
#include "core/store/rows.h"
#include "core/store/writer.h"

namespace ateneu {

Transaction::Transaction(db::Connection& sql, Registry const& registry, std::span<Reaction const> reactions,
                         Actor const& actor, Instant now, Origin origin)
    : sql_(sql), registry_(registry), reactions_(reactions), actor_(actor), now_(now), origin_(std::move(origin)) {}

Date Transaction::today() const { return local(now_, actor_.time_zone).date; }

namespace {

std::optional<Record> fetch(Transaction& tx, Entity const& entity, std::int64_t id, bool seen_only, bool hold = false) {
    Query query;
    query.text = "SELECT " + row_columns(entity, "t") + " FROM " + quoted(entity.table()) + " t WHERE t.\"id\" = " + query.bind(id);
    if (seen_only) query.text += " AND " + visible_sql(tx.actor(), entity, "t", query);
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

void Transaction::lock(Entity const& entity, std::int64_t id) {
    if (!sql_.sqlite()) sql_.execute("SELECT 1 FROM " + quoted(entity.table()) + " WHERE \"id\" = $1 FOR UPDATE", {id});
}

std::int64_t Transaction::change_set() {
    if (change_set_ != 0) return change_set_;
    auto const at = iso(now_);
    auto const rows = sql_.query(R"(INSERT INTO core_change_set (at, person, door, reason, request)
                                    VALUES ($1, $2, $3, $4, $5) RETURNING id)",
                                 {std::string_view(at), actor_.person ? db::Parameter(actor_.person) : db::Parameter(),
                                  std::string_view(origin_.door), std::string_view(origin_.reason), std::string_view(origin_.request)});
    must(rows->next(), "no change set");
    change_set_ = rows->integer(0);
    rows->next();
    return change_set_;
}

namespace {

bool is_program(Actor const& actor) { return actor.superuser && actor.person == 0; }

Written refused(Refusal refusal) {
    Written written;
    written.outcome = Written::Outcome::refused;
    written.refusal = std::move(refusal);
    return written;
}
Written no_permission() {
    return refused({"no_permission", N_("You don't have the permission for this. An administrator can give it to you.")});
}
Written gone() {
    Written written;
    written.outcome = Written::Outcome::gone;
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

/// Takes `value` for `field`, or keeps `stored` where this actor may not set it.
void admit(Actor const& actor, Field const& field, Value const& stored, Value& value, Problems& problems) {
    if (is_program(actor)) return;
    if (field.options.stamp != Stamp::none || field.options.access == FieldAccess::system) {
        value = stored;
    } else if (field.options.access == FieldAccess::superusers && !actor.superuser && value != stored) {
        value = stored;
        problems.add(std::string(field.name), N_("Only superusers can change this."), "no_permission");
    } else if (field.kind() == Kind::secret && is_blank(value)) {
        value = stored;  // a form never shows it, so blank means "as it was"
    }
}

/// Stamps, fresh UUIDs: what store fills in by itself.
void fill_in(Transaction& tx, Entity const& entity, Record& record, bool is_new) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        auto& value = record.values[i];
        bool const unset = is_absent(value) || (field.kind() == Kind::instant && integer_of(value) == 0);
        bool const kept_by_program = is_program(tx.actor()) && !unset;
        if (field.options.stamp == Stamp::created && is_new && !kept_by_program) value = tx.now().micros;
        if (field.options.stamp == Stamp::updated && !(is_new && kept_by_program)) value = tx.now().micros;
        if (field.kind() == Kind::uuid && !field.optional() && is_blank(value)) value = new_uuid();
        if (field.is_children())
            for (auto& child : std::get<Records>(value)) fill_in(tx, field.target(), child, child.id == 0);
    }
}

/// Links are sets: sorted, each once, so that equal sets compare equal.
void put_in_order(Entity const& entity, Record& record) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (auto* keys = std::get_if<Keys>(&record.values[i]); keys && entity.fields[i].is_link()) {
            std::sort(keys->begin(), keys->end());
            keys->erase(std::unique(keys->begin(), keys->end()), keys->end());
        }
}

/// Ids inside children must be children of this parent; others would be stolen from elsewhere.
void check_children(Entity const& entity, Record const* stored, Record const& record, Problems& problems) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        if (!entity.fields[i].is_children()) continue;
        auto const& given = std::get<Records>(record.values[i]);
        for (std::size_t n = 0; n < given.size(); ++n) {
            if (given[n].id == 0) continue;
            bool known = false;
            if (stored)
                for (auto const& old : std::get<Records>(stored->values[i])) known = known || old.id == given[n].id;
            if (!known)
                problems.add(std::string(entity.fields[i].name) + "[" + std::to_string(n) + "]",
                             N_("What was chosen is no longer there."), "no_such_record");
        }
    }
}

}  // namespace

Problems Transaction::validate(Entity const& entity, Record const& record) {
    Problems problems;
    validate_record(*this, entity, record, "", problems);
    return problems;
}

Written Transaction::add(Entity const& entity, Record record) {
    if (!actor_.may(entity, Action::add)) return no_permission();
    must(record.values.size() == entity.fields.size(), "a record of another entity");
    record.id = 0;
    Problems problems;
    auto const blank = blank_record(entity, today());
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        admit(actor_, entity.fields[i], blank.values[i], record.values[i], problems);
    check_children(entity, nullptr, record, problems);
    put_in_order(entity, record);
    fill_in(*this, entity, record, true);
    validate_record(*this, entity, record, "", problems);
    if (!problems.empty()) return with_problems(std::move(problems));

    Writer writer{*this};
    record.id = writer.insert(entity, record);
    record.version = 1;
    writer.touch_parent(entity, record);
    if (!entity.append_only) {
        auto const stored = read(entity, record.id);
        must(stored.has_value(), "the new row is not there");
        record = *stored;
        writer.remember(entity, nullptr, &record);
    }
    writer.react(entity, Action::add, nullptr, &record);
    return done(record.id, record.version);
}

Written Transaction::change(Entity const& entity, Record record, std::span<std::string_view const> changed) {
    must(record.values.size() == entity.fields.size(), "a record of another entity");
    auto const stored = fetch(*this, entity, record.id, true, true);
    if (!stored) return gone();
    if (!actor_.may(entity, Action::change) || entity.append_only) return no_permission();
    if (record.version != stored->version && !(record.version == 0 && is_program(actor_))) {
        Written written;
        written.outcome = Written::Outcome::conflict;
        written.id = record.id;
        written.version = stored->version;
        auto const last = history_of(*this, entity, record.id, 1);
        written.conflict = Conflict{*stored, last.empty() ? "" : last.front().who, last.empty() ? Instant{} : last.front().at};
        return written;
    }
    Problems problems;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& name = entity.fields[i].name;
        if (!changed.empty() && std::find(changed.begin(), changed.end(), name) == changed.end())
            record.values[i] = stored->values[i];
        admit(actor_, entity.fields[i], stored->values[i], record.values[i], problems);
    }
    check_children(entity, &*stored, record, problems);
    put_in_order(entity, record);
    if (problems.empty() && record.values == stored->values) return done(stored->id, stored->version);
    fill_in(*this, entity, record, false);
    validate_record(*this, entity, record, "", problems);
    if (!problems.empty()) return with_problems(std::move(problems));

    Writer writer{*this};
    writer.update(entity, *stored, record);
    writer.touch_parent(entity, record);
    auto const after = read(entity, record.id);
    must(after.has_value(), "the changed row is not there");
    writer.remember(entity, &*stored, &*after);
    writer.react(entity, Action::change, &*stored, &*after);
    return done(after->id, after->version);
}

}  // namespace ateneu
