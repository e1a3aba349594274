// What becomes of a given record before it is checked and written.
#include <algorithm>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/store/writer.h"

namespace ateneu {

bool is_program(Actor const& actor) { return actor.superuser && actor.person == 0; }

Record const* with_id(Records const& records, std::int64_t id) {
    for (auto const& record : records)
        if (id != 0 && record.id == id) return &record;
    return nullptr;
}

Records const& children_of(Record const* stored, std::size_t field) {
    static Records const none;
    return stored ? std::get<Records>(stored->values[field]) : none;
}

std::int64_t parent_of(Entity const& entity, Record const& child) {
    if (entity.parent.empty()) return 0;
    return integer_of(child.values[static_cast<std::size_t>(entity.index_of(entity.parent))]);
}

namespace {

void admit_value(Actor const& authority, Field const& field, Value const& stored, Value& value, std::string const& address,
                 Problems& problems) {
    if (field.options.stamp != Stamp::none || field.options.access == FieldAccess::system) {
        value = stored;
    } else if (field.options.access == FieldAccess::superusers && !authority.superuser && value != stored) {
        value = stored;
        problems.add(address, N_("Only superusers can change this."), "no_permission");
    } else if (field.kind() == Kind::secret && is_blank(value)) {
        value = stored;  // a form never shows it, so blank means "as it was"
    }
}

}  // namespace

void admit(Transaction& tx, Entity const& entity, Record const& stored, Record& record, std::string const& prefix,
           Problems& problems) {
    if (is_program(tx.authority())) return;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        auto const address = prefix + std::string(field.name);
        admit_value(tx.authority(), field, stored.values[i], record.values[i], address, problems);
        if (!field.is_children()) continue;
        auto const blank = blank_record(field.target(), tx.today());
        auto& children = std::get<Records>(record.values[i]);
        for (std::size_t n = 0; n < children.size(); ++n) {
            auto const* old = with_id(std::get<Records>(stored.values[i]), children[n].id);
            admit(tx, field.target(), old ? *old : blank, children[n], address + "[" + std::to_string(n) + "].", problems);
        }
    }
}

namespace {

bool is_blank_text(Value const& value) {
    auto const* text = std::get_if<std::string>(&value);
    return text && text->empty();
}

}  // namespace

void put_in_order(Entity const& entity, Record const* stored, Record& record) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        auto& value = record.values[i];
        if (field.is_link()) {
            auto& keys = std::get<Keys>(value);
            std::sort(keys.begin(), keys.end());
            keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        } else if (field.is_children()) {
            auto const& child = field.target();
            for (auto& each : std::get<Records>(value)) {
                auto const* old = with_id(children_of(stored, i), each.id);
                each.version = old ? old->version : 0;
                each.values[static_cast<std::size_t>(child.index_of(child.parent))] = record.id ? Value{record.id} : Value{};
                put_in_order(child, old, each);
            }
        } else if (field.optional() && is_blank_text(value) && !(stored && stored->values[i] == value)) {
            value = Value{};
        }
    }
}

void fill_in(Transaction& tx, Entity const& entity, Record const* stored, Record& record) {
    if (stored && stored->values == record.values) return;  // a child that stayed as it was
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        auto& value = record.values[i];
        bool const unset = is_absent(value) || (field.kind() == Kind::instant && integer_of(value) == 0);
        bool const kept_by_program = !stored && is_program(tx.authority()) && !unset;
        if (field.options.stamp == Stamp::created && !stored && !kept_by_program) value = tx.now().micros;
        if (field.options.stamp == Stamp::author && !stored && !kept_by_program) {
            value = Value{};
            if (auto const person = tx.actor().person; person != 0) value = person;
        }
        if (field.options.stamp == Stamp::updated && !kept_by_program) value = tx.now().micros;
        if (field.kind() == Kind::uuid && !field.optional() && is_blank(value)) value = new_uuid();
        if (field.is_children())
            for (auto& child : std::get<Records>(value)) fill_in(tx, field.target(), with_id(children_of(stored, i), child.id), child);
    }
}

}  // namespace ateneu
