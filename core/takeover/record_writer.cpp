#include "core/takeover/record_writer.h"

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/search/index.h"

namespace ateneu::takeover {

namespace {

bool has_column(Entity const& entity, std::string_view name) {
    for (auto const& column : columns_of(entity))
        if (column.name == name) return true;
    return false;
}

/// How SQLite stores it, as `Connection::bulk` wants to know.
char type_of(Column const& column) {
    std::string_view const type = column.sqlite;
    return type == "INTEGER" ? 'i' : type == "REAL" ? 'r' : 't';
}

std::string cell_text(Field const& field, Value const& value) {
    switch (field.kind()) {
        case Kind::boolean:
            return integer_of(value) != 0 ? "t" : "f";
        case Kind::duration:
            return std::to_string(integer_of(value));
        // Lists, and one text in several languages, stand in the table as JSON.
        case Kind::text_list:
        case Kind::integer_list:
        case Kind::translated:
            return to_json(field, value);
        // `to_text` never shows these.
        case Kind::secret:
            return text_of(value);
        default:
            return to_text(field, value);
    }
}

}  // namespace

RecordWriter::RecordWriter(db::Connection& sql, Entity const& entity) : entity_(entity) {
    for (auto const& field : entity.fields)
        must(field.kind() != Kind::money && field.kind() != Kind::time_range,
             "no other system has had such values");
    std::vector<std::string> names{"id"};
    std::string types = "i";
    for (auto const& field : entity.fields)
        for (auto const& column : columns_of(field)) {
            names.push_back(column.name);
            types += type_of(column);
        }
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        auto name = sort_column(field);
        if (!field.options.sorted || !has_column(entity, name)) continue;
        keys_.push_back(i);
        names.push_back(std::move(name));
        types += 't';
    }
    if (entity.searchable()) {
        names.emplace_back("search_text");
        types += 't';
    }
    bulk_ = sql.bulk(entity.table(), names, types);
}

void RecordWriter::write(Record const& record) {
    texts_.clear();
    texts_.emplace_back(std::to_string(record.id));
    for (std::size_t i = 0; i < entity_.fields.size(); ++i)
        if (entity_.fields[i].is_column()) put(entity_.fields[i], record.values[i]);
    for (auto const key : keys_) {
        auto const& value = record.values[key];
        if (is_absent(value))
            texts_.emplace_back();
        else
            texts_.emplace_back(fold(to_text(entity_.fields[key], value)));
    }
    if (entity_.searchable()) texts_.emplace_back(search_text(entity_, record));
    cells_.assign(texts_.begin(), texts_.end());
    bulk_->row(cells_);
}

void RecordWriter::put(Field const& field, Value const& value) {
    auto const* const reference = std::get_if<AnyReference>(&value);
    if (is_absent(value)) {
        texts_.resize(texts_.size() + (field.kind() == Kind::any_reference ? 2 : 1));
    } else if (reference) {
        texts_.emplace_back(reference->entity);
        texts_.emplace_back(std::to_string(reference->id));
    } else {
        texts_.emplace_back(cell_text(field, value));
    }
}

}  // namespace ateneu::takeover
