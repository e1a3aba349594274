#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"

namespace ateneu::intake {

/// A row of the file as it waits.
struct StagedRow {
    std::int64_t row = 0;  ///< as a spreadsheet counts: the headings are row 1
    std::vector<std::string> cells;
};

enum class Outcome : std::uint8_t { fresh, changed, same, wrong };
/// "new", "changed", "same", "wrong"; and back ("new" for what is none of them).
std::string_view code_of(Outcome outcome);
Outcome outcome_of(std::string_view code);

/// What is wrong with a cell, or with the row where `column` is -1.
struct Wrong {
    int column = -1;
    std::string field;  ///< "" where it is about the row
    Message message;
};
/// What a row would do to a field: both as text.
struct Difference {
    std::string field, before, after;
};
/// What the check found in one row.
struct Finding {
    std::int64_t row = 0;
    Outcome outcome = Outcome::fresh;
    std::int64_t record = 0, version = 0;  ///< whom it is about; 0 for a new one
    std::vector<Wrong> wrong;
    std::vector<Difference> differences;
};

/// As stored: `wrong` and `differences` of a finding.
std::string detail_json(Finding const& finding);
void read_detail(std::string_view json, Finding& finding);
std::string texts_json(std::vector<std::string> const& texts);
std::vector<std::string> texts_from_json(std::string_view json);
std::string to_json(Message const& message);
Message message_from_json(std::string_view json);

}  // namespace ateneu::intake
