#pragma once
#include "core/site/site.h"

namespace ateneu::people {

/// What a person may do and why: each right with where it comes from, which records it opens, and for one record whose
/// address is given (`?record=/workshops/events/12`) what they may do with it. For superusers, for those who may see
/// logins, and for the person.
http::Response rights_page(Call& call);
RecordLink rights_link();

}  // namespace ateneu::people
