#include "core/csv/export.h"

#include <algorithm>

#include "core/csv/moments.h"
#include "core/csv/place.h"
#include "core/csv/writer.h"

namespace ateneu::csv {

namespace {

/// Rows read in one query: enough for its cost to vanish, few enough for memory to stay flat.
constexpr std::size_t rows_at_a_time = 500;

std::vector<Field const*> exportable_fields(Entity const& entity, Format format) {
    std::vector<Field const*> fields;
    for (auto const& field : entity.fields)
        if (is_exportable(field, format)) fields.push_back(&field);
    return fields;
}

std::unique_ptr<Writer> writer_of(Wish const& wish) {
    switch (wish.format) {
        case Format::csv: return csv_writer(wish);
        case Format::xlsx: return xlsx_writer(wish);
        case Format::json: return json_writer(wish);
        case Format::ics: return ics_writer(wish);
        case Format::geojson: return geojson_writer(wish);
    }
    return nullptr;
}

}  // namespace

std::string_view extension_of(Format format) {
    switch (format) {
        case Format::csv: return "csv";
        case Format::xlsx: return "xlsx";
        case Format::json: return "json";
        case Format::ics: return "ics";
        case Format::geojson: return "geojson";
    }
    return "";
}

std::string_view content_type_of(Format format) {
    switch (format) {
        case Format::csv: return "text/csv; charset=utf-8; header=present";
        case Format::xlsx: return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        case Format::json: return "application/json";
        case Format::ics: return "text/calendar; charset=utf-8";
        case Format::geojson: return "application/geo+json";
    }
    return "";
}

bool can_export(Entity const& entity, Format format) {
    if (format == Format::ics) return moments_of(entity).has_value();
    if (format == Format::geojson) return place_of(entity).has_value();
    return true;
}

bool is_exportable(Field const& field, Format format) {
    if (field.kind() == Kind::secret) return false;
    return !field.is_children() || format == Format::json || format == Format::geojson;
}

struct Export::Parts {
    Parts(Transaction& tx, Wish w) : wish(std::move(w)), walk(tx, wish.query) {
        if (wish.fields.empty()) wish.fields = exportable_fields(*wish.query.entity, wish.format);
        std::erase_if(wish.fields, [&](Field const* field) { return !is_exportable(*field, wish.format); });
        writer = writer_of(wish);
    }
    Wish wish;
    ListWalk walk;
    std::unique_ptr<Writer> writer;
    bool has_begun = false, has_ended = false;
};

Export::Export(Transaction& tx, Wish wish) : parts_(std::make_unique<Parts>(tx, std::move(wish))) {}
Export::~Export() = default;
std::size_t Export::total() const { return parts_->walk.total(); }

std::optional<std::string> Export::next() {
    auto& parts = *parts_;
    if (parts.has_ended) return std::nullopt;
    std::string out;
    if (!parts.has_begun) {
        parts.has_begun = true;
        parts.writer->begin(out);
    }
    if (!parts.walk.at_end()) parts.writer->add(parts.walk.next(rows_at_a_time, parts.writer->want()), out);
    else parts.has_ended = parts.writer->end(out);
    if (parts.has_ended && out.empty()) return std::nullopt;
    return out;
}

Value const& value_of(Record const& record, Entity const& entity, Field const& field) {
    return record.values[static_cast<std::size_t>(&field - entity.fields.data())];
}

}  // namespace ateneu::csv
