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

namespace {

bool has_all_fields(Wish const& wish) {
    return static_cast<std::ptrdiff_t>(wish.fields.size()) ==
           std::count_if(wish.query.entity->fields.begin(), wish.query.entity->fields.end(), [&](Field const& field) { return is_exportable(field, wish.format); });
}

void write_chosen(JsonWriter& json, Wish const& wish, Record const& record, std::string const& title) {
    auto const& entity = *wish.query.entity;
    if (has_all_fields(wish)) return write_record(json, entity, record, title);
    write_head(json, entity, record, title);
    for (auto const* field : wish.fields) json.key(field->name).raw(to_json(*field, value_of(record, entity, *field)));
}

ListWalk::Want what_is_asked(Wish const& wish, std::optional<Place> const& place) {
    auto const is_asked = [&wish, place](Field const& field) {
        return std::find(wish.fields.begin(), wish.fields.end(), &field) != wish.fields.end() ||
               (place && (&field == place->latitude || &field == place->longitude));
    };
    bool const has_children = std::any_of(wish.fields.begin(), wish.fields.end(), [](Field const* field) { return field->is_children(); });
    return {.parts = {.picked = {is_asked}}, .children = has_children};
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
            write_chosen(json, wish_, page.records[i], page.titles[i]);
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
            add_feature(page.records[i], page.titles[i], out);
        }
    }
    bool end(std::string& out) override {
        out += "\n]}\n";
        return true;
    }

private:
    void add_feature(Record const& record, std::string const& title, std::string& out) const {
        JsonWriter json(out);
        json.begin_object().key("type").text("Feature").key("id").number(static_cast<long long>(record.id)).key("geometry");
        if (auto const point = point_of(*wish_.query.entity, place_, record))
            json.begin_object().key("type").text("Point").key("coordinates").begin_array().number(point->longitude).number(point->latitude).end_array().end_object();
        else
            json.null();
        json.key("properties").begin_object();
        write_chosen(json, wish_, record, title);
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
