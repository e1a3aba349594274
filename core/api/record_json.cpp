#include "core/api/record_json.h"

#include "core/base/json.h"
#include "core/csv/record_json.h"
#include "core/entity/convert.h"
#include "core/store/list.h"

namespace ateneu::api {

namespace {

using Ids = std::vector<std::int64_t>;
using Key = std::pair<Entity const*, std::int64_t>;

void write_fields(JsonWriter& json, Entity const& entity, Record const& record) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].kind() != Kind::secret) json.key(entity.fields[i].name).raw(to_json(entity.fields[i], record.values[i]));
}

/// Everything that the objects of one answer need from elsewhere.
class Around {
public:
    Around(Call& call, Selection const& selection, std::span<Found const> records) : call_(call), selection_(selection) {
        Ids ids;
        for (auto const& found : records) {
            ids.push_back(found.record.id);
            for (auto const& expansion : selection.expansions) gather_targets(expansion, found.record);
        }
        look_up();
        for (auto const& choice : selection.facets) {
            auto const is_chosen = [&](Field const& field) {
                return choice.fields[static_cast<std::size_t>(&field - choice.facet->fields.data())] || field.name == choice.facet->facet_of;
            };
            facets_.push_back(gather(call.tx(), *choice.facet, *choice.facet->find(choice.facet->facet_of), ids, Picked{is_chosen}));
        }
    }

    std::string object(Found const& found) const {
        auto const& entity = *selection_.entity;
        std::string body;
        JsonWriter json(body);
        json.begin_object().key("id").number(static_cast<long long>(found.record.id));
        if (selection_.version) json.key("version").number(static_cast<long long>(found.record.version));
        if (selection_.title && !entity.find("title")) json.key("title").text(found.title);
        for (std::size_t i = 0; i < entity.fields.size(); ++i)
            if (selection_.fields[i]) write_field(json, i, found.record.values[i]);
        for (std::size_t i = 0; i < entity.computed.size(); ++i)
            if (selection_.computed[i]) csv::write_computed(json, entity.computed[i], found.computed[i]);
        write_facets(json, found.record.id);
        json.end_object();
        return body;
    }

private:
    /// Remembers what is to be looked up.
    void want(Entity const* target, std::int64_t id, bool whole) {
        if (target && id != 0) (whole ? wanted_whole_ : wanted_titles_)[target].push_back(id);
    }
    void want(Field const& field, Value const& value, bool whole) {
        if (field.kind() == Kind::reference) want(&field.target(), integer_of(value), whole);
        else if (auto const* keys = std::get_if<Keys>(&value))
            for (auto const key : *keys) want(&field.target(), key, whole);
        else if (auto const* to = std::get_if<AnyReference>(&value)) want(call_.site.registry().find(to->entity), to->id, whole);
    }
    void gather_targets(Expansion const& expansion, Record const& record) {
        auto const& field = selection_.entity->fields[expansion.field];
        auto const& value = record.values[expansion.field];
        if (expansion.inner < 0) return want(field, value, expansion.whole);
        auto const inner = static_cast<std::size_t>(expansion.inner);
        for (auto const& child : std::get<Records>(value)) want(field.target().fields[inner], child.values[inner], expansion.whole);
    }
    void look_up() {
        for (auto& [target, ids] : wanted_titles_)
            for (auto& [id, title] : titles(call_.tx(), *target, ids)) titles_[{target, id}] = std::move(title);
        for (auto& [target, ids] : wanted_whole_)
            for (auto& [id, found] : gather(call_.tx(), *target, ids)) whole_.emplace(Key{target, id}, std::move(found));
    }

    /// The record in its reference's place. What the actor may not see keeps its id and has no title.
    void write_target(JsonWriter& json, Entity const* target, std::int64_t id, bool whole, std::string_view kind = {}) const {
        json.begin_object();
        if (!kind.empty()) json.key("entity").text(kind);
        json.key("id").number(static_cast<long long>(id));
        auto const seen = whole ? whole_.find({target, id}) : whole_.end();
        if (seen != whole_.end()) {
            json.key("version").number(static_cast<long long>(seen->second.record.version));
            if (!target->find("title")) json.key("title").text(seen->second.title);
            write_fields(json, *target, seen->second.record);
        } else {
            auto const title = titles_.find({target, id});
            json.key("title");
            if (title == titles_.end()) json.null();
            else json.text(title->second);
        }
        json.end_object();
    }
    void write_expanded(JsonWriter& json, Field const& field, Value const& value, bool whole) const {
        auto const* to = std::get_if<AnyReference>(&value);
        if (auto const* keys = std::get_if<Keys>(&value)) {
            json.begin_array();
            for (auto const key : *keys) write_target(json, &field.target(), key, whole);
            json.end_array();
        } else if (to && !to->entity.empty()) {
            write_target(json, call_.site.registry().find(to->entity), to->id, whole, to->entity);
        } else if (!to && integer_of(value) != 0) {
            write_target(json, &field.target(), integer_of(value), whole);
        } else {
            json.null();
        }
    }
    void write_children(JsonWriter& json, std::size_t index, Records const& children) const {
        auto const& child = selection_.entity->fields[index].target();
        json.begin_array();
        for (auto const& record : children) {
            json.begin_object().key("id").number(static_cast<long long>(record.id));
            for (std::size_t i = 0; i < child.fields.size(); ++i) {
                auto const& field = child.fields[i];
                if (field.kind() == Kind::secret || field.name == child.parent) continue;
                json.key(field.name);
                if (auto const* expansion = selection_.expansion(index, static_cast<int>(i))) write_expanded(json, field, record.values[i], expansion->whole);
                else json.raw(to_json(field, record.values[i]));
            }
            json.end_object();
        }
        json.end_array();
    }
    void write_field(JsonWriter& json, std::size_t index, Value const& value) const {
        auto const& field = selection_.entity->fields[index];
        json.key(field.name);
        if (field.is_children()) write_children(json, index, std::get<Records>(value));
        else if (auto const* expansion = selection_.expansion(index)) write_expanded(json, field, value, expansion->whole);
        else json.raw(to_json(field, value));
    }
    void write_facets(JsonWriter& json, std::int64_t owner) const {
        for (std::size_t f = 0; f < facets_.size(); ++f) {
            auto const& choice = selection_.facets[f];
            json.key(choice.facet->name);
            auto const found = facets_[f].find(owner);
            if (found == facets_[f].end()) {
                json.null();
                continue;
            }
            auto const& record = found->second.record;
            json.begin_object().key("id").number(static_cast<long long>(record.id));
            for (std::size_t i = 0; i < choice.fields.size(); ++i)
                if (choice.fields[i]) json.key(choice.facet->fields[i].name).raw(to_json(choice.facet->fields[i], record.values[i]));
            json.end_object();
        }
    }

    Call& call_;
    Selection const& selection_;
    std::map<Entity const*, Ids> wanted_titles_, wanted_whole_;
    std::map<Key, std::string> titles_;
    std::map<Key, Found> whole_;
    std::vector<std::map<std::int64_t, Found>> facets_;  ///< in the order of the selection's
};

}  // namespace

std::vector<std::string> records_json(Call& call, Selection const& selection, std::span<Found const> records) {
    Around const around(call, selection, records);
    std::vector<std::string> objects;
    objects.reserve(records.size());
    for (auto const& found : records) objects.push_back(around.object(found));
    return objects;
}

}  // namespace ateneu::api
