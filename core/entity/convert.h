#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/entity/entity.h"
#include "core/entity/query.h"

// How a value is text, SQL and JSON, by kind. The only place that knows.

namespace ateneu {

/// What a field holds when nothing was given: absent where it may be, else "", 0, false or empty.
Value nothing_of(Field const& field);

// ---- text: forms, filters, CSV -------------------------------------------------------------

/// From one text as people write it; nullopt when it isn't one. Blank gives `nothing_of`.
/// References and links take ids; lists one item a line or separated by commas; money `12.50 EUR`;
/// a time range `start/end`; any reference `people.person:12`.
std::optional<Value> from_text(Field const& field, std::string_view text);
/// Back to what the form control shows and `from_text` reads.
std::string to_text(Field const& field, Value const& value);
/// What to say when `from_text` gave nothing.
Message how_to_write(Field const& field);

/// Format, range, length and choice of a value that is there ("" and absent pass); requiredness too when `whole`.
void check_value(Field const& field, Value const& value, std::string const& address, Problems& problems);

// ---- SQL -----------------------------------------------------------------------------------

/// Binds the value's columns in order: `$3` or, for two columns, `$3, $4`.
void bind_value(Query& query, Field const& field, Value const& value, db::Dialect dialect,
                std::vector<std::string>& places);
/// Reads the value from `column` on; moves `column` behind it.
Value read_value(Field const& field, db::Rows const& rows, int& column);
/// The columns of a field, quoted, each behind `alias.`.
void append_columns(std::string& sql, Field const& field, std::string_view alias);

// ---- JSON: history and API -------------------------------------------------------------------

/// As JSON: dates and instants ISO text, references their id, money {"amount","currency"}, secrets null.
void to_json(std::string& out, Field const& field, Value const& value);
std::string to_json(Field const& field, Value const& value);
/// A JSON object of all fields that may be shown, children included.
std::string to_json(Entity const& entity, Record const& record);
/// From the JSON text of one value; nullopt when it is of the wrong type.
std::optional<Value> from_json(Field const& field, std::string_view json);
/// Reads a JSON object into `record`; unknown names and wrong types become problems (children: `lines[3].quantity`).
/// Returns the names of the fields that were there. A body that isn't an object is one problem of field "".
std::vector<std::string_view> from_json(Entity const& entity, std::string_view json, Record& record,
                                        Problems& problems);

}  // namespace ateneu
