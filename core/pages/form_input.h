#pragma once
#include "core/pages/control.h"

// From a posted form to records: the record itself, its children, its facets.

namespace ateneu::pages {

/// What a form holds, ready for `store` and ready to be shown again.
struct FormInput {
    Typed typed;      ///< exactly what was sent, by control name
    Problems problems;  ///< texts that are no value
};
/// Reads the form's controls beginning with `prefix` into `record`; controls that were not sent leave it alone.
void read_form(http::Fields const& form, Entity const& entity, std::string const& prefix, Record& record, FormInput& input);
/// The controls' texts of a stored or blank record.
Typed typed_of(Entity const& entity, Record const& record, std::string const& prefix = "");
/// How many rows of children a form shows for a field: what was sent, or what is stored, plus a blank one.
std::size_t rows_in(Typed const& typed, std::string const& prefix);
/// The visible facet of a record, or a blank one (id 0).
Record facet_record(Call& call, Entity const& facet, std::int64_t owner);
/// Facets whose fields this actor may fill in on the owner's form.
std::vector<Entity const*> editable_facets(Call& call, Entity const& entity, std::int64_t owner);

}  // namespace ateneu::pages
