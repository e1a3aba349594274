#pragma once
#include "core/site/site.h"

namespace ateneu::people {

/// `/terms`: the terms of service, for everybody to read; who is logged in agrees to them there (TB-R47).
http::Response show_terms(Call& call);
http::Response accept_terms(Call& call);
/// Notes that this person agrees to the document as it stands.
void accept_document(Transaction& tx, std::int64_t person, std::string_view label);

}  // namespace ateneu::people
