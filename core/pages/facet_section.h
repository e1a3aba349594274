#pragma once
#include "core/pages/form_input.h"

// Facets as sections of their owner's form: `card.street`, with `card._version` for optimistic locking.

namespace ateneu::pages {

/// A facet on its owner's form: what is stored of it (id 0: nothing yet), and what was sent.
struct Section {
    Entity const* facet;
    Record stored, sent;
    std::string prefix() const { return std::string(facet->name) + "."; }
    bool is_changed() const { return sent.values != stored.values; }
};
/// Reads the sections that this actor may fill in; texts that are no value become problems of `input`.
std::vector<Section> read_sections(Call& call, Entity const& entity, std::int64_t owner, FormInput& input);
/// What is wrong with the sections while the record itself can't be saved yet.
Problems section_problems(Call& call, std::vector<Section> const& sections);
/// Saves the sections that were changed; their problems, and what somebody else was quicker to save, stand beside their fields.
Problems save_sections(Call& call, std::vector<Section>& sections, std::int64_t owner);
/// Adds problems of fields that have none yet.
void merge(Problems& into, Problems const& more, std::string const& prefix = "");

}  // namespace ateneu::pages
