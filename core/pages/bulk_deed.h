#pragma once
#include "core/pages/bulk_selection.h"

namespace ateneu::pages {

/// A deed on many records, ready to be tried and done.
struct BulkDeed {
    std::string name;   ///< "edit", "delete", or an action's: the end of the address
    std::string title;  ///< "Edit 3 people?"
    std::string verb;   ///< of the button: "Change 3 people"
    std::string icon;
    bool danger = false;
    Html effect = {};  ///< what it does, in a sentence or a list
    std::vector<FieldEdit> edits = {};                               ///< columns of the preview
    std::vector<std::pair<std::string, std::string>> fields = {};  ///< what was typed, carried to the next page
    std::function<BulkResult(Transaction&, std::span<Chosen const>)> run;
};

/// The form in which fields and their new values are chosen. `problems` by control name.
http::Response bulk_edit_form(Call& call, Entity const& entity, Selection const& selection, Problems const& problems = {});
/// What that form said. Adds to `problems` what can't be taken.
BulkDeed edit_deed(Call& call, Entity const& entity, Selection const& selection, Problems& problems);
BulkDeed delete_deed(Call& call, Entity const& entity, Selection const& selection);
BulkDeed action_deed(Call& call, RecordAction const& action, Selection const& selection);

/// What the deed would do to each record, and the button that does it.
http::Response bulk_preview(Call& call, Entity const& entity, Selection const& selection, BulkDeed const& deed);
/// Why a record was refused, as one sentence.
std::string reason_of(Call& call, Entity const& entity, RowOutcome const& row);
/// Does it, keeps what became of each record, and leads to that page.
http::Response do_it(Call& call, Entity const& entity, Selection const& selection, BulkDeed const& deed);

}  // namespace ateneu::pages
