#include <algorithm>

#include "core/entity/convert.h"
#include "core/store/lookups.h"
#include "core/store/writer.h"

namespace ateneu {

namespace {

/// A record among its brothers and sisters: they are saved together, so the table doesn't know them all yet.
struct Family {
    Records const& children;
    std::size_t at;
    Keys going;  ///< ids that are in the table, but not for long
};

/// Gathers what is wrong with one record, children included.
class Validation {
public:
    Validation(Transaction& tx, Lookups& lookups, Problems& problems) : tx_(tx), lookups_(lookups), problems_(problems) {}

    void run(Entity const& entity, Record const* stored, Record const& record, std::string const& prefix, Family const* family) {
        for (std::size_t i = 0; i < entity.fields.size(); ++i) {
            auto const& field = entity.fields[i];
            // Whose child it is says the parent; stamps are store's own.
            if (field.options.stamp != Stamp::none || (family && field.name == entity.parent)) continue;
            auto const address = prefix + std::string(field.name);
            auto const before = problems_.list().size();
            if (!is_as_before(stored, record, i)) check_value(field, record.values[i], address, problems_);
            if (problems_.list().size() == before)
                check_targets(field, stored ? &stored->values[i] : nullptr, record.values[i], address);
            if (field.is_children()) children(field, children_of(stored, i), std::get<Records>(record.values[i]), address);
        }
        if (!family) check_scope(entity, stored, record);
        check_unique(entity, stored, record, prefix, family);
        check_rule(entity, stored, record, prefix);
    }

private:
    /// What was there before may stay: who mends an e-mail need not first settle what an import brought along.
    static bool is_as_before(Record const* stored, Record const& record, std::size_t field) {
        return stored && !std::holds_alternative<Records>(record.values[field]) && stored->values[field] == record.values[field];
    }

    void children(Field const& field, Records const& stored, Records const& now, std::string const& address) {
        Keys going;
        for (auto const& old : stored)
            if (!with_id(now, old.id)) going.push_back(old.id);
        for (std::size_t n = 0; n < now.size(); ++n) {
            Family const family{now, n, going};
            run(field.target(), with_id(stored, now[n].id), now[n], address + "[" + std::to_string(n) + "].", &family);
        }
    }

    /// What was there before may stay, also where this actor can't see it.
    void check_targets(Field const& field, Value const* stored, Value const& value, std::string const& address) {
        if (stored && *stored == value) return;
        char const* const gone = N_("What was chosen is no longer there.");
        if (field.kind() == Kind::reference) {
            if (auto const key = integer_of(value); key != 0 && lookups_.seen(field.target(), {key}) == 0)
                problems_.add(address, gone, "no_such_record");
        } else if (field.is_link()) {
            auto const keys = newly(stored, std::get<Keys>(value));
            if (!keys.empty() && lookups_.seen(field.target(), keys) != static_cast<std::int64_t>(keys.size()))
                problems_.add(address, gone, "no_such_record");
        } else if (auto const* to = std::get_if<AnyReference>(&value); to && to->id != 0) {
            auto const* target = tx_.registry().find(to->entity);
            bool const hangs_on_its_like = target && target->find(field.name) == &field && target->visible.as == field.name;
            if (!target || hangs_on_its_like) problems_.add(address, N_("There are no records of this kind."), "no_such_entity");
            else if (lookups_.seen(*target, {to->id}) == 0) problems_.add(address, gone, "no_such_record");
        }
    }
    static Keys newly(Value const* stored, Keys keys) {
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        if (!stored) return keys;
        auto const& old = std::get<Keys>(*stored);
        std::erase_if(keys, [&](std::int64_t key) { return std::find(old.begin(), old.end(), key) != old.end(); });
        return keys;
    }

    /// A record comes only to where the one who writes it may write: who looks after one bank adds to that bank, and moves
    /// nothing to another. Where it comes from, `store` asks before.
    void check_scope(Entity const& entity, Record const* stored, Record const& record) {
        if (entity.scope.empty() || (stored && scope_of(entity, *stored) == scope_of(entity, record))) return;
        auto const field = std::string(entity.scope);
        if (problems_.of(field) || tx_.authority().may(entity, stored ? Action::change : Action::add, record)) return;
        problems_.add(field, N_("You don't have the permission for this here. Choose where you have it."), "no_permission");
    }

    using Fields = std::vector<Field const*>;

