#pragma once
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/http/server.h"

namespace ateneu::timebank {

/// What the fields `hours` and `minutes` of a form say (TB-R2): whole hours, minutes below sixty, blank is none, and more
/// than nothing in all. What is wrong is added beside its field; the answer is none then.
Duration amount_of(http::Fields const& form, Problems& problems);

/// The field of such a form that a refusal belongs to: an amount stands at the hours.
std::string field_of(Refusal const& refusal, std::string const& otherwise);

}  // namespace ateneu::timebank
