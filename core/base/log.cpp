#include "core/base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>

#include "core/base/json.h"
#include "core/base/time.h"

namespace ateneu {
namespace {

spdlog::logger& logger() {
    static spdlog::logger stderr_logger = [] {
        spdlog::logger made("ateneu", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made.set_pattern("%v");
        return made;
    }();
    return stderr_logger;
}

std::string& build() {
    static std::string text;
    return text;
}

thread_local std::string_view request_under_way;

Instant now() {
    auto const since_1970 = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since_1970).count()};
}

/// `nan` and `inf` are numbers for C++ but not for JSON.
bool stands_bare(Fact const& fact) {
    if (!fact.bare) return false;
    return fact.value == "true" || fact.value == "false" ||
           fact.value.find_first_not_of("-.0123456789") == std::string::npos;
}

void write(spdlog::level::level_enum level, std::string_view level_name, std::string_view event,
           std::initializer_list<Fact> facts) {
    if (!logger().should_log(level)) return;
    std::string line;
    JsonWriter json(line);
    json.begin_object();
    json.key("ts").text(iso(now()));
    json.key("level").text(level_name);
    json.key("event").text(event);
    if (!request_under_way.empty()) json.key("req_id").text(request_under_way);
    for (auto const& fact : facts) {
        json.key(fact.name);
        if (stands_bare(fact))
            json.raw(fact.value);
        else
            json.text(fact.value);
    }
    if (!build().empty()) json.key("build").text(build());
    json.end_object();
    logger().log(level, "{}", line);
}

}  // namespace

void log_info(std::string_view event, std::initializer_list<Fact> facts) {
    write(spdlog::level::info, "info", event, facts);
}

void log_warning(std::string_view event, std::initializer_list<Fact> facts) {
    write(spdlog::level::warn, "warning", event, facts);
}

void log_error(std::string_view event, std::initializer_list<Fact> facts) {
    write(spdlog::level::err, "error", event, facts);
}

void log_quietly() { set_log_level(LogLevel::warning); }

void set_log_level(LogLevel level) {
    logger().set_level(level == LogLevel::info ? spdlog::level::info : level == LogLevel::warning ? spdlog::level::warn : spdlog::level::err);
}

LogLevel log_level() {
    auto const level = logger().level();
    return level <= spdlog::level::info ? LogLevel::info : level == spdlog::level::warn ? LogLevel::warning : LogLevel::error;
}

std::string_view name_of(LogLevel level) {
    return level == LogLevel::info ? "info" : level == LogLevel::warning ? "warning" : "error";
}

bool set_log_level(std::string_view name) {
    for (auto const level : {LogLevel::info, LogLevel::warning, LogLevel::error})
        if (name == name_of(level)) return set_log_level(level), true;
    return false;
}

void set_log_build(std::string text) { build() = std::move(text); }

LogScope::LogScope(std::string_view request) : before_(request_under_way) { request_under_way = request; }

LogScope::~LogScope() { request_under_way = before_; }

std::string_view logged_request() { return request_under_way; }

}  // namespace ateneu
