#pragma once
#include "core/pages/view.h"

namespace ateneu::pages {

/// Where the form stands that somebody else was quicker than; the record's own address unless told.
struct ConflictAt {
    std::string action;  ///< what the choice is sent to
    std::string back;    ///< the page to go back to
    std::string title;   ///< what that page is called
};
/// Somebody else saved first: both versions, field by field, and the choice between them (409).
http::Response conflict_page(Call& call, Entity const& entity, Record const& mine, Conflict const& conflict);
http::Response conflict_page(Call& call, Entity const& entity, Record const& mine, Conflict const& conflict, ConflictAt const& at);
/// The answer to that page: fields chosen as theirs take what is stored.
void take_theirs(Call& call, Entity const& entity, Record const& stored, Record& record);

}  // namespace ateneu::pages
