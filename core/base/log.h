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
/// A fixed event name to search for, then facts, one JSON object a line on stderr: `ts`, `level`, `event`, the request's id
/// where one is being answered (`LogScope`), the facts, `build`.
void log_info(std::string_view event, std::initializer_list<Fact> facts = {});
void log_warning(std::string_view event, std::initializer_list<Fact> facts = {});
void log_error(std::string_view event, std::initializer_list<Fact> facts = {});
/// For tests and quiet commands: keep only warnings and worse.
void log_quietly();

/// What is written at all; may be changed at any time.
enum class LogLevel { info, warning, error };
void set_log_level(LogLevel level);
LogLevel log_level();
std::string_view name_of(LogLevel level);
/// "info", "warning", "error".
bool set_log_level(std::string_view name);
/// The program's version, in every line; said once, before other threads are there.
void set_log_build(std::string build);

/// While it lives, lines of this thread carry the id of the request that they belong to.
class LogScope {
public:
    /// `request` outlives it.
    explicit LogScope(std::string_view request);
    ~LogScope();
    LogScope(LogScope const&) = delete;
    LogScope& operator=(LogScope const&) = delete;

private:
    std::string_view const before_;
};
/// Of this thread's scope, or "".
std::string_view logged_request();

}  // namespace ateneu
