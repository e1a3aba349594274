#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/api/selection.h"
#include "core/store/gather.h"

// Records as JSON objects, as a selection wants them. Only core/api includes this.

namespace ateneu::api {

/// One object each, in the order of the records. Whatever they point at is looked up in one query a kind.
std::vector<std::string> records_json(Call& call, Selection const& selection, std::span<Found const> records);

}  // namespace ateneu::api
