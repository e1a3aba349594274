#pragma once
#include <map>
#include <optional>
#include <string>

#include "core/entity/convert.h"

namespace ateneu::intake {

/// What a cell says: a value, or why it says none.
struct CellValue {
    std::optional<Value> value;
    Message problem = {};
};

/// Reads the cells of one column, in the forms that people write: what a form takes (`from_text`), labels of choices,
/// countries and languages in every language, yes and no in words, and dates as 31/12/2026, 31.12.2026 or with a time.
/// References and links are read by `References`.
class CellReader {
public:
    CellReader(Field const& field, bool month_first) : field_(&field), month_first_(month_first) {}
    CellValue read(std::string_view text);

private:
    std::optional<std::string> code_of_label(std::string_view text);
    CellValue read_date(std::string_view text) const;
    CellValue read_moment(std::string_view text) const;

    Field const* field_;
    bool month_first_;
    std::map<std::string, std::string> labels_;  ///< folded label → code; made at its first use
};

}  // namespace ateneu::intake
