#pragma once
#include "core/site/site.h"

namespace ateneu::people {

/// Why, before somebody looks at everything as somebody else.
http::Response ask_viewing(Call& call);
http::Response begin_viewing(Call& call);
/// The one thing that is open to whoever looks as somebody else.
http::Response end_viewing(Call& call);
/// Leads there from a person's page.
RecordLink view_as_link();

}  // namespace ateneu::people
