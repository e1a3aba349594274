#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ateneu::timebank::timeoverflow {

/// A table of TimeOverflow that something becomes of. Source: spec 2; older and newer versions have fewer or more columns.
struct Source {
    std::string_view name;
    std::span<std::string_view const> columns;   ///< what is taken, besides `id`
    std::span<std::string_view const> demanded;  ///< without these it is no TimeOverflow that we know
    bool required = true;                        ///< every TimeOverflow has it
};

std::span<Source const> sources();
/// null: nothing becomes of it.
Source const* source_named(std::string_view name);
/// Why nothing becomes of a table that has no source.
std::string reason_to_leave_out(std::string_view table);
/// Columns without a field of ours that nobody misses: what the database keeps for itself, unused ones, tokens.
bool is_of_no_use(std::string_view column);

}  // namespace ateneu::timebank::timeoverflow
