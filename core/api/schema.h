#pragma once
#include <boost/json.hpp>
#include <string>

#include "core/entity/registry.h"

// JSON Schema (2020-12, as OpenAPI 3.1 takes it) from the entities' tables. Only core/api includes this.

namespace ateneu::api {

/// Which JSON of an entity a schema describes.
enum class Shape {
    read,          ///< what an answer holds: `people.person`
    create,        ///< what adds or replaces one: `people.person.create`
    change,        ///< what changes some of it: `people.person.change`
    part,          ///< as a child or facet inside an answer: `people.login.part`
    part_input     ///< the same inside a body: `people.login.part_input`
};
std::string schema_name(Entity const& entity, Shape shape);
/// `{"$ref": "#/components/schemas/…"}`
boost::json::object schema_ref(std::string_view name);
boost::json::object schema_of(Registry const& registry, Entity const& entity, Shape shape);
/// One value of a field as it stands in an address: what a filter takes.
boost::json::object filter_schema(Field const& field);
/// Money, time range, any record, expanded reference, error …: what all entities share.
boost::json::object shared_schemas();

}  // namespace ateneu::api
