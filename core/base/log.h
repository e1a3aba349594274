#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>

namespace ateneu {

/// One fact of a log line: ids and counts, never names, addresses or notes.
struct Fact {
    std::string_view name;
    std::string value;
    bool bare = false;  ///< a number or true/false: stands in JSON without quotes
    Fact(std::string_view n, std::string_view v) : name(n), value(v) {}
    Fact(std::string_view n, char const* v) : name(n), value(v) {}
    Fact(std::string_view n, std::string const& v) : name(n), value(v) {}
    template <class Number>
        requires std::is_arithmetic_v<Number>
    Fact(std::string_view n, Number v) : name(n), value(std::to_string(v)), bare(true) {}
    Fact(std::string_view n, bool v) : name(n), value(v ? "true" : "false"), bare(true) {}
};
/// A fixed event name to search for, then facts, one JSON object a line on stderr.
void log_info(std::string_view event, std::initializer_list<Fact> facts = {});
void log_warning(std::string_view event, std::initializer_list<Fact> facts = {});
void log_error(std::string_view event, std::initializer_list<Fact> facts = {});
/// For tests and quiet commands: keep only warnings and worse.
void log_quietly();

}  // namespace ateneu
