#include "core/jobs/watch.h"

namespace ateneu::jobs {

Metric& run_seconds() {
    static Metric metric({.kind = Metric::Kind::histogram, .name = "jobs_seconds", .help = "How long runs of jobs took, by kind.", .labels = {"queue"},
                          .buckets = {0.01, 0.1, 1, 10, 60, 600, 3600}});
    return metric;
}

Metric& failures_counted() {
    static Metric metric({.kind = Metric::Kind::counter, .name = "jobs_failed_total", .help = "Jobs given up, by kind.", .labels = {"queue"}});
    return metric;
}

std::vector<Metric const*> metrics() { return {&run_seconds(), &failures_counted()}; }

}  // namespace ateneu::jobs
