#include "apps/workshops/amy/row_reader.h"

#include <algorithm>

#include "core/base/text.h"

namespace ateneu::workshops::amy {

namespace {

constexpr std::string_view content_type = "content_type_id";

/// What the struct holds when nobody gave anything, and today for the day of creation.
Record blank_of(Entity const& entity, Instant now) {
    std::unique_ptr<void, void (*)(void*)> const fresh(entity.type.make(), entity.type.drop);
    auto record = to_record(entity, fresh.get());
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].options.stamp == Stamp::created) record.values[i] = now.micros;
    return record;
}

}  // namespace

bool has_default(Field const& field, Value const& value) {
    if (field.optional()) return true;
    switch (field.kind()) {
        case Kind::reference:
        case Kind::any_reference:
            return false;
        case Kind::date:
            return false;
        case Kind::instant:
            return integer_of(value) != 0;
        default:
            return true;
    }
}

RowReader::RowReader(Table const& table, Entity const& entity,
                     std::vector<std::string> const& columns, Survey const& survey, KeyFinder& keys,
                     Instant now)
    : table_(table),
      entity_(entity),
      columns_(columns),
      survey_(survey),
      keys_(keys),
      blank_(blank_of(entity, now)) {
    slots_.resize(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) place(i, columns[i]);
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        bool const is_given = std::any_of(slots_.begin(), slots_.end(), [&](Slot const& slot) {
            return slot.use != Slot::Use::nothing && slot.field == i;
        });
        if (field.is_column() && !is_given && !has_default(field, blank_.values[i]))
            missing_ = field.name;
    }
}

void RowReader::place(std::size_t column, std::string const& name) {
    auto& slot = slots_[column];
    if (name == "id" && table_.key != Key::none) {
        id_ = static_cast<int>(column);
        if (auto const uuid = entity_.index_of("uuid"); table_.key == Key::uuid && uuid >= 0)
            slot = {Slot::Use::plain, static_cast<std::size_t>(uuid)};
        if (!table_.only_named) return;
    }
    auto const index = field_of(table_, entity_, name);
    if (index < 0) {
        if (!table_.only_named && !is_dropped(table_, name) && name != "id")
            unknown_.push_back(name);
        return;
    }
    slot.field = static_cast<std::size_t>(index);
    bool const is_type = name.ends_with(content_type);
    if (entity_.fields[slot.field].kind() != Kind::any_reference) {
        slot.use = is_type ? Slot::Use::model_name : Slot::Use::plain;
        return;
    }
    slot.use = is_type ? Slot::Use::subject_type : Slot::Use::subject_key;
    (is_type ? subject_type_ : subject_key_) = static_cast<int>(column);
}

RowReader::Row& RowReader::read(std::span<db::Cell const> cells) {
    if (!missing_.empty())
        throw CellFault{"the dump has no column for " + missing_ + ", which every row needs"};
    row_.record = blank_;
    row_.left_out = {};
    row_.lost_subject = false;
    row_.record.id = key(cells);
    for (std::size_t i = 0; i < slots_.size(); ++i)
        if (slots_[i].use == Slot::Use::plain || slots_[i].use == Slot::Use::model_name)
            take(slots_[i], columns_[i], cells[i]);
    if (subject_type_ >= 0 && subject_key_ >= 0) find_subject(cells);
    if (table_.adjust) table_.adjust(entity_, row_.record);
    return row_;
}

std::int64_t RowReader::key(std::span<db::Cell const> cells) {
    if (id_ < 0) return 0;
    auto const text = cells[static_cast<std::size_t>(id_)].value_or(std::string_view());
    if (table_.key == Key::integer) return id_of_cell(text);
    return keys_.find(entity_, text).value_or(0);
}

void RowReader::take(Slot const& slot, std::string_view column, db::Cell cell) {
    auto const& field = entity_.fields[slot.field];
    auto& value = row_.record.values[slot.field];
    if (!cell) {
        if (field.optional())
            value = {};
        else if (!has_default(field, value))
            throw CellFault{"column " + std::string(column) + " is empty, and every row needs it"};
        return;
    }
    try {
        if (slot.use == Slot::Use::plain) {
            value = value_of_cell(field, *cell, keys_);
            return;
        }
        auto const* const model = survey_.model(id_of_cell(*cell));
        if (!model) throw CellFault{"points at a content type that isn't in the dump"};
        value = model->entity ? Value(model->entity->full_name()) : Value();
    } catch (CellFault const& fault) {
        throw CellFault{"column " + std::string(column) + " " + fault.reason};
    }
}

/// AMY's database doesn't watch over generic relations, so they may lead to what is gone.
void RowReader::find_subject(std::span<db::Cell const> cells) {
    auto const type = cells[static_cast<std::size_t>(subject_type_)];
    auto const key = cells[static_cast<std::size_t>(subject_key_)];
    auto const index = slots_[static_cast<std::size_t>(subject_key_)].field;
    auto const& field = entity_.fields[index];
    auto& value = row_.record.values[index];
    value = Value{};
    auto const* const model = type ? survey_.model(id_of_cell(*type)) : nullptr;
    if (type && !model)
        throw CellFault{"column " + columns_[static_cast<std::size_t>(subject_type_)] +
                        " points at a content type that isn't in the dump"};
    if (!model || !key) {
        if (field.optional()) return;
        throw CellFault{"it doesn't say what it is about"};
    }
    auto const found = model->entity ? keys_.find(*model->entity, *key) : std::nullopt;
    if (found) {
        value = AnyReference{model->entity->full_name(), *found};
        return;
    }
    row_.lost_subject = true;
    if (!table_.without_subject.empty())
        row_.left_out = table_.without_subject;
    else if (!field.optional())
        value = AnyReference{model->entity ? model->entity->full_name() : model->name,
                             parse_integer(*key).value_or(0)};
}

}  // namespace ateneu::workshops::amy
