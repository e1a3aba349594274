#include "core/base/metrics.h"

#include <thread>

#include "core/base/result.h"

namespace ateneu {
namespace {

std::string written(Metric const& metric) {
    std::string out;
    metric.write(out);
    return out;
}

TEST(Metric, CountsWhatManyThreadsCountAtOnce) {
    Metric metric({.kind = Metric::Kind::counter, .name = "deeds_total", .help = "Deeds."});
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 20; ++thread)
            threads.emplace_back([&] {
                for (int deed = 0; deed < 1000; ++deed) metric.add();
            });
    }
    EXPECT_EQ(metric.value(), 20'000);
    EXPECT_EQ(written(metric), "# HELP deeds_total Deeds.\n# TYPE deeds_total counter\ndeeds_total 20000\n");
}

TEST(Metric, WritesLabelsEscapedAndInOrder) {
    Metric metric({.kind = Metric::Kind::counter, .name = "doors_total", .help = "One\nline.", .labels = {"door", "code"}});
    metric.add({"b", "200"});
    metric.add({"a\"\\\n", "404"}, 2.5);
    metric.add({"b", "200"});
    EXPECT_EQ(written(metric),
              "# HELP doors_total One\\nline.\n# TYPE doors_total counter\n"
              "doors_total{door=\"a\\\"\\\\\\n\",code=\"404\"} 2.5\ndoors_total{door=\"b\",code=\"200\"} 2\n");
}

TEST(Metric, AddsUpAHistogramsBuckets) {
    Metric metric({.kind = Metric::Kind::histogram, .name = "wait_seconds", .help = "Waits.", .buckets = {0.25, 1}});
    for (auto const value : {0.25, 0.5, 1.0, 7.0}) metric.observe(value);
    EXPECT_EQ(written(metric),
              "# HELP wait_seconds Waits.\n# TYPE wait_seconds histogram\n"
              "wait_seconds_bucket{le=\"0.25\"} 1\nwait_seconds_bucket{le=\"1\"} 3\nwait_seconds_bucket{le=\"+Inf\"} 4\n"
              "wait_seconds_sum 8.75\nwait_seconds_count 4\n");
    EXPECT_EQ(metric.series(), 5U);
}

TEST(Metric, IsThereBeforeAnythingHappened) {
    Metric metric({.kind = Metric::Kind::counter, .name = "rare_total", .help = "Rare."});
    EXPECT_TRUE(written(metric).ends_with("rare_total 0\n"));
}

TEST(Metric, CountsSeriesBeyondItsLimitTogether) {
    Metric metric({.kind = Metric::Kind::counter, .name = "many_total", .help = "Many.", .labels = {"a", "b"}, .most_series = 2});
    for (auto const value : {"1", "2", "3", "4", "1"}) metric.add({value, "x"});
    EXPECT_EQ(metric.value({"1", "x"}), 2);
    EXPECT_EQ(metric.value({"other", "other"}), 2);
    EXPECT_EQ(metric.series(), 3U);
}

TEST(Metric, WantsAValueForEachLabel) {
    Metric metric({.kind = Metric::Kind::counter, .name = "labelled_total", .help = "Labelled.", .labels = {"door"}});
    EXPECT_THROW(metric.add({"a", "b"}), Mistake);
}

TEST(WriteGauge, WritesWhatWasJustRead) {
    std::string out;
    write_gauge(out, "jobs_queued", "Jobs.", {{{{"queue", "mail"}}, 3}, {{{"queue", "other"}}, 0.5}});
    EXPECT_EQ(out, "# HELP jobs_queued Jobs.\n# TYPE jobs_queued gauge\njobs_queued{queue=\"mail\"} 3\njobs_queued{queue=\"other\"} 0.5\n");
}

}  // namespace
}  // namespace ateneu
