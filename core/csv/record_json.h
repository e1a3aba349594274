#pragma once
#include <span>
#include <string>

#include "core/base/json.h"
#include "core/entity/entity.h"

namespace ateneu::csv {

/// Members of an object: id, version, the title a person would read where no field of that name stands for itself, and the
/// fields but for secrets. The same in the API's lists and in files. The object is begun and ended by the caller.
void write_head(JsonWriter& json, Entity const& entity, Record const& record, std::string const& title);
void write_record(JsonWriter& json, Entity const& entity, Record const& record, std::string const& title);
/// A member for what is worked out: decimals as text, as fields of the kind are.
void write_computed(JsonWriter& json, Computed const& computed, Value const& value);

}  // namespace ateneu::csv