    void check_unique(Entity const& entity, Record const* stored, Record const& record, std::string const& prefix, Family const* family) {
        for (std::size_t i = 0; i < entity.fields.size(); ++i) {
            auto const& field = entity.fields[i];
            // Nobody else can have what this record has.
            if (!field.options.unique || (!family && is_as_before(stored, record, i))) continue;
            if (is_taken(entity, {&field}, record, {}, family))
                problems_.add(prefix + std::string(field.name), N_("Another record has this already."), "taken");
        }
        for (auto const& unique : entity.unique) {
            if (!key_applies(entity, unique, record)) continue;
            Fields fields;
            for (auto const name : unique.fields) fields.push_back(entity.find(name));
            if (is_taken(entity, fields, record, unique, family))
                problems_.add(prefix + std::string(unique.fields.back()),
                              N_("There is already one with the same values here."), "taken");
        }
    }

    static Value const& value_of(Entity const& entity, Field const& field, Record const& record) {
        return record.values[static_cast<std::size_t>(entity.index_of(field.name))];
    }

    bool is_taken(Entity const& entity, Fields const& fields, Record const& record, Unique const& unique, Family const* family) {
        for (auto const* field : fields) {
            auto const& value = value_of(entity, *field, record);
            bool const is_parent = family && field->name == entity.parent;
            if (!is_parent && (is_blank(value) || (field->kind() == Kind::reference && integer_of(value) == 0))) return false;
        }
        if (family && is_taken_in(*family, entity, fields, record, unique)) return true;
        // The child of a parent that isn't stored yet meets nobody in the table.
        for (auto const* field : fields)
            if (is_absent(value_of(entity, *field, record))) return false;
        return lookups_.is_taken({entity, fields, unique.where, record, family ? family->going : Keys{}});
    }

    bool is_taken_in(Family const& family, Entity const& entity, Fields const& fields, Record const& record, Unique const& unique) {
        for (std::size_t n = 0; n < family.at; ++n) {
            auto const& other = family.children[n];
            auto const same = [&](Field const* field) {
                return field->name == entity.parent || value_of(entity, *field, other) == value_of(entity, *field, record);
            };
            if (key_applies(entity, unique, other) && std::all_of(fields.begin(), fields.end(), same)) return true;
        }
        return false;
    }

    /// Whether the record itself is among the rows a partial key speaks of.
    static bool key_applies(Entity const& entity, Unique const& unique, Record const& record) {
        // Partial keys are "among the live ones", `"<field>" IS NULL`, or "among those marked", `"<field>"`.
        if (unique.where.empty()) return true;
        auto const end = unique.where.find('"', 1);
        must(unique.where.starts_with('"') && end != std::string_view::npos, "a partial key begins with its \"field\"");
        auto const index = entity.index_of(unique.where.substr(1, end - 1));
        must(index >= 0, "a partial key names no field");
        auto const& value = record.values[static_cast<std::size_t>(index)];
        auto const test = unique.where.substr(end + 1);
        must(test.empty() || test == " IS NULL", "a partial key reads: \"field\" or \"field\" IS NULL");
        return test.empty() ? integer_of(value) != 0 : is_absent(value);
    }

    static Problems broken(Entity const& entity, Record const& record) {
        Struct const held(entity, record);
        Problems problems;
        entity.rule(held.get(), problems);
        return problems;
    }

    void check_rule(Entity const& entity, Record const* stored, Record const& record, std::string const& prefix) {
        if (!entity.rule) return;
        auto const own = broken(entity, record);
        if (own.empty()) return;
        auto const old = stored ? broken(entity, *stored) : Problems();
        for (auto const& problem : own.list()) {
            auto const field = entity.index_of(problem.field);
            auto const* said = old.of(problem.field);
            if (field >= 0 && is_as_before(stored, record, static_cast<std::size_t>(field)) && said && said->message == problem.message) continue;
            if (!problems_.of(prefix + problem.field)) problems_.add(prefix + problem.field, problem.message, problem.code);
        }
    }

    Transaction& tx_;
    Lookups& lookups_;
    Problems& problems_;
};

}  // namespace

void validate_record(Transaction& tx, Lookups& lookups, Entity const& entity, Record const* stored, Record const& record, Problems& problems) {
    Validation(tx, lookups, problems).run(entity, stored, record, "", nullptr);
}

void validate_record(Transaction& tx, Entity const& entity, Record const* stored, Record const& record, Problems& problems) {
    EachLookup lookups(tx);
    validate_record(tx, lookups, entity, stored, record, problems);
}

}  // namespace ateneu
