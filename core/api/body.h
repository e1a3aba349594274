#pragma once
#include <string>
#include <vector>

#include "core/site/site.h"

// What a request says of a record, on its way into the store. Only core/api includes this.

namespace ateneu::api {

/// A facet that the body speaks of.
struct FacetPart {
    Entity const* facet;
    Record record;
};
/// The record's own fields, and those of its facets.
struct Body {
    Record record;
    std::vector<FacetPart> facets;
    Problems problems;
};

/// Reads a JSON object over `start` (a blank record, or what is stored). A body may repeat what reading gave: title
/// and computed columns are ours to write, so they are passed over.
Body read_body(Call& call, Entity const& entity, std::string const& json, Record start);
/// Adds the record and its facets: the first that can't be written is the outcome of the whole.
Written add(Call& call, Entity const& entity, Body& body);
Written change(Call& call, Entity const& entity, Body& body);

/// The facet of a record that the actor may see.
std::optional<Record> facet_record(Call& call, Entity const& facet, std::int64_t owner);

}  // namespace ateneu::api
