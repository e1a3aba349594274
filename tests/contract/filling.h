#pragma once
#include "tests/contract/house.h"
#include "tests/contract/maker.h"

// From a record to what somebody types, and back.

namespace ateneu::contract {

/// What is typed for a value: one text, or one for each chosen record.
std::vector<std::string> typed(Field const& field, Value const& value);
/// Whether the form of a new record asks for it.
bool is_asked(Entity const& entity, Field const& field);
/// Types a whole record into its form. Each field that is asked has to have its control.
void fill(Form& form, Entity const& entity, Record const& record, std::string const& prefix = "");
/// A record as the JSON that the API takes: fields that people write.
std::string json_of(Entity const& entity, Record const& record);
/// `{"name": …}` of one field.
std::string json_of(Field const& field, Value const& value);
/// That all that was given is what is stored; ids and what the system writes are its own.
void expect_same(Entity const& entity, Record const& given, Record const& stored);
/// The number at the end of an address; 0 when there is none.
std::int64_t id_in(std::string const& address);

}  // namespace ateneu::contract
