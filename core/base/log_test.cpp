#include "core/base/log.h"

#include <boost/json/parse.hpp>
#include <cmath>
#include <cstdlib>
#include <thread>

#include "core/base/text.h"
#include "core/base/time.h"

namespace ateneu {
namespace {

std::string logged(auto deed) {
    testing::internal::CaptureStderr();
    deed();
    return testing::internal::GetCapturedStderr();
}

boost::json::object read(std::string const& line) { return boost::json::parse(line).as_object(); }

TEST(Log, WritesOneJsonObjectALine) {
    auto const line = logged([] {
        log_info("time.given", {{"transfer", 17}, {"scope", "gràcia"}});
    });
    EXPECT_TRUE(line.ends_with("}\n"));
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    auto const entry = read(line);
    EXPECT_EQ(entry.at("level"), "info");
    EXPECT_EQ(entry.at("event"), "time.given");
    EXPECT_EQ(entry.at("transfer"), 17);
    EXPECT_EQ(entry.at("scope"), "gràcia");
}

TEST(Log, TellsTheInstantInUtc) {
    auto const entry = read(logged([] { log_info("tick"); }));
    auto const time = parse_instant(entry.at("ts").as_string().c_str());
    ASSERT_TRUE(time);
    EXPECT_GT(*time, *parse_instant("2026-01-01T00:00:00Z"));
}

TEST(Log, NamesItsLevels) {
    EXPECT_EQ(read(logged([] { log_warning("odd"); })).at("level"), "warning");
    EXPECT_EQ(read(logged([] { log_error("broken"); })).at("level"), "error");
}

TEST(Log, KeepsNumbersAndTruthsBareAndStaysJsonWithoutANumber) {
    auto const entry = read(logged([] {
        log_info(
            "facts",
            {{"low", -3}, {"half", 0.5}, {"ok", true}, {"none", std::nan("")}, {"digits", "12"}});
    }));
    EXPECT_EQ(entry.at("low"), -3);
    EXPECT_EQ(entry.at("half"), 0.5);
    EXPECT_EQ(entry.at("ok"), true);
    EXPECT_TRUE(entry.at("none").is_string());
    EXPECT_EQ(entry.at("digits"), "12");
}

TEST(Log, CantBeBrokenByAValue) {
    auto const line = logged([] { log_info("path", {{"path", "/a\"\n{\xff} {0}"}}); });
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    EXPECT_EQ(read(line).at("path"), "/a\"\n{\xEF\xBF\xBD} {0}");
}

TEST(Log, KeepsLinesWholeWhenManyThreadsWrite) {
    auto const lines = logged([] {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([] {
                for (int line = 0; line < 100; ++line) log_info("busy", {{"line", line}});
            });
    });
    auto const all = split(lines, '\n');
    ASSERT_EQ(all.size(), 401U);
    for (auto const line : std::span(all).first(400))
        EXPECT_EQ(read(std::string(line)).at("event"), "busy");
}

TEST(Log, NamesTheRequestThatIsAnswered) {
    auto const lines = logged([] {
        LogScope const scope("0123456789abcdef");
        log_info("inside");
        std::jthread([] { log_info("elsewhere"); }).join();
        {
            LogScope const inner("fedcba9876543210");
            log_info("inner");
        }
        log_info("back");
    });
    auto const all = split(lines, '\n');
    EXPECT_EQ(read(std::string(all[0])).at("req_id"), "0123456789abcdef");
    EXPECT_FALSE(read(std::string(all[1])).contains("req_id"));
    EXPECT_EQ(read(std::string(all[2])).at("req_id"), "fedcba9876543210");
    EXPECT_EQ(read(std::string(all[3])).at("req_id"), "0123456789abcdef");
}

TEST(LogLevel, ChangesWhileTheProgramRuns) {
    EXPECT_FALSE(set_log_level("loud"));
    EXPECT_EQ(name_of(log_level()), "info");
    auto const lines = logged([] {
        EXPECT_TRUE(set_log_level("error"));
        log_warning("hidden");
        log_error("shown");
        EXPECT_TRUE(set_log_level("info"));
        log_info("shown too");
    });
    EXPECT_EQ(lines.find("hidden"), std::string::npos);
    EXPECT_EQ(split(lines, '\n').size(), 3U);
}

TEST(LogQuietly, KeepsOnlyWarningsAndWorse) {
    // In a process of its own, because being quiet lasts.
    auto const quiet = [] {
        log_quietly();
        log_info("hidden");
        log_warning("shown");
        std::exit(0);
    };
    EXPECT_EXIT(quiet(), testing::ExitedWithCode(0), "^[^\n]*\"shown\"[^\n]*\n$");
}

}  // namespace
}  // namespace ateneu
