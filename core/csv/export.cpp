#include "core/csv/export.h"

#include <algorithm>

#include "core/csv/moments.h"
#include "core/csv/place.h"
#include "core/csv/writer.h"

namespace ateneu::csv {

namespace {

/// Rows read in one query: enough for its cost to vanish, few enough for memory to stay flat.
constexpr std::size_t rows_at_a_time = 500;

bool is_for_people(Wish const& wish) { return wish.labels || wish.format == Format::xlsx; }

/// An import would have no place for what is worked out.
bool is_writable(Wish const& wish, Column const& column) {
    return column.field ? is_exportable(*column.field, wish.format) : is_for_people(wish) || wish.format != Format::csv;
}

/// JSON is then what the API gives.
std::vector<Column> usual_columns(Wish const& wish) {
    std::vector<Column> columns;
    for (auto const& field : wish.query.entity->fields) columns.push_back({&field});
    for (auto const& computed : wish.query.entity->computed)
        if (computed.listed && is_for_people(wish)) columns.push_back({nullptr, &computed});
    return columns;
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
        if (wish.columns.empty()) wish.columns = usual_columns(wish);
        std::erase_if(wish.columns, [&](Column const& column) { return !is_writable(wish, column); });
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

Picked picked(Wish const& wish) {
    auto const is_wanted = [&wish](Column const& column) { return std::find(wish.columns.begin(), wish.columns.end(), column) != wish.columns.end(); };
    return {[is_wanted](Field const& field) { return is_wanted({&field}); }, [is_wanted](Computed const& computed) { return is_wanted({nullptr, &computed}); }};
}

Value const& value_of(Wish const& wish, ListPage const& page, std::size_t row, Column const& column) {
    auto const& entity = *wish.query.entity;
    if (column.field) return page.records[row].values[static_cast<std::size_t>(column.field - entity.fields.data())];
    return page.computed[row][static_cast<std::size_t>(column.computed - entity.computed.data())];
}

}  // namespace ateneu::csv
