#include <algorithm>

#include "core/csv/place.h"
#include "core/csv/record_json.h"
#include "core/csv/writer.h"
#include "core/entity/convert.h"

namespace ateneu::csv {

void write_head(JsonWriter& json, Entity const& entity, Record const& record, std::string const& title) {
    json.key("id").number(static_cast<long long>(record.id)).key("version").number(static_cast<long long>(record.version));
    if (!entity.find("title")) json.key("title").text(title);
}

void write_record(JsonWriter& json, Entity const& entity, Record const& record, std::string const& title) {
    write_head(json, entity, record, title);
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].kind() != Kind::secret) json.key(entity.fields[i].name).raw(to_json(entity.fields[i], record.values[i]));
}

void write_computed(JsonWriter& json, Computed const& computed, Value const& value) {
    json.key(computed.name);
    if (is_absent(value)) return void(json.null());
    switch (computed.kind) {
        case Kind::integer: json.number(static_cast<long long>(integer_of(value))); return;
        case Kind::boolean: json.boolean(integer_of(value) != 0); return;
        case Kind::decimal: json.text(text(Decimal{integer_of(value)})); return;
        case Kind::date: json.text(iso(Date{static_cast<std::int32_t>(integer_of(value))})); return;
        default: json.text(text_of(value));
    }
}

namespace {

void write_chosen(JsonWriter& json, Wish const& wish, ListPage const& page, std::size_t row) {
    write_head(json, *wish.query.entity, page.records[row], page.titles[row]);
    for (auto const& column : wish.columns) {
        auto const& value = value_of(wish, page, row, column);
        if (column.field) json.key(column.name()).raw(to_json(*column.field, value));
        else write_computed(json, *column.computed, value);
    }
}

ListWalk::Want what_is_asked(Wish const& wish, std::optional<Place> const& place) {
    auto asked = picked(wish);
    auto const is_asked = [fields = asked.fields, place](Field const& field) {
        return fields(field) || (place && (&field == place->latitude || &field == place->longitude));
    };
    asked.fields = is_asked;
    bool const has_children = std::any_of(wish.columns.begin(), wish.columns.end(), [](Column const& column) { return column.field && column.field->is_children(); });
    return {.parts = {.picked = std::move(asked)}, .children = has_children};
}

/// An array of records, each as the API gives it.
class JsonArray : public Writer {
public:
    explicit JsonArray(Wish const& wish) : wish_(wish) {}
    ListWalk::Want want() const override { return what_is_asked(wish_, {}); }
    void begin(std::string& out) override { out += "["; }
    void add(ListPage const& page, std::string& out) override {
        for (std::size_t i = 0; i < page.records.size(); ++i) {
            out += is_first_ ? "\n" : ",\n";
            is_first_ = false;
            JsonWriter json(out);
            json.begin_object();
            write_chosen(json, wish_, page, i);
            json.end_object();
        }
    }
    bool end(std::string& out) override {
        out += "\n]\n";
        return true;
    }

private:
    Wish const& wish_;
    bool is_first_ = true;
};

/// A FeatureCollection (RFC 7946): a point for each record, none for those whose place isn't known.
class GeoJson : public Writer {
public:
    explicit GeoJson(Wish const& wish) : wish_(wish), place_(*place_of(*wish.query.entity)) {}
    ListWalk::Want want() const override { return what_is_asked(wish_, place_); }
    void begin(std::string& out) override { out += R"({"type":"FeatureCollection","features":[)"; }
    void add(ListPage const& page, std::string& out) override {
        for (std::size_t i = 0; i < page.records.size(); ++i) {
            out += is_first_ ? "\n" : ",\n";
            is_first_ = false;
            add_feature(page, i, out);
        }
    }
    bool end(std::string& out) override {
        out += "\n]}\n";
        return true;
    }

private:
    void add_feature(ListPage const& page, std::size_t row, std::string& out) const {
        auto const& record = page.records[row];
        JsonWriter json(out);
        json.begin_object().key("type").text("Feature").key("id").number(static_cast<long long>(record.id)).key("geometry");
        if (auto const point = point_of(*wish_.query.entity, place_, record))
            json.begin_object().key("type").text("Point").key("coordinates").begin_array().number(point->longitude).number(point->latitude).end_array().end_object();
        else
            json.null();
        json.key("properties").begin_object();
        write_chosen(json, wish_, page, row);
        json.end_object().end_object();
    }

    Wish const& wish_;
    Place place_;
    bool is_first_ = true;
};

}  // namespace

std::unique_ptr<Writer> json_writer(Wish const& wish) { return std::make_unique<JsonArray>(wish); }
std::unique_ptr<Writer> geojson_writer(Wish const& wish) { return std::make_unique<GeoJson>(wish); }

}  // namespace ateneu::csv
