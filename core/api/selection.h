#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/site/site.h"
#include "core/store/rows.h"

// What an answer tells of a record: `fields=` and `expand=`. Only core/api includes this.

namespace ateneu::api {

/// A facet that the answer tells of, and which of its fields.
struct FacetChoice {
    Entity const* facet;
    std::vector<bool> fields;
};
/// A reference or link whose records stand in the answer instead of their ids.
struct Expansion {
    std::size_t field;  ///< of the entity
    int inner = -1;     ///< of the child, where `field` holds children
    bool whole = false; ///< the record, not only its title
};

struct Selection {
    Entity const* entity = nullptr;
    bool version = true, title = true;
    std::vector<bool> fields, computed;  ///< in the order of the entity's table
    std::vector<FacetChoice> facets;
    std::vector<Expansion> expansions;
    bool is_usual = true;  ///< neither parameter was given

    /// What has to be read for it.
    Picked picked() const;
    /// How a field is expanded, or null.
    Expansion const* expansion(std::size_t field, int inner = -1) const;
};

/// What somebody gets who asks for nothing in particular: every field but secrets; with `facets`, also those.
Selection usual_selection(Call& call, Entity const& entity, bool facets);
/// From the request's address; names that aren't there, or not for this actor, become problems of `fields` or `expand`.
Selection selection_of(Call& call, Entity const& entity, bool facets, Problems& problems);
/// Parameters of a route that has no filters: only these two, and `also`.
void refuse_other_parameters(Call& call, std::string_view also, Problems& problems);

}  // namespace ateneu::api
